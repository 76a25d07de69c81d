"""A job number is written `44-12345`, after the letters of its duty station if it has any.

Every language version is printed under a job number of its own. Bar codes are made from its digits,
so a slip would lead to another job. The tool prints only job numbers that are given.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

FORM = re.compile(r"(?:[A-Z]{1,3}\.?)?[0-9]{2}-[0-9]{5}")

NAMES = {"job-number": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover='job_numbers: {en: "4412345"}'),
    Example(cover="job_numbers: {en: 44-1234}"),
    Example(cover="job_numbers: {en: 44-12345 (E)}"),
)
GOOD = (
    Example(cover="job_numbers: {en: 44-12345}"),
    Example(cover="job_numbers: {en: V.44-12345}"),
    Example(cover="job_numbers: {en: GE.44-12345, zh: GE.44-12346}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each job number in another form."""
    if not edition.is_original:
        return
    for number in edition.report.cover.job_numbers.values():
        if not FORM.fullmatch(number):
            message = f"`{number}` is not a valid job number"
            hint = (
                "write two digits, a hyphen and five digits, as in 07-47586; leave out the language"
            )
            yield Diagnostic("job-number", number.span, message, hint)
