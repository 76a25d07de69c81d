"""A translated edition in; its texts and translations as TMX 1.4, for translation memories, out."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gareport import __version__
from gareport.report.edition import Edition, State

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx(edition: Edition, source_tag: str) -> bytes:
    """A unit for each text whose translation is ok; texts keep their markup and tokens."""
    root = Element("tmx", version="1.4")
    header = {
        "creationtool": "gareport", "creationtoolversion": __version__, "segtype": "paragraph",
        "o-tmf": "PO", "adminlang": "en", "srclang": source_tag, "datatype": "plaintext",
    }  # fmt: skip
    SubElement(root, "header", header)
    body = SubElement(root, "body")
    for key, segment in edition.worded.items():
        if segment.state is not State.OK:
            continue
        unit = SubElement(body, "tu", tuid=key)
        SubElement(unit, "prop", type="x-document").text = str(edition.report.cover.symbol)
        for tag, text in ((source_tag, edition.source[key]), (edition.language.tag, segment.text)):
            variant = SubElement(unit, "tuv", {_LANG: tag})
            SubElement(variant, "seg").text = str(text)
    indent(root)
    written: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()
