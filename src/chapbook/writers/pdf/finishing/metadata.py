"""Says in the metadata what the PDF conforms to: PDF/UA-1 beside the PDF/A-3a that WeasyPrint claims.

PDF/A allows no property that its schemas do not describe (ISO 19005-3, 6.6.2.3), and one ``rdf:RDF`` only: so the claim
and the description of its schema are put into the one that is there.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from pikepdf import Pdf

from chapbook.writers.pdf.finishing.facts import Facts

END = b"</rdf:RDF>"
CLAIM = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def claim_conformance(pdf: Pdf, _facts: Facts) -> None:
    """Add the claim of PDF/UA-1 (ISO 14289-1, clause 5) and the language to the metadata.

    Raises ValueError where the metadata are not one ``rdf:RDF``.
    """
    packet = pdf.Root.Metadata.read_bytes()
    if packet.count(END) != 1:
        raise ValueError(f"the metadata hold {packet.count(END)} rdf:RDF, not one")
    claim = CLAIM.format(language=escape(str(pdf.Root.Lang))).encode()
    # Not compressed: what looks for metadata in a file without reading PDF must find them.
    pdf.Root.Metadata.write(packet.replace(END, claim + END))
