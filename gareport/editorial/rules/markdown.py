"""A text has no markup of Markdown or HTML that this tool does not read: it would print as typed.

Emphasis is `*text*`, a link is `[text](https://…)`, and m^2^ and CO~2~ have raised and lowered
characters. Underscores, backquotes, two tildes, number signs and a single caret are only characters
here. Tags left over from a word processor are errors of their own.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, PROSE, Passage, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"markdown": Severity.WARNING}
TOPIC = Topic.MARKUP
BAD = (
    "It is _vital_ to meet.",
    "It is __vital to meet__.",
    "The field `total` was empty.",
    "It is ~~not~~ vital.",
    "# Introduction to it",
    "> The Assembly met.",
    "| Post | Cost |",
    "An area of 15 m^2.",
    "The figure is 10^{6} or x^-1 here.",
    "It is <del>not</del> vital.",
    "See <https://www.un.org/en>.",
    "Write to <secretariat@un.org>.",
    Example("这一点_很重要_。", language="zh"),
    Example("见<https://www.un.org/zh>。", language="zh"),
)
GOOD = (
    "It is *vital*, and the file a_b_c.xlsx is at https://www.un.org/_a_/__b__ or www.un.org/_c_.",
    "The Qur`an and the Ka`aba; `so-called'; a ~ b ~~ c; No. 1, # 1; x_1 and y_2.",
    "Costs <5 and >3; a <b and c> d; it is > 50 per cent or | a | b.",
    "An area of 15 m^2^ and 15 m^2^, CO~2~, 10~20 or ^_^ and a ^ b.",
    "Name: ______ Date: __ / __",
    Example("这一点*很重要*，见 a_b_c。", language="zh"),
)

_TAGS = (
    "abbr|big|blockquote|button|caption|center|cite|code|d[dlt]|del|details|figure|form|hr|iframe|img"
    "|input|ins|kbd|mark|pre|q|s|script|section|small|strike|style|summary|t(?:body|foot|head)|tt|video"
)
_HABIT = re.compile(
    r"(?P<underscores>(?<![A-Za-z0-9_/.])(?P<sign>_{1,2})(?=[^\W_])[^_\n]{1,200}(?<=[^\s_])(?P=sign)"
    r"(?![A-Za-z0-9_/]))"
    r"|(?P<code>(?<![\w`])`[^`\s](?:[^`\n]{0,200}[^`\s])?`(?![\w`]))"
    r"|(?P<deleted>~~[^~\s](?:[^~\n]{0,200}[^~\s])?~~)"
    r"|(?P<address><(?:https?://|mailto:|www\.)[^<>\s]{1,2000}>|<[^<>@\s]{1,64}@[^<>@\s]{3,200}>)"
    r"|(?P<caret>(?<=[A-Za-z0-9)])\^(?:\{[+−-]?\w{1,9}\}|[+−-]?[0-9a-z]{1,3}(?![\w^,+−–-])))"
    rf"|(?P<tag></?(?:{_TAGS})(?: [^<>]{{0,300}})?/?>|<!--)"
    r"|(?P<heading>\A#{1,6} (?=[^\W\d_]))|(?P<quotation>\A> ?(?=[^\W\d_]|[“\"*\[]))"
    r"|(?P<table>\A\|[^|\n]{1,200}\|[^\n]{0,2000}\|\Z)"
)
_SIGNS = ("^", "_", "`", "~~", "<", "#", ">", "|")
_SAID = {
    "underscores": ("emphasis with underscores", "write `*text*` for italics, or delete them"),
    "code": ("code in backquotes", "delete the backquotes, or write “ and ”"),
    "deleted": ("a deleted text in tildes", "delete it"),
    "caret": ("raised in another markup", "write it between two carets, as in `m^2^`"),
    "address": ("an address in angle brackets", "write `[text](https://…)`, or delete < and >"),
    "tag": ("a tag of HTML", "delete it"),
    "heading": ("the number sign of a heading", "write a block with `heading`"),
    "quotation": ("the sign of a quotation", "write a block with `quote`"),
    "table": ("a row of a table", "write a block with `table`"),
}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each piece of markup that prints as it was typed."""
    for passage in passages(edition):
        if passage.role in PROSE | HEADINGS and any(map(passage.text.__contains__, _SIGNS)):
            for found in _HABIT.finditer(passage.text):
                if not _is_of_address(passage, found):
                    what, hint = _SAID[_kind(found)]
                    message = f"`{found[0][:60].strip()}` is {what}, which prints as typed"
                    place = passage.at(found)
                    yield Diagnostic("markdown", place, message, hint, Severity.WARNING)


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _SAID if found[kind] is not None)


def _is_of_address(passage: Passage, found: re.Match[str]) -> bool:
    """Whether it is in an address or a token, which the prose of a text does not show."""
    if found["address"]:
        return False
    return passage.prose[found.start()] != passage.text[found.start()]
