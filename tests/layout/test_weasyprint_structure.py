"""The fixes to what WeasyPrint writes for screen readers: each fault appears in a stock process.

One page of HTML is written by WeasyPrint without fixes in its own process and by the fixed one in
this process; both structure trees are read back.
"""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_structure import Element, tree
from weasyprint import HTML

from gareport.layout.weasyprint_fixes import apply

LONG = "A sentence of the paragraph that runs over the foot of the page. " * 12
ROWS = "<tr><td>Cell<td>" * 40
REPORT = f"""<!doctype html><html lang=en><title>Report</title><style>
@page {{ size: 100mm 120mm; margin: 20mm; @bottom-center {{ content: counter(page) }} }}
.note {{ float: footnote }} .line::after {{ content: leader(dotted) "3" }}
</style><h1 id=head>Heading</h1>
<p class=line><a href=#head><span>To the</span> <b>heading</b></a></p>
<p>{LONG} Called<span class=note>The note.</span>, then <i lang=fr>on dit</i>. {LONG}</p>
<ol data-numbering=lowerLetter><li>Item.<ol><li><p>Inner item.</p></li></ol></li></ol>
<div data-pdf=Table><p data-pdf=Caption>Cells</p>
<table data-pdf><thead><tr><th><a href=#head>Head</a><th>Number<tbody>{ROWS}</table></div>
"""
ITEM, NUMBERINGS = ["Lbl", "LBody"], ["LowerAlpha", "Decimal"]
STOCK = """
import sys; from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""


Reading = Callable[[Element], object]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("structure") / "page.html"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def stock(page: Path) -> Element:
    """What a process without the fixes writes."""
    pdf = page.with_name("stock.pdf")
    command = [sys.executable, "-X", "dev", "-c", STOCK, str(page), str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    # In this process such a warning would fail the test.
    assert "ResourceWarning: unclosed file" in done.stderr
    return tree(pdf.read_bytes())


@pytest.fixture(scope="module")
def fixed(page: Path) -> Element:
    """What this process writes with the fixes."""
    apply()
    return tree(HTML(filename=page).write_pdf(pdf_variant="pdf/a-3a"))


def long_paragraphs(document: Element) -> list[str]:
    texts = [paragraph.text() for paragraph in document.find("P")]
    return [text for text in texts if len(text) > 60]


def before_the_note(document: Element) -> list[str]:
    return [
        before.role
        for element in document.walk()
        for before, note in pairwise(element.elements)
        if "The note." in note.text() and before.text() == "1"
    ]


def areas(words: str) -> Reading:
    """How many active areas each link with these words has."""
    return lambda document: [
        sum(element.areas for element in link.walk())
        for link in document.find("Link")
        if words in link.text()
    ]


def entries(role: str, name: str) -> Reading:
    """The entry of this name of each element of the role."""
    return lambda document: [e.entries.get(name, "") for e in document.find(role)]


def kids(role: str) -> Reading:
    """The roles of what is in each element of the role."""
    return lambda document: [[kid.role for kid in e.elements] for e in document.find(role)]


FAULTS: list[tuple[str, Reading, object, object]] = [
    ("a paragraph comes in pieces", lambda d: len(long_paragraphs(d)), 5, 1),
    ("every line is an element", lambda d: len(d.find("Span")) > 50, True, False),
    ("a note is far from its call", before_the_note, [], ["Reference"]),
    ("a note is none", entries("Note", "ID"), [], ["note-00001"]),
    ("no language is said", lambda d: {e.own_language for e in d.walk()}, {""}, {"", "fr"}),
    ("a link has an area for each element in it", areas("heading"), [3], [1]),
    ("leaders are read out", lambda d: "..." in d.text(), True, False),
    ("the head of a table is read on each page", kids("THead"), [["TR"]] * 4, [["TR"]]),
    ("the link in a repeated head is in several", areas("Head"), [1] * 4, [4]),
    ("a head has no scope", entries("TH", "Scope"), [""] * 8, ["Column"] * 2),
    ("letters are not announced", entries("L", "ListNumbering"), [""] * 2, NUMBERINGS),
    ("a list is beside its item", kids("LI"), [ITEM, ["Lbl", "P"]], [ITEM, ITEM]),
    ("a caption is none", kids("Table"), [["THead", "TBody"]] * 4, [["Caption", "THead", "TBody"]]),
]


@pytest.mark.parametrize(("fault", "read", "before", "after"), FAULTS, ids=[f[0] for f in FAULTS])
def test_what_stock_writes_wrongly_is_right(
    stock: Element, fixed: Element, fault: str, read: Reading, before: object, after: object
) -> None:
    assert (read(stock), read(fixed)) == (before, after), fault
