"""Shows a person how the work goes: numbered steps, the table of checks, the summary. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from chapbook.pipeline.outcome import Outcome
from chapbook.shapes.build import Verdict
from chapbook.shapes.findings import Finding, Kind

PIPE_WIDTH = 120
"""Columns where there is no terminal to ask."""
WARNINGS = 5
"""So many warnings of a book are shown; the report has them all."""


class Display:
    """A console and the number of the step that is under way. On a file or a pipe it writes plain lines.

    Work goes to the output, problems to the error output, or both to the console that is given.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or _console(stderr=False)
        self.errors = console or _console(stderr=True)
        self._step, self._steps = 0, 0

    def book(self, slug: str, steps: int) -> None:
        """Begins a book of so many steps."""
        self._step, self._steps = 0, steps
        self.title(slug)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Shows one step while it runs, numbered if a book was begun, and its time when it is done."""
        self._step += 1
        head = f"  {self._step:2}/{self._steps}  {name}" if self._steps else f"  {name}"
        begun = perf_counter()
        try:
            with self.console.status(Text(head)):
                yield
        except Exception:
            self.console.print(Text.assemble(head, ("  broke off", "red")))
            raise
        self.console.print(Text.assemble(head, (f"  {perf_counter() - begun:.1f} s", "dim")))

    @contextmanager
    def bar(self, name: str, total: int) -> Iterator[Callable[[], None]]:
        """Shows a bar that grows to ``total``, one each time the function it gives is called."""
        columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.console) as progress:
            task = progress.add_task(name, total=total)
            yield lambda: progress.advance(task)

    def title(self, words: str, aside: str = "") -> None:
        """Says what the next lines are about, and a word on it."""
        self.console.print(Text.assemble((words, "bold"), (f" {aside}" if aside else "", "dim")))

    def problem(self, text: str) -> None:
        """Says what is wrong and what to do."""
        self.errors.print(Text(text, style="red"))

    def warning(self, text: str) -> None:
        """Says what a person should know before going on; nothing stops for it."""
        self.errors.print(Text(text, style="yellow"))

    def say(self, text: str) -> None:
        """Says anything else."""
        self.console.print(Text(text))

    def line(self, text: str) -> None:
        """Says a line that is there to be copied: it is not broken."""
        self.console.print(Text(text), soft_wrap=True)

    def summary(self, outcomes: Sequence[Outcome], root: Path) -> None:
        """The checks of each book, the files made, the figures, and what an editor should know."""
        for outcome in outcomes:
            if outcome.verdicts:
                self.console.print(_checks(outcome.slug, outcome.verdicts))
        self.console.print(_figures(outcomes))
        for outcome in outcomes:
            for path in outcome.files:
                self.say(f"  {path.relative_to(root)}{_size(path)}")
        for outcome in outcomes:
            self._remarks(outcome)

    def _remarks(self, outcome: Outcome) -> None:
        if outcome.build:
            self._warnings(outcome.slug, [one for one in outcome.build.findings if one.kind is Kind.WARNING])
            if not outcome.build.book.edition.rights.stated:
                remedy = f"Fill in [rights] in source/{outcome.slug}/edition.toml before you hand out copies."
                self.warning(f"{outcome.slug}: rights not stated. {remedy}")
        if outcome.trace:
            self.errors.print(Text(outcome.trace, style="dim"))
        if outcome.problem:
            self.problem(f"{outcome.slug}: {outcome.problem}")
        if outcome.leftovers:
            names = ", ".join(outcome.leftovers)
            remedy = f"./press build --book {outcome.slug} makes all anew."
            self.warning(f"{outcome.slug}: still of an earlier build: {names}. {remedy}")

    def _warnings(self, slug: str, warnings: Sequence[Finding]) -> None:
        for finding in warnings[:WARNINGS]:
            place = f"page {finding.place.page}, line {finding.place.line}: " if finding.place else ""
            self.warning(f"{slug}: {place}{finding.message}")
        if len(warnings) > WARNINGS:
            self.warning(f"{slug}: and {len(warnings) - WARNINGS} warnings more, in report.html")


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def _checks(slug: str, verdicts: Sequence[Verdict]) -> Table:
    table = Table(title=f"checks of {slug}", title_justify="left", box=None, padding=(0, 2))
    for column in ("check", "", "measured"):
        table.add_column(column, overflow="fold")
    for verdict in verdicts:
        held = Text("holds", style="green") if verdict.passed else Text("FAILS", style="bold red")
        table.add_row(Text(verdict.name), held, Text(verdict.measured))
    return table


def _figures(outcomes: Sequence[Outcome]) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column("book", no_wrap=True)
    for column in ("scanned", "pages", "words", "notes", "changes", "doubts"):
        table.add_column(column, justify="right")
    table.add_column("", no_wrap=True)
    for outcome in outcomes:
        table.add_row(outcome.slug, *_tally(outcome), _end(outcome))
    return table


def _tally(outcome: Outcome) -> tuple[str, ...]:
    if outcome.build is None:
        return ("",) * 6
    tally = outcome.build.tally
    figures = (tally.scan_pages, outcome.pages or "", tally.words, tally.notes, tally.changes, tally.doubts)
    return tuple(map(str, figures))


def _end(outcome: Outcome) -> Text:
    if outcome.problem:
        return Text("broke off", style="bold red")
    if failed := sum(not verdict.passed for verdict in outcome.verdicts):
        return Text("1 check failed" if failed == 1 else f"{failed} checks failed", style="bold red")
    return Text("done", style="green")


def _size(path: Path) -> str:
    return f"  {path.stat().st_size / 1000:,.0f} kB" if path.is_file() else "/"
