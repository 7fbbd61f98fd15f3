"""``structure --explain``: the evidence for each passage, in the order of the scan."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from chapbook.pipeline.display import Display
from chapbook.pipeline.explain import run_explain

EDITION = 'title = "Titre"\nauthor = "A. B."\n'
SCAN = """LE TITRE

Voici le commencement de ce texte, qui est assez long pour
avoir deux lignes pleines et une courte.

Un sous-titre:

La suite du texte reprend ici, sur une ligne qui est pleine
et une autre.
"""


PAGED = """LE TITRE

Voici le commencement de ce texte, qui est assez long pour
avoir deux lignes pleines et un appel (1) avant la fin.

(1) Une note de cette page.
\f4 JEAN DUPONT

La suite du texte reprend ici, sur une ligne qui est pleine
et une autre.
\f5 JEAN DUPONT

La suite du texte reprend ici, sur une ligne qui est pleine
et une autre.
"""


def explained(root: Path, scan: str = SCAN) -> tuple[int, str]:
    book = root / "source" / "titre"
    book.mkdir(parents=True)
    (book / "edition.toml").write_text(EDITION, encoding="utf-8")
    (book / "scan.txt").write_text(scan, encoding="utf-8")
    out = StringIO()
    return run_explain(root, "", Display(Console(file=out, width=120))), out.getvalue()


def test_each_passage_is_told_with_its_place_kind_and_evidence(tmp_path: Path) -> None:
    status, out = explained(tmp_path)
    assert status == 0
    kinds = [line.split("  ")[1] for line in out.splitlines() if line.startswith("p. ")]
    assert [kind.split(" ")[0] for kind in kinds] == ["title", "paragraph", "heading", "paragraph"]
    assert "+3.0  heading: a short line alone that ends in a colon" in out


def test_explaining_writes_nothing(tmp_path: Path) -> None:
    explained(tmp_path)
    assert not (tmp_path / "build").exists()


def test_notes_and_furniture_are_told_among_the_passages_with_what_was_seen(tmp_path: Path) -> None:
    _, out = explained(tmp_path, PAGED)
    told = [line.split("  ", 1) for line in out.splitlines() if line.startswith("p. ")]
    assert [place for place, _ in told] == sorted(place for place, _ in told)
    assert [said for _, said in told if said.startswith(("note", "running"))] == [
        "note (1) Une note de cette page.",
        "running head 4 JEAN DUPONT",
        "running head 5 JEAN DUPONT",
    ]
    assert "+3.0  a call above it of the same mark or its family" in out
    assert "+1.0  the share of its letters that recur at this edge of another page" in out
