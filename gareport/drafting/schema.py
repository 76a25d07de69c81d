"""JSON Schemas for editors: the model in; a schema for report.yaml and one for section files out.

An editor reads `62` as a number and `true` as a boolean, where the compiler reads a text. So the
schemas allow both where a text belongs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from gareport.editorial.rulebook import lowerable, rows
from gareport.editorial.rules.job_numbers import FORM
from gareport.language.languages import languages
from gareport.report.cover import WITHOUT_AUTHOR, Cover
from gareport.report.model import Section
from gareport.report.shape import kinds_under

FILES: Mapping[str, type[BaseModel]] = {
    "schema/report.schema.json": Cover,
    "schema/section.schema.json": Section,
}
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that all editors support
_WORDS = {"ge": "minimum", "le": "maximum", "$defs": "definitions"}
_SCALAR = ["string", "number", "boolean", "null"]  # `null` and `~` are texts too


def as_files() -> dict[str, str]:
    """The text of each schema by its path in the project."""
    return {path: f"{_text(kind)}\n" for path, kind in FILES.items()}


def _text(kind: type[BaseModel]) -> str:
    found = _converted(kind.model_json_schema(by_alias=False))
    _type_references(found, found.get("definitions", {}))
    if kind is Cover:
        _narrow(found["properties"])
        found["allOf"] = list(_editions(found["properties"]["editions"]))
        found |= _needed_by_kind()
    schemas = {kind.__name__: found, **found.get("definitions", {})}
    for one in kinds_under(kind):
        for key, value in schemas[one.__name__]["properties"].items():
            value |= _said(one.model_fields[key])
    return json.dumps({"$schema": _DIALECT, **found}, ensure_ascii=False, indent=2)


def _said(key: FieldInfo) -> dict[str, Any]:
    """What the model says of a key for people."""
    said = {"description": key.description}
    return said | {"examples": key.examples} if key.examples else said


def _narrow(cover: dict[str, Any]) -> None:
    """Add the limits that rules check on the cover, so that an editor checks them too."""
    cover["rules"] |= _named_rules(cover["rules"])
    cover["date"]["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    cover["emblem"] = {"type": "string", "pattern": "\\.[Pp][Nn][Gg]$"}
    cover["job_numbers"]["additionalProperties"] = {
        "type": "string",
        "pattern": f"^{FORM.pattern}$",
    }
    del cover["editions"]["items"]["enum"]  # `_editions` has those that fit the language
    cover["summary"]["items"]["properties"] = {"items": {"maxItems": 0}}


def _editions(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """For each language of the content, the editions that there are: a pair begins with it."""
    for code in languages():
        pairs = [f"{code}+{other}" for other in languages() if other != code]
        items = {**schema["items"], "enum": [*languages(), *pairs]}
        is_so = {"properties": {"language": {"const": code}}, "required": ["language"]}
        yield {"if": is_so, "then": {"properties": {"editions": {**schema, "items": items}}}}


def _needed_by_kind() -> dict[str, Any]:
    """Every document has a text or sections; most kinds have an author, or a body that is one."""
    has_text = {"anyOf": [{"required": ["text"]}, {"required": ["sections"]}]}
    of_committee = {"anyOf": [{"required": ["author"]}, {"required": ["body"]}]}
    needs_author = {
        "if": _of_kinds(("committee_report",)),
        "then": of_committee,
        "else": {"required": ["author"]},
    }
    return {**has_text, "if": _of_kinds(WITHOUT_AUTHOR), "then": {}, "else": needs_author}


def _of_kinds(kinds: Iterable[str]) -> dict[str, Any]:
    return {"properties": {"kind": {"enum": sorted(kinds)}}, "required": ["kind"]}


def _type_references(schema: Any, definitions: Mapping[str, Any]) -> None:
    """Give each reference the type of what it refers to: editors add the colon by the type."""
    if isinstance(schema, dict):
        if "allOf" in schema and "type" not in schema:
            name = schema["allOf"][0]["$ref"].rpartition("/")[2]
            schema["type"] = definitions[name]["type"]
        for inner in schema.values():
            _type_references(inner, definitions)
    elif isinstance(schema, list):
        for inner in schema:
            _type_references(inner, definitions)


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
    left_out += ["description", "examples"] if "properties" not in schema else []
    schema = {key: value for key, value in schema.items() if key not in left_out}
    if schema.get("type") == "array" and schema.pop("default", None) == []:
        schema["minItems"] = 1  # a key with an empty list says nothing
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    if schema.get("type") == "string" and not {"enum", "pattern", "format"} & set(schema):
        schema["type"] = _SCALAR
    return schema
