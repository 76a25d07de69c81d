"""A job number is written `44-12345`, with its duty station before it where there is one.

Every language version has a number of its own under which it is printed. Bar codes are made of its
digits, so a slip would send the job elsewhere. The tool prints none that is not given.
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
    """Yield a fault for each job number that is written otherwise."""
    if not edition.is_original:
        return
    for number in edition.report.cover.job_numbers.values():
        if not FORM.fullmatch(number):
            message = f"`{number}` is no job number"
            hint = "write two digits, a hyphen and five digits; the tool adds the language"
            yield Diagnostic("job-number", number.span, message, hint)
