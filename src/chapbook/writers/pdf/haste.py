"""Quicker ways of WeasyPrint 70 through what it does most often, for the time that a book is laid out.

Each function here does what the one of WeasyPrint or pydyf does that it stands in for, for the things that our pages
are full of, and hands all others on to that: the pages are the same to the byte. With another version of either nothing
is replaced.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

KNOWN = ("70.0", "0.13.0")
"""The versions of WeasyPrint and pydyf whose functions these stand in for."""
WIDE = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right")),
    *("width", "min_width", "max_width"),
)
"""Lengths that are shares of the width of the box around."""
HIGH = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "bottom"))
"""Lengths that are shares of its width too, but on the page itself of the height."""
PLAIN = (str, Dimension)
"""What a height is, where it is not arithmetic."""
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
FEATURES = (
    "font_kerning",
    *(f"font_variant_{kind}" for kind in ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")),
    "font_feature_settings",
)
TYPE = (
    *FEATURES,
    *("direction", "lang", "font_family", "font_style", "font_stretch", "font_weight", "font_size"),
    "font_variation_settings",
)
"""All that says how text is set."""
NONE = ("", "")
TIED = ("position", "float", "display", "page")
"""Properties whose values depend on each other or on those around in ways of their own."""


@contextmanager
def in_haste() -> Iterator[None]:
    """For that time the quicker ways are taken."""
    if (weasyprint.__version__, pydyf.VERSION) != KNOWN:
        yield
        return
    replaced: list[tuple[Any, str, Any]] = []
    try:
        for original, quick in _ways():
            for owner in _owners(original):
                replaced.append((owner, original.__name__, original))
                setattr(owner, original.__name__, quick)
        yield
    finally:
        for owner, name, original in replaced:
            setattr(owner, name, original)


def _ways() -> tuple[tuple[Any, Callable[..., Any]], ...]:
    """Each function with what stands in for it."""
    return (
        (percent.resolve_percentages, _resolving(percent.resolve_percentages)),
        (ComputedStyle.__missing__, _missing(ComputedStyle.__missing__)),
        (line_break.split_first_line, _splitting(line_break.split_first_line)),
        (Box.is_in_normal_flow, _flowing(Box.is_in_normal_flow)),
        (line_break.Layout.setup, _setting_up(line_break.Layout.setup)),
        (pydyf._to_bytes, _writing(pydyf._to_bytes)),
    )


def _owners(original: Any) -> Iterator[Any]:
    """All modules of the two, or the class, that have a function under its name."""
    if original.__qualname__ != original.__name__:
        yield getattr(sys.modules[original.__module__], original.__qualname__.partition(".")[0])
        return
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] in ("weasyprint", "pydyf") and vars(module).get(original.__name__) is original:
            yield module


def _resolving(original: Callable[..., None]) -> Callable[..., None]:
    """The used lengths of a box; that of one with its border counted in, or of a table's part, is left."""

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        around = containing_block
        width, height = (around.width, around.height) if isinstance(around, Box) else around
        style, used = box.style, box.__dict__
        own = style["height"]
        if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse" or own.__class__ not in PLAIN:
            original(box, around)
            return
        for names, whole in ((WIDE, width), (HIGH, height if isinstance(box, PageBox) else width)):
            for name in names:
                used[name] = _used(style, name, whole)
        least, own_whole, most = (0, None, math.inf) if height == "auto" else (height, height, height)
        used["min_height"], used["max_height"] = _used(style, "min_height", least), _used(style, "max_height", most)
        unknown = own_whole is None and own != "auto" and own.unit == "%"
        used["height"] = "auto" if unknown else _used(style, "height", own_whole)
        for name in BORDERS:
            used[name] = style[name]

    return resolve_percentages


def _used(style: Any, name: str, whole: Any) -> Any:
    """A length of a box in a box so long; the least is never "auto"."""
    value = style[name]
    if value.__class__ is Dimension and value.unit != "%":
        return value.value
    value = percent.percentage(value, style, whole)
    return 0 if value == "auto" and name.startswith("min_") else value


def _missing(original: Callable[..., Any]) -> Callable[..., Any]:
    """A property that no rule gives to an element: what is around it has, or the initial value."""
    logical = {
        name: tuple(find(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for name, find in PHYSICAL_FUNCTIONS.items()
    }

    def __missing__(style: Any, key: str) -> Any:  # noqa: N807 # stands in for one
        given, parent = style.cascaded, style.parent_style
        if key in given or parent is None or key in TIED or key[:16] == "text_decoration_":
            return original(style, key)
        one, other = logical.get(key, NONE)
        if one in given or other in given:
            return original(style, key)
        if key in INHERITED:
            value = style[key] = parent[key]
            return value
        if key[:2] == "__" or key in INITIAL_NOT_COMPUTED:
            return original(style, key)
        value = style[key] = INITIAL_VALUES[key]
        return value

    return __missing__


def _splitting(original: Callable[..., Any]) -> Callable[..., Any]:
    """A line that ends with a forced break is shaped once, without it, and not twice."""

    def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
        end = text.find("\n")
        if end <= 0 or style["white_space"] != "pre" or not rest:
            return original(text, style, context, width, *rest, **named)
        layout = line_break.Layout(style, rest[0], width)
        layout.set_text(text[:end])
        line, _ = layout.get_first_line()
        made = line_break.first_line_metrics(line, text[:end], layout, None, False, style)
        return (*made[:2], len(text[:end].encode()) + 1, *made[3:])

    return split_first_line


def _flowing(original: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Most boxes neither float nor have a place of their own."""

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] == "static") or original(box)

    return is_in_normal_flow


def _setting_up(original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Text in the same type is laid out in the same surroundings, with the same description of its font."""
    known: dict[tuple[Any, ...], tuple[Any, Any, Any, Any]] = {}

    def setup(layout: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal" or not style["lang"]:
            original(layout, style)
            return
        key = (style.font_config, *[style[name] for name in TYPE])
        if key not in known:
            known[key] = _surroundings(style)
        around, font, language, features = known[key]
        layout.style, layout.language, layout.first_line_direction = style, language, 0
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = ffi.gc(pango.pango_layout_new(around), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, font)
        if features:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, style.font_config.font_features[features])
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return setup


def _surroundings(style: Any) -> tuple[Any, Any, Any, Any]:
    """What Pango has to know of a type: its context, the font's description, the language, the font's features."""
    around = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(around, False)
    pango.pango_context_set_base_dir(around, line_break.PANGO_DIRECTION[style["direction"]])
    name, _ = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(around, language)
    features = ",".join(f"{tag} {value}" for tag, value in font_features(*(style[name] for name in FEATURES)).items())
    encoded = features.encode()
    if encoded and encoded not in style.font_config.font_features:
        style.font_config.font_features[encoded] = pango.pango_attr_font_features_new(encoded)
    return around, get_font_description(style), language, encoded


def _writing(original: Callable[..., bytes]) -> Callable[..., bytes]:
    """Most of what is written are bytes and strings."""

    def _to_bytes(item: Any) -> bytes:
        kind = item.__class__
        if kind is bytes:
            return bytes(item)
        return bytes(item.encode("ascii")) if kind is str else original(item)

    return _to_bytes
