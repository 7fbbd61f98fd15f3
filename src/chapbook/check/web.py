"""The web edition read back: its text is the document's, its links are closed, and it needs nothing but itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Tag, parsed_html, reading, said
from chapbook.check.sequences import Sequences, normal, of_document, verdicts
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.document import PageBreak, leaves
from chapbook.xhtml.elements import safe

APART = frozenset({"anchor", "page", "call", "note", "back"})
"""Classes of what stands in the text without being its words."""
ADDRESSES = ("src", "href", "srcset", "data", "poster", "action", "formaction", "background")


def check_web(build: Build) -> tuple[Verdict, ...]:
    """The verdicts on web/index.html; none where no web edition was made."""
    path = build.book.output / "web" / "index.html"
    return judge_web(path.read_bytes(), build) if path.is_file() else ()


def judge_web(content: bytes, build: Build) -> tuple[Verdict, ...]:
    """The verdicts on the bytes of a web edition."""
    page = parsed_html(content)
    return (_stands_alone(page), _links_are_closed(page), _pages_are_marked(page, build), *_text(page, build))


def _text(page: Tag, build: Build) -> tuple[Verdict, ...]:
    """Law 5: body and notes are the document's, whole and in order."""
    expected = of_document(build.document)
    made_safe = Sequences(safe(expected.body), tuple(safe(note) for note in expected.notes))
    main = page.find("main")
    body = _words(main) if isinstance(main, Tag) else ""
    notes = sorted(page.find_all(class_="note"), key=lambda note: int(said(note, "id")[1:] or 0))
    return verdicts("web", made_safe, Sequences(body, tuple(_words(note) for note in notes)))[:2]


def _stands_alone(page: Tag) -> Verdict:
    """No address but one in the page itself, no script but data, a policy that forbids all else."""
    found = [said(tag, name) for tag in page.find_all(True) for name in ADDRESSES if tag.has_attr(name)]
    faults = [f"{address[:60]} leads out of the page" for address in found if not address.startswith(("#", "data:"))]
    scripts = page.find_all("script")
    faults += ["a script would run" for script in scripts if said(script, "type") != "application/ld+json"]
    faults += ["there is no data on the book"] if not scripts else []
    faults += ["a link is a data address" for link in page.find_all("a") if said(link, "href").startswith("data:")]
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    if "default-src 'none'" not in said(policy, "content"):
        faults.append("no policy keeps the network out")
    return verdict("web: stands alone", faults, f"{len(found)} addresses")


def _links_are_closed(page: Tag) -> Verdict:
    """Every link leads to an element of the page; no id stands twice."""
    ids = Counter(said(tag, "id") for tag in page.find_all(id=True))
    links = [said(link, "href") for link in page.find_all("a")]
    faults = [f"the id {name} stands {count} times" for name, count in ids.items() if count > 1]
    faults += [f"{link} leads nowhere" for link in links if link.removeprefix("#") not in ids]
    return verdict("web: every link is closed", faults, f"{len(links)} links")


def _pages_are_marked(page: Tag, build: Build) -> Verdict:
    """Each page of the print has its mark, in order, and its entry in the list of pages."""
    expected = [leaf.label for leaf in leaves(build.document.blocks) if isinstance(leaf, PageBreak)]
    marks = page.find_all("a", class_="page")
    listed = page.find("details")
    entries = listed.find_all("a") if isinstance(listed, Tag) else []
    faults = [] if [_label(mark) for mark in marks] == expected else ["other pages are marked than the text has"]
    reached = [said(entry, "href") for entry in entries]
    if reached != [f"#{said(mark, 'id')}" for mark in marks] or [_label(entry) for entry in entries] != expected:
        faults.append("the list of pages is another")
    return verdict("web: every page is marked", faults, f"{len(expected)} pages")


def _words(tag: Tag) -> str:
    return normal("".join(_strings(tag)))


def _strings(tag: Tag) -> Iterator[str]:
    for piece in reading(tag, _stands_apart):
        if isinstance(piece, str):
            yield piece


def _label(tag: Tag) -> str:
    return tag.get_text()


def _stands_apart(tag: Tag) -> bool:
    return bool(APART & set(said(tag, "class").split()))
