"""The masthead agrees with the symbol: body, session, distribution and date.

The session is the one in the symbol; for an organ whose years are counted, it is the one of the
year in the symbol. A document of a body has a symbol of that body. Documents of limited
distribution, and no others, have `L.` in their symbols. A session of the General Assembly opens in
September, the sixty-second in 2007. Its documents have dates of that year, some before the session
opens, and of the next year. The date is compared with the session and not with today, so that a
build gives the same result every day.
"""

import re
from collections.abc import Iterator
from datetime import date

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.languages import languages
from gareport.language.symbols import parts
from gareport.reading.explain import nearest
from gareport.report.bodies import Body, Sessions
from gareport.report.cover import Cover, Report, assembly_session, is_known_body, received_by
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.scalars import SessionName
from gareport.report.source import Text

SOURCE = "United Nations Editorial Manual, masthead"
NAMES = {
    "body": Severity.ERROR,
    "symbol-session": Severity.ERROR,
    "distribution": Severity.ERROR,
    "date-session": Severity.WARNING,
    "session-days": Severity.ERROR,
}
TOPIC = Topic.COVER
_LIMITED = re.compile(r"/L\.[0-9]")
_BEFORE_FIRST = 1945  # the first session opened in the year after
_MOST = 199  # ordinals are spelt out up to here
_COUNCIL = "organ: security_council\n"
_RIGHTS = "body: human_rights_council\n"
BAD = (
    Example(cover="symbol: A/62/502\nsession: 63"),
    Example(cover="symbol: A/C.5/62/L.24\nsession: 62"),
    Example(cover="symbol: A/62/502\nsession: 62\ndistribution: limited"),
    Example(cover="symbol: A/62/502\nsession: 62\ndate: 2017-10-22"),
    Example(cover=f"{_RIGHTS}symbol: A/HRC/28/41\nsession: 29"),
    Example(cover=f"{_RIGHTS}symbol: A/62/41\nsession: 62"),
    Example(cover="symbol: A/HRC/28/41\nsession: 28"),
    Example(cover="body: human_rigths_council\nsymbol: A/HRC/28/41\nsession: 28"),
    Example(cover="body: general_assembly\nsymbol: A/62/502\nsession: 62"),
    Example(cover=f"{_COUNCIL}symbol: S/2010/181\nsession: 66"),
    Example(cover="symbol: A/ES-10/484\nsession: 10"),
    Example(cover="symbol: A/62/502–S/2007/181\nsession: 62"),
    Example(cover="meeting: {begins: 2044-05-09, ends: 2044-05-02}"),
    Example(cover="symbol: A/62/502\nsession: 62\njoint: {organ: security_council, session: 62}"),
)
GOOD = (
    Example(cover="meeting: {begins: 2044-05-09, ends: 2044-05-09}"),
    Example(cover="symbol: A/62/502\nsession: 62\ndate: 2007-10-22"),
    Example(cover="symbol: A/62/50\nsession: 62\ndate: 2007-02-14"),
    Example(cover="symbol: A/61/917\nsession: 61\ndate: 2007-05-31"),
    Example(cover="symbol: A/65/L.78\nsession: 65\ndistribution: limited"),
    Example(cover=f"{_RIGHTS}symbol: A/HRC/28/41\nsession: 28"),
    Example(cover=f"{_RIGHTS}symbol: A/HRC/S-4/5\nsession: S-4"),
    Example(cover="body: fifth_committee\nsymbol: A/C.5/62/5\nsession: 62"),
    Example(cover="body: commission_on_international_trade_law\nsymbol: A/CN.9/962\nsession: 52"),
    Example(cover="kind: committee_report\nbody: fifth_committee\nsymbol: A/62/565\nsession: 62"),
    Example(cover="body: A Made-up Committee\nsymbol: A/AC.999/2\nsession: 3"),
    Example(cover=f"{_COUNCIL}symbol: S/2010/181\nsession: 65"),
    Example(cover="symbol: A/ES-10/484\nsession: ES-10"),
    Example(
        cover="symbol: A/64/742–S/2010/181\nsession: 64\n"
        "joint: {organ: security_council, session: 65}"
    ),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding for each line of the masthead that does not agree with the symbol."""
    if not edition.is_original or edition.report.lost is not None:
        return
    report, cover = edition.report, edition.report.cover
    yield from _body(report)
    if cover.meeting is not None and cover.meeting.ends < cover.meeting.begins:
        message = f"the session ends on {cover.meeting.ends}, before it begins"
        hint = f"write a day after {cover.meeting.begins}"
        yield Diagnostic("session-days", cover.meeting.ends.span, message, hint)
    symbols = parts(str(cover.symbol).rstrip("*"))
    if (cover.joint is not None) != (len(symbols) == 2):
        yield _not_joint(cover)
        return
    own = _counted(report)
    if own is not None:
        yield from _agrees(cover.symbol, symbols[0], own, cover.session, report)
    if cover.joint is not None and (second := report.bodies.get(cover.joint.organ)):
        yield from _agrees(cover.symbol, symbols[1], second, cover.joint.session, report)
    yield from _distribution(cover)
    session = assembly_session(report)
    if session is not None and own is not None and own.session_in(symbols[0]) == str(session):
        yield from _date(cover, session)


def _counted(report: Report) -> Body | None:
    """The body whose sessions the cover counts; None for one that is not listed."""
    return report.bodies.get(str(received_by(report.cover) or report.cover.organ))


def _body(report: Report) -> Iterator[Diagnostic]:
    """A key that no body has, or the key of a body of another organ."""
    cover = report.cover
    if cover.body is None or not is_known_body(cover.body):
        return
    known = report.bodies.get(str(cover.body))
    if known is None:
        meant = nearest(cover.body, [key for key, one in report.bodies.items() if not one.is_organ])
        hint = f"did you mean `{meant}`?" if meant else "write the name of the body"
        yield Diagnostic("body", cover.body.span, f"no body has the key `{cover.body}`", hint)
    elif known.is_organ:
        message = f"`{cover.body}` is an organ"
        hint = f"write `organ: {cover.body}`, and leave out `body`"
        yield Diagnostic("body", cover.body.span, message, hint)
    elif known.organ != cover.organ:
        message = f"`{cover.body}` is a body of another organ than `{cover.organ}`"
        yield Diagnostic("body", cover.body.span, message, f"write `organ: {known.organ}`")
    else:
        printed = {code for pair in cover.editions for code in pair.split("+")}
        for code in sorted(printed - known.names.keys()):
            message = f"`{cover.body}` has no name in {languages()[code].name}"
            hint = f"add `{code}:` to it in locales/bodies.yaml"
            yield Diagnostic("body", cover.body.span, message, hint)


def _not_joint(cover: Cover) -> Diagnostic:
    if cover.joint is None:
        message = f"`{cover.symbol}` is the symbol of a joint document, but it names one organ only"
        hint = "add `joint: {organ: …, session: …}` for the second organ"
    else:
        message = f"a joint document has two symbols, but `{cover.symbol}` is one"
        hint = "write both, joined by a dash: A/64/742–S/2010/181"
    return Diagnostic("symbol-session", cover.symbol.span, message, hint)


def _agrees(
    typed: Text, symbol: str, body: Body, session: SessionName, report: Report
) -> Iterator[Diagnostic]:
    """Yield an error if a symbol is of another body than the cover says, or of another session."""
    of = body.session_in(symbol)
    if of is None or (of == "" and "{" in body.symbol):
        yield from _of_another(typed, symbol, body, report)
    elif of:
        meant = body.session_of(symbol)
        if meant != str(session):
            message = f"`{symbol}` is of session {meant}, but `session` is {session}"
            hint = f"write `session: {meant}`, or fix the symbol"
            yield Diagnostic("symbol-session", typed.span, message, hint)
    if session.number > _MOST and body.sessions is not Sessions.DATED:
        message = f"`session: {session}` is not the number of a session"
        yield Diagnostic("symbol-session", typed.span, message, f"write at most {_MOST}")


def _of_another(typed: Text, symbol: str, body: Body, report: Report) -> Iterator[Diagnostic]:
    """A symbol that does not begin as those of the body do, if another body has it."""
    others = (one for one in report.bodies.values() if one.session_in(symbol) is not None)
    known = max(others, key=lambda one: len(one.symbol), default=None)
    if known is None and report.cover.body is None:
        return  # of a body that is not listed
    message = f"`{symbol}` is not a symbol of `{body.key}`, whose symbols begin with {body.symbol}"
    hint = "fix the symbol, or the body"
    if known is not None and not known.is_organ:
        hint = f"write `body: {known.key}`, or fix the symbol"
    yield Diagnostic("symbol-session", typed.span, message, hint)


def _distribution(cover: Cover) -> Iterator[Diagnostic]:
    is_limited = cover.distribution == "limited"
    if is_limited == bool(_LIMITED.search(cover.symbol)):
        return
    has = "no " if is_limited else "an "
    message = f"`{cover.symbol}` has {has}`L.`, but the distribution is {cover.distribution}"
    hint = "write `distribution: limited`, or fix the symbol"
    if is_limited:
        hint = "write `distribution: general`, or a symbol such as A/62/L.24"
    yield Diagnostic("distribution", cover.symbol.span, message, hint)


def _date(cover: Cover, session: int) -> Iterator[Diagnostic]:
    try:
        year = date.fromisoformat(cover.date or "").year
    except ValueError:
        return
    opens = _BEFORE_FIRST + session
    if cover.date is not None and year not in (opens, opens + 1):
        message = f"`{cover.date}` is not in session {session}"
        hint = f"write a date in {opens} or {opens + 1}, or fix the session"
        yield Diagnostic("date-session", cover.date.span, message, hint, Severity.WARNING)
