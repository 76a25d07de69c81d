"""The first reading of a file: YAML text in, nodes with places out; every scalar stays text."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from gareport.language.characters import FORBIDDEN, LOST, refusal, remedy
from gareport.reading.pending import bytes_of
from gareport.reading.presence import STREAMS, taken_by
from gareport.reading.yaml_faults import COMMENT, explained
from gareport.reading.yaml_slips import conflicts, slip_of_key
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.source import START, Mapping, Sequence, SourceNode, Text, unfit

MAX_BYTES = 10_000_000
MAX_NODES = 50_000
MAX_DEPTH = 64
# libyaml and PyYAML differ here: tabs, question marks in brackets, line ends, byte order marks.
_READ_OTHERWISE = re.compile("[\\t\\r?\\x85\\u2028\\u2029\\ufeff]")


class UnreadableError(Exception):
    """The file cannot be read further; carries the diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def read(path: Path, shown: str) -> tuple[SourceNode | None, list[Diagnostic]]:
    """Read one YAML file; `shown` is its name in messages. No node: nothing in it is usable."""
    text, found = "", list[Diagnostic]()
    try:
        text, found = decode(path, shown)
        if marks := [*conflicts(text, shown)]:
            return None, [*found, *marks]
        reader = _YamlReader(shown, text, found)
        return reader.document(events(text)), reader.found
    except UnreadableError as fault:
        return None, [*reader.found, *_unless_lost(fault, text)] if text else [fault.diagnostic]


def events(text: str) -> Iterator[Any]:
    """Yield what a YAML parser finds in the text, in order.

    libyaml is about ten times as fast as PyYAML. PyYAML takes over where libyaml would read a
    text differently, would give an empty text another place or reports an error: `explained`
    knows the errors of PyYAML.
    """
    taken = 0
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None and not _READ_OTHERWISE.search(text):
        try:
            for event in iter(fast(text).get_event, None):
                if isinstance(event, yaml.ScalarEvent) and not (event.value or event.style):
                    break
                yield event
                taken += 1
            else:
                return
        except (yaml.YAMLError, ValueError, OverflowError):
            pass
    yield from islice(yaml.parse(text, Loader=yaml.SafeLoader), taken, None)


def _unless_lost(fault: UnreadableError, text: str) -> list[Diagnostic]:
    """The error, unless it follows from a lost character in its line."""
    line = text.split("\n")[fault.diagnostic.span.line - 1]
    return [] if LOST in line else [fault.diagnostic]


def decode(path: Path, shown: str) -> tuple[str, list[Diagnostic]]:
    """The text of a file with line ends of one kind, and the errors of its characters.

    `LOST` replaces each character that is not allowed. Raises `UnreadableError` if the file
    cannot be read at all.
    """
    if (taken := taken_by(path)) in STREAMS:
        hint = "replace it with a file"
        raise _fault(Span(shown, 1, 1), "file", f"this is {taken}, not a file", hint)
    try:
        data = bytes_of(path)
    except OSError as error:
        hint = "create the file, or fix its name or its permissions"
        message = f"the file cannot be read: {error.strerror or error}"
        raise _fault(Span(shown, 1, 1), "file", message, hint) from error
    if len(data) > MAX_BYTES:
        hint = f"split the file: at most {MAX_BYTES // 1_000_000} MB are allowed"
        message = f"the file is too large: {len(data):,} bytes"
        raise _fault(Span(shown, 1, 1), "file-size", message, hint)
    found: list[Diagnostic] = []
    if _is_utf16(data):
        message = "the file is UTF-16, not UTF-8"
        raise _fault(Span(shown, 1, 1), "encoding", message, "save the file as UTF-8")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        found = _forbidden_characters(text, shown)
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode("utf-8", "replace").split("\n")
        span = Span(shown, len(lines), len(lines[-1]) + 1)
        message = f"byte {error.start} is not valid UTF-8"
        found = [Diagnostic("encoding", span, message, "save the file as UTF-8")]
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return (FORBIDDEN.sub(LOST, text) if found else text), found


def _is_utf16(data: bytes) -> bool:
    """Whether the bytes are UTF-16: by the mark at the start, or by every other byte."""
    start = data[:200]
    is_marked = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_marked or (len(start) > 3 and 3 * start.count(0) > len(start))


def _forbidden_characters(text: str, shown: str) -> list[Diagnostic]:
    """An error at each character that a report cannot contain, once a line for each."""
    if not FORBIDDEN.search(text):
        return []
    found: dict[tuple[int, str], Diagnostic] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for match in FORBIDDEN.finditer(line):
            span = Span(shown, number, match.start() + 1)
            fault = Diagnostic("character", span, refusal(match[0]), remedy(match[0]))
            found.setdefault((number, match[0]), fault)
    return list(found.values())


def _fault(span: Span, rule: str, message: str, hint: str) -> UnreadableError:
    return UnreadableError(Diagnostic(rule, span, message, hint))


class _YamlReader:
    """Turns events into nodes; events never recurse or expand, so a YAML bomb is harmless."""

    def __init__(self, shown: str, text: str, known: list[Diagnostic]) -> None:
        self.shown = shown
        self.text = text
        self.found = [*known]
        self.nodes = 0

    def document(self, parsed: Iterator[Any]) -> SourceNode:
        events = self._events(parsed)
        node: SourceNode | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                span = self._span(event.start_mark)
                message, hint = "a second document starts here", "keep one document in each file"
                raise _fault(span, "yaml", message, hint)
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 1)
        if node is None:
            raise _fault(Span(self.shown, 1, 1), "yaml", "the file is empty", "add its keys")
        return node

    def _events(self, parsed: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from parsed
        except yaml.MarkedYAMLError as error:
            mark, message, hint = explained(error, self.text)
            span = self._span(mark) if mark else Span(self.shown, 1, 1)
            raise _fault(span, "yaml", message, hint) from error
        except (ValueError, OverflowError) as error:  # an escape beyond the last character
            found = re.search(r"\\U(?!00(0|10))", self.text)
            before = self.text[: found.start() if found else 0].split("\n")
            span = Span(self.shown, len(before), len(before[-1]) + 1)
            message = "this escape sequence does not name a character"
            raise _fault(span, "yaml", message, "fix the escape sequence") from error
        except yaml.YAMLError as error:
            raise _fault(Span(self.shown, 1, 1), "yaml", str(error), "fix the YAML") from error

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> SourceNode:
        self.nodes += 1
        is_alias = isinstance(event, yaml.AliasEvent)
        if is_alias or event.anchor or event.tag or depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._refuse(event, self._span(event.start_mark), depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        span = self._span(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            entries = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                entries.append(self._node(inner, events, depth + 1))
            return Sequence(span, tuple(entries))
        return self._mapping(span, events, depth)

    def _scalar(self, event: Any) -> Text:
        start, end = event.start_mark, event.end_mark
        raw = self.text[start.index : end.index]
        text = Text(event.value, self._span(start, end), raw, event.style or "")
        if not event.style and (comment := COMMENT.match(self.text, end.index)):
            column = end.column + comment.start("words") - end.index + 1
            text.cut = Text(comment["words"], Span(self.shown, end.line + 1, column))
        if "\\" in raw or not raw.isascii():
            self.found += unfit(text)
        return text

    def _mapping(self, span: Span, events: Iterator[Any], depth: int) -> Mapping:
        keys: list[Text] = []
        values: dict[str, SourceNode] = {}
        surplus: list[SourceNode] = []
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._node(inner, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Text) or key in ("<<", START):
                message = "this key is not a plain word"
                self._report(key.span, "yaml-key", message, "write a plain word as the key")
                surplus += (key, value)
            elif not key.style and not key.raw.isascii() and (slip := slip_of_key(key, self.text)):
                message, hint, place = slip
                raise _fault(place, "yaml", message, hint)
            elif key in values:
                first = next(k for k in keys if k == key).span.line
                message = f"the key `{key}` appears twice (first on line {first})"
                self._report(key.span, "duplicate-key", message, "delete one of the two")
                surplus += (key, value)
            else:
                keys.append(key)
                values[str(key)] = value
        return Mapping(span, tuple(keys), values, tuple(surplus))

    def _refuse(self, event: Any, span: Span, depth: int) -> None:
        if depth > MAX_DEPTH:
            hint = f"use at most {MAX_DEPTH} levels"
            raise _fault(span, "yaml-depth", "the nesting is too deep", hint)
        if self.nodes > MAX_NODES:
            hint = f"split the file: at most {MAX_NODES} keys and values are allowed"
            raise _fault(span, "file-size", "the file has too many keys and values", hint)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            hint = "write the text in full; if it begins with * or &, put it in quotes"
            raise _fault(span, "yaml-anchor", "anchors and aliases are not supported", hint)
        if event.tag:
            hint = "delete the tag; if the text begins with !, put it in quotes"
            self._report(span, "yaml-tag", f"the tag {event.tag} is not supported", hint)

    def _report(self, span: Span, rule: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(rule, span, message, hint))

    def _span(self, mark: Any, end: Any = None) -> Span:
        """The place of a mark, up to another mark if that is in the same line."""
        known = end.column + 1 if end is not None and end.line == mark.line else 0
        return Span(self.shown, mark.line + 1, mark.column + 1, known)
