"""JSON Schemas for editors: the model in; a schema for report.yaml and one for section files out.

An editor reads `62` as a number and `true` as a boolean, where the compiler reads a text. So the
schemas allow both where a text belongs.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from gareport.editorial.rulebook import lowerable, rows
from gareport.editorial.rules.job_numbers import FORM
from gareport.report.model import Cover, Section

FILES: Mapping[str, type[BaseModel]] = {
    "schema/report.schema.json": Cover,
    "schema/section.schema.json": Section,
}
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that all editors support
_WORDS = {"ge": "minimum", "le": "maximum", "$defs": "definitions"}
_SCALAR = ["string", "number", "boolean", "null"]  # `null` and `~` are texts too
_ID = "The name by which references, translations and bookmarks find this; unique in the report."
_MOVED = "The former id, so that the translations are kept."
# What each key is for: by kind and name, or by name alone if that is enough.
KEYS: Mapping[str, str] = {
    "id": _ID,
    "moved_from": _MOVED,
    "lead": "A run-in heading, in italics before the text.",
    "text": "The text of the subparagraph.",
    "items": "Subparagraphs: (a), then (i), then a. by depth.",
    "closing": "The text after the subparagraphs, without a number.",
    "paragraph": "The text of the paragraph; its number is computed.",
    "numbered": "Whether the paragraph has a number; true by default.",
    "quote": "The text of the quotation.",
    "heading": "The heading; its number is computed.",
    "align": "figures aligns the column right, text aligns it left.",
    "cells": "One cell for each column.",
    "total": "Whether the row is a total, printed in bold under a line.",
    "headnote": "The text in brackets under the title, such as the unit.",
    "columns": "The columns, at least two.",
    "rows": "The rows, at least one.",
    "notes": "The texts of the notes by name; {note.NAME} in a text uses one.",
    "table": "The table: title, columns and rows.",
    "content": "The blocks, in order: paragraph, heading, quote or table.",
    "item": "The number of the agenda item.",
    "usd": "The amount in whole United States dollars, in figures only.",
    "sum": "The amounts that add up to this one; each of several lists must add up.",
    "severity": "The severity of the rule's findings in this report: note, or none.",
    "reason": "Why the rule does not apply to this report.",
    "symbol": "The document's symbol, such as A/62/502.",
    "Cover.kind": "Whether this is a report of or a note by the Secretary-General.",
    "Section.kind": "The kind of the section; annex for an annex.",
    "organ": "The organ that the report is submitted to.",
    "session": "The number of the session.",
    "agenda": "The agenda items, each with its number and title.",
    "advance_unedited": "Whether the masthead says that this is an advance unedited version.",
    "distribution": "The distribution, as the masthead prints it.",
    "date": "The date of the document: year-month-day.",
    "language": "The language that this folder is written in.",
    "original": "The language that the masthead names as the original.",
    "editions": "The editions to build; zh+en prints two languages side by side.",
    "job_numbers": "The job number of each language, such as 44-12345; printed with its bar code.",
    "qr": "false leaves out the QR code of the address, which is next to the job number.",
    "layout": "The page size: new_york for Letter, geneva for A4.",
    "emblem": "A PNG file in the report's folder, printed in the masthead.",
    "title": "The title of the report or of the table.",
    "author": "secretary_general, or another author as text.",
    "summary": "Paragraphs in a box on page 1, without numbers.",
    "amounts": "Amounts of money by name; {amount.NAME} in a text prints one.",
    "rules": "Exceptions to rules, by the name of the rule.",
    "sections": "The names of the section files, without .yaml, in order.",
    "annexes": "The names of the annex files, in order.",
}
EXAMPLES: Mapping[str, str | int] = {
    "symbol": "A/62/502",
    "date": "2007-10-22",
    "session": 62,
    "id": "travel_costs",
    "usd": 75100,
    "author": "secretary_general",
}


def as_files() -> dict[str, str]:
    """The text of each schema by its path in the project."""
    return {path: f"{_text(kind)}\n" for path, kind in FILES.items()}


def _text(kind: type[BaseModel]) -> str:
    found = _converted(kind.model_json_schema(by_alias=False))
    if kind is Cover:
        _narrow(found["properties"])
    kinds = {kind.__name__: found, **found.get("definitions", {})}
    for name, schema in kinds.items():
        for key, value in schema.get("properties", {}).items():
            value["description"] = KEYS.get(f"{name}.{key}", KEYS.get(key, ""))
            if key in EXAMPLES:
                value["examples"] = [EXAMPLES[key]]
    return json.dumps({"$schema": _DIALECT, **found}, ensure_ascii=False, indent=2)


def _narrow(cover: dict[str, Any]) -> None:
    """Add the limits that rules check on the cover, so that an editor checks them too."""
    cover["rules"] |= _named_rules(cover["rules"])
    cover["date"]["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    cover["emblem"] = {"type": "string", "pattern": "\\.[Pp][Nn][Gg]$"}
    cover["job_numbers"]["additionalProperties"] = {
        "type": "string",
        "pattern": f"^{FORM.pattern}$",
    }
    cover["summary"]["items"]["properties"] = {"items": {"maxItems": 0}}


def _named_rules(schema: dict[str, Any]) -> dict[str, Any]:
    """The rules that can have an exception, each with its description."""
    texts = {name: text for name, _, text in rows()}
    named = {
        name: {**schema["additionalProperties"], "description": texts[name]} for name in lowerable()
    }
    return {"properties": named, "additionalProperties": False}


def _converted(schema: Any) -> Any:
    """The schema in the dialect's words, without titles and without what files cannot have."""
    if isinstance(schema, list):
        return [_converted(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    schema = _plain(schema)
    found = {}
    for key, value in schema.items():
        is_names = key in ("properties", "$defs", "patternProperties")
        inner = {k: _converted(v) for k, v in value.items()} if is_names else _converted(value)
        found[_WORDS.get(key, key)] = inner
    if "$ref" in found:
        return {"allOf": [{"$ref": schema["$ref"].replace("$defs", "definitions")}]}
    return found


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """One level of the schema without null and titles, with free names closed, texts any scalar."""
    options = [one for one in schema.get("anyOf", []) if one.get("type") != "null"]
    if len(options) == 1:
        schema = {**{k: v for k, v in schema.items() if k != "anyOf"}, **options[0]}
    left_out = ["title"] if isinstance(schema.get("title"), str) else []
    left_out += ["default"] if schema.get("default", "") is None else []
    schema = {key: value for key, value in schema.items() if key not in left_out}
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    if schema.get("type") == "string" and not {"enum", "pattern", "format"} & set(schema):
        schema["type"] = _SCALAR
    return schema
