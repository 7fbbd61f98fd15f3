"""What ALTO tells in its versions: hyphens, spaces, styles, margins, printed numbers, pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.readers.alto import read
from chapbook.shapes.scan import Box, Scan
from scan_files import TEXT, alto

STYLES = '<Styles><TextStyle ID="T1" FONTSIZE="11.5" FONTSTYLE="italics"/><TextStyle ID="T2" FONTSIZE="8"/></Styles>'


def page(folder: Path, content: str, attributes: str = "") -> Scan:
    path = folder / "scan.xml"
    space = "http://schema.ccs-gmbh.com/ALTO"
    path.write_text(
        f'<alto xmlns="{space}">{STYLES}<Layout><Page {attributes}>{content}</Page></Layout></alto>', encoding="utf-8"
    )
    return read(path)[0]


def block(strings: str, attributes: str = "") -> str:
    return f"<TextBlock {attributes}><TextLine>{strings}</TextLine></TextBlock>"


@pytest.mark.parametrize("version", [2, 3, 4])
def test_each_version_is_read_and_its_engine_told(tmp_path: Path, version: int) -> None:
    (tmp_path / "scan.xml").write_text(alto(version=version), encoding="utf-8")
    scan, findings = read(tmp_path / "scan.xml")
    assert scan.text == TEXT
    assert ["tesseract 5.3.0" in finding.message for finding in findings] == [True]


@pytest.mark.parametrize(
    ("first", "hyphen", "read_as"),
    [
        ("cou", '<HYP CONTENT="-"/>', "cou-"),
        ("cou", '<HYP CONTENT="\u00ad"/>', "cou-"),
        ("cou", '<HYP CONTENT="¬"/>', "cou-"),
        ("cou", "<HYP/>", "cou-"),
        ("cou-", '<HYP CONTENT="-"/>', "cou-"),
        ("cou-", "", "cou-"),
    ],
)
def test_a_hyphen_ends_its_line_once(tmp_path: Path, first: str, hyphen: str, read_as: str) -> None:
    halves = f'<String CONTENT="{first}" SUBS_TYPE="HypPart1" SUBS_CONTENT="coupé"/>{hyphen}'
    assert page(tmp_path, f"<PrintSpace>{block(halves)}</PrintSpace>").text == f"{read_as}\n\f"


def test_strings_without_a_space_between_them_are_set_close_where_the_line_tells_its_spaces(tmp_path: Path) -> None:
    told = '<String CONTENT="«"/><String CONTENT="un"/><SP/><String CONTENT="deux"/>'
    untold = '<String CONTENT="un"/><String CONTENT="deux"/>'
    scan = page(tmp_path, f"<PrintSpace>{block(told)}{block(untold)}</PrintSpace>")
    assert scan.text == "«un deux\n\nun deux\n\f"
    assert [word.span.of(scan.text) for word in scan.words] == ["«", "un", "deux", "un", "deux"]


def test_size_and_style_come_from_the_nearest_that_names_them(tmp_path: Path) -> None:
    strings = '<String CONTENT="a"/><String CONTENT="b" STYLEREFS="P0 T2"/><String CONTENT="c" STYLE="bold"/>'
    styled = block(strings, 'STYLEREFS="T1"')
    words = page(tmp_path, f"<PrintSpace>{styled}</PrintSpace>").words
    assert [(word.size, word.italic, word.bold) for word in words] == [
        (11.5, True, False),
        (8.0, False, False),
        (11.5, True, True),
    ]


def test_the_foot_of_a_page_is_read_last_and_its_head_first(tmp_path: Path) -> None:
    areas = {name: block(f'<String CONTENT="{name}"/>') for name in ("BottomMargin", "PrintSpace", "TopMargin")}
    content = "".join(f"<{name}>{text}</{name}>" for name, text in areas.items())
    assert page(tmp_path, content).text.split() == ["TopMargin", "PrintSpace", "BottomMargin"]


def test_the_printed_number_and_pictures_of_a_page_are_kept(tmp_path: Path) -> None:
    picture = '<Illustration HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/>'
    text = block('<String CONTENT="a"/>')
    scan = page(tmp_path, f"<PrintSpace>{picture}{text}</PrintSpace>", 'PRINTED_IMG_NR="xii"')
    assert scan.pages[0].label == "xii"
    assert scan.pages[0].pictures == (Box(1, 2, 4, 6),)


@pytest.mark.parametrize("said", ["nan", "1e400", "", "9" * 400, "-"])
def test_numbers_that_are_none_count_as_missing(tmp_path: Path, said: str) -> None:
    text = block(f'<String CONTENT="a" HPOS="{said}" WC="{said}"/>')
    (word,) = page(tmp_path, f"<PrintSpace>{text}</PrintSpace>").words
    assert (word.box, word.confidence) == (Box(0, 0, 0, 0), 1.0)
