"""What ./press hands over to: invoke, which reads the words of the command line and runs tasks.py.

Where those words name no task, it says what would, in place of invoke's own bare refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from invoke import __version__
from invoke.exceptions import Exit, ParseError
from invoke.parser.context import ParserContext
from invoke.program import Program

UNKNOWN = re.compile(r"No idea what '(.*)' is!")
VALUELESS = re.compile(r"Flag <Argument: (\S+).*> needed value and was not given one!")
TAKEN = {"book": "a book", "scan": "a scan"}
"""Options whose value people write without the option, and what it is."""


class Press(Program):
    """Invoke under the name of the launcher."""

    def parse_tasks(self) -> None:
        """Reads the tasks and their options; ends with the remedy where one is unknown."""
        with self._told():
            super().parse_tasks()

    def parse_cleanup(self) -> None:
        """Answers --list and --help; ends with the remedy where --help names no task."""
        with self._told():
            super().parse_cleanup()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except ParseError as error:
            tasks = tuple(name for name in self.parser.contexts if name)
            if unknown := UNKNOWN.fullmatch(str(error)):
                raise Exit(f"press: {remedy(unknown[1], error.context, tasks)}", code=1) from error
            if valueless := VALUELESS.fullmatch(str(error)):
                raise Exit(f"press: {wanted(valueless[1], error.context)}", code=1) from error
            raise
        except ValueError as error:  # invoke makes a number of what stands behind an option that wants one
            said = str(error).rpartition(": ")[2]
            raise Exit(
                f"press: a number was wanted, not {said}. ./press --help TASK tells the options.", code=1
            ) from error


def remedy(word: str, task: ParserContext | None, tasks: tuple[str, ...]) -> str:
    """What to write in place of a word of the command line that is nothing; ``task`` is the one before it, if any."""
    if word.startswith("-"):
        if task is None or not task.name:
            return f"there is no option {word}. ./press --list shows the tasks, ./press --help TASK their options."
        near = _nearest(word, tuple(task.flags))
        return f"{task.name} has no option {word}.{near} ./press --help {task.name} lists them."
    near = _nearest(word, tasks)
    taken = next((name for name in TAKEN if task and name in task.args), "")
    usage = f" For {TAKEN[taken]} write: ./press {task.name} --{taken} {word}" if task and taken else ""
    known = "" if near or usage else f" There are: {', '.join(sorted(tasks))}."
    return f"there is no task {word!r}.{near}{usage}{known}"


def wanted(option: str, task: ParserContext | None) -> str:
    """What to write where an option that needs a value stands without one."""
    name = task.name if task and task.name else "TASK"
    return f"--{option} needs a value: ./press {name} --{option} VALUE. ./press --help {name} says which."


def _nearest(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""


if __name__ == "__main__":
    Press(name="Invoke", binary="./press", binary_names=["press"], version=__version__).run()
