"""Small books for the tests of the desk: made in a folder of their own, with or without the image of their page."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import httpx
import uvicorn
from PIL import Image, ImageDraw, ImageFont

from chapbook.desk.opened import Opened
from chapbook.desk.runner import Runner
from chapbook.desk.site.app import make_site
from chapbook.desk.site.desk import Desk
from chapbook.pipeline.opened import open_book
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build

TOKEN = "a-token-that-nobody-knows"  # noqa: S105 - the tests' own
EDITION = 'title = "Petit livre"\nauthor = "A. Auteur"\n\n[rights]\ntext = "none"\n'
LINES = (
    "LE PETIT LIVRE",
    "",
    "On sait que la liberté est nécessaire a tous les hommes, et que I'on ne peut",
    "vivre sans elle. Le travail libre gu'il faut organiser donne a chacun le pain",
    "de tous les jours; ou la contrainte règne, la vie est triste, et I'homme souffre.",
    "",
    "Les ouvriers de la ville et de la campagne ont les mémes besoins. Ils veulent que",
    "I'effort commun soit partagé, que la terre soit a tous, que la paix régne partout.",
    "Personne ne sait ce que dit le vieux Ekimof quand il parle de la pampelune.",
)

NOTES = (
    "Le commencement de ce texte est assez long pour avoir deux lignes (1) pleines et",
    "une courte, où l'on appelle encore (2) une autre note que l'on trouvera plus bas.",
    "Les mots qui suivent ne sont appelés par rien et ne servent qu'à remplir la page.",
    "",
    "(1) Une note qui explique le premier mot",
    "et qui a deux lignes.",
    "(2) Une autre note.",
)


def make_book(root: Path, *lines: str, slug: str = "petit") -> Path:
    """A book of one page of plain text; returns its folder."""
    folder = root / "source" / slug
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "scan.txt").write_text("\n".join(lines or LINES) + "\n", encoding="utf-8")
    (root / "styles").mkdir(exist_ok=True)
    return folder


def make_scanned_book(root: Path, slug: str = "image", pages: Sequence[Sequence[str]] = (LINES,)) -> Path:
    """A book as hOCR with a box for each word, and an image for each of its pages; returns its folder."""
    folder = root / "source" / slug
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    html = "".join(_drawn(folder, number, lines) for number, lines in enumerate(pages, start=1))
    (folder / "scan.hocr").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    (root / "styles").mkdir(exist_ok=True)
    return folder


def _drawn(folder: Path, number: int, lines: Sequence[str]) -> str:
    """Draws a page, and gives what an engine writes of it; a blank line parts two paragraphs."""
    font = ImageFont.load_default(size=22)
    picture = Image.new("L", (1200, 60 + 40 * len(lines)), 255)
    pen, paragraphs = ImageDraw.Draw(picture), [""]
    for place, line in enumerate(lines):
        top, left, words = 30 + 40 * place, 40, []
        for word in line.split():
            width = round(font.getlength(word))
            pen.text((left, top), word, fill=0, font=font)
            words.append(_word(word, (left, top, left + width, top + 28)))
            left += width + 10
        if words:
            box = f"bbox 40 {top} {left} {top + 28}"
            paragraphs[-1] += f'<span class="ocr_line" title="{box}">{" ".join(words)}</span>'
        else:
            paragraphs.append("")
    picture.save(folder / f"page-{number}.png")
    page = f'image "page-{number}.png"; bbox 0 0 {picture.width} {picture.height}'
    text = "".join(f'<p class="ocr_par">{lines}</p>' for lines in paragraphs)
    return f"<div class=\"ocr_page\" title='{page}'>{text}</div>"


def _word(word: str, box: tuple[int, int, int, int]) -> str:
    edges = " ".join(str(edge) for edge in box)
    return f'<span class="ocrx_word" title="bbox {edges}; x_wconf 90">{word}</span>'


def build_of(root: Path, slug: str = "petit") -> Build:
    """The book after its text stages."""
    return text_stages(read_book(root, slug))


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is served: its own address, the one that lets in, and the opened book."""

    home: str
    address: str
    opened: Opened
    runner: Runner


def opened_desk(root: Path, slug: str = "petit") -> Opened:
    """A book on the desk whose letters have been weighed before, as a build or an earlier session leaves it."""
    open_book(root, slug)
    return Opened(root, slug)


@contextmanager
def serving(root: Path, slug: str = "petit", rest: float = 0.02) -> Iterator[Served]:
    """The desk of a book, served by a thread; it is read again after so many seconds of rest."""
    opened = opened_desk(root, slug)
    runner = Runner(opened, lambda _root, _slug: "", rest=rest)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        site = make_site(Desk(slug, opened, runner, "A. Lectrice"), TOKEN, port)
        config = uvicorn.Config(site, log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        home = f"http://127.0.0.1:{port}"
        try:
            yield Served(home, f"{home}/?token={TOKEN}", opened, runner)
        finally:
            runner.end()
            server.should_exit = True
            thread.join()


def let_in(client: httpx.Client) -> httpx.Client:
    assert client.get(f"/?token={TOKEN}").status_code == 200
    return client


def write(client: httpx.Client, path: str, body: object) -> httpx.Response:
    """A write as the desk's own page does it."""
    return client.post(path, json=body, headers={"Origin": str(client.base_url).rstrip("/")})
