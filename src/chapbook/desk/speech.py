"""What the desk says, in every language that has a file in ``strings/``: a new language is one new file.

What the stages give as their reasons, and what is wrong where a book cannot be used, is English; a file of the same
name in ``reasons/`` says it in that language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FIRST = "en"
"""The language with every string, which others fall back to."""


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """The strings of each language by its code, each complete: what a file lacks is said in English."""
    read, reasons = _read("strings"), _read("reasons")
    return {code: {**read[FIRST], **reasons.get(code, {}), **strings} for code, strings in sorted(read.items())}


def _read(folder: str) -> Mapping[str, Mapping[str, str]]:
    """The files of a folder, by the code that each is named for."""
    return {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in files("chapbook.desk").joinpath(folder).iterdir()
        if path.name.endswith(".toml")
    }


def strings(code: str) -> Mapping[str, str]:
    """The strings of a language."""
    return languages()[code]


def preferred(accepted: str, chosen: str = "") -> str:
    """The language chosen on the page, or else the first that the browser asks for (RFC 9110, 12.5.4)."""
    if chosen in languages():
        return chosen
    ranked = sorted(_ranges(accepted), key=lambda one: -one[1])
    return next((code for code, weight in ranked if weight > 0 and code in languages()), FIRST)


def _ranges(accepted: str) -> list[tuple[str, float]]:
    found = []
    for part in accepted.lower().split(","):
        code, _, weight = part.partition(";")
        quality = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight) if weight else None
        found.append((code.strip().partition("-")[0], float(quality[1]) if quality else 1.0))
    return found
