"""Word files read for the lint: the bytes of one in; its parts, stories, styles and fields out."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

Element = etree._Element
Faults = Iterator[tuple[Element, str]]  # what a check finds: the element, and what is wrong

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Field:
    """Where a field begins, its code, and the result shown until Word updates it."""

    begins: Element
    code: str = ""
    result: str = ""
    parted: bool = False


class WordFile:
    """The XML parts of a Word file by name, and what the checks look up in them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            self.parts = {name: etree.fromstring(archive.read(name)) for name in names}

    def each(self, *tags: str) -> Iterator[Element]:
        """The elements of these names in every part."""
        for root in self.parts.values():
            yield from root.iter(*(W + tag for tag in tags))

    def part_of(self, element: Element) -> str:
        """The name of the part that an element is in."""
        root = element.getroottree().getroot()
        return next(name for name, known in self.parts.items() if known is root)

    @cached_property
    def stories(self) -> list[Element]:
        """The stories: texts that are read from beginning to end on their own."""
        return list(self.each("body", "footnote", "endnote", "hdr", "ftr"))

    @cached_property
    def styles(self) -> dict[str, Element]:
        """The styles by the names that paragraphs and runs use."""
        return {value(style, "styleId"): style for style in self.each("style")}

    def stated(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph: its own, or that of the nearest style that sets it."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        style = child_value(paragraph, "pPr/pStyle") or "Normal"
        passed = {""}
        while own is None and style not in passed and style in self.styles:
            passed.add(style)
            own = self.styles[style].find(f"{W}pPr/{W}{name}")
            style = child_value(self.styles[style], "basedOn")
        return own


def value(element: Element, name: str = "val") -> str:
    """The value of an attribute in the namespace of Word; empty without one."""
    return element.get(W + name, "")


def child_value(element: Element, path: str, name: str = "val") -> str:
    """The same for the element at a path of names: `pPr/pStyle`."""
    child = element.find("/".join(W + tag for tag in path.split("/")))
    return "" if child is None else value(child, name)


def is_on(text: str) -> bool:
    """Whether a switch is on, in any of Word's spellings."""
    return text in {"1", "true", "on"}


def fields(story: Element) -> tuple[list[Field], list[tuple[Element, str]]]:
    """The fields of a story, with those within others, and what is wrong with their marks."""
    found = [Field(f, value(f, "instr"), text_of(f), True) for f in story.iter(f"{W}fldSimple")]
    unfinished: list[Field] = []
    wrong = []
    for element in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = value(element, "fldCharType")
        if kind == "begin":
            unfinished.append(Field(element))
        elif kind and (not unfinished or (kind == "separate" and unfinished[-1].parted)):
            wrong.append((element, f"the field mark `{kind}` comes without the mark before it"))
        elif kind == "end":
            found.append(unfinished.pop())
        elif unfinished:
            _fill(unfinished, element)
    open_ones = [(f.begins, f"the field `{f.code.strip()}` has no end") for f in unfinished]
    return found, [*wrong, *open_ones]


def _fill(unfinished: list[Field], element: Element) -> None:
    if element.tag == f"{W}fldChar":
        unfinished[-1].parted |= value(element, "fldCharType") == "separate"
    elif element.tag == f"{W}instrText":
        unfinished[-1].code += element.text or ""
    else:
        for field in unfinished:
            field.result += (element.text or "") if field.parted else ""


def text_of(element: Element) -> str:
    """The words in an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
