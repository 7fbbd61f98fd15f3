"""Runs a task over books, one after another, and keeps their failures apart from one another."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from chapbook.check import check_book
from chapbook.check.full import check_full
from chapbook.check.preflight import run_preflight
from chapbook.pipeline.display import Display
from chapbook.pipeline.outcome import Outcome
from chapbook.pipeline.stages import STAGES, text_stages
from chapbook.pipeline.steps import CHECK, FULL, PREFLIGHT, REPORT, TASKS, Task
from chapbook.readers.edition import pick_books, read_book
from chapbook.shapes.build import Build
from chapbook.shapes.findings import SetupError
from chapbook.writers.made import made_otherwise, origin_of, record_made
from chapbook.writers.pdf_reading import page_count
from chapbook.writers.report import write_report
from chapbook.writers.settings import check_print_settings

INTERRUPTED = 130
"""The exit status that shells give to a program stopped by Ctrl-C."""


def run_task(root: Path, name: str, asked: str = "", display: Display | None = None) -> int:
    """Runs the task ``name`` over the books ``asked`` for (``one,two``; empty: all); returns the exit status."""
    display = display or Display()
    try:
        slugs = pick_books(root, asked)
    except SetupError as error:
        display.problem(str(error))
        return 1
    try:
        outcomes = [run_book(root, slug, TASKS[name], display) for slug in slugs]
    except KeyboardInterrupt:
        display.problem("stopped. Each file is whole, but some may be of an earlier build: run the task again.")
        return INTERRUPTED
    display.summary(outcomes, root)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def run_book(root: Path, slug: str, task: Task, display: Display) -> Outcome:
    """What became of one book; whatever goes wrong with it is in the outcome and never raised."""
    outcome = Outcome(slug)
    try:
        for latest in _progress(root, slug, task, display):
            outcome = latest
    except SetupError as error:
        outcome = replace(outcome, problem=str(error))
    except Exception as error:  # noqa: BLE001 - one book's failure must not stop the others; its trace is shown
        outcome = replace(outcome, problem=f"{type(error).__name__}: {error}", trace=traceback.format_exc())
    if outcome.problem and task.writers:
        outcome = replace(outcome, leftovers=made_otherwise(root / "build" / slug, outcome.origin) or ())
    return outcome


def _progress(root: Path, slug: str, task: Task, display: Display) -> Iterator[Outcome]:
    """The outcome as it grows, so that what was made before a failure is known."""
    outcome = Outcome(slug)
    display.book(slug, len(STAGES) + len(task.writers) + 2 * task.check + 2 * task.full)
    book = read_book(root, slug)
    check_print_settings(book)
    build = text_stages(book, display.step, keep=True)
    yield (outcome := replace(outcome, build=build))
    yield (outcome := replace(outcome, origin=origin_of(build) if task.writers else ""))
    for step in task.writers:
        with display.step(step.name):
            made = step.write(build), *step.beside(build)
            record_made(book.output, made, outcome.origin)
        yield (outcome := replace(outcome, files=(*outcome.files, *made)))
    if task.writers:
        yield (outcome := replace(outcome, leftovers=made_otherwise(book.output, outcome.origin) or ()))
    pdf = build.file(".pdf")
    if pdf in outcome.files or (task.check and pdf.is_file()):
        yield (outcome := replace(outcome, pages=page_count(pdf)))
    if task.check:
        yield from _checked(build, outcome, task, display)


def _checked(build: Build, outcome: Outcome, task: Task, display: Display) -> Iterator[Outcome]:
    """The outcome as one check after another is done, at last with the report on them."""
    with display.step(CHECK):
        outcome = replace(outcome, verdicts=check_book(build))
    yield outcome
    preflight = None
    if task.full:
        with display.step(FULL):
            outcome = replace(outcome, verdicts=(*outcome.verdicts, *check_full(build)))
        yield outcome
        with display.step(PREFLIGHT):
            preflight = run_preflight(build, outcome.verdicts)
            # Points take in what was found before: those verdicts are there already.
            new = [verdict for verdict in preflight.verdicts if verdict not in outcome.verdicts] if preflight else []
            outcome = replace(outcome, verdicts=(*outcome.verdicts, *new))
        yield outcome
    with display.step(REPORT):
        outcome = replace(outcome, files=(*outcome.files, write_report(build, outcome.verdicts, preflight)))
    yield outcome
