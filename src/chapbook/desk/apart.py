"""Has what takes its time done by a process of its own, which answers with what it found."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from chapbook.desk.behind import Behind, look_behind
from chapbook.desk.parent import end_with_parent


def look_behind_apart(root: Path, slug: str) -> Behind:
    """``look_behind`` in a process of its own; one that breaks off says so as a problem."""
    answer, problem = _apart("chapbook.desk.apart", root, slug)
    if problem:
        return Behind(problem=problem)
    found: Behind = pickle.loads(answer)  # noqa: S301 - what our own process has just written
    return found


def set_pages_apart(root: Path, slug: str) -> str:
    """``printing.set_pages`` in a process of its own; says what went wrong, or nothing."""
    answer, problem = _apart("chapbook.desk.printing", root, slug)
    return problem or answer.decode()


def settings_problem_apart(root: Path, slug: str) -> str:
    """``settings.settings_problem`` in a process of its own; also what went wrong there."""
    answer, problem = _apart("chapbook.desk.settings", root, slug)
    return problem or answer.decode()


@cache
def faces_apart(root: Path, slug: str) -> Mapping[str, Path]:
    """The files of the book's typeface by their style; none where they could not be made."""
    answer, problem = _apart("chapbook.desk.typeface", root, slug)
    return {} if problem else {style: Path(path) for style, path in json.loads(answer).items()}


def _apart(module: str, root: Path, slug: str) -> tuple[bytes, str]:
    """What the process wrote, or what its last words were."""
    command = [sys.executable, "-m", module, str(root), slug]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own modules
    if not done.returncode:
        return done.stdout, ""
    told = done.stderr.decode(errors="replace").strip().splitlines()
    return b"", told[-1] if told else f"{module} ended with {done.returncode}"


if __name__ == "__main__":
    end_with_parent()
    sys.stdout.buffer.write(pickle.dumps(look_behind(Path(sys.argv[1]), sys.argv[2])))
