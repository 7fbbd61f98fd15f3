"""The desk as a site: who is let in, who may write, what is answered, and in which language."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from chapbook import desk
from chapbook.decisions import append_decisions, make_decision, read_record
from chapbook.desk.cards import card_of
from chapbook.desk.items import Sort
from chapbook.desk.site.templates import filled
from chapbook.desk.speech import languages, preferred, strings
from chapbook.pipeline.opened import open_book
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.scan import Span
from desk_books import TOKEN, Served, let_in, make_book, make_scanned_book, serving, write

STATIC = Path(desk.__file__).parent / "static"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    make_book(root)
    make_scanned_book(root)
    return root


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[Served]:
    with serving(root, "petit") as found:
        yield found


@pytest.fixture
def stranger(served: Served) -> Iterator[httpx.Client]:
    """A browser that was not let in."""
    with httpx.Client(base_url=served.home, follow_redirects=True) as client:
        yield client


@pytest.fixture
def client(stranger: httpx.Client) -> httpx.Client:
    """A browser that came by the address with the token."""
    return let_in(stranger)


def asked(client: httpx.Client, word: str) -> list[Any]:
    """The row of the one question on a word."""
    (row,) = [row for row in client.get("/items").json()["rows"] if row[3] == word]
    return list(row)


def record(root: Path) -> int:
    return len(read_record(root / "source" / "petit" / "decisions.jsonl").every)


def test_only_who_brings_the_token_is_let_in(stranger: httpx.Client) -> None:
    assert stranger.get("/").status_code == 403
    assert stranger.get("/?token=guess").status_code == 403
    answer = stranger.get(f"/?token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert stranger.get("/items").status_code == 200


def test_a_foreign_host_is_refused_even_with_the_token(client: httpx.Client) -> None:
    for host in ("evil.example", "127.0.0.1", "evil.example:8123", "127.0.0.1:80"):
        assert client.get("/", headers={"Host": host}).status_code == 403
        assert client.get(f"/?token={TOKEN}", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1", ""])
def test_a_foreign_origin_may_not_write(client: httpx.Client, root: Path, origin: str) -> None:
    row = asked(client, "ou")
    before = record(root)
    headers = {"Origin": origin} if origin else {}
    answer = client.post("/decide", json={"ids": [row[0]], "act": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert record(root) == before


def test_every_answer_forbids_what_is_not_the_desks_own(client: httpx.Client) -> None:
    for path in ("/", "/items", "/static/queue.js", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    assert "<script>" not in client.get("/").text
    assert " style=" not in client.get("/").text


def test_no_page_names_an_outside_address(client: httpx.Client) -> None:
    pages = ("/", *(f"/static/{path.name}" for path in STATIC.iterdir()))
    assert len(pages) > 3
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200
        text = answer.text.replace("http://www.w3.org/2000/svg", "")
        assert text.strip()
        assert "http://" not in text
        assert "https://" not in text


def test_a_decision_goes_from_the_page_to_the_record_and_back(client: httpx.Client, root: Path) -> None:
    row = asked(client, "ou")
    assert "<mark>" in client.get(f"/card/{row[0]}").text
    changed = next(row for row in client.get("/items?all=1").json()["rows"] if row[3] == "mémes")
    card = client.get(f"/card/{changed[0]}").text
    assert "<ins>ê</ins>" in card
    assert "<del>é</del>" in card
    before = record(root)
    said = {"ids": [row[0]], "act": "accept", "by": "B. Lecteur"}
    answer = write(client, "/decide", said).json()
    assert answer["rows"][0][8] == 2
    assert read_record(root / "source" / "petit" / "decisions.jsonl").live[-1].by == "B. Lecteur"
    undone = write(client, "/undo", {}).json()
    assert undone["rows"][0][0] == row[0]
    assert record(root) == before + 2


def test_a_page_that_has_the_list_is_told_only_what_changed(tmp_path: Path) -> None:
    make_book(tmp_path)
    with serving(tmp_path) as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        whole = let_in(client).get("/items").json()
        assert whole["whole"]
        assert client.get(f"/items?since={whole['mark']}").json()["rows"] == []
        question = whole["rows"][0][0]
        write(client, "/decide", {"ids": [question], "act": "accept"})
        served.opened.read_again()
        found = client.get(f"/items?since={whole['mark']}").json()
        assert not found["whole"]
        assert found["gone"] == [question]
        assert [row[8] for row in found["rows"]] == [2]
        assert len(found["rows"]) < len(whole["rows"])
        assert client.get("/items?since=other.1").json()["whole"]
        assert client.get(f"/items?all&since={found['mark']}").json()["rows"]


def test_what_makes_no_sense_is_refused_and_writes_nothing(client: httpx.Client, root: Path) -> None:
    before, origin = record(root), {"Origin": str(client.base_url).rstrip("/")}
    for body in (
        b"",
        b"[]",
        b"{",
        b'{"ids": "x", "act": "accept"}',
        b'{"ids": [], "act": "burn"}',
        b'{"ids": [1], "act": "keep"}',
    ):
        assert client.post("/decide", content=body, headers=origin).status_code == 400
    assert write(client, "/word", {"id": "none"}).status_code == 404
    assert client.get("/card/none").status_code == 204
    assert client.get("/alike/none").status_code == 404
    assert client.get("/strip/none").status_code == 404
    assert record(root) == before


def test_a_page_of_a_scan_that_was_replaced_may_not_write(client: httpx.Client, root: Path) -> None:
    row, before = asked(client, "ou"), record(root)
    answer = write(client, "/decide", {"ids": [row[0]], "act": "accept", "scan": "another"})
    assert answer.status_code == 409
    assert answer.json()["scan"] == client.get("/items").json()["scan"]
    assert record(root) == before


def test_a_text_that_looks_like_html_is_shown_as_text(tmp_path: Path) -> None:
    make_book(
        tmp_path, "Titre", "", "On voit <b>gras</b> et I'on dit <script>alert(1)</script> ou & rien.", slug="html"
    )
    with serving(tmp_path, "html") as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        rows = let_in(client).get("/items?all=1").json()["rows"]
        assert rows
        for row in rows:
            assert "<script>" not in client.get(f"/card/{row[0]}").text
            assert "<b>gras" not in client.get(f"/alike/{row[0]}").text


def test_the_line_of_a_scanned_page_is_shown_with_its_words_marked(root: Path) -> None:
    with serving(root, "image") as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        row = asked(let_in(client), "ou")
        assert f'src="/strip/{row[0]}"' in client.get(f"/card/{row[0]}").text
        answer = client.get(f"/strip/{row[0]}")
        assert answer.headers["content-type"] == "image/png"
        assert client.get("/sheet/1").content.startswith(b"\x89PNG")
        assert client.get("/sheet/2").status_code == 404


def test_a_book_without_images_shows_none(client: httpx.Client) -> None:
    row = asked(client, "ou")
    assert "<img" not in client.get(f"/card/{row[0]}").text
    assert client.get(f"/strip/{row[0]}").status_code == 404


@pytest.mark.parametrize(
    ("sort", "told"),
    [
        (Sort.WORD, "No other reading was found."),
        (Sort.NOTE, "Enter leaves it"),
        (Sort.PASSAGE, "Nothing is to choose"),
    ],
)
def test_a_question_without_another_reading_says_what_can_be_done(served: Served, sort: Sort, told: str) -> None:
    one = next(item for item in served.opened.items() if item.is_doubt and item.candidates)
    item, letters = replace(one, sort=sort, candidates=(), kind=""), sort is Sort.WORD
    card = card_of(served.opened.places, item)
    shown = filled("card.html", t=strings("en"), card=card, item=item, picture=False, letters=letters)
    assert told in shown
    assert ('data-act="accept"' in shown) is (sort is not Sort.PASSAGE)


def test_the_page_speaks_as_the_browser_asks_or_as_was_chosen(client: httpx.Client) -> None:
    assert '<html lang="fr">' in client.get("/", headers={"Accept-Language": "fr-CH, en;q=0.8"}).text
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "de"}).text
    write(client, "/language", {"code": "fr"})
    assert '<html lang="fr">' in client.get("/", headers={"Accept-Language": "en"}).text
    assert write(client, "/language", {"code": "xx"}).status_code == 400


def test_reasons_and_refusals_are_said_in_the_language_of_the_page(client: httpx.Client, served: Served) -> None:
    served.opened.look_again()
    client.headers["Accept-Language"] = "fr"
    kinds = [reason for row in client.get("/blocks").json()["rows"] for reason in row[5]]
    assert [3, "title", "en capitales"] in kinds
    refused = write(client, "/call", {"span": "0-5", "page": 1, "words": "que"})
    assert refused.json()["problem"].startswith("« que » doit se trouver une seule fois à la page 1")
    assert refused.status_code == 400


@pytest.mark.parametrize(
    ("accepted", "code"), [("", "en"), ("fr", "fr"), ("en;q=0.1, fr;q=0.9", "fr"), ("fr;q=0", "en"), ("*;;q", "en")]
)
def test_the_language_asked_for_most_is_spoken(accepted: str, code: str) -> None:
    assert preferred(accepted) == code


def test_every_language_has_the_same_strings() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "chapbook" / "desk" / "strings"
    keys = {
        path.name: [line.partition(" = ")[0] for line in path.read_text().splitlines() if " = " in line]
        for path in folder.iterdir()
    }
    assert keys["en.toml"] == keys["fr.toml"]
    assert set(languages()) == {"en", "fr"}


def test_the_source_of_the_program_is_offered(client: httpx.Client, root: Path) -> None:
    (root / "LICENSE").write_text("licence", encoding="utf-8")
    (root / "src" / "chapbook").mkdir(parents=True, exist_ok=True)
    (root / "src" / "chapbook" / "__init__.py").write_text("", encoding="utf-8")
    assert 'href="/source"' in client.get("/").text
    with tarfile.open(fileobj=io.BytesIO(client.get("/source").content)) as archive:
        assert {"chapbook/LICENSE", "chapbook/src/chapbook/__init__.py"} <= set(archive.getnames())


def test_a_rule_that_like_decisions_suggest_holds_once_it_is_accepted(tmp_path: Path) -> None:
    lines = ("Titre", "", *(f"On a vu la zorgue {n} fois, et puis encore une autre." for n in range(5)))
    folder = make_book(tmp_path, *lines, slug="regle")
    scan = open_book(tmp_path, "regle").cleaned.scan
    places = [match.start() for match in re.finditer("zorgue", scan.text)][:3]
    decisions = [
        make_decision(scan, Span(at, at + 6), DecisionKind.WORD, replace="gorgue", seen="zorgue") for at in places
    ]
    append_decisions(folder / "decisions.jsonl", decisions)
    with serving(tmp_path, "regle") as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        assert 'data-exact="zorgue"' in let_in(client).get("/rules").text
        spans = re.findall(r'value="(\d+-\d+)"', client.get("/rule", params={"exact": "zorgue"}).text)
        assert len(spans) == 2
        assert client.get("/rule", params={"exact": "other"}).status_code == 404
        assert write(client, "/rule", {"exact": "zorgue", "accept": True, "spans": spans[:1]}).status_code == 200
        assert write(client, "/rule", {"exact": "other", "accept": True}).status_code == 404
    assert open_book(tmp_path, "regle").cleaned.layers.cleaned().count("gorgue") == 4
