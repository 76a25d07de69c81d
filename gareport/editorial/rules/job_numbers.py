"""A job number is written `44-12345`, after the letters of its duty station if it has any.

Every language version is printed under a job number of its own. Bar codes are made from its digits,
so a slip would lead to another job. The tool prints only job numbers that are given. The dates
after one are days of the calendar.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.scalars import is_day

FORM = re.compile(r"(?:[A-Z]{1,3}\.?)?[0-9]{2}-[0-9]{5}")

NAMES = {"job-number": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover='job_numbers: {en: "4412345"}'),
    Example(cover="job_numbers: {en: 44-1234}"),
    Example(cover="job_numbers: {en: 44-12345 (E)}"),
    Example(cover="job_numbers: {en: 44-12345}\njob_dates: {en: [2044-04-31]}"),
    Example(cover='job_numbers: {en: 44-12345}\njob_dates: {en: ["150444"]}'),
    Example(cover="job_dates: {en: [2044-04-15]}"),
)
GOOD = (
    Example(cover="job_numbers: {en: 44-12345}"),
    Example(cover="job_numbers: {en: V.44-12345}"),
    Example(cover="job_numbers: {en: GE.44-12345, zh: GE.44-12346}"),
    Example(cover="job_numbers: {en: 44-12345}\njob_dates: {en: [2044-04-15, 2044-04-16]}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each job number in another form, and for each date that is none."""
    if not edition.is_original:
        return
    cover = edition.report.cover
    for number in cover.job_numbers.values():
        if not FORM.fullmatch(number):
            message = f"`{number}` is not a valid job number"
            hint = (
                "write two digits, a hyphen and five digits, as in 07-47586; leave out the language"
            )
            yield Diagnostic("job-number", number.span, message, hint)
    for code, days in cover.job_dates.items():
        if code not in cover.job_numbers:
            message = f"`job_dates` has a date for `{code}`, which has no job number"
            hint = f"add `{code}` to `job_numbers`, or delete its date"
            yield Diagnostic("job-number", days[0].span, message, hint)
        for day in days:
            if not is_day(day):
                hint = "write year-month-day, such as 2044-04-15"
                yield Diagnostic("job-number", day.span, f"`{day}` is not a valid date", hint)
