"""A starter report: a symbol and a language in, the files of a report that builds out.

Its texts say what to write in their place.
"""

import json
import re

from gareport.language.languages import Language
from gareport.language.symbol_slips import corrected
from gareport.language.symbols import file_stem, is_well_formed

# The Assembly's own symbols and those of its Main Committees contain the session.
_SESSION = re.compile(r"A/(?:(?:C\.[1-6]|BUR|INF)/)?([1-9][0-9]{1,2})/(?!(?:Add|Amend|Corr|Rev)\.)")
_COUNCILS = {"S": "Security Council", "E": "Economic and Social Council"}
_BY_HAND = (
    "start one under a symbol such as A/62/502, and write `symbol`, `organ` and `session` by hand"
)
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
organ: general_assembly
session: {session}
{distribution}layout: new_york
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


def folder_name(symbol: str) -> str | None:
    """The name of the report's folder; None if it is not the symbol of a session's report."""
    if not is_well_formed(symbol) or not _SESSION.match(symbol) or _NO_REPORT.search(symbol):
        return None
    return re.sub(r"[^a-z0-9]+", "_", file_stem(symbol).lower()).strip("_")


def refusal(symbol: str) -> str:
    """Why no report can be started under this symbol, with the right symbol if it is known."""
    problem = f"`{symbol}` is not the symbol of a report of a session"
    meant = symbol.rstrip("*")
    if symbol != meant and folder_name(meant):
        star = "star, which marks" if symbol == f"{meant}*" else "stars, which mark"
        return f"{problem}; leave out the {star} a reissue: {meant}"
    if reason := _of_another(symbol):
        return f"{problem} of the General Assembly: {reason}; {_BY_HAND}"
    known = corrected(meant)
    if known and folder_name(known):
        return f"{problem}; did you mean {known}?"
    return f"{problem}, such as A/62/502"


def _of_another(symbol: str) -> str:
    """Why page 1 cannot name a session for another body's symbol; empty for other symbols."""
    if not is_well_formed(symbol) or _NO_REPORT.search(symbol):
        return ""
    series, _, components = symbol.partition("/")
    if series in _COUNCILS:
        return f"symbols of the {_COUNCILS[series]} do not name a session, which page 1 needs"
    body, _, rest = components.partition("/")
    if series == "A" and body[0].isalpha() and rest[:1].isdigit():
        return f"symbols of A/{body} do not name a session of the Assembly, which page 1 needs"
    return ""


def starter(symbol: str, language: Language) -> dict[str, str]:
    """The files of the report by name, for a symbol with a `folder_name`."""
    texts = language.starter
    session = _SESSION.match(symbol)
    cover = _COVER.format(
        symbol=symbol,
        session=session[1] if session else "",
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


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
