"""A starter report: a symbol and a language in, the files of a report that builds out.

Its texts say what to write in their place.
"""

import json
import re
from collections.abc import Mapping

from gareport.language.languages import Language
from gareport.language.symbol_slips import corrected
from gareport.language.symbols import file_stem, is_well_formed, parts
from gareport.report.bodies import Body

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
_COVER = """\
symbol: {symbol}
kind: report
{owner}{distribution}layout: new_york
language: {language}
original: en
editions: [{language}]
title: {title}
author: secretary_general
summary:
  - id: mandate
    paragraph: {summary}
sections: [{sections}]
"""
_SECTION = """\
id: {name}
kind: {name}
heading: {heading}
content:
  - id: {name}_first
    paragraph: {text}
"""
_SECTIONS = ("introduction", "background", "recommendations")
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


def starter(symbol: str, language: Language, bodies: Bodies) -> dict[str, str]:
    """The files of the report by name, for a symbol with a `folder_name`."""
    texts = language.starter
    cover = _COVER.format(
        symbol=symbol,
        owner=_owners(symbol, bodies),
        distribution="distribution: limited\n" if "/L." in symbol else "",
        language=language.code,
        title=_scalar(texts.title),
        summary=_scalar(texts.summary),
        sections=", ".join(_SECTIONS),
    )
    files = {"report.yaml": _LINE.format("report") + cover}
    for name in _SECTIONS:
        heading, text = map(_scalar, getattr(texts, name))
        section = _SECTION.format(name=name, heading=heading, text=text)
        files[f"{name}.yaml"] = _LINE.format("section") + section
    return files


def _owners(symbol: str, bodies: Bodies) -> str:
    """The lines of the cover about the organ, the body and the session, or about two organs."""
    owners = [owner for part in parts(symbol) if (owner := _owner(part, bodies))]
    (first, session), *others = owners
    named = "" if first.is_organ else f"body: {first.key}\n"
    joint = "".join(f"joint: {{organ: {body.organ}, session: {of}}}\n" for body, of in others[:1])
    return f"organ: {first.organ}\n{named}session: {session}\n{joint}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
