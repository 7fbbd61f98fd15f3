"""House rules that a machine can see: imports go only down, each outside library has one home, nothing grows long."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "chapbook").rglob("*.py"))
FILES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "tasks.py"]

FLOORS = (
    {"shapes"},
    {"languages"},
    {"readers", "decisions", "layout", "clean", "structure", "marking", "typography", "xhtml"},
    {"writers", "check"},
    {"pipeline", "training"},
    {"desk"},
)
DISK = {"readers", "decisions", "languages", "writers", "check", "pipeline", "training", "desk"}
SIDEWAYS = {"writers": {"check"}}
"""Who may look at a part of his own floor: the checks read what the writers wrote."""
CLOCKS = ("new.py", "clock.py")
"""What may read the calendar: the date of a new book, and the desk's date of a decision."""
HOMES = {
    "PIL": ("writers/cover.py", "desk/pictures.py", "writers/page_images.py"),
    "bs4": ("check/epub/reading.py",),
    "ebooklib": ("writers/epub/container.py",),
    "fontTools": ("writers/fonts",),
    "fontpkg_eb_garamond": ("writers/fonts/families.py",),
    "fontpkg_source_serif_4": ("writers/fonts/families.py",),
    "invoke": ("pipeline/program.py",),
    "jinja2": ("writers/report.py", "desk/site/templates.py"),
    "lxml": ("readers/markup.py", "xhtml/elements.py"),
    "markdown_it": ("readers/matter.py",),
    "msgspec": ("readers/edition.py", "decisions/file.py", "writers/exports", "pipeline/store.py"),
    "numpy": ("languages/model", "languages/foreign/identifier.py", "clean/corrector", "training"),
    "pikepdf": ("writers/press.py", "writers/pdf/finishing", "check/printed.py", "check/preflight/objects.py"),
    "playwright": ("check/full/browser.py",),
    "pypdfium2": ("readers/pdf/pdfium.py", "writers/pdf_reading.py", "check/glyphs.py"),
    "pyphen": ("writers/pdf/breaking/points.py",),
    "rich": ("pipeline/display.py",),
    "starlette": ("desk/site",),
    "pydyf": ("writers/pdf/engine.py",),
    "uharfbuzz": ("writers/pdf/breaking/widths.py", "writers/fonts/cutting.py"),
    "uvicorn": ("desk/site/serve.py",),
    "watchfiles": ("pipeline/changes.py",),
    "weasyprint": ("writers/pdf/engine.py",),
}
"""The modules that may import a library. msgspec checks what people write, and packs what is kept. uharfbuzz measures
lines, and cuts fonts down. pikepdf has two: one mends the book's PDF, one sets its pages on sheets. lxml and pypdfium2
each read scans on one floor, and write or look at books on another; the checks read the printed page glyph by glyph, as
no one else does."""


def part(path: Path) -> str:
    """The part a source file belongs to: the folder or module under src/chapbook."""
    return path.relative_to(ROOT / "src" / "chapbook").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The full names of all modules a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_imports_go_only_down_and_never_sideways() -> None:
    floor = {name: level for level, names in enumerate(FLOORS) for name in names}
    climbing = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        if (here := part(path)) in floor
        for name in imports(path)
        if name.startswith("chapbook.") and (there := name.split(".")[1]) != here
        if floor[there] > floor[here] or (floor[there] == floor[here] and here not in SIDEWAYS.get(there, ()))
    ]
    assert climbing == []


def test_every_part_stands_on_a_floor() -> None:
    assert {part(path) for path in SOURCES} - {"__init__"} <= set().union(*FLOORS)


def test_each_outside_library_stays_at_home() -> None:
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        for name in imports(path)
        if (library := name.split(".")[0]) not in sys.stdlib_module_names | {"chapbook"}
        if not any(path.is_relative_to(ROOT / "src" / "chapbook" / home) for home in HOMES.get(library, ()))
    ]
    assert strays == []


def test_only_the_edges_touch_the_disk() -> None:
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno} calls {node.attr}"
        for path in SOURCES
        if part(path) not in DISK
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        if node.attr in {"read_text", "read_bytes", "write_text", "write_bytes", "open", "mkdir", "unlink", "rename"}
    ]
    assert strays == []


def test_only_new_reads_the_calendar() -> None:
    clocks = {"now", "today", "utcnow", "uuid1", "uuid4", "getmtime", "st_mtime"}
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path in SOURCES
        if path.name not in CLOCKS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in clocks
    ]
    assert strays == []


def test_the_package_root_holds_a_docstring_only() -> None:
    body = ast.parse((ROOT / "src" / "chapbook" / "__init__.py").read_text(encoding="utf-8")).body
    assert [type(node) for node in body] == [ast.Expr]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_is_too_long_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.end_lineno is not None and node.end_lineno - node.lineno >= 50
    ]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_says_what_it_is_for_and_leaves_nothing_to_do(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert "TO" + "DO" not in text
    assert "FIX" + "ME" not in text


def test_source_prints_nothing() -> None:
    prints = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert prints == []


def test_nothing_lies_in_the_root_that_does_not_belong_there() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout, or no git: what is kept in it cannot be told")
    kept = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert {Path(name).parts[0] for name in kept} == {
        *(".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md"),
        *("bench", "build", "locks", "press", "pyproject.toml", "source", "src", "styles", "tasks.py", "tests"),
    }
