"""Runs Tesseract, the OCR engine, on pictures of pages: an outside program, asked for by ``./press ocr`` alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from chapbook.shapes.findings import SetupError

PROGRAM = "tesseract"
PATIENCE = 900
"""Seconds after which a page is given up."""

# The version is the last component of a model file (tessdatamanager.h, TESSDATA_VERSION): 4.00.00alpha:fra:synth...
_MODEL_VERSION = re.compile(rb"\d+\.\d+\.\d+\w*:[\w/-]+:[\x20-\x7e]{1,60}")


@dataclass(frozen=True, slots=True)
class Engine:
    """Tesseract as it is installed: its path and version, the model's name, and what identifies the model's file."""

    program: str
    version: str
    model: str
    model_version: str

    def read(self, picture: Path) -> str:
        """The hOCR of a picture. Raises SetupError where Tesseract fails on it."""
        # By its setting: the configuration file "hocr" is not everywhere installed.
        done = _run(
            [self.program, str(picture), "stdout", "-l", self.model, "-c", "tessedit_create_hocr=1"],
            f"reading {picture}",
        )
        return done.stdout


def find_engine(model: str) -> Engine:
    """Tesseract with the model for a language (``fra``). Raises SetupError with what to install where one lacks."""
    package = f"tesseract-ocr-{model.replace('_', '-')}"
    program = shutil.which(PROGRAM)
    if program is None:
        raise SetupError(f"Tesseract is not installed. On Debian and Ubuntu: apt-get install tesseract-ocr {package}")
    version = _said(_run([program, "--version"], "telling its version")).splitlines()[:1]
    listed = _said(_run([program, "--list-langs"], "telling its languages"))
    if model not in listed.split():
        raise SetupError(f"Tesseract has no model {model!r}. On Debian and Ubuntu: apt-get install {package}")
    folder = re.search(r'"(.*?)"', listed)
    file = Path(folder[1]) / f"{model}.traineddata" if folder else None
    return Engine(program, " ".join(version), model, _model_version(file))


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """What it printed: Tesseract 4 tells of itself on the error output."""
    return done.stdout + done.stderr


def _run(command: list[str], doing: str) -> subprocess.CompletedProcess[str]:
    # One thread for each page: Tesseract's own threads cost more than they bring.
    surroundings = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and paths in the book's folder
            command, capture_output=True, encoding="utf-8", env=surroundings, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SetupError(f"Tesseract failed at {doing}: {error}") from error
    if done.returncode:
        said = " ".join(done.stderr.split())[-300:] or f"status {done.returncode}"
        raise SetupError(f"Tesseract failed at {doing}: {said}")
    return done


def _model_version(file: Path | None) -> str:
    """The version that a model's file tells, if it does, and the SHA-256 of the file, which is its true name."""
    if file is None or not file.is_file():
        return "file not found"
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    told = _MODEL_VERSION.search(file.read_bytes())
    return f"{told[0].decode('ascii').strip()}, sha256 {digest}" if told else f"sha256 {digest}"
