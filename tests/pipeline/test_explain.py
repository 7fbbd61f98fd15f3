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


def explained(root: Path) -> tuple[int, str]:
    book = root / "source" / "titre"
    book.mkdir(parents=True)
    (book / "edition.toml").write_text(EDITION, encoding="utf-8")
    (book / "scan.txt").write_text(SCAN, encoding="utf-8")
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
