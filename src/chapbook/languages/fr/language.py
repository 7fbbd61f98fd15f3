"""French, as the stages ask for it."""

from __future__ import annotations

from importlib.resources import files

from chapbook.languages.fr.abbreviations import ABBREVIATIONS
from chapbook.languages.fr.numerals import NUMERALS
from chapbook.languages.fr.orthography import ORTHOGRAPHY
from chapbook.languages.fr.repairs import REPAIRS
from chapbook.languages.fr.speech import INTRODUCTIONS
from chapbook.languages.fr.typography import SUPERIORS, TYPOGRAPHY
from chapbook.languages.fr.words import WORDS
from chapbook.languages.model import Statistics
from chapbook.shapes.language import Language, Quotes

_CLITICS = (
    "je tu il elle on nous vous ils elles ce moi toi lui leur le la les y en ci là même mêmes meme memes méme mémes t"
)

LANGUAGE = Language(
    code="fr",
    name="français",
    lexicon=Statistics(files(__package__) / "model.bin"),
    repairs=(*REPAIRS, NUMERALS),
    orthography=ORTHOGRAPHY,
    typography=TYPOGRAPHY,
    clitics=frozenset(_CLITICS.split()),
    superiors=SUPERIORS,
    words=WORDS,
    ocr_model="fra",
    introductions=INTRODUCTIONS,
    abbreviations=ABBREVIATIONS,
    quotes=(Quotes("«", "»"), Quotes("“", "”")),
)
