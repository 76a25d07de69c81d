"""The printed A/62/502 as its extracted text betrays it: the page on which each paragraph begins.

The extraction left three traces of a page's end: a sentence cut in two by a blank line, the page's
footnote between two paragraphs, and a list whose items lose or gain their dash halfway. The
printed contents give the page of each heading. Between two headings the page of a paragraph is
known when the traces account for every page turned; when they do not, only up to the last trace.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CONTENTS = re.compile(r"^\s*([一二三四五]\.) \S+\t[0-9-]+\t(\d+)$", re.M)
LABELLED = re.compile(r"(?:- )?(?:([一二三四五]\.)|\d+\.|\([a-z]\)) ")
SENTENCE_END = "。；：？！"
MARKUP = re.compile(r"\*\*|\\(?=[()])|\[(?=[^]]*\]\(#\))|\]\(#\)")


@dataclass(frozen=True)
class Block:
    """A paragraph, subparagraph or heading of the printed text.

    `heading` is its label if it is a heading; `turns` the page ends betrayed before it begins,
    `within` those betrayed inside it, both since the last heading.
    """

    text: str
    heading: str
    turns: int
    within: int


def blocks(seed: str) -> list[Block]:
    """The blocks of the body, in order, with the page ends between and within them."""
    body = [line for line in seed[_end_of_contents(seed) :].splitlines() if line.strip()]
    found: list[Block] = []
    turns, dashed = 0, None
    for line in body:
        if line.startswith("¹"):
            turns += 1
            continue
        if not (label := LABELLED.match(line)):
            turns += 1
            last = found[-1]
            assert last.text[-1] not in SENTENCE_END, f"not cut: {last.text}"
            found[-1] = Block(last.text + line, last.heading, last.turns, last.within + 1)
            continue
        item = label[0].lstrip("- ").startswith("(")
        if item and dashed is not None and line.startswith("- ") != dashed:
            turns += 1
        dashed = line.startswith("- ") if item else None
        turns = 0 if label[1] else turns
        found.append(Block(line.removeprefix("- "), label[1] or "", turns, 0))
    return [Block(MARKUP.sub("", b.text), b.heading, b.turns, b.within) for b in found]


def _end_of_contents(seed: str) -> int:
    return max(line.end() for line in CONTENTS.finditer(seed))


def pages(seed: str) -> list[tuple[Block, int]]:
    """Each block whose printed page is known, with that page."""
    first = {label: int(page) for label, page in CONTENTS.findall(seed)}
    sections = list(_sections(blocks(seed)))
    known = []
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        start = first[section[0].heading]
        end = first[following[0].heading] if following else None
        betrayed = section[-1].turns + section[-1].within
        for position, block in enumerate(section):
            # The heading's first paragraph begins below it; after the last trace it is doubtful.
            doubtful = start + betrayed != end and block.turns == betrayed and position > 1
            if not doubtful:
                known.append((block, start + block.turns))
    return known


def _sections(found: list[Block]) -> Iterator[list[Block]]:
    starts = [number for number, block in enumerate(found) if block.heading]
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        yield found[start:end]
