"""The bodies of the Organization: files of bodies in; the bodies by key, and errors, out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from gareport.language.languages import languages
from gareport.reading.explain import nearest
from gareport.reading.yaml_text import read
from gareport.report.bodies import Body, Sessions
from gareport.report.cover_parts import Organ
from gareport.report.diagnostics import Diagnostic
from gareport.report.source import Mapping, SourceNode, Text

_KEYS = ("organ", "symbol", "sessions")
_RULE = "body"


def read_bodies(files: Iterable[tuple[Path, str]]) -> tuple[dict[str, Body], list[Diagnostic]]:
    """The bodies of the files, each a path and its name in messages; the first has priority."""
    bodies: dict[str, Body] = {}
    found: list[Diagnostic] = []
    for path, shown in files:
        node, faults = read(path, shown)
        found += faults
        if not isinstance(node, Mapping):
            hint, message = "write each body under its key", "a file of bodies must be a mapping"
            found += [Diagnostic(_RULE, node.span, message, hint)] if node else []
            continue
        for key in node.keys:
            value = node.values[key]
            wrong = [*_wrong(key, value)]
            found += wrong
            if not wrong and isinstance(value, Mapping):
                bodies.setdefault(str(key), _body(str(key), value))
    return bodies, found


def _wrong(key: Text, value: SourceNode) -> Iterator[Diagnostic]:
    hint = f"write {', '.join(_KEYS)}, and the name in each language, as en and zh"
    if not isinstance(value, Mapping):
        yield Diagnostic(_RULE, value.span, f"`{key}` is not a body", hint)
        return
    there = {str(name) for name in value.keys}
    known = (*_KEYS, *languages())
    for name in value.keys:
        if name not in known:
            meant = nearest(name, [one for one in known if one not in there])
            said = f"did you mean `{meant}`?" if meant else hint
            yield Diagnostic(_RULE, name.span, f"the key `{name}` is not known here", said)
    for name in value.keys:
        if not isinstance(inner := value.values[name], Text) or not inner.strip():
            yield Diagnostic(_RULE, name.span, f"`{name}` is not a text", hint)
            return
    if lacking := [name for name in _KEYS if name not in there]:
        message = f"the body `{key}` has no {', '.join(f'`{name}`' for name in lacking)}"
        yield Diagnostic(_RULE, key.span, message, hint)
        return
    organ, sessions = value.values["organ"], value.values["sessions"]
    if str(organ) not in get_args(Organ):
        message = f"`{organ}` is not an organ"
        yield Diagnostic(_RULE, organ.span, message, f"write one of {', '.join(get_args(Organ))}")
    if str(sessions) not in [*Sessions]:
        message = f"`{sessions}` is not a way to count sessions"
        yield Diagnostic(_RULE, sessions.span, message, f"write one of {', '.join(Sessions)}")


def _body(key: str, value: Mapping) -> Body:
    texts = {str(name): str(value.values[name]) for name in value.keys}
    names = {code: texts[code] for code in languages() if code in texts}
    return Body(key, texts["organ"], texts["symbol"], Sessions(texts["sessions"]), names)
