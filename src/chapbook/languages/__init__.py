"""The languages Chapbook knows: one folder each, found by its code. A language holds data and rules, never a stage."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files

from chapbook.shapes.findings import SetupError
from chapbook.shapes.language import Language


def known() -> tuple[str, ...]:
    """The codes of the languages at hand, in order."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if entry.joinpath("language.py").is_file()))


def load(code: str) -> Language:
    """The language of a code, such as ``fr``. Raises SetupError if there is no folder of that name."""
    if code not in known():
        raise SetupError(
            f'no language "{code}"; known: {", ".join(known())}. Correct `language` in edition.toml, '
            f"or add the folder src/chapbook/languages/{code}."
        )
    language = import_module(f"{__name__}.{code}.language").LANGUAGE
    if not isinstance(language, Language):
        raise SetupError(f"languages/{code}/language.py: LANGUAGE is no Language. Make it one, as languages/fr does.")
    return language
