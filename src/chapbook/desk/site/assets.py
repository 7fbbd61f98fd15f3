"""The files that the pages load: style, scripts, the typeface, pieces of page images, and the program's own source."""

from __future__ import annotations

import tarfile
from io import BytesIO
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from chapbook.desk.apart import faces_apart
from chapbook.desk.pictures import piece, sheet, strip
from chapbook.desk.site.desk import desk_of, wrong

SOURCE = ("src", "styles", "tests", "bench", "locks", "tasks.py", "press", "pyproject.toml")
"""What makes the program, beside the papers in its folder (*.md, LICENSE, NOTICE)."""
_KEPT = {"Cache-Control": "private, max-age=3600"}


def show_strip(request: Request) -> Response:
    """The piece of the page image on which a question's words stand."""
    desk = desk_of(request)
    item = desk.opened.item(request.path_params["id"])
    places = desk.opened.places
    if item is not None and item.box is not None:
        content = piece(places.build, places.build.scan.page_index(item.span.start), item.box)
    else:
        content = strip(places.build, places.lines(item.span), item.span) if item else None
    return Response(content, media_type="image/png", headers=_KEPT) if content else wrong("no picture", 404)


def show_sheet(request: Request) -> Response:
    """The image of a whole page, by its number (from 1)."""
    content = sheet(desk_of(request).opened.places.build, request.path_params["number"] - 1)
    return Response(content, media_type="image/png", headers=_KEPT) if content else wrong("no picture", 404)


def font(request: Request) -> Response:
    """The book's typeface, upright or italic."""
    opened = desk_of(request).opened
    path = faces_apart(opened.root, opened.slug).get(request.path_params["style"])
    return FileResponse(path, media_type="font/ttf", headers=_KEPT) if path else wrong("no such style", 404)


def source(request: Request) -> Response:
    """The program's source, as it runs here, in one archive (AGPL 3.0, section 13)."""
    root = desk_of(request).opened.book.book.styles.parent
    content = BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz", compresslevel=1) as archive:
        for path in _sources(root):
            archive.add(path, f"chapbook/{path.relative_to(root)}", recursive=False)
    name = {"Content-Disposition": 'attachment; filename="chapbook-source.tar.gz"'}
    return Response(content.getvalue(), media_type="application/gzip", headers=name)


def _sources(root: Path) -> list[Path]:
    papers = [path for path in root.glob("*") if path.suffix == ".md" or path.name in ("LICENSE", "NOTICE")]
    found = [root / name for name in SOURCE if (root / name).exists()]
    files = [path for top in found for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file()]
    return sorted(path for path in (*papers, *files) if "__pycache__" not in path.parts and not path.is_symlink())
