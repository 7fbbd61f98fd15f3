"""Law 4 in arithmetic: each page stands on the sheets once, folding gives the order back, tables are the known ones.

The known orders are those of PDF::Imposition (its documentation and, for booklets of any length, psbook's formula), and
for the zine the sheet that is taught everywhere: 5 4 3 2 upside down over 6 7 8 1.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.shapes.findings import SetupError
from chapbook.shapes.hands import worked
from chapbook.shapes.sheets import Binding, Cell, Imposition, Side
from chapbook.writers import imposition as schemes_package
from chapbook.writers.imposition import SCHEMES, filling, impose, scheme_named, signature_sizes

EVERY = pytest.mark.parametrize("name", SCHEMES)


def told(imposition: Imposition, side: Side) -> str:
    """A side as tables have it: rows parted by a slash, r before a page upside down, l before one on its left side."""
    letters = {0: "", 90: "l", 180: "r"}
    return " / ".join(" ".join(f"{letters[cell.turn]}{imposition.page(cell) or '-'}" for cell in row) for row in side)


def table(name: str, pages: int, most: int = 0) -> list[str]:
    """All sides that a scheme prints, in order."""
    made = impose(scheme_named(name), pages, most=most)
    return [told(made, side) for sheet in made.sheets for side in (sheet.front, sheet.back) if side]


def read_copies(made: Imposition) -> list[list[Cell]]:
    """The cells of each copy in the order of reading, when the signatures have been worked by hand; all are upright."""
    copies: list[list[Cell]] = [[] for _ in range(made.scheme.copies)]
    lying = 90 if made.scheme.lying else 0
    for signature in made.signatures:
        blank = tuple(tuple(Cell(0) for _ in row) for row in signature[0].front)
        done = worked([(sheet.front, sheet.back or blank) for sheet in signature], made.scheme.moves)
        for copy, faces in zip(copies, done, strict=True):
            assert {(face.print.turn + face.turned) % 360 for face in faces} == {lying}
            copy.extend(face.print for face in faces)
    return copies


@EVERY
@pytest.mark.parametrize("blanks", ["end", "before back cover", "wrapped"])
def test_from_1_to_200_pages_hands_bring_them_into_order_and_upright(name: str, blanks: str) -> None:
    scheme = scheme_named(name)
    for pages in range(1, 201):
        made = impose(scheme, pages, blanks=blanks)  # type: ignore[arg-type]  # the three words are its own
        if not scheme.moves:
            cells = [cell for sheet in made.sheets for side in (sheet.front, sheet.back) for cell in side[0]]
            copies = [cells]
        else:
            copies = read_copies(made)
        for copy in copies:
            assert [cell.position for cell in copy] == list(range(1, len(made.pages) + 1))
            found = [made.page(cell) for cell in copy]
            assert [page for page in found if page] == list(range(1, pages + 1))
            assert found.index(1) % 2 == 0


@EVERY
@given(pages=st.integers(1, 400), most=st.sampled_from([0, 16, 32, 48]))
def test_each_page_stands_once_a_copy_and_signatures_are_equally_thick(name: str, pages: int, most: int) -> None:
    made = impose(scheme_named(name), pages, most=most)
    sides = [side for sheet in made.sheets for side in (sheet.front, sheet.back)]
    placed = sorted(page for side in sides for row in side for cell in row if (page := made.page(cell)))
    assert placed == sorted(list(range(1, pages + 1)) * made.scheme.copies)
    assert len({len(signature) for signature in made.signatures}) == 1


def psbook(pages: int, signature: int) -> list[tuple[int | None, int | None]]:
    """The pairs of pages of psbook (A. Duggan, psutils), which PDF::Imposition's 2up, 2down and 4up follow."""
    total = -(-pages // signature) * signature
    found: list[int | None] = []
    for index in range(total):
        base, within = index - index % signature, index % signature
        at = base + (signature - 1 - within // 2 if index % 4 in (0, 3) else within // 2)
        found.append(at + 1 if at < pages else None)
    return list(zip(found[0::2], found[1::2], strict=True))


@pytest.mark.parametrize("pages", range(1, 201))
def test_saddle_notepad_and_four_up_are_those_of_psbook(pages: int) -> None:
    for most in (0, 8, 16):
        made = impose(scheme_named("saddle"), pages, most=most)
        size = len(made.pages) // len(made.signatures)
        pairs = [
            (made.page(side[0][0]), made.page(side[0][1]))
            for sheet in made.sheets
            for side in (sheet.front, sheet.back)
        ]
        assert pairs == psbook(pages, size)
        assert table("notepad", pages, most) == [" ".join(f"l{page or '-'}" for page in pair) for pair in pairs]
    made = impose(scheme_named("four-up"), pages)
    if len(made.signatures) == 1:
        halves = psbook(pages, len(made.pages))
        middle = len(halves) // 2
        assert table("four-up", pages) == [
            f"{one[0] or '-'} {one[1] or '-'} / {other[0] or '-'} {other[1] or '-'}"
            for one, other in zip(halves[:middle], halves[middle:], strict=True)
        ]


@pytest.mark.parametrize(
    ("name", "pages", "expected"),
    [
        ("saddle", 8, ["8 1", "2 7", "6 3", "4 5"]),
        ("notepad", 4, ["l4 l1", "l2 l3"]),
        ("four-up", 8, ["8 1 / 6 3", "2 7 / 4 5"]),
        ("cut-and-fold", 8, ["4 1 / 8 5", "2 3 / 6 7"]),
        ("quarto", 8, ["r5 r4 / 8 1", "r3 r6 / 2 7"]),
        ("quarto-pair", 16, ["r9 r8 / 16 1", "r7 r10 / 2 15", "r11 r6 / 14 3", "r5 r12 / 4 13"]),
        ("reading", 8, ["1 2", "3 4", "5 6", "7 8"]),
        ("two-copies", 4, ["1 1", "2 2", "3 3", "4 4"]),
        ("two-booklets", 4, ["4 1 / 4 1", "2 3 / 2 3"]),
        ("cut-and-stack", 8, ["1 5", "6 2", "3 7", "8 4"]),
        ("cut-in-four", 8, ["1 3 / 5 7", "4 2 / 8 6"]),
        ("zine", 8, ["r5 r4 r3 r2 / 6 7 8 1"]),
    ],
)
def test_the_first_sheets_are_those_of_the_published_tables(name: str, pages: int, expected: list[str]) -> None:
    assert table(name, pages) == expected


@pytest.mark.parametrize("name", ["quarto", "quarto-pair", "octavo", "cut-and-fold", "zine"])
def test_each_signature_is_the_table_again(name: str) -> None:
    scheme = scheme_named(name)
    once = table(name, scheme.unit)
    for pages in range(1, 201):
        expected = []
        for start in range(0, pages, scheme.unit):
            for side in once:
                words = [(word.strip("r"), word.startswith("r")) for word in side.split()]
                expected.append(
                    " ".join(
                        number
                        if number == "/"
                        else ("r" if turned else "")
                        + (str(start + int(number)) if start + int(number) <= pages else "-")
                        for number, turned in words
                    )
                )
        assert table(name, pages) == expected


def test_the_octavo_is_the_published_one_whose_back_is_seen_over_the_long_edge() -> None:
    front, back = table("octavo", 16)
    assert front == "r5 r12 r9 r8 / 4 13 16 1"
    published = "r3 r14 r15 r2 / 6 11 10 7"
    rows = [row.split() for row in published.split(" / ")]
    over = [[word[1:] if word.startswith("r") else f"r{word}" for word in reversed(row)] for row in reversed(rows)]
    assert back == " / ".join(" ".join(row) for row in over)


def test_cut_and_stack_runs_down_each_pile_for_any_length() -> None:
    for pages in range(1, 201):
        made = impose(scheme_named("cut-and-stack"), pages)
        left = [sheet.front[0][0].position for sheet in made.sheets]
        right = [sheet.front[0][1].position for sheet in made.sheets]
        assert left + right == list(range(1, len(made.pages), 2))


@pytest.mark.parametrize(
    ("pages", "most", "sizes"),
    [
        (20, 0, (20,)),
        (80, 0, (80,)),
        (81, 0, (28, 28, 28)),
        (96, 0, (32, 32, 32)),
        (560, 0, (28,) * 20),
        (40, 16, (8,) * 5),
        (44, 16, (16,) * 3),
        (64, 16, (16,) * 4),
    ],
)
def test_a_thick_book_is_parted_into_equal_signatures_with_few_blanks(
    pages: int, most: int, sizes: tuple[int, ...]
) -> None:
    assert signature_sizes(scheme_named("saddle"), pages, most) == sizes


def test_a_signature_smaller_than_a_sheet_is_refused_with_the_remedy() -> None:
    with pytest.raises(SetupError, match=r"booklet\.signature = 4.*'four-up' has 8 pages.*multiple of 8"):
        signature_sizes(scheme_named("four-up"), 20, 4)


def test_an_unknown_scheme_is_refused_and_all_are_named() -> None:
    with pytest.raises(SetupError, match=r"'sadle'.*saddle, notepad, four-up"):
        scheme_named("sadle")


def test_a_booklet_of_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="one page at least"):
        impose(scheme_named("saddle"), 0)


def test_every_module_of_the_package_is_a_scheme_of_the_list() -> None:
    from importlib.resources import files  # noqa: PLC0415 - of use here alone

    modules = {
        entry.name.removesuffix(".py").replace("_", "-")
        for entry in files(schemes_package).iterdir()
        if entry.name.endswith(".py") and entry.name != "__init__.py"
    }
    assert modules == set(SCHEMES)
    assert all(scheme_named(name).name == name for name in SCHEMES)


@pytest.mark.parametrize(
    ("pages", "total", "blanks", "expected"),
    [
        (6, 8, "end", (1, 2, 3, 4, 5, 6, None, None)),
        (6, 8, "before back cover", (1, 2, 3, 4, 5, None, None, 6)),
        (4, 8, "wrapped", (None, None, 1, 2, 3, 4, None, None)),
        (5, 8, "wrapped", (None, None, 1, 2, 3, 4, 5, None)),
        (8, 8, "before back cover", (1, 2, 3, 4, 5, 6, 7, 8)),
    ],
)
def test_blanks_stand_where_they_are_ordered(
    pages: int, total: int, blanks: str, expected: tuple[int | None, ...]
) -> None:
    assert filling(pages, total, blanks) == expected  # type: ignore[arg-type]  # one of its three words


@given(st.integers(1, 500))
def test_a_wrapped_book_has_a_blank_leaf_before_and_a_blank_page_behind(pages: int) -> None:
    made = impose(scheme_named("saddle"), pages, blanks="wrapped")
    assert made.pages[:2] == (None, None)
    assert made.pages[-1] is None


def test_the_innermost_sheet_lies_within_all_others() -> None:
    made = impose(scheme_named("saddle"), 32)
    assert [made.nest(sheet.front[0][0]) for sheet in made.sheets] == list(range(8))
    assert {made.nest(Cell(position)) for position in range(1, 33)} == set(range(8))


@pytest.mark.parametrize("name", ["cut-and-stack", "two-copies", "reading", "zine"])
def test_single_leaves_lie_within_nothing(name: str) -> None:
    made = impose(scheme_named(name), 40)
    assert {made.nest(Cell(position)) for position in range(1, 41)} == {0}


def test_two_folds_nest_the_leaves_of_one_sheet() -> None:
    made = impose(scheme_named("quarto"), 8)
    assert [made.nest(Cell(position)) for position in range(1, 9)] == [0, 0, 1, 1, 1, 1, 0, 0]


def test_only_folded_schemes_are_stapled_through_the_fold() -> None:
    stapled = {name for name in SCHEMES if scheme_named(name).binding is Binding.SADDLE}
    assert stapled == {"saddle", "notepad", "four-up", "two-booklets"}
