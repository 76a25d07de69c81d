"""The same source has the same translation, and two long sources have different translations.

Otherwise one of them was pasted in the wrong place. Short texts, such as headings, may have the
same translation.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key

LONG_HAN, LONG_LATIN = 15, 40


def _two(one: tuple[str, str], other: tuple[str, str]) -> Example:
    """A report of two paragraphs, each with its translation."""
    entries = (
        (Key.title(), "A title", "标题"),
        (Key.own("body"), "Introduction", "导言"),
        (Key.own("one"), *one),
        (Key.own("other"), *other),
    )
    return Example(
        text=one[0],
        content=f"- id: one\n  paragraph: {one[0]}\n- id: other\n  paragraph: {other[0]}\n",
        translation=one[1],
        files={
            "locales/zh/LC_MESSAGES/example.po": 'msgid ""\nmsgstr "Language: zh\\n"\n'
            + "".join(
                f'\nmsgctxt "{key}"\nmsgid "{source}"\nmsgstr "{target}"\n'
                for key, source, target in entries
            )
        },
    )


NAMES = {"pair-consistent": Severity.WARNING}
TOPIC = Topic.CONTENT
_ASSEMBLY = "The Assembly took note of the report before it."
_COUNCIL = "The Council took note of the report before it."
BAD = (
    _two(("Taken note of.", "已注意到。"), ("Taken note of.", "已表示注意。")),
    _two((_ASSEMBLY, "大会注意到该报告。"), (_COUNCIL, "大会注意到该报告。")),
    _two(("As above.", "同上。"), ("As above.", "如上。")),
)
GOOD = (
    _two(("Taken note of.", "已注意到。"), ("Taken note of.", "已注意到。")),
    _two((_ASSEMBLY, "大会注意到该报告。"), (_COUNCIL, "安理会注意到该报告。")),
    _two(("As above.", "同上。"), ("The same.", "同上。")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each text whose source or translation an earlier text has differently."""
    by_source: dict[str, TextPair] = {}
    by_target: dict[str, TextPair] = {}
    for pair in pairs(edition):
        first = by_source.setdefault(pair.source, pair)
        other = by_target.setdefault(pair.target, pair)
        if first.target != pair.target:
            message = f"`{pair.key}` has the same source as `{first.key}`, but another translation"
        elif other.source != pair.source and _is_long(other) and _is_long(pair):
            message = f"`{pair.key}` has the same translation as `{other.key}`, but another source"
        else:
            continue
        hint = "fix one of the two, or write the comment `# ok: consistent -- the reason`"
        yield Diagnostic("pair-consistent", pair.target.span, message, hint, Severity.WARNING)


def _is_long(pair: TextPair) -> bool:
    return len(pair.source) >= (LONG_HAN if pair.written_in.han else LONG_LATIN)
