"""A text in English and in Chinese: in; what the rules on pairs find, out, each as the source."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gareport.editorial.example import NAME, Example
from gareport.flow.pipeline import open_report
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.source import Text

# The rules that compare numbers and what they belong to; the others are about words and marks.
ON_NUMBERS = (
    "pair_dropped",
    "pair_measure",
    "pair_number",
    "pair_reference",
    "pair_structure",
    "pair_symbol",
)


class Finding(NamedTuple):
    """What a rule found, and the language of the source."""

    language: str
    rule: str
    message: str


def findings(english: str, chinese: str, rules: tuple[str, ...] = ON_NUMBERS) -> list[Finding]:
    """What the rules find if one of the texts is the source, and if the other one is."""
    return [*_found("en", english, chinese, rules), *_found("zh", chinese, english, rules)]


def _found(language: str, source: str, target: str, rules: tuple[str, ...]) -> Iterator[Finding]:
    edition, key = translated(language), Key.own(NAME)
    segment = edition.texts[key]
    text = Text(target, segment.text.span)
    pair = replace(
        edition,
        texts={key: replace(segment, text=text)},
        source={key: Text(source, edition.source[key].span)},
    )
    for name in rules:
        for found in import_module(f"gareport.editorial.rules.{name}").check(pair):
            yield Finding(language, found.rule, found.message)


@cache
def translated(language: str) -> Edition:
    """The translation of a report of one paragraph that is written in the language."""
    texts = ("One.", "一。") if language == "en" else ("一。", "One.")
    with TemporaryDirectory() as name:
        folder = Path(name) / NAME
        for path, content in Example(texts[0], language, texts[1]).as_files().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, "utf-8")
        opened = open_report(folder)
    return opened.editions["zh" if language == "en" else "en"]
