"""What stands in the zip and in the manifest: what EPUBCheck does not look at, or only in part."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from zipfile import ZIP_STORED

from chapbook.check.epub.reading import CONTAINER, Opened, resolved, said
from chapbook.shapes.build import Build, Verdict

MIMETYPE = b"application/epub+zip"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
LINKING = ("href", "src")


def zip_is_in_order(epub: Opened, _build: Build) -> Verdict:
    """The mimetype first, stored and exact (OCF 3.3 clause 4.3); each name once; no entry tells the clock."""
    name, first = "EPUB: zip is in order", epub.entries[0]
    names = Counter(entry.filename for entry in epub.entries)
    faults = [f"{twice} stands twice" for twice, count in names.items() if count > 1]
    if first.filename != "mimetype" or first.compress_type != ZIP_STORED or first.extra:
        faults.append("the mimetype is not the first entry, stored, without extra field")
    if epub.files.get("mimetype") != MIMETYPE:
        faults.append("the mimetype is not application/epub+zip")
    faults += [f"{entry.filename} is dated" for entry in epub.entries if entry.date_time != FIRST_DATE]
    return verdict(name, faults, f"{len(epub.entries)} entries")


def manifest_is_whole(epub: Opened, _build: Build) -> Verdict:
    """Every file of the zip stands once in the manifest and the other way round; every page is in the spine."""
    listed = Counter(item.path for item in epub.manifest)
    free = {"mimetype", CONTAINER, epub.package_path}
    faults = [f"{path} is in the zip but not in the manifest" for path in epub.files if path not in {*listed, *free}]
    faults += [f"{path} is in the manifest but not in the zip" for path in listed if path not in epub.files]
    faults += [f"{path} stands in the manifest {count} times" for path, count in listed.items() if count > 1]
    spine = Counter(epub.spine)
    faults += [
        f"{path or 'an unknown item'} is in the spine {count} times" for path, count in spine.items() if count > 1
    ]
    faults += [f"{path} is not in the spine" for path in epub.pages if path not in spine]
    faults += [f"the spine names no page: {path!r}" for path in spine if path not in epub.pages]
    return verdict("EPUB: manifest and spine are whole", faults, f"{len(epub.manifest)} items, {len(epub.spine)} pages")


def links_are_closed(epub: Opened, build: Build) -> Verdict:
    """Every address in a page or a stylesheet leads to a file (and an id) of this EPUB; no id stands twice.

    Only the publisher's own pages may lead to the web, where he wrote so.
    """
    faults, count = [], 0
    own = {f"{page.name}.xhtml": page.links for page in (*build.matter.front, *build.matter.back)}
    for base, href in _addresses(epub):
        count += 1
        path, fragment = resolved(base, href)
        if href in own.get(posixpath.basename(base), ()):
            continue
        if urlsplit(href).scheme:
            faults.append(f"{base}: {href} leads out of the book")
        elif path not in epub.files:
            faults.append(f"{base}: {href} leads nowhere")
        elif fragment and epub.target(base, href)[1] is None:
            faults.append(f"{base}: no id {fragment} in {path}")
    for path, page in epub.pages.items():
        ids = Counter(said(tag, "id") for tag in page.find_all(id=True))
        faults += [f"{path}: the id {one} stands {times} times" for one, times in ids.items() if times > 1]
    return verdict("EPUB: every link is closed", faults, f"{count} links")


def pages_name_their_language(epub: Opened, build: Build) -> Verdict:
    """Each page says its language twice (lang and xml:lang, for both kinds of readers) and has a title."""
    expected, faults = build.book.edition.language, []
    for path, page in epub.pages.items():
        root, title = page.find("html"), page.find("title")
        if {said(root, "lang"), said(root, "xml:lang")} != {expected}:
            faults.append(f"{path} does not say that it is in {expected}")
        if title is None or not title.get_text(strip=True):
            faults.append(f"{path} has no title")
    if said(epub.package.find("package"), "xml:lang") != expected:
        faults.append(f"the package does not say that it is in {expected}")
    return verdict("EPUB: pages name their language", faults, f"{len(epub.pages)} pages in {expected}")


def verdict(name: str, faults: list[str], measured: str) -> Verdict:
    """A verdict that holds if there is no fault; else it shows the first three and how many there are."""
    if not faults:
        return Verdict(name, True, measured)
    more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
    return Verdict(name, False, "; ".join(faults[:3]) + more)


def _addresses(epub: Opened) -> Iterator[tuple[str, str]]:
    for path, page in epub.pages.items():
        for tag in page.find_all(True):
            yield from ((path, said(tag, attribute)) for attribute in LINKING if tag.has_attr(attribute))
    for item in epub.manifest:
        if item.media_type == "text/css" and item.path in epub.files:
            sheet = epub.files[item.path].decode("utf-8", "replace")
            yield from ((item.path, match[1]) for match in CSS_ADDRESS.finditer(sheet))
