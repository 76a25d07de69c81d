"""Word files read for judging: the bytes of one in; out, its parts, stories, styles and fields."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

Element = etree._Element
Faults = Iterator[tuple[str, str]]  # what a rule finds: the part, and what is wrong there

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Field:
    """What a field is asked to show, and what it shows until it is updated."""

    code: str = ""
    result: str = ""
    parted: bool = False


class WordFile:
    """The XML parts of a Word file by name, and what the rules look up in them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            self.parts = {name: etree.fromstring(archive.read(name)) for name in names}

    def each(self, *tags: str) -> Iterator[tuple[str, Element]]:
        for name, root in self.parts.items():
            for element in root.iter(*(W + tag for tag in tags)):
                yield name, element

    @cached_property
    def stories(self) -> list[tuple[str, Element]]:
        """The texts that are read from beginning to end on their own."""
        return list(self.each("body", "footnote", "endnote", "hdr", "ftr"))

    @cached_property
    def styles(self) -> dict[str, Element]:
        return {value(style, "styleId"): style for _, style in self.each("style")}

    def stated(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph, its own or that of the nearest of its styles."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        style = child_value(paragraph, "pPr/pStyle") or "Normal"
        passed = {""}
        while own is None and style not in passed and style in self.styles:
            passed.add(style)
            own = self.styles[style].find(f"{W}pPr/{W}{name}")
            style = child_value(self.styles[style], "basedOn")
        return own


def value(element: Element, name: str = "val") -> str:
    return element.get(W + name, "")


def child_value(element: Element, path: str, name: str = "val") -> str:
    child = element.find("/".join(W + tag for tag in path.split("/")))
    return "" if child is None else value(child, name)


def is_on(text: str) -> bool:
    return text in {"1", "true", "on"}


def fields(story: Element) -> tuple[list[Field], list[str]]:
    """The fields of a story, those within others included, and what is wrong with their marks."""
    found = [Field(value(f, "instr"), text_of(f), True) for f in story.iter(f"{W}fldSimple")]
    unfinished: list[Field] = []
    wrong = []
    for element in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = value(element, "fldCharType")
        if kind == "begin":
            unfinished.append(Field())
        elif kind and (not unfinished or (kind == "separate" and unfinished[-1].parted)):
            wrong.append(f"a field has its mark `{kind}` without the one before it")
        elif kind == "end":
            found.append(unfinished.pop())
        elif unfinished:
            _fill(unfinished, element)
    return found, [*wrong, *(f"no end of the field `{f.code.strip()}`" for f in unfinished)]


def _fill(unfinished: list[Field], element: Element) -> None:
    if element.tag == f"{W}fldChar":
        unfinished[-1].parted |= value(element, "fldCharType") == "separate"
    elif element.tag == f"{W}instrText":
        unfinished[-1].code += element.text or ""
    else:
        for field in unfinished:
            field.result += (element.text or "") if field.parted else ""


def text_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
