"""Reports made up by a seed: long enough for every kind of page break, nothing in them a fact."""

import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

REPORT = """symbol: A/99/{number}
kind: report
organ: general_assembly
session: 99
agenda:
  - {{item: 7, title: A made-up agenda item}}
distribution: general
date: 2044-10-22
language: {language}
original: {language}
editions: [{language}]
layout: new_york_2007
title: A made-up report
author: secretary_general
{listed}: [{names}]
"""
_VOCABULARY = """the a of and to in on for with by from its their that which report session
committee review information communications technology management organization
governance implementation resources strategy including appropriate requirements
established development responsible accountability programme consultations
recommendations Secretary-General Assembly ICT"""
WORDS = _VOCABULARY.split()


def sentence(chance: random.Random, least: int, most: int) -> str:
    """Words without sense, of one length or another."""
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most))) + "."


def quoted(text: str) -> str:
    """The text as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


def written(
    sections: Sequence[str], language: str = "en", number: int = 1, kind: str = "annex"
) -> Path:
    """The folder of a report with these annexes, or with sections of another kind."""
    folder = Path(tempfile.mkdtemp(prefix="generated-"))
    names = [f"part_{n}" for n in range(len(sections))]
    listed = "annexes" if kind == "annex" else "sections"
    report = REPORT.format(language=language, number=number, names=", ".join(names), listed=listed)
    (folder / "report.yaml").write_text(report, "utf-8")
    for name, content in zip(names, sections, strict=True):
        head = f"id: {name}\nkind: {kind}\nheading: Part\ncontent:\n"
        (folder / f"{name}.yaml").write_text(head + content, "utf-8")
    return folder


def paragraphs(texts: Sequence[str]) -> Path:
    """A report with a paragraph for each of the texts."""
    return written(
        ["".join(f"  - {{id: p{n}, paragraph: {quoted(t)}}}\n" for n, t in enumerate(texts))]
    )


def page_feet() -> Path:
    """Annexes that bring a heading, an announcement and a list ever further down their page."""
    chance, sections = random.Random(7), []
    for n in range(16):
        items = "".join(
            f"          - {{id: i{n}_{m}, text: {quoted(sentence(chance, 14, 40))}}}\n"
            for m in range(6)
        )
        sections.append(
            f"  - {{id: p{n}, paragraph: {quoted('report ' * (14 * (31 + n) - 7) + 'ends.')}}}\n"
            f"  - id: h{n}\n    heading: Heading of the degree below in annex {n}\n    content:\n"
            f"      - id: l{n}\n        paragraph: {quoted(sentence(chance, 5, 6)[:-1] + ':')}\n"
            f"        items:\n{items}"
        )
    return written(sections)


NOTES = 35  # a document
LONG = {  # seed to note to words: six to twelve thousand letters
    0: {5: 1500, 6: 800},
    1: {17: 800},
    6: {34: 1200},
    9: {3: 800, 4: 800, 20: 1500},
    12: {0: 1000, 34: 800},
    15: {33: 900, 34: 900},
}
HAN = "大会强调必须在可行时执行决议秘书长关于联合国全系统问责制加强监督职能的报告请会员审批准提出建"


def noted(seed: int) -> Path:
    """A report of 35 notes in English or Chinese, with words of the other."""
    chance, language = random.Random(seed), ("en", "zh")[seed % 2]

    def text(least: int, most: int) -> str:
        if (language == "zh") == (chance.random() < 0.8):
            return "".join(chance.choices(HAN, k=chance.randint(least * 3, most * 3))) + "。"
        return sentence(chance, least, most)

    content, notes, number, stop = "", "", 0, ".。"[seed % 2]
    while number < NOTES:
        name = f"p{number}"
        called = ""
        for _ in range(min(chance.choice([1, 1, 2, 3]), NOTES - number)):
            called += f"{text(2, 25)} call{number}call{stop}{{note.n{number}}} "
            length = (70, 110) if number in (9, 21) else (2, 30)
            words = sentence(chance, *length) if length[1] > 30 else text(*length)
            if size := LONG.get(seed, {}).get(number):
                words = " ".join(f"w{number}x{n}x" for n in range(size))
            notes += f"  n{number}: {quoted(f'note{number}note {words} end{number}end')}\n"
            number += 1
        content += f"  - {{id: {name}, paragraph: {quoted(called + text(1, 30))}}}\n"
        if chance.random() < 0.2:
            rows = "".join(
                f"        - {{id: r{n}, cells: [{quoted(text(1, 3))}, 1]}}\n"
                for n in range(chance.randint(3, 9))
            )
            content += (
                f"  - id: t{name}\n    table:\n      title: A table\n      columns:\n"
                "        - {id: object, heading: Object}\n"
                "        - {id: figure, heading: Amount, align: figures}\n"
                f"      rows:\n{rows}"
            )
    return written([f"{content}notes:\n{notes}"], language, seed + 1, "section")
