"""The tasks as a person meets them: listed, explained, and ending non-zero when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TASKS = (
    "accept",
    "bench",
    "booklet",
    "build",
    "check",
    "clean",
    "edit",
    "epub",
    "import-edits",
    "lint",
    "model",
    "new",
    "ocr",
    "pdf",
    "pictures",
    "proof",
    "specimen",
    "structure",
    "test",
    "watch",
    "web",
)


def invoke(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_every_task_is_listed_with_what_it_does(tmp_path: Path) -> None:
    lines = invoke("--list", cwd=tmp_path).stdout.splitlines()
    listed = [line.split(maxsplit=1) for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert tuple(words[0] for words in listed) == TASKS
    assert all(len(words) == 2 for words in listed)


def test_the_help_of_clean_says_that_nothing_is_deleted(tmp_path: Path) -> None:
    assert "Nothing is deleted" in invoke("--help", "clean", cwd=tmp_path).stdout


@pytest.mark.parametrize("name", ["build", "check", "epub"])
def test_every_task_on_books_explains_how_to_pick_them(tmp_path: Path, name: str) -> None:
    assert "--book" in invoke("--help", name, cwd=tmp_path).stdout


def test_an_unknown_book_ends_non_zero_with_the_nearest_and_no_traceback(tmp_path: Path) -> None:
    done = invoke("clean", "--book", "roker-essence", cwd=tmp_path)
    assert done.returncode == 1
    assert "Did you mean rocker-essence?" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_new_book_from_a_scan_that_is_not_there_ends_non_zero(tmp_path: Path) -> None:
    done = invoke("new", "--scan", "absent.txt", "--title", "Titre", "--author", "Auteur", cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no file absent.txt" in done.stderr
