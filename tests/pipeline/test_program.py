"""The words of the command line that name no task or option: what ./press says in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.pipeline.program import Press

ROOT = Path(__file__).resolve().parents[2]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int | str | None, str]:
    """The exit status and all that is printed."""
    with pytest.raises(SystemExit) as ended:
        Press(binary="./press", version="0").run(["press", "--search-root", str(ROOT), *words])
    return ended.value.code, "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("build nope", "press: there is no task 'nope'. For a book write: ./press build --book nope"),
        ("new scan.txt", "press: there is no task 'scan.txt'. For a scan write: ./press new --scan scan.txt"),
        ("bulid", "press: there is no task 'bulid'. Did you mean build?"),
        ("--help bulid", "press: there is no task 'bulid'. Did you mean build?"),
        ("build tests", "Did you mean test? For a book write: ./press build --book tests"),
        ("xyzzy", "press: there is no task 'xyzzy'. There are: accept, bench, booklet,"),
        ("build --bok x", "press: build has no option --bok. Did you mean --book? ./press --help build lists them."),
        ("--bok", "press: there is no option --bok. ./press --list shows the tasks"),
        ("build --book", "press: --book needs a value: ./press build --book VALUE. ./press --help build says which."),
        ("proof --port 80x", "press: a number was wanted, not '80x'. ./press --help TASK"),
    ],
)
def test_a_word_that_is_nothing_ends_non_zero_with_what_to_write(
    capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    status, text = said(capsys, *words.split())
    assert status == 1
    assert told in text


def test_the_help_of_a_task_names_the_launcher(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Usage: ./press " in said(capsys, "--help", "build")[1]
