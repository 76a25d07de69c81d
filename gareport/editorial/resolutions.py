"""Texts of resolutions within a report: an edition in; the blocks of such a text out, for rules.

Main Committees and other bodies print draft resolutions in their reports, and these have marks of
their own: verbs in italics, semicolons after every paragraph, documents in notes, amounts in words.
"""

import re
from functools import lru_cache

from gareport.report.drafts import has_own_count, is_draft
from gareport.report.edition import Edition
from gareport.report.model import Node, Operative, Paragraph, Preambular, Section, Subsection
from gareport.report.texts import walk

_BODIES = (
    "[Tt]he (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Council|Conference|Commission|Committee|Board|Meeting|States Parties)\b[^*]{0,60}"
)
_VERBS = (
    r"(?:(?:Also|Again|Further|Deeply|Gravely|Strongly|Fully|Once|Bearing|Having|Being)\b[^*]{0,60}"
    r"|[A-Z][a-z]+(?:ing|s)\b[^*]{0,60})"
)
_HAN_BODIES = "大会|安全理事会|经济及社会理事会|人权理事会|理事会|委员会|会议|缔约国"
_HAN_VERBS = (
    "又|还|再次|并|深为|深信|回顾|铭记|注意|赞赏|重申|强调|认识|欢迎|考虑|审议|决定|请|敦促|呼吁"
    "|鼓励|核准|核可|赞同|表示|申明|谴责|关切|感谢|促请|邀请|建议|通过|授权|确认|意识|满意|欣见"
)
# The first words of a paragraph of a resolution, in italics.
_CLAUSE = re.compile(
    rf"[“\"]?\*(?!\*)(?:{_BODIES}|{_VERBS}|(?:{_HAN_BODIES}|{_HAN_VERBS})[^*]{{0,30}})\*"
)
# The subject of a whole resolution, alone before its first verb.
OPENING = re.compile(rf"[“\"]?\*(?:{_BODIES}|{_HAN_BODIES})[,，]?\*[,，]?\s*")
_DRAFT = re.compile(r"/L\.[0-9]")


def is_clause(text: str) -> bool:
    """Whether a paragraph begins as those of resolutions do: *Recalling*, *Decides*, *回顾*."""
    return _CLAUSE.match(text) is not None


@lru_cache(maxsize=8)
def resolution_blocks(edition: Edition) -> frozenset[str]:
    """The ids of the blocks that are, or belong to, the text of a resolution.

    Blocks of the kinds that only resolutions have do, with what is under them. A section or
    subsection with the opening of a resolution belongs to it as a whole; elsewhere a clause does,
    with its subparagraphs. A draft, whose symbol has `L.`, belongs to it as a whole.
    """
    report = edition.report
    parts = report.all_sections
    if is_draft(report) or _DRAFT.search(report.cover.symbol):
        return frozenset(node.id for node in walk(parts))
    found: set[str] = set()
    for node in walk(parts):
        is_whole = isinstance(node, Section | Subsection) and any(map(_opens, node.content))
        is_of_text = isinstance(node, Paragraph) and is_clause(node.paragraph)
        if (
            is_whole
            or is_of_text
            or isinstance(node, (Preambular, Operative))
            or has_own_count(node)
        ):
            found |= {one.id for one in walk((node,))}
    return frozenset(found)


def _opens(node: Node) -> bool:
    """Whether a block is the opening of a resolution, or ends in the clause after it."""
    return isinstance(node, Paragraph) and OPENING.match(node.paragraph) is not None
