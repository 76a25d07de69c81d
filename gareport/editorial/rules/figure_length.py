"""A figure has at most a hundred digits.

A longer one comes from a key that was held down, or from a paste. No rule can check it, and no page
can print it.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.prose import LONG_FIGURE, LONGEST, without_addresses
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition, State

NAMES = {"figure-length": Severity.ERROR}
TOPIC = Topic.NUMBERS
BAD = (
    f"It has {'7' * (LONGEST + 1)} posts.",
    f"It has 1{',000' * 34} posts.",
    Example(f"共 {'7' * (LONGEST + 1)} 个。", language="zh"),
    Example(f"共{'七' * (LONGEST + 1)}个。", language="zh"),
    Example("It has posts.", translation=f"有 {'7' * (LONGEST + 1)} 个员额。"),
)
GOOD = (
    f"It has {'7' * LONGEST} posts.",
    "In 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013 and 2014, "
    "2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024 and 2025.",
    f"See [it](https://www.un.org/{'7' * 200}).",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each figure that is too long."""
    for segment in edition.texts.values():
        if len(segment.text) <= LONGEST or segment.state is State.MISSING:
            continue
        for found in LONG_FIGURE.finditer(without_addresses(segment.text)):
            digits = sum(char not in ",. \u00a0" for char in found[0])
            message = f"this figure has {digits} digits"
            hint = f"write a figure of at most {LONGEST} digits"
            yield Diagnostic("figure-length", segment.text.at(found.start()), message, hint)
