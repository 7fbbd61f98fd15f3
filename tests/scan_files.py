"""Small scan files made for tests: hOCR, ALTO and PDF of the same two pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Paragraphs = Sequence[Sequence[str]]

PAGES: tuple[Paragraphs, ...] = (
    (("LE TITRE",), ("Premier alinéa de la page qui", "finit par un mot cou-")),
    (("4 LE TITRE",), ("pé & « gardé » <ici>.",), ("Dernier alinéa.",)),
)
TEXT = (
    "LE TITRE\n\nPremier alinéa de la page qui\nfinit par un mot cou-\n\f"
    "4 LE TITRE\n\npé & « gardé » <ici>.\n\nDernier alinéa.\n\f"
)


def hocr(pages: Sequence[Paragraphs] = PAGES, head: str = "") -> str:
    """The pages as Tesseract writes hOCR."""
    body = "".join(hocr_page(page, number) for number, page in enumerate(pages))
    meta = "<meta name='ocr-system' content='tesseract 5.3.0' />"
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1.dtd">'
    space = "http://www.w3.org/1999/xhtml"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head or doctype}\n'
        f'<html xmlns="{space}"><head>{meta}</head>\n<body>\n{body}\n</body></html>'
    )


def hocr_page(paragraphs: Paragraphs, number: int) -> str:
    """One page of hOCR, its lines 20 pixels apart, its words 10 pixels a letter."""
    parts, top = [], 100
    for paragraph in paragraphs:
        parts.append("<div class='ocr_carea' title='bbox 0 0 9 9'>\n<p class='ocr_par' title='bbox 0 0 9 9'>")
        for line in paragraph:
            parts.append(f"<span class='ocr_line' id='line_1_1' title='bbox 50 {top} 900 {top + 15}; x_size 21.5'>")
            left = 50
            for word in line.split():
                box = f"bbox {left} {top} {left + 10 * len(word)} {top + 15}; x_wconf 90"
                parts.append(f"<span class='ocrx_word' title='{box}'>{escape(word)}</span>")
                left += 10 * len(word) + 10
            parts.append("</span>")
            top += 20
        parts.append("</p></div>")
    title = f'image "pg-{number + 1}.png"; bbox 0 0 976 1505; ppageno {number}'
    return f"<div class='ocr_page' id='page_{number + 1}' title='{title}'>" + "\n".join(parts) + "</div>"


def alto(pages: Sequence[Paragraphs] = PAGES, version: int = 3) -> str:
    """The pages as Tesseract writes ALTO, in the namespace of a version."""
    opening = '<Page WIDTH="976" HEIGHT="1505"><PrintSpace>'
    body = "".join(f"{opening}{''.join(map(alto_block, page))}</PrintSpace></Page>" for page in pages)
    engine = "<processingSoftware><softwareName>tesseract 5.3.0</softwareName></processingSoftware>"
    steps = (
        f"<Processing ID='p'>{engine}</Processing>"
        if version == 4
        else f"<OCRProcessing ID='p'><ocrProcessingStep>{engine}</ocrProcessingStep></OCRProcessing>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v{version}#">'
        f"<Description>{steps}</Description><Layout>{body}</Layout></alto>"
    )


def alto_block(lines: Sequence[str]) -> str:
    """A TextBlock of some lines."""
    return "<TextBlock>" + "".join(f"<TextLine>{alto_strings(line)}</TextLine>" for line in lines) + "</TextBlock>"


def alto_strings(line: str) -> str:
    """The words of a line, with the spaces between them."""
    return "<SP/>".join(
        f'<String HPOS="50" VPOS="100" WIDTH="60.4" HEIGHT="15" WC="0.9" CONTENT="{escape(word)}"/>'
        for word in line.split()
    )


def pdf(contents: Sequence[str], *, turned: int = 0) -> bytes:
    """A PDF of A5 pages with these content streams; fonts F1 (Roman) and F2 (italic), both WinAnsi; image Im."""
    fonts = [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Times-Roman", "Times-Italic")
    ]
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Length 1 >>\nstream\nA\nendstream"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", *fonts, picture]
    kids = []
    for content in contents:
        kids.append(f"{len(objects) + 1} 0 R")
        resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >>"
        box = f"/MediaBox [0 0 420 595] /Rotate {turned}"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Resources {resources} /Contents {len(objects) + 2} 0 R >>")
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    parts, starts = [b"%PDF-1.4\n"], []
    for number, content in enumerate(objects, 1):
        starts.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252"))
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{sum(map(len, parts))}\n%%EOF\n"
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode())
    return b"".join(parts)


def shown(text: str, left: float, bottom: float, size: float = 10, font: str = "F1") -> str:
    """The operators that show a text at a place of a page."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {left} {bottom} Tm ({safe}) Tj ET\n"


PICTURE = "q 420 0 0 595 0 0 cm /Im Do Q\n"
"""A picture behind the whole of a page."""
