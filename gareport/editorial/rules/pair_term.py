"""A translation uses the terms of the glossary: a body or a title has one name per language."""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.language.prose import MASK, prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.glossary import is_written

NAMES = {"pair-term": Severity.WARNING}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="The General Assembly decided.", translation="安理会决定。"),
    Example(text="大会决定。", translation="The Council decided.", language="zh"),
    Example(text="秘书长办公厅。", translation="The Office of Legal Affairs.", language="zh"),
)
GOOD = (
    Example(text="The General Assembly decided.", translation="大会决定。"),
    Example(text="大会决定。", translation="The Assembly decided.", language="zh"),
    Example(text="联合国秘书处。", translation="The United Nations Secretariat.", language="zh"),
    Example(text="会员国。", translation="The Member States.", language="zh"),
    Example(
        text="联合国秘书处。", translation="The Secretariat of the United Nations.", language="zh"
    ),
    Example(
        text="中央应急基金。", translation="The Central Emergency Response Fund.", language="zh"
    ),
    Example(text="会员国的增编。", translation="Addenda of the States Members.", language="zh"),
    Example(text="The member States of the Union.", translation="欧盟成员国。"),
    Example(text="世界卫生大会。", translation="The World Health Assembly.", language="zh"),
    Example(text="2 个助理秘书长、1 个副秘书长。", translation="2 ASG and 1 USG.", language="zh"),
    Example(
        text="3 名副秘书长和 2 名助理秘书长。",
        translation="3 Under-Secretaries-General and 2 Assistant Secretaries-General.",
        language="zh",
    ),
    Example(text="In Case No. IT-94-1, it was so.", translation="在第 IT-94-1 号案件中如此。"),
    Example(text="It is the IT of today.", translation="这是今天的信息技术。"),
    Example(text="M. Broadbent, *IT Governance*.", translation="M. Broadbent, *IT Governance*。"),
)


_TITLE = re.compile(r"\*[^*]+\*")
_RANKS = re.compile(r"\b[UA]SG\b")  # Under- and Assistant Secretaries-General in lists of posts


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each term that is not used, and for each form to avoid."""
    glossary = edition.glossary
    avoided = [(form, term) for term in glossary.terms for form in term.avoided(edition.language)]
    for pair in pairs(edition):
        target = prose(pair.target)
        for terms in glossary.names_in(_without_titles(pair), pair.written_in):
            term = terms[0]
            names = [name for one in terms for name in one.written(pair.language)]
            if names and not any(_is_there(name, target, pair, term.kind) for name in names):
                source = term.written(pair.written_in)[0]
                message = f"`{pair.key}` does not have “{names[0]}” for “{source}”"
                hint = f"write “{names[0]}”, or the comment `# ok: term -- the reason`"
                yield Diagnostic("pair-term", pair.target.span, message, hint, Severity.WARNING)
        for form, term in avoided:
            if is_written(form, target, pair.language):
                message = f"`{pair.key}` has “{form}”, which the glossary says to avoid"
                hint = f"write “{term.written(pair.language)[0]}”"
                yield Diagnostic("pair-term", pair.target.span, message, hint, Severity.WARNING)


def _is_there(name: str, text: str, pair: TextPair, kind: str) -> bool:
    """Whether a text has the name, in an alphabet also its words in another order or in plural.

    For example, the Secretariat of the United Nations, States Members, and addenda. A word with a
    capital is part of another name, such as the Central Emergency Response Fund, 中央应急基金.
    """
    language = pair.language
    if language.han or is_written(name, text, language):
        return is_written(name, text, language)
    if name.endswith("Secretary-General") and _RANKS.search(text):
        return True
    if name.endswith("-General") and is_written(_plural_of_head(name), text, language):
        return True
    if name.endswith("um"):
        return is_written(f"{name.removesuffix('um')}a", text, language)
    words = name.split()
    if kind == "term" and len(words) > 1:
        capitals = "|".join(re.escape(word.capitalize()) for word in words)
        if re.search(rf"\b(?:{capitals})", text):
            return True
    return len(words) > 1 and all(is_written(word, text, language) for word in words)


def _plural_of_head(name: str) -> str:
    """The plural of a rank: Secretaries-General, Directors-General."""
    head = name.removesuffix("-General")
    return f"{head.removesuffix('y')}ies-General" if head.endswith("y") else f"{head}s-General"


def _without_titles(pair: TextPair) -> str:
    """The source without titles in italics that the translation has unchanged."""
    source = prose(pair.source)
    if "*" not in source or "*" not in pair.target:
        return source
    return _TITLE.sub(lambda title: MASK if title[0] in pair.target else title[0], source)
