"""A starter document: a symbol, a kind and a language in; the files of one that builds out.

Its texts say what to write in their place.
"""

import json
import re
from collections.abc import Mapping
from typing import assert_never

from gareport.language.languages import Language, Starter
from gareport.language.symbol_slips import corrected
from gareport.language.symbols import file_stem, is_well_formed, modifier, parts
from gareport.report.bodies import Body, Sessions
from gareport.report.cover import DocumentKind

_BY_HAND = (
    "start one under a symbol such as A/62/502, and write `symbol`, `body` and `session` by hand"
)
_SERVICE = re.compile("^A/(?:BUR|INF)/")  # documents of the Assembly's own
_MODIFIED = re.compile(r"/[0-9]+/(?:Add|Amend|Corr|Rev)\.[0-9]+$")
# Resolutions, decisions and records of meetings; a star marks a reissue.
_NO_REPORT = re.compile(r"/(?:RES|DEC)/|/(?:PV|SR)\.|\*")
SETTINGS = (
    *(f".vscode/{name}.json" for name in ("extensions", "settings", "tasks")),
    ".editorconfig",
    ".pre-commit-config.yaml",
)
IN_TREE = "python3 build.py"  # how the settings of the source tree call gareport
IGNORED = "# What gareport builds.\n/output/\n"
_LINE = "# yaml-language-server: $schema=../../schema/{}.schema.json\n"
_HEAD = """\
symbol: {symbol}
kind: {kind}
{keys}{owner}{distribution}layout: new_york
language: {language}
original: en
editions: [{language}]
"""
_REPORTED = ("introduction", "background", "recommendations")  # the sections of a report
_LIMITED = re.compile("/L[.]")
_OF_BODY: tuple[DocumentKind, ...] = ("committee_report",)  # the symbol does not show its body
_PLAIN = re.compile(r"[^\W\d_][^:#]*")  # in YAML a text without quotes


Bodies = Mapping[str, Body]


def folder_name(symbol: str, bodies: Bodies) -> str | None:
    """The name of the report's folder; None if it is not the symbol of a session's report."""
    if not is_well_formed(symbol) or _NO_REPORT.search(symbol):
        return None
    if not all(_owner(part, bodies) for part in parts(symbol)):
        return None
    return re.sub(r"[^a-z0-9]+", "_", file_stem(symbol).lower()).strip("_")


def _owner(symbol: str, bodies: Bodies) -> tuple[Body, str] | None:
    """The body whose symbol it is, and the session that it names."""
    plain = _SERVICE.sub("A/", symbol)
    if _MODIFIED.search(plain) and plain.count("/") == 2:
        return None  # A/520/Rev.15: a document without a session
    found = [(body, of) for body in bodies.values() if (of := body.session_of(plain))]
    return max(found, key=lambda one: len(one[0].symbol), default=None)


def refusal(symbol: str, bodies: Bodies) -> str:
    """Why no report can be started under this symbol, with the right symbol if it is known."""
    problem = f"`{symbol}` is not the symbol of a report of a session"
    meant = symbol.rstrip("*")
    if symbol != meant and folder_name(meant, bodies):
        star = "star, which marks" if symbol == f"{meant}*" else "stars, which mark"
        return f"{problem}; leave out the {star} a reissue: {meant}"
    if reason := _of_another(symbol):
        return f"{problem}: {reason}; {_BY_HAND}"
    known = corrected(meant)
    if known and folder_name(known, bodies):
        return f"{problem}; did you mean {known}?"
    return f"{problem}, such as A/62/502"


def _of_another(symbol: str) -> str:
    """Why page 1 cannot name a session for another body's symbol; empty for other symbols."""
    if not is_well_formed(symbol) or _NO_REPORT.search(symbol):
        return ""
    series, _, components = symbol.partition("/")
    body, _, rest = components.partition("/")
    if body[0].isalpha() and rest[:1].isdigit():
        return f"symbols of {series}/{body} do not name a session, which page 1 needs"
    return ""


def kind_of(symbol: str) -> DocumentKind:
    """The kind of the document that a symbol shows; a report if it shows none."""
    if modifier(symbol) == "Corr":
        return "corrigendum"
    return "draft_resolution" if _LIMITED.search(symbol) else "report"


def mismatch(symbol: str, kind: DocumentKind, bodies: Bodies) -> str:
    """Why a symbol is not that of a document of this kind; empty if it can be."""
    owner = _owner(symbol, bodies)
    if kind == "committee_report" and owner and owner[0].sessions is Sessions.ORGAN:
        organ = bodies[owner[0].organ].symbol.format(session=owner[1], year=owner[1])
        return (
            "a committee reports to its organ; write a symbol of the organ, such as "
            f"{organ}/{symbol.rpartition('/')[2]}"
        )
    is_corrigendum = modifier(symbol) == "Corr"
    if kind == "corrigendum" and not is_corrigendum:
        return f"a corrigendum has `Corr.` at the end of its symbol; write {symbol}/Corr.1"
    if kind != "corrigendum" and is_corrigendum:
        return f"{symbol} is the symbol of a corrigendum; leave out --kind"
    return ""


def starter(
    symbol: str, language: Language, bodies: Bodies, kind: DocumentKind | None = None
) -> dict[str, str]:
    """The files of the document by name, for a symbol with a `folder_name`."""
    kind = kind or kind_of(symbol)
    texts = language.starter
    sections = _sections(kind, texts, _adopting(symbol, bodies, language))
    head = _HEAD.format(
        symbol=symbol,
        kind=kind,
        keys=f"corrects: {symbol.rpartition('/')[0]}\n" if kind == "corrigendum" else "",
        owner=_owners(symbol, bodies, _scalar(texts.committee) if kind in _OF_BODY else ""),
        distribution="distribution: limited\n" if _LIMITED.search(symbol) else "",
        language=language.code,
    )
    listed = f"sections: [{', '.join(sections)}]\n" if sections else ""
    files = {"report.yaml": _LINE.format("report") + head + _titles(kind, texts) + listed}
    for name, text in sections.items():
        files[f"{name}.yaml"] = f"{_LINE.format('section')}id: {name}\n{text}"
    return files


def _titles(kind: DocumentKind, texts: Starter) -> str:
    """The lines of the cover from the title on, without the list of the sections."""
    by = "author: secretary_general\n"
    match kind:
        case "report":
            return f"{_key('title', texts.title)}{by}summary:\n{_block('mandate', texts.summary)}"
        case "note":
            return f"{_key('title', texts.document)}{by}text:\n{_block('transmittal', texts.text)}"
        case "letter":
            name, title = map(_scalar, texts.signed)
            signed = f"signed:\n  - name: {name}\n    titles:\n      - {title}\n"
            return f"{_key('title', texts.letter)}text:\n{_block('opening', texts.text)}{signed}"
        case "note_verbale":
            return f"{_key('title', texts.note_verbale)}text:\n{_block('opening', texts.text)}"
        case "corrigendum":
            return _key("title", texts.document) + by
        case "committee_report":
            return _key("title", texts.title)
        case "draft_resolution" | "draft_decision":
            return _key("sponsors", texts.sponsors) + _key("title", texts.draft)
        case _:
            assert_never(kind)


def _sections(kind: DocumentKind, texts: Starter, adopting: str) -> dict[str, str]:
    """The section files by name, each without its first key."""
    match kind:
        case "report":
            named = dict(
                zip(
                    _REPORTED,
                    (texts.introduction, texts.background, texts.recommendations),
                    strict=True,
                )
            )
            return {
                name: _section(name, heading, text, f"{name}_first")
                for name, (heading, text) in named.items()
            }
        case "note" | "letter" | "note_verbale":
            return {}
        case "corrigendum":
            place, old, new = map(_scalar, texts.correction)
            entry = f"  - id: first\n    correction:\n      words: {place}\n"
            entry += f"    old: {old}\n    new: {new}\n"
            return {"entries": f"kind: section\ncontent:\n{entry}"}
        case "committee_report":
            draft = f"  - id: draft\n    title: {_scalar(texts.draft)}\n    resolution:\n"
            draft += _indented(_resolution(texts, adopting))
            return {
                "introduction": _section("introduction", *texts.introduction, "introduction_first"),
                "recommendation": _section("section", *texts.recommended, "recommends") + draft,
            }
        case "draft_resolution":
            return {"resolution": f"kind: section\ncontent:\n{_resolution(texts, adopting)}"}
        case "draft_decision":
            decision = _block("decides", texts.decision.format(adopting), "numbered: false")
            return {"decision": f"kind: section\ncontent:\n{decision}"}
        case _:
            assert_never(kind)


def _section(kind: str, heading: str, text: str, first: str) -> str:
    return f"kind: {kind}\n{_key('heading', heading)}content:\n{_block(first, text)}"


def _resolution(texts: Starter, adopting: str) -> str:
    """The paragraphs of a resolution: who adopts it, what was before, and what it decides."""
    rows = (
        ("opening", "preambular", f"*{adopting}*{texts.comma}"),
        ("recalling", "preambular", texts.preambular),
        ("decides", "operative", texts.operative),
    )
    return "".join(f"  - id: {name}\n    {_key(key, text)}" for name, key, text in rows)


def _adopting(symbol: str, bodies: Bodies, language: Language) -> str:
    """Who adopts a resolution of this symbol: its body, or the organ whose committee drafts it."""
    owners = [owner for part in parts(symbol) if (owner := _owner(part, bodies))]
    body, texts = owners[0][0], language.starter
    if body.is_organ or body.sessions is Sessions.ORGAN:
        return texts.organs[body.organ]
    return texts.body.format(body.name_in(language.code))


def _block(name: str, text: str, *keys: str) -> str:
    more = "".join(f"    {key}\n" for key in keys)
    return f"  - id: {name}\n{more}    {_key('paragraph', text)}"


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def _key(key: str, text: str) -> str:
    return f"{key}: {_scalar(text)}\n"


def _owners(symbol: str, bodies: Bodies, committee: str) -> str:
    """The lines of the cover about the organ, the body and the session, or about two organs.

    `committee` is the name of the body that the symbol does not show.
    """
    owners = [owner for part in parts(symbol) if (owner := _owner(part, bodies))]
    (first, session), *others = owners
    key = committee if first.is_organ else first.key
    named = f"body: {key}\n" if key else ""
    joint = "".join(f"joint: {{organ: {body.organ}, session: {of}}}\n" for body, of in others[:1])
    return f"organ: {first.organ}\n{named}session: {session}\n{joint}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
