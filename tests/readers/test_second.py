"""A second reading beside the first: where the two differ, and only there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.readers.edition import read_book
from chapbook.readers.scans import OCR, read_scan
from chapbook.readers.second import find_rivals
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Box, Page, Scan, Span, Word
from scan_files import hocr


def scan(text: str, words: tuple[Word, ...] = ()) -> Scan:
    return Scan(text, (Page(Span(0, len(text))),), words=words)


def differences(first: str, second: str) -> list[tuple[str, str]]:
    return [(rival.span.of(first), rival.text) for rival in find_rivals(scan(first), scan(second))]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("un soir il alla a la ville", "un soir il alla à la ville", [("a", "à")]),
        ("la fin. et puis rien", "la fin, et puis rien", [(".", ",")]),
        ("le sort de Allemagne vaincue", "le sort de l'Allemagne vaincue", [("Allemagne", "l'Allemagne")]),
        ("il était en ter ré là", "il était enterré là", [("en ter ré", "enterré")]),
        ("deux mots\nen ligne", "deux\nmots en ligne", []),
        ("il est l’ami", "il est l'ami", []),
        ("voici une trans-\nformation", "voici une trans-\nfermation", []),
        ("un mot ici", "un mot tout à fait autre et bien plus long ici", []),
    ],
    ids=["accent", "mark", "lost article", "parted", "line ends", "apostrophe", "cut word", "a line more"],
)
def test_what_differs_is_found(first: str, second: str, found: list[tuple[str, str]]) -> None:
    assert differences(first, second) == found


def test_a_repeated_line_does_not_lead_astray() -> None:
    lines = "".join(f"refrain de la chanson\ncouplet {number} du poème qui va\n" for number in range(40))
    assert differences(lines.replace("couplet 20", "coup1et 20"), lines) == [("coup1et", "couplet")]


def test_the_least_confidence_of_its_words_is_that_of_the_difference() -> None:
    second = "il va à Paris"
    places = [Span(0, 2), Span(3, 5), Span(6, 7), Span(8, 13)]
    words = tuple(Word(span, Box(0, 0, 1, 1), 0.9 - index / 10) for index, span in enumerate(places))
    (rival,) = find_rivals(scan("il va a Paris"), scan(second, words))
    assert rival.confidence == pytest.approx(0.7)
    assert find_rivals(scan("il va a Paris"), scan(second))[0].confidence is None


@given(st.text(alphabet="ab à'.\n-", max_size=60), st.text(alphabet="ab à'.\n-", max_size=60))
def test_differences_ascend_and_lie_apart(first: str, second: str) -> None:
    rivals = find_rivals(scan(first), scan(second))
    ends = [0, *(rival.span.end for rival in rivals)]
    assert all(end <= rival.span.start < rival.span.end for end, rival in zip(ends, rivals, strict=False))
    assert find_rivals(scan(first), scan(first)) == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "source" / "a-book"
    folder.mkdir(parents=True)
    (folder / "scan.txt").write_text("Un soir il alla a la ville.\n", encoding="utf-8")
    (folder / "edition.toml").write_text('title = "A"\nauthor = "B"\n', encoding="utf-8")
    (folder / "second.hocr").write_text(hocr([[["Un soir il alla à la ville."]]]), encoding="utf-8")
    return folder


def told(folder: Path, key: str = "") -> list[str]:
    with (folder / "edition.toml").open("a", encoding="utf-8") as lines:
        lines.write(key)
    return [rival.text for rival in read_scan(read_book(folder.parent.parent, folder.name))[0].rivals]


def test_a_second_reading_is_named_in_the_edition(folder: Path) -> None:
    assert told(folder) == []
    assert told(folder, 'second_reading = "second.hocr"\n') == ["à"]


def test_what_ocr_wrote_beside_a_scan_is_a_second_reading_unless_there_is_to_be_none(folder: Path) -> None:
    (folder / OCR).write_bytes(gzip.compress((folder / "second.hocr").read_bytes()))
    assert told(folder) == ["à"]
    assert told(folder, 'second_reading = "none"\n') == []


def test_a_second_reading_that_is_not_there_stops_the_build(folder: Path) -> None:
    with pytest.raises(SetupError, match="second_reading"):
        told(folder, 'second_reading = "third.hocr"\n')
