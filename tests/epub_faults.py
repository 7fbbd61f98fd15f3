"""Faults to seed in the EPUB of the full book (``epub_books``), each with the check that must see it."""

from __future__ import annotations

from dataclasses import dataclass

ZIP = "EPUB: zip is in order"
MANIFEST = "EPUB: manifest and spine are whole"
LINKS = "EPUB: every link is closed"
LANGUAGE = "EPUB: pages name their language"
CONTENTS = "EPUB: contents are the headings"
PAGES = "EPUB: every page of the scan is in the page list"
TURNS = "EPUB: pages turn at their words"
NOTES = "EPUB: calls and notes are tied both ways"
LISTS = "EPUB: lists keep their markers"
SENSES = "EPUB: italics, capitals and languages are kept"
ROLES = "EPUB: roles fit their elements"
METADATA = "EPUB: metadata is the edition's"
ACCESS = "EPUB: accessibility metadata is true"
FONTS = "EPUB: fonts cover every character"
KINDLE = "EPUB: Send to Kindle takes it"
BODY = "EPUB: body is the document's"
NOTE_TEXT = "EPUB: notes are the document's"

TURN = '<span class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="page4" aria-label="4"></span>'
TEXT, NAV, NCX, OPF, CSS, COVER = (
    f"EPUB/{name}" for name in ("text.xhtml", "nav.xhtml", "toc.ncx", "content.opf", "book.css", "cover.xhtml")
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to seed: in ``file`` (or all over the zip) ``before`` becomes ``after``; ``seen`` is who must see it."""

    name: str
    seen: str
    file: str
    before: str
    after: str = ""


FAULTS = (
    Fault("a paragraph is lost", BODY, TEXT, "<p>«\u00a0On pleure.\u00a0»</p>"),
    Fault("a word is doubled", BODY, TEXT, "be sur la ", "be sur la la "),
    Fault("a letter is changed", BODY, TEXT, "La nuit", "La huit"),
    Fault("two words are swapped", BODY, TEXT, "be sur la ", "be la sur "),
    Fault("two words run together", BODY, TEXT, "be sur la ", "be surla "),
    Fault("a line of verse runs into the next", BODY, TEXT, "</span><br/>", "</span>"),
    Fault("text is hidden in a script", BODY, TEXT, "<p>Dansez.</p>", "<p><!--Dansez.--></p>"),
    Fault("a note loses a paragraph", NOTE_TEXT, TEXT, "<p>Son second alinéa.</p>"),
    Fault("a note is doubled in part", NOTE_TEXT, TEXT, "Une note au vers.", "Une note au vers. Une note."),
    Fault("two notes are swapped", NOTE_TEXT, TEXT, "Une note au titre.", "Une note au vers."),
    Fault("a note's text stands in the body", BODY, TEXT, "On danse", "On danse La première note."),
    Fault("two calls are swapped", NOTES, TEXT, 'href="#n2" id="r2">2', 'href="#n3" id="r2">2'),
    Fault("a note does not lead back", NOTES, TEXT, 'href="#r2"', 'href="#s2"'),
    Fault("a call has another number than its note", NOTES, TEXT, 'id="r2">2<', 'id="r2">7<'),
    Fault(
        "a note has another number than its call", NOTES, TEXT, 'title="Retour au texte">3', 'title="Retour au texte">1'
    ),
    Fault("a call is no longer a call", NOTES, TEXT, ' epub:type="noteref"'),
    Fault("a note leads nowhere", LINKS, TEXT, 'id="n2"', 'id="n9"'),
    Fault("an id stands twice", LINKS, TEXT, 'id="s2"', 'id="s3"'),
    Fault(
        "a page asks for a file from the network", LINKS, TEXT, 'href="book.css"', 'href="https://example.org/book.css"'
    ),
    Fault("the stylesheet names a font that is not there", LINKS, CSS, "Italic.ttf", "Bold.ttf"),
    Fault("the contents lead to the wrong heading", CONTENTS, NAV, "text.xhtml#s2", "text.xhtml#s4"),
    Fault("the contents have other words than the heading", CONTENTS, NAV, "La veille", "Le lendemain"),
    Fault("a heading is not in the contents", CONTENTS, NAV, '<li><a href="text.xhtml#s4">Le jour</a></li>'),
    Fault("the NCX has other words than the contents", CONTENTS, NCX, "La veille", "Le lendemain"),
    Fault("the NCX leads elsewhere", CONTENTS, NCX, "text.xhtml#s3", "text.xhtml#s4"),
    Fault("there are no contents", CONTENTS, NAV, 'epub:type="toc" role="doc-toc"', 'epub:type="lot" role="doc-toc"'),
    Fault("a page has the wrong number", PAGES, TEXT, 'id="page4" aria-label="4"', 'id="page4" aria-label="5"'),
    Fault("a page is not in the page list", PAGES, NAV, '<li><a href="text.xhtml#page4">4</a></li>'),
    Fault("the page list points at a note", PAGES, NAV, "text.xhtml#page4", "text.xhtml#n1"),
    Fault("the page list has another label", PAGES, NAV, '#page4">4<', '#page4">5<'),
    Fault("the NCX has another page list", PAGES, NCX, "text.xhtml#page4", "text.xhtml#page3"),
    Fault("a page mark is lost", PAGES, TEXT, 'epub:type="pagebreak" role="doc-pagebreak" id="page4"', 'id="page4"'),
    Fault("a page is twice in the page list", PAGES, NAV, 'page3">3</a></li>', 'page4">4</a></li>'),
    Fault("a page turns a word too late", TURNS, TEXT, f"tom{TURN}be sur", f"tombe {TURN}sur"),
    Fault("italics are lost", SENSES, TEXT, "<em>ville</em>", "ville"),
    Fault("italics reach too far", SENSES, TEXT, "<em>ville</em> au", "<em>ville au</em>"),
    Fault("small capitals are lost", SENSES, TEXT, ' class="small-caps"'),
    Fault("a superior is lost", SENSES, TEXT, "<sup>er</sup>", "er"),
    Fault("a passage in another language says another", SENSES, TEXT, '"foreign" lang="en"', '"foreign" lang="de"'),
    Fault("verse is no longer verse", SENSES, TEXT, 'class="verse"', 'class="prose"'),
    Fault("a marker of a list is another", LISTS, TEXT, ">1-<", ">7-<"),
    Fault("a marker of a list is lost", LISTS, TEXT, '<span class="marker">2-</span> '),
    Fault("a list loses its dashes", LISTS, TEXT, "<ul>", '<ul class="printed">'),
    Fault("a call has a bad role", ROLES, TEXT, 'role="doc-noteref" href="#n1"', 'role="doc-footnote" href="#n1"'),
    Fault("a page mark has no role", ROLES, TEXT, 'role="doc-pagebreak" id="page3"', 'id="page3"'),
    Fault("a page does not name its language", LANGUAGE, TEXT, ' xml:lang="fr">\n<head>', ">\n<head>"),
    Fault(
        "a page names another language",
        LANGUAGE,
        TEXT,
        'lang="fr" xml:lang="fr">\n<head>',
        'lang="en" xml:lang="en">\n<head>',
    ),
    Fault("a page has no title", LANGUAGE, NAV, "<title>Table des matières</title>", "<title></title>"),
    Fault("the title is another", METADATA, OPF, "De la fête", "De la bête"),
    Fault("the author is lost", METADATA, OPF, "Jeanne &amp; Cie</dc:creator>", "</dc:creator>"),
    Fault("the date tells the clock", METADATA, OPF, "2026-03-01T00:00:00Z", "2026-03-02T10:11:12Z"),
    Fault("nothing is said of the rights", METADATA, OPF, "dc:rights", "dc:relation"),
    Fault("there is no cover", METADATA, OPF, ' properties="cover-image"'),
    Fault(
        "conformance is claimed",
        ACCESS,
        OPF,
        '<meta property="schema:accessMode">',
        '<meta property="dcterms:conformsTo">WCAG 2.1 Level AA</meta><meta property="schema:accessMode">',
    ),
    Fault("a feature is claimed that is not there", ACCESS, OPF, ">readingOrder<", ">synchronizedAudioText<"),
    Fault("page navigation is claimed without pages", ACCESS, NAV, 'epub:type="page-list"', 'epub:type="lot"'),
    Fault("the cover has no words", ACCESS, COVER, 'alt="Couverture', 'alt="" title="Couverture'),
    Fault("the accessibility summary is lost", ACCESS, OPF, "schema:accessibilitySummary", "schema:abstract"),
    Fault("the source of the pages is lost", ACCESS, OPF, "pageBreakSource", "dcterms:relation"),
    Fault("a character has no glyph", FONTS, COVER, "<title>Couverture", "<title>漢字 Couverture"),
    Fault("the font's licence is lost", FONTS, "EPUB/fonts/OFL.txt", "SIL OPEN FONT LICENSE", "SOME LICENCE"),
    Fault("a page is not in the spine", MANIFEST, OPF, '<itemref idref="colophon"/>'),
    Fault(
        "a page is in the spine twice",
        MANIFEST,
        OPF,
        '<itemref idref="text"/>',
        '<itemref idref="text"/><itemref idref="text"/>',
    ),
    Fault("a file is not in the manifest", MANIFEST, OPF, 'href="fonts/OFL.txt"', 'href="fonts/no.txt"'),
    Fault("the mimetype is another", ZIP, "mimetype", "epub+zip", "zip"),
)
