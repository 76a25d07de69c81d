"""A United Nations document with a symbol is cited in the text, in brackets, not in a note.

Notes are for books, articles, treaties, sales publications and documents of others. A report that
is named with its author is cited by its symbol too. A note that says more is right, and so is a
note with a supplement to the Official Records, which is a publication with a title of its own. A
resolution cites all documents in notes.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.resolutions import resolution_blocks
from gareport.editorial.topics import Topic
from gareport.language.inline import tokens
from gareport.language.symbols import CANDIDATE
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

SOURCE = "United Nations Editorial Manual, footnotes and text notes"
NAMES = {"symbol-in-note": Severity.WARNING}
TOPIC = Topic.NOTES
_PART = (
    r"(?:paras?\.|paragraphs?|sects?\.|section|annex|chap\.|table)? ?[0-9IVX()a-z]*|附件[一二三]?"
)
_ALONE = re.compile(
    rf"(?:See(?: also)? |参?见)?(?:document )?(?P<symbol>{CANDIDATE})"
    rf"(?:(?:,|;|，|；| and|和|、|[-–])? ?(?:{CANDIDATE}|(?:Add|Corr|Rev)\.[0-9]+|{_PART}"
    r"|第 ?[0-9]+(?:[-至、和 0-9]*)? ?段))*[.。]?"
)
# The symbol in brackets after the name of a report with its author.
_NAMED = re.compile(
    r"(?:See(?: also)? (?:the )?|参?见)?\*?(?:"
    r"(?:[Tt]he )?(?:[Rr]eport|[Nn]ote) (?:of|by) the "
    r"(?:Secretary-General|[^.;()*“”]{0,40}Committee"
    r"[^.;()*“”]{0,60})(?: on [^.;()*“”]{3,120})?"
    r"|秘书长(?:关于[^《》（）。；“]{2,60})?的(?:报告|说明)"
    rf")\*? ?[(（](?P<symbol>{CANDIDATE})(?:(?:,| and|和|、)? ?(?:Add|Corr|Rev)\.[0-9]+)*[)）]"
    rf"(?:(?:,|，| and) ?{_PART}|，?第[ 0-9至和、-]{{1,12}}段)*[.。]?"
)


def _note(note: str, language: str = "en", text: str = "One.{note.source}") -> Example:
    quoted = f'notes:\n  source: "{note}"'
    return Example(text, section=quoted, language=language)


BAD = (
    _note("A/57/620."),
    _note("See A/57/620, paras. 4 and 5."),
    _note("A/60/846 and Add.1."),
    _note("Report of the Secretary-General (A/57/620)."),
    _note("See the report of the Secretary-General on conference services (A/57/620), para. 4."),
    _note("秘书长关于会议服务的报告（A/57/620），第 4 段。", "zh"),
    _note("见 A/57/620，第 4 段。".replace("见 ", "见"), "zh"),
)
GOOD = (
    _note("M. Broadbent, *Effective IT Governance* (2003)."),
    _note("The figures of A/57/620 were not final."),
    _note("Official Records of the General Assembly, Twenty-first Session, 1496th meeting."),
    _note("The report of the Secretary-General (A/57/620) was not final."),
    _note("Report of the Secretary-General (A/57/620); M. Broadbent, *Governance* (2003)."),
    _note("Official Records of the General Assembly, Sixtieth Session, Supplement No. 5 (A/60/5)."),
    _note("《大会正式记录，第六十届会议，补编第 5 号》（A/60/5）。", "zh"),
    _note("United Nations, *Treaty Series*, vol. 1, No. 4."),
    _note("World Development Report 2007 (United Nations publication, Sales No. E.07.II.D.1)."),
    "The report (A/57/620) says so.",
    _note("A/60/551.", text="*Recalling* its decision,{note.source}"),
    _note("A/60/551。", "zh", "*回顾*其决定，{note.source}"),
    Example("One.{note.a}", section="notes: {a: A/60/551.}", cover="symbol: A/C.5/99/L.2"),
    Example(cover="marks: {session: of}\nnotes: {of: A/60/551.}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each note that has symbols and nothing else."""
    in_resolutions = _called_in_resolutions(edition)
    for passage in passages(edition):
        if passage.role is not Role.NOTE or passage.key.rest[0] in in_resolutions:
            continue
        if passage.section is None:  # of the cover: the agenda that an item is in
            continue
        text = passage.text.strip()
        if found := _ALONE.fullmatch(text) or _NAMED.fullmatch(text):
            (name,) = passage.key.rest
            opening, closing = "（）" if edition.language.han else "()"
            message = f"the note `{name}` only cites `{found['symbol']}`"
            cited = f"{opening}{found['symbol']}{closing}"
            hint = f"replace {{note.{name}}} in the text with `{cited}`, and delete the note"
            place = passage.text.at(passage.text.index(found["symbol"]))
            yield Diagnostic("symbol-in-note", place, message, hint, Severity.WARNING)


def _called_in_resolutions(edition: Edition) -> frozenset[str]:
    """The names of the notes that the text of a resolution calls."""
    blocks = resolution_blocks(edition)
    read = [one.text for one in passages(edition) if blocks and one.key.owner in blocks]
    return frozenset(token.id for text in read for token in tokens(text, "note"))
