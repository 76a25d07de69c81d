"""Metadata of a PDF: the written document in, statements for readers out.

WeasyPrint writes the metadata of PDF/A; this module adds what PDF/UA needs, the language and the
page labels.
"""

from typing import Any

from gareport.layout.paginate import LayoutError

_EXTENSION = "http://www.aiim.org/pdfa/ns"
# PDF/A allows an unknown property only if the file describes it.
_STATEMENTS = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaExtension="{_EXTENSION}/extension/"
  xmlns:pdfaSchema="{_EXTENSION}/schema#" xmlns:pdfaProperty="{_EXTENSION}/property#">
<pdfuaid:part>1</pdfuaid:part>
<dc:language><rdf:Bag><rdf:li>LANGUAGE</rdf:li></rdf:Bag></dc:language>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def finish(document: Any, pdf: Any) -> None:
    """Add to a pydyf PDF, before it is written, what WeasyPrint has no option for."""
    import pydyf

    if not document.metadata.lang:
        raise LayoutError("the element `html` of the page has no attribute `lang`")
    objects = {made.reference: made for made in pdf.objects if made.number}
    metadata = objects[pdf.catalog["Metadata"]]
    statements = _STATEMENTS.replace("LANGUAGE", document.metadata.lang).encode()
    metadata.stream = [
        text.replace(b"</rdf:RDF>", statements + b"</rdf:RDF>") for text in metadata.stream
    ]
    decimal = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, decimal])})
    # The library names each attached file twice.
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
