"""The order of the checks, and what becomes of a check whose file is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import tiny_build
from chapbook import check
from chapbook.check.laws import check_laws
from chapbook.shapes.build import Build, Verdict


def right(_build: Build) -> tuple[Verdict, ...]:
    return (Verdict("right", True, "all"),)


def missing(build: Build) -> tuple[Verdict, ...]:
    build.file(".epub").read_bytes()
    return ()


def test_a_missing_file_fails_with_a_remedy_and_the_other_checks_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "CHECKS", (missing, right))
    verdicts = check.check_book(tiny_build(tmp_path))
    assert [(verdict.name, verdict.passed) for verdict in verdicts] == [("tiny.epub", False), ("right", True)]
    assert "./press build --book tiny" in verdicts[0].measured


def test_the_laws_come_first(tmp_path: Path) -> None:
    assert check.CHECKS[0] is check_laws
    assert check.check_book(tiny_build(tmp_path))[0].name.startswith("law 1")
