"""All editions and both formats carry the same numbers, read back from what readers will see."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from built import (
    EDITIONS,
    NAMES,
    SAMPLE,
    TESTS,
    TINY,
    built,
    misnumbered,
    numbered_blocks,
    page_texts,
    squeezed,
)
from libreoffice import office

from gareport.numbering.show import text_of

EACH = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


@EACH
def test_the_pdf_shows_every_label_before_its_text_in_order(folder: Path, code: str) -> None:
    edition = built(folder, code)
    assert len(numbered_blocks(edition.resolved)) > 20
    assert misnumbered("".join(page_texts(edition.pdf)), edition.resolved) == []


@EACH
def test_libreoffice_counts_the_word_file_to_the_same_labels(folder: Path, code: str) -> None:
    assert misnumbered(office(folder, code).text, built(folder, code).resolved) == []


def test_a_wrong_number_is_noticed() -> None:
    edition = built(SAMPLE, "en")
    wrong = edition.resolved.labels | {
        "request": replace(edition.resolved.labels["request"], printed="4.")
    }
    text = "".join(page_texts(edition.pdf))
    assert misnumbered(text, replace(edition.resolved, labels=wrong)) == ["request"]


@pytest.mark.parametrize("folder", [SAMPLE, TINY], ids=["a_62_502", "tiny"])
def test_editions_share_every_number(folder: Path) -> None:
    """Labels of paragraphs, subparagraphs and notes are the same; headings count alike."""
    zh, en = (built(folder, code).resolved for code in ("zh", "en"))
    assert list(zh.labels) == list(en.labels)
    for name, label in zh.labels.items():
        other = en.labels[name]
        assert (label.series, label.degree) == (other.series, other.degree)
        if label.series in ("paragraph", "item", "operative", "clause"):
            assert (label.printed, label.reference) == (other.printed, other.reference)
    assert [(n.id, n.mark) for n in zh.notes] == [(n.id, n.mark) for n in en.notes]
    ranges = [[one.range_of(line).split(one.dash) for line in one.contents] for one in (zh, en)]
    assert ranges[0] == ranges[1]


@EACH
def test_libreoffice_lays_the_headings_on_the_pages_that_the_contents_say(
    folder: Path, code: str
) -> None:
    """Its own update of the fields changes nothing: the cached results were right."""
    edition, rendered = built(folder, code), page_texts(office(folder, code).pdf)
    for line in edition.resolved.contents:
        page = edition.paginated.pages[line.id]
        heading = squeezed(line.label + edition.resolved.plain(line.id))
        assert heading in squeezed(rendered[page - 1])
        assert squeezed(edition.resolved.range_of(line) + str(page)) in squeezed(rendered[1])


@EACH
def test_references_read_alike_in_both_formats(folder: Path, code: str) -> None:
    edition, text = built(folder, code), squeezed(office(folder, code).text)
    for key in ("first", "total", "last") if folder == TINY else ("assembly_action",):
        shown = re.sub(r"\[(\w+)\]", r"\1", text_of(edition.resolved.runs[key]))
        assert squeezed(shown) in text


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds in processes with other hash seeds, time zones and locales."""
    digests = []
    places = (("0", "UTC", "C.UTF-8", "one"), ("7", "Asia/Shanghai", "C", "another/place"))
    for seed, zone, locale, place in places:
        output = tmp_path / place
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        subprocess.run(
            [sys.executable, "build.py", "build", str(TINY), "--output", str(output)],
            cwd=TESTS.parent,
            env=environment,
            check=True,
            capture_output=True,
        )
        files = sorted(output.rglob("*.*"))
        assert [path.name for path in files] == [
            "A_99_901_Add.1-EN.docx",
            "A_99_901_Add.1-EN.pdf",
            "A_99_901_Add.1-ZH.docx",
            "A_99_901_Add.1-ZH.pdf",
        ]
        digests.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    assert digests[0] == digests[1]
