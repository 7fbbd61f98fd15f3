"""Makes scans whose truth is known out of a language's corpora: passages typeset, printed badly, read by Tesseract.

    .venv/bin/pip install --target FACES --no-deps fontpkg-{arimo,bodoni-moda,cardo,crimson-text,\
lora,libre-baskerville,pt-serif,spectral,vollkorn,eb-garamond,source-serif-4}
    .venv/bin/python bench/scans.py CORPUS FACES OUT [SET ...]

OUT/model.bin is counted without every ``KEEP_OUT``-th document; of these come the sets teach, held and fresh, each from
documents of its own, fresh in faces and damage of its own. OUT/SET-pamphlets/NAME, OUT/SET-pieces/NAME and
OUT/SET-prints/NAME hold scan.txt and gold-lines.txt, as bench/judge.py and bench/letters.py read them. A piece is a
newspaper's: a narrow column whose line ends and their hyphens are gone, so that words stay cut by a space; a print is a
pamphlet that is hardly damaged. All is drawn by fixed seeds; what is there already is not made again. Some fifteen
minutes of one core.
"""

from __future__ import annotations

import io
import lzma
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import pyphen
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from chapbook.training import build_model
from chapbook.training.corpus import corpus_files

KEEP_OUT = 12
DICTIONARY = Path("/usr/share/hunspell/fr")
SETS = {"teach": (0, 1), "held": (2,), "fresh": (3,)}
"""Which of four documents kept out, one after the other, belong to a set."""
PAMPHLET_WORDS, PIECE_WORDS = (600, 900), (80, 250)
PIECES = 2
"""Pieces from one document."""
LINES, MARGIN = 34, 0.6
"""Lines of a page; its margin in inches."""
ODD = frozenset("[]_=*#|{}<>~^\\&@")
"""Signs of a transcription, not of a print."""
HYPHENS = pyphen.Pyphen(lang="fr")


@dataclass(frozen=True, slots=True)
class Damage:
    """What befalls a page between the press and the engine.

    Dots an inch; the blur in dots; noise, and the grey where black ends (0: all greys stay), of 255; shares of the ink
    that fades by and by and that is missing in spots; degrees of rotation.
    """

    dots: int
    blur: float
    noise: float
    cut: int
    fade: float
    missing: float
    turn: float


FACES = {
    "usual": ("EBGaramond[", "SourceSerif4[", "Arimo[", "BodoniModa[", "CrimsonText-Regular", "LibreBaskerville["),
    "fresh": ("Cardo-Regular", "Spectral-Regular", "PT_Serif-Web-Regular", "Vollkorn[", "Lora["),
}
DAMAGES = {
    "usual": (
        Damage(150, 0.6, 8, 0, 0.1, 0.0, 0.15),
        Damage(200, 0.9, 14, 0, 0.45, 0.015, 0.3),
        Damage(210, 0.7, 18, 160, 0.2, 0.005, 0.5),
        Damage(240, 1.1, 16, 0, 0.5, 0.012, 0.4),
        Damage(170, 0.9, 12, 0, 0.35, 0.01, 0.2),
        Damage(220, 0.6, 18, 150, 0.3, 0.012, 0.3),
    ),
    "fresh": (
        Damage(160, 0.7, 10, 0, 0.25, 0.01, 0.2),
        Damage(230, 1.3, 18, 0, 0.5, 0.02, 0.35),
        Damage(250, 0.8, 24, 165, 0.25, 0.01, 0.45),
        Damage(180, 0.8, 16, 0, 0.5, 0.015, 0.1),
        Damage(200, 0.6, 20, 155, 0.3, 0.012, 0.25),
    ),
    "prints": (
        Damage(200, 0.6, 8, 0, 0.15, 0.004, 0.2),
        Damage(250, 0.7, 12, 165, 0.2, 0.004, 0.3),
        Damage(170, 0.5, 6, 0, 0.1, 0.0, 0.1),
        Damage(280, 0.9, 10, 0, 0.3, 0.006, 0.2),
    ),
}


@dataclass(frozen=True, slots=True)
class Print:
    """How a text is printed and read: the file and the size of its face, the width of its lines, Tesseract's model."""

    face: Path
    points: float
    inches: float
    damage: Damage
    engine: str


Line = tuple[str, bool, bool]
"""What stands on a line, whether it opens a paragraph and whether it closes one."""


def documents(path: Path, every: int = KEEP_OUT) -> Iterator[list[str]]:
    """The documents of a corpus that ``build_model`` keeps out: of each the paragraphs that are running text."""
    number, found = 0, list[str]()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("### "):
                if found:
                    yield found
                number, found = number + 1, []
            elif number % every == 0 and len(line) > 60 and not ODD & set(line):
                found.append(line.strip())
    if found:
        yield found


def passage(paragraphs: list[str], words: tuple[int, int], chance: Random) -> list[str]:
    """Paragraphs of a document that follow one another, of so many words together, with one habit of print."""
    wanted, start, found = chance.randint(*words), chance.randrange(max(1, len(paragraphs) * 3 // 4)), list[str]()
    for text in paragraphs[start:]:
        found.append(" ".join(text.split()[: wanted - sum(len(one.split()) for one in found)]))
        if sum(len(one.split()) for one in found) >= wanted:
            break
    curly, tight = chance.random() < 0.5, chance.random() < 0.4
    return [dressed(text, curly=curly, tight=tight) for text in found]


def dressed(text: str, *, curly: bool, tight: bool) -> str:
    """A text with the apostrophes and the spaces at marks of one habit of print."""
    for mark in ";:!?»":
        text = text.replace(f" {mark}", mark)
    text = text.replace("« ", "«").replace("’", "'").replace("...", "…").replace("…", "...")
    if not tight:
        for mark in ";:!?»":
            text = text.replace(mark, f"\u00a0{mark}")
        text = text.replace("«", "«\u00a0").replace("\u00a0\u00a0", "\u00a0")
    return text.replace("'", "’") if curly else text


def broken(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[Line]:
    """The lines of a paragraph, words cut by hyphens where they do not fit."""
    line, opens = "", True
    for word in text.split(" "):
        room = width - font.getlength(f"{line} ") - font.size * opens
        if font.getlength(word) <= room:
            line = f"{line} {word}".strip()
            continue
        cuts = ((f"{left.rstrip('-')}-", right) for left, right in HYPHENS.iterate(word))
        left, right = next((cut for cut in cuts if font.getlength(cut[0]) <= room), ("", word))
        yield f"{line} {left}".strip(), opens, False
        line, opens = right, False
    yield line, opens, True


def drawn(lines: list[Line], font: ImageFont.FreeTypeFont, width: int, dots: int) -> Image.Image:
    """A page of justified lines, the first of a paragraph indented by an em."""
    margin, leading = int(MARGIN * dots), int(font.size * 1.25)
    page = Image.new("L", (width + 2 * margin, leading * len(lines) + 2 * margin), 255)
    pen = ImageDraw.Draw(page)
    for row, (line, opens, closes) in enumerate(lines):
        words, indent = line.split(" "), font.size * opens
        loose = (width - indent - sum(map(font.getlength, words))) / max(1, len(words) - 1)
        gap = font.getlength(" ") if closes else loose
        left = float(margin + indent)
        for word in words:
            pen.text((left, margin + row * leading), word, font=font, fill=15)
            left += font.getlength(word) + gap
    return page


def damaged(page: Image.Image, damage: Damage, chance: np.random.Generator) -> Image.Image:
    """A page as a bad print of it comes out of a scanner."""
    page = page.rotate(chance.uniform(-damage.turn, damage.turn), Image.Resampling.BICUBIC, fillcolor=255)
    ink = 255 - np.asarray(page, dtype=np.float64)
    ink *= 1 - damage.fade * _clouds(page.size, damage.dots // 2, chance)
    ink[_clouds(page.size, 3, chance) < 0.15 + damage.missing * 3] *= 0.35 if damage.missing else 1.0
    spread = Image.fromarray((255 - ink).astype(np.uint8)).filter(ImageFilter.GaussianBlur(damage.blur))
    grey = np.asarray(spread, dtype=np.float64) + chance.normal(0, damage.noise, (page.size[1], page.size[0]))
    grey = np.where(grey < damage.cut, 0, 255) if damage.cut else grey
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def _clouds(size: tuple[int, int], grain: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """Values from 0 to 1 that change over so many dots."""
    small = chance.random((size[1] // grain + 2, size[0] // grain + 2)) * 255
    field = Image.fromarray(small.astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    return np.asarray(field, dtype=np.float64) / 255


def read(page: Image.Image, engine: str, dots: int) -> str:
    """What Tesseract reads."""
    data = io.BytesIO()
    page.save(data, "png", dpi=(dots, dots))
    command = ["tesseract", "stdin", "stdout", "-l", engine, "--dpi", str(dots)]
    told = subprocess.run(  # noqa: S603 - fixed arguments
        command, input=data.getvalue(), capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
    )
    return told.stdout.decode("utf-8").strip("\n\f")


def scanned(paragraphs: list[str], made: Print, seed: str) -> tuple[str, str]:
    """The scan and the truth of a text, line by line, its pages divided by form feeds."""
    dots, chance = made.damage.dots, np.random.default_rng(list(seed.encode()))
    font, width = ImageFont.truetype(made.face, round(made.points * dots / 72)), int(made.inches * dots)
    lines = [line for text in paragraphs for line in broken(text, font, width)]
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    scans = [read(damaged(drawn(page, font, width, dots), made.damage, chance), made.engine, dots) for page in pages]
    truths = ["\n".join(line.replace("\u00a0", " ") for line, _, _ in page) for page in pages]
    return "\n\f".join(scans), "\n\f".join(truths)


def pamphlet(
    text: list[str], faces: list[Path], damages: tuple[Damage, ...], seed: str, french: float = 0.25
) -> tuple[str, str]:
    """A passage of a document as a pamphlet, read by an engine that knows French with that chance."""
    chance = Random(seed)  # noqa: S311 - no secret
    engine = "fra" if chance.random() < french else "eng"
    face, points, inches = chance.choice(faces), chance.uniform(8.5, 11.5), chance.uniform(3.4, 5.5)
    made = Print(face, points, inches, chance.choice(damages), engine)
    return scanned(passage(text, PAMPHLET_WORDS, chance), made, seed)


def piece(text: list[str], faces: list[Path], damages: tuple[Damage, ...], seed: str) -> tuple[str, str]:
    """A short passage as a newspaper's archive has it: a narrow column, in which no line end is left."""
    chance = Random(seed)  # noqa: S311 - no secret
    made = Print(chance.choice(faces), chance.uniform(7.5, 9), chance.uniform(1.8, 2.6), chance.choice(damages), "fra")
    passed = passage(text, PIECE_WORDS, chance)
    scan, _ = scanned(passed, made, seed)
    return " ".join(re.sub(r"(?<=\w)[-—]\n", " ", scan).split()), " ".join(" ".join(passed).split())


KINDS = (("pamphlets", pamphlet, 1), ("pieces", piece, PIECES), ("prints", partial(pamphlet, french=0.5), 1))


def kept_out(corpus: Path) -> Iterator[tuple[str, str, list[str]]]:
    """For each document that the model does not know: its set, its name, its paragraphs."""
    for path in reversed(corpus_files(corpus)):
        for number, text in enumerate(documents(path)):
            name = next(name for name, numbers in SETS.items() if number % 4 in numbers)
            yield name, f"{path.name.split('.')[0]}-{number}", text


def main(corpus: Path, folder: Path, out: Path, wanted: list[str]) -> None:
    """Makes the model and the sets that are wanted."""
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "model.bin").exists():
        (out / "model.bin").write_bytes(build_model(corpus, DICTIONARY, keep_out=KEEP_OUT))
    for name, document, text in kept_out(corpus):
        habit = "fresh" if name == "fresh" else "usual"
        faces = [next(folder.rglob(f"{face}*.ttf")) for face in FACES[habit]]
        for kind, make, times in KINDS:
            for time in range(times if name in wanted else 0):
                place = out / f"{name}-{kind}" / f"{document}-{time}"
                if not (place / "gold-lines.txt").exists():
                    damages = DAMAGES.get(kind, DAMAGES[habit])
                    scan, truth = make(text, faces, damages, f"{name} {kind} {document}-{time}")
                    place.mkdir(parents=True, exist_ok=True)
                    (place / "scan.txt").write_text(scan, encoding="utf-8")
                    (place / "gold-lines.txt").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4:] or list(SETS))
