"""Inline markup is valid: tokens are known, asterisks are paired, links lead to the web."""

from collections.abc import Iterator

from gareport.editorial.topics import Topic
from gareport.language.inline import parse
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = dict.fromkeys(("token", "emphasis", "link"), Severity.ERROR)
TOPIC = Topic.MARKUP
BAD = ("The total is {amont.total}.", "It is *vital.", "See [the report](report.pdf).")
GOOD = ("It took *Effective IT Governance* up.", "See [the site](https://www.un.org/).", "2 \\* 3")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield every error of markup, at the character where it begins."""
    for segment in edition.texts.values():
        for fault in parse(segment.text)[1]:
            place = segment.text.at(fault.start)
            yield Diagnostic(fault.rule, place, fault.message, fault.hint)
