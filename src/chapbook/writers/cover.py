"""The cover: type alone in a frame, laid out once, then written as SVG and drawn as JPEG.

The one module that draws with Pillow. Every line of type is placed by arithmetic on the book's own face, so that the
two pictures agree and no font of the system is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont, ImageOps

from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError
from chapbook.shapes.language import Language
from chapbook.writers import fonts
from chapbook.writers.styles import PrintStyle
from chapbook.xhtml.elements import Element, make_in, serialise_xml
from chapbook.xhtml.matter import title_parts

WIDTH, HEIGHT = 1600, 2400
"""Pixels: 2:3, under Apple's 4 megapixels for a picture inside an EPUB."""
SHOP_HEIGHT = 2560
"""Pixels: beside the EPUB, in the 1:1.6 that shops ask for (Kindle Publishing Guidelines, cover image)."""
FRAMES = ((70, 7), (92, 2))
"""Inset from the edge and width of each rule of the frame, in pixels."""
MEASURE = 1160
SMALL_WORD = 3
svg = partial(make_in, "http://www.w3.org/2000/svg")


@dataclass(frozen=True, slots=True)
class Type:
    """How a line is set: size in pixels, style, small capitals, letterspacing in thousandths of the size, and whether
    in the accent's colour."""

    size: int
    style: fonts.Style = fonts.Style.REGULAR
    small_caps: bool = False
    spacing: int = 0
    accent: bool = False

    @property
    def gap(self) -> float:
        """Pixels added after each letter."""
        return self.size * self.spacing / 1000


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a cover, and the name of its typeface."""

    paper: str = "#f3ecdc"
    ink: str = "#1d1a17"
    accent: str = "#8f1d14"
    family: str = fonts.GARAMOND.family.name

    @classmethod
    def of(cls, style: PrintStyle) -> Look:
        """The look of a style's covers."""
        return cls(style.cover.paper, style.cover.ink, style.cover.accent, style.typeface.family.name)

    def colour(self, kind: Type) -> str:
        """The colour of a line."""
        return self.accent if kind.accent else self.ink


LOOK = Look()
TypeLine: TypeAlias = tuple[str, Type]
"""The words of a line and the type they are set in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type, centred on the page; ``baseline`` is in pixels from the top edge."""

    text: str
    baseline: int
    type: Type


AUTHOR = (Type(92, small_caps=True, spacing=70), Type(70, small_caps=True, spacing=50), Type(52, small_caps=True))
TITLE = tuple(Type(size) for size in (212, 196, 180, 166, 152, 140, 128, 116, 104, 92, 80, 70, 60, 50))
SUBTITLE = tuple(Type(size, fonts.Style.ITALIC) for size in (88, 76, 64, 54, 46))
TRANSLATOR = (Type(56, fonts.Style.ITALIC), Type(44, fonts.Style.ITALIC))
PUBLISHER = (Type(60, small_caps=True, spacing=70), Type(48, small_caps=True, spacing=50))
ORNAMENT = Type(110, accent=True)
"""The types of the cover's parts, largest first; each part takes the first that fits."""
AUTHOR_BASELINE, TITLE_CENTRE, FLEURON_BASELINE, TRANSLATOR_BASELINE, PUBLISHER_BASELINE = 400, 1080, 1830, 2030, 2200
TITLE_HEIGHT, SUBTITLE_HEIGHT, LINE_HEIGHT = 1040, 330, 130
"""Pixels that title and subtitle together, the subtitle, and any other part may take."""
SUBTITLE_GAP = 105
FLEURONS = "".join(family.fleuron for family in fonts.FAMILIES)
"""The first of these that the typeface has stands on the cover."""


def cover_lines(edition: Edition, language: Language, faces: tuple[fonts.Face, ...]) -> tuple[Line, ...]:
    """The cover's lines from top to foot: author, title, what follows its colon or the subtitle, translator, publisher.

    Without a subtitle, the title's part after a colon is set as one.
    """
    setting = Setting({face.style: face.path for face in faces})
    fleuron = next(mark for mark in FLEURONS if not fonts.missing(faces[0], mark))
    main, rest = title_parts(edition)
    subtitle = setting.fitted(rest, SUBTITLE, SUBTITLE_HEIGHT)
    gap = SUBTITLE_GAP if subtitle else 0
    title = setting.fitted(main, TITLE, TITLE_HEIGHT - _height(subtitle) - gap)
    top = TITLE_CENTRE - (_height(title) + gap + _height(subtitle)) // 2
    translator = language.words["translated by"].format(translator=edition.translator) if edition.translator else ""
    return (
        *_stacked(setting.fitted(edition.author, AUTHOR, LINE_HEIGHT), AUTHOR_BASELINE),
        *_stacked(title, top + _leading(title)),
        *_stacked(subtitle, top + _height(title) + gap + _leading(subtitle)),
        Line(fleuron, FLEURON_BASELINE, ORNAMENT),
        *_stacked(setting.fitted(translator, TRANSLATOR, LINE_HEIGHT), TRANSLATOR_BASELINE),
        *_stacked(setting.fitted(edition.publisher, PUBLISHER, LINE_HEIGHT), PUBLISHER_BASELINE),
    )


def cover_jpeg(
    lines: tuple[Line, ...], faces: tuple[fonts.Face, ...], height: int = HEIGHT, look: Look = LOOK
) -> bytes:
    """The cover as a JPEG of 1600 pixels by ``height``, baseline coded, without metadata."""
    setting = Setting({face.style: face.path for face in faces})
    image = Image.new("RGB", (WIDTH, height), look.paper)
    pen = ImageDraw.Draw(image)
    for inset, weight in FRAMES:
        pen.rectangle((inset, inset, WIDTH - inset - 1, height - inset - 1), outline=look.ink, width=weight)
    for line in lines:
        setting.draw(replace(line, baseline=line.baseline + (height - HEIGHT) // 2), pen, look.colour(line.type))
    out = BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True, subsampling=0)
    return out.getvalue()


def cover_of_picture(path: Path, height: int = HEIGHT) -> bytes:
    """The publisher's own picture as a JPEG that fits into 1600 pixels by ``height``, without metadata.

    Raises SetupError where the picture cannot be read.
    """
    out = BytesIO()
    try:
        with Image.open(path) as picture:
            image = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise SetupError(f"{path}: this cover cannot be read ({error}). Save it anew as JPEG or PNG.") from error
    paper = Image.new("RGBA", image.size, LOOK.paper)
    paper.alpha_composite(image)
    whole = paper.convert("RGB")
    whole.thumbnail((WIDTH, height), Image.Resampling.LANCZOS)
    whole.save(out, "JPEG", quality=85, optimize=True, subsampling=0)
    return out.getvalue()


def cover_svg(lines: tuple[Line, ...], title: str, font_rules: str, look: Look = LOOK) -> bytes:
    """The same lines as text that can be selected and read aloud; ``font_rules`` bring the typeface with them."""
    root = svg(
        "svg",
        {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT), "role": "img"},
        svg("title", None, title),
        svg("style", None, font_rules),
        svg("rect", {"width": "100%", "height": "100%", "fill": look.paper}),
        *(_svg_frame(inset, weight, look) for inset, weight in FRAMES),
        *(_svg_line(line, look) for line in lines),
    )
    return serialise_xml(root)


@dataclass(frozen=True, slots=True)
class Setting:
    """Sets lines of type with the faces whose files it is given."""

    paths: Mapping[fonts.Style, Path]

    def fitted(self, text: str, kinds: tuple[Type, ...], height: int) -> tuple[TypeLine, ...]:
        """The text's lines in the first type in which they fit the measure and the height (pixels).

        A smaller type is taken rather than a line that ends in a small word; if none fits, the last one.
        """
        tried = [self.lines(text, kind) for kind in kinds] if text else [()]
        fitting = [lines for lines in tried if self._fits(lines, height)]
        even = [lines for lines in fitting if not any(_ends_small(line) for line, _ in lines[:-1])]
        return (even or fitting or tried[-1:])[0]

    def _fits(self, lines: tuple[TypeLine, ...], height: int) -> bool:
        return _height(lines) <= height and all(self.width(line, kind) <= MEASURE for line, kind in lines)

    def lines(self, text: str, kind: Type) -> tuple[TypeLine, ...]:
        """The text broken at its spaces into the fewest lines, as even as can be, none ending in a short word."""
        words = [word for word in text.split(" ") if word]
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(words) + 1):
            best.append(min((best[start][0] + self._cost(words, start, end, kind), start) for start in range(end)))
        cuts = [len(words)]
        while cuts[-1]:
            cuts.append(best[cuts[-1]][1])
        return tuple((" ".join(words[start:end]), kind) for start, end in pairwise(reversed(cuts)))

    def _cost(self, words: list[str], start: int, end: int, kind: Type) -> float:
        """Two for the line itself, the square of what it leaves of the measure, and far more if it is too wide."""
        line = " ".join(words[start:end])
        room = 1 - self.width(line, kind) / MEASURE
        small = end < len(words) and _ends_small(line)
        return 2 + room * room + (0.5 if small else 0) + (1000 if room < 0 else 0)

    def width(self, text: str, kind: Type) -> float:
        """Pixels from the first letter's left to the last one's right."""
        font = self.font(kind)
        if not kind.spacing:
            return font.getlength(text, features=_features(kind))
        return sum(font.getlength(letter, features=_features(kind)) + kind.gap for letter in text) - kind.gap

    def draw(self, line: Line, pen: ImageDraw.ImageDraw, colour: str) -> None:
        """Draws a line centred on the page; letterspaced lines go letter by letter."""
        kind, left = line.type, (WIDTH - self.width(line.text, line.type)) / 2
        font, features = self.font(kind), _features(kind)
        for piece in line.text if kind.spacing else (line.text,):
            pen.text((left, line.baseline), piece, colour, font, anchor="ls", features=features)
            left += font.getlength(piece, features=features) + kind.gap

    def font(self, kind: Type) -> ImageFont.FreeTypeFont:
        """The face of a type in its size."""
        return _font(self.paths[kind.style], kind.size)


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _features(kind: Type) -> list[str]:
    return ["smcp"] if kind.small_caps else []


def _ends_small(line: str) -> bool:
    return len(line.rpartition(" ")[2]) <= SMALL_WORD


def _height(lines: tuple[TypeLine, ...]) -> int:
    return len(lines) * _leading(lines)


def _leading(lines: tuple[TypeLine, ...]) -> int:
    return lines[0][1].size * 118 // 100 if lines else 0


def _stacked(lines: tuple[TypeLine, ...], baseline: int) -> Iterator[Line]:
    for number, (text, kind) in enumerate(lines):
        yield Line(text, baseline + number * _leading(lines), kind)


def _svg_frame(inset: int, weight: int, look: Look) -> Element:
    """A rule drawn inwards from its inset, as the JPEG's is."""
    edge = inset + weight / 2
    sides = {"x": edge, "y": edge, "width": WIDTH - 2 * edge, "height": HEIGHT - 2 * edge, "stroke-width": weight}
    return svg("rect", {"fill": "none", "stroke": look.ink, **{name: f"{value:g}" for name, value in sides.items()}})


def _svg_line(line: Line, look: Look) -> Element:
    kind = line.type
    # Letterspacing stands after the last letter too: half of it is given back, so that the line stays centred.
    place = {"x": f"{WIDTH / 2 + kind.gap / 2:g}", "y": str(line.baseline), "text-anchor": "middle"}
    face = {
        "font-family": f"{look.family}, serif",
        "font-size": str(kind.size),
        "font-style": "italic" if kind.style is fonts.Style.ITALIC else "",
        "font-variant": "small-caps" if kind.small_caps else "",
        "letter-spacing": f"{kind.gap:g}" if kind.spacing else "",
        "fill": look.colour(kind),
    }
    return svg("text", {**place, **face}, line.text)
