"""The contents of the parts of a Word file: paragraphs, fields, bookmarks."""

import io
import re
import zipfile

import pytest
from built import EDITIONS, NAMES, Built
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


EACH = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def body(edition: Built) -> etree._Element:
    return part(edition.docx, "word/document.xml")


def fields(root: etree._Element) -> list[tuple[str, str]]:
    """Each field's code and cached result; fails on one that is not begun, parted and ended."""
    found: list[tuple[str, str]] = []
    open_field: list[str] | None = None
    for run in root.iter(f"{W}r"):
        kind = next((c.get(f"{W}fldCharType") for c in run.iter(f"{W}fldChar")), None)
        if kind == "begin":
            assert open_field is None, "a field within a field"
            open_field = ["", ""]
        elif kind == "end":
            assert open_field is not None
            found.append((open_field[0].strip(), open_field[1]))
            open_field = None
        elif open_field is not None and kind is None:
            open_field[0] += "".join(run.itertext(f"{W}instrText"))
            open_field[1] += "".join(run.itertext(f"{W}t"))
    assert open_field is None
    return found


def bookmark_names(root: etree._Element) -> list[str]:
    return [str(mark.get(f"{W}name")) for mark in root.iter(f"{W}bookmarkStart")]


def block_of(name: str) -> str:
    """The block's id in a bookmark's name."""
    return re.sub(r"^_P\d+_", "", name)
