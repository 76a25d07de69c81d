"""A mistake is reported once: nothing that follows from it is reported too."""

from collections import Counter
from pathlib import Path

import pytest

from gareport.flow.pipeline import open_report
from gareport.report.diagnostics import Diagnostic

COVER = """symbol: A/99/1
kind: note
organ: general_assembly
session: 99
language: en
original: en
editions: [en, zh]
title: A title
author: secretary_general
sections: [body]
annexes: [extra]
"""
BODY = """id: body
kind: introduction
heading: Introduction
content:
  - {id: one, paragraph: "The Information Board (INFB) met.{note.study}"}
  - id: two
    paragraph: "INFB decided the following, as shown in {ref.costs} and in {ref.extra}:"
    items:
      - {id: first, text: To travel;}
      - {id: second, text: "To rent, see {ref.one};"}
      - {id: last, text: To stop.}
  - id: costs
    table:
      title: Costs
      columns:
        - {id: object, heading: Object}
        - {id: year, heading: Costs}
        - {id: more, heading: More}
      rows:
        - {id: travel, cells: [Travel, 10, 20]}
        - {id: rent, cells: [Rent, 10, 30]}
        - {id: total, total: true, cells: [Total, 20, 50]}
notes:
  study: A study of 2003.
"""
EXTRA = """id: extra
kind: annex
heading: More about INFB
content:
  - {id: more, paragraph: INFB has an annex.}
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def findings(tmp_path: Path, body: str, extra: str) -> Counter[tuple[str, str]]:
    """The findings on the report, of which every text of the sound form is translated."""
    folder = tmp_path / "report"
    (folder / "locales/zh/LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    files = {"report.yaml": COVER, "body.yaml": BODY, "extra.yaml": EXTRA}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    opened = open_report(folder)
    entries = [
        f'\nmsgctxt "{key}"\nmsgid "{text}"\nmsgstr "{text}"\n'
        for key, text in opened.editions["zh"].source.items()
    ]
    catalogue = folder / "locales/zh/LC_MESSAGES/report.po"
    catalogue.write_text(HEAD + "".join(entries), "utf-8")
    (folder / "body.yaml").write_text(body, "utf-8")
    (folder / "extra.yaml").write_text(extra, "utf-8")
    return Counter(map(_named, open_report(folder).found))


def _named(fault: Diagnostic) -> tuple[str, str]:
    return fault.rule, fault.message


@pytest.mark.parametrize(
    ("typed", "instead", "rule"),
    [
        ("id: second", "id: first", "duplicate-id"),
        ("id: last", "id: first", "duplicate-id"),
        ("id: two", "id: one", "duplicate-id"),
        ("id: more, p", "id: extra, p", "duplicate-id"),
        ("id: rent", "id: travel", "duplicate-id"),
        ("id: year", "id: object", "duplicate-id"),
        ("met.{note.study}", "met.{note.studdy}", "unknown-reference"),
        ("met.{note.study}", "met.{note.other}", "unknown-reference"),
        ("{ref.one}", "{ref.none}", "unknown-reference"),
        ("[Rent, 10, 30]", '["{left}", 10, 30]', "cells"),
        ("[Rent, 10, 30]", "[Rent, 10]", "cells"),
        ("[Rent, 10, 30]", "[Rent, 10, 30, 40]", "cells"),
        ("[Total, 20, 50]", "[Total, 20]", "cells"),
        ("kind: introduction", "kind: introductoin", "value"),
        ("kind: introduction", "kind: wrong", "value"),
        ("kind: annex", "kind: anex", "value"),
        ("text: To stop.", 'text: ""', "empty-text"),
        ("paragraph: INFB has an annex.", 'paragraph: ""', "empty-text"),
    ],
)
def test_only_the_cause_is_reported(tmp_path: Path, typed: str, instead: str, rule: str) -> None:
    assert (BODY + EXTRA).count(typed) == 1
    sound = findings(tmp_path, BODY, EXTRA)
    wrong = findings(tmp_path, BODY.replace(typed, instead), EXTRA.replace(typed, instead))
    assert [name for name, _ in (wrong - sound).elements()] == [rule]


def test_two_mistakes_are_two_findings(tmp_path: Path) -> None:
    body = BODY.replace("id: last", "id: first").replace("[Rent, 10, 30]", "[Rent, 10]")
    wrong = findings(tmp_path, body, EXTRA) - findings(tmp_path, BODY, EXTRA)
    assert {name for name, _ in wrong.elements()} == {"duplicate-id", "cells"}
