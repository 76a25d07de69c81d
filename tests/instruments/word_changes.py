"""Ways to change one part of a Word file: a path in the part in; out, a change to make there.

A change that finds nothing to change fails, so that no fault is tried that is not there.
"""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from gareport.validators.word_file import Element

Change = Callable[[Element], None]

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


def with_change(data: bytes, part: str, change: Change) -> bytes:
    """The bytes of a Word file with one part changed."""
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # Each member keeps its date, so that the same change always gives the same bytes.
        for member in source.infolist():
            text = source.read(member)
            archive.writestr(member, _changed(text, change) if member.filename == part else text)
    return out.getvalue()


def _changed(text: bytes, change: Change) -> bytes:
    root = etree.fromstring(text)
    before = etree.tostring(root)
    change(root)
    assert etree.tostring(root) != before
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def found(root: Element, path: str) -> list[Element]:
    """The elements at a path, at least one."""
    elements = root.xpath(path, namespaces=NAMES)
    assert isinstance(elements, list)
    assert elements, path
    return [element for element in elements if isinstance(element, etree._Element)]


def qualified(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix else local


def drop(path: str) -> Change:
    """Take out the first element at the path."""

    def change(root: Element) -> None:
        element = found(root, path)[0]
        holder = element.getparent()
        assert holder is not None
        holder.remove(element)

    return change


def put(path: str, attribute: str, text: str) -> Change:
    """Give an attribute of the first element another value."""

    def change(root: Element) -> None:
        found(root, path)[0].set(qualified(attribute), text)

    return change


def write(path: str, text: str) -> Change:
    """Give the first element another text."""

    def change(root: Element) -> None:
        found(root, path)[0].text = text

    return change


def lead(path: str) -> Change:
    """Move the first element before all others of the one that holds it."""

    def change(root: Element) -> None:
        element = found(root, path)[0]
        holder = element.getparent()
        assert holder is not None
        holder.insert(0, element)

    return change


def add_before(path: str, markup: str) -> Change:
    """Insert an element before the first at the path."""

    def change(root: Element) -> None:
        namespaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
        holder = etree.fromstring(f"<x {namespaces}>{markup}</x>")
        found(root, path)[0].addprevious(holder[0])

    return change


def share(path: str, attribute: str) -> Change:
    """Give the second element the attribute of the first."""

    def change(root: Element) -> None:
        first, second, *_ = found(root, path)
        second.set(qualified(attribute), first.get(qualified(attribute), ""))

    return change
