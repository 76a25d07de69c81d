"""The corpus of United Nations prose: its text files in; report folders, in either direction, out.

A file of the corpus is one report. Texts are lines, and blocks of lines have an empty line between
them. Each text is two lines, first English, then Chinese. The first block is the symbol and the
title. A block whose lines begin with `# ` is the heading of a section. Any other block is a
paragraph; its lines that begin with `- ` are subparagraphs, and those with `NAME = ` are notes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeVar

from gareport.report.keys import Key

LANGUAGES = ("en", "zh")
_HEADING = "# "
_ITEM = "- "
_NOTE = re.compile(r"(\w+) = ")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Both:
    """One text in both languages."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """The text in one of the two."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its subparagraphs and notes."""

    id: str
    text: Both
    items: tuple[Both, ...]
    notes: dict[str, Both]

    def texts(self) -> Iterator[tuple[str, Both]]:
        """Every text with its key."""
        yield self.id, self.text
        yield from ((f"{self.id}_{at}", item) for at, item in enumerate(self.items))
        yield from ((Key.note(name), text) for name, text in self.notes.items())


@dataclass(frozen=True, slots=True)
class Part:
    """A section."""

    id: str
    heading: Both
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the corpus."""

    symbol: str
    title: Both
    parts: tuple[Part, ...]

    def texts(self) -> Iterator[tuple[str, Both]]:
        """Every text with its key, in the order of the file."""
        yield Key.title(), self.title
        for part in self.parts:
            yield part.id, part.heading
            yield from (text for passage in part.passages for text in passage.texts())


def document(text: str) -> Document:
    """The report that a file of the corpus describes."""
    (symbol, *title), *blocks = [part.split("\n") for part in text.strip().split("\n\n")]
    parts: list[Part] = []
    numbers = count(1)
    for lines in blocks:
        if lines[0].startswith(_HEADING):
            heading = _both([line.removeprefix(_HEADING) for line in lines])
            parts.append(Part(f"s{len(parts) + 1}", heading, ()))
        else:
            last = parts[-1]
            passage = _passage(f"p{next(numbers)}", lines)
            parts[-1] = Part(last.id, last.heading, (*last.passages, passage))
    return Document(symbol, _both(title), tuple(parts))


def _passage(name: str, lines: list[str]) -> Passage:
    items = [line.removeprefix(_ITEM) for line in lines if line.startswith(_ITEM)]
    notes = [(found[1], line[found.end() :]) for line in lines if (found := _NOTE.match(line))]
    plain = [line for line in lines if not line.startswith(_ITEM) and not _NOTE.match(line)]
    named = {one: _both([en, zh]) for (one, en), (_, zh) in _paired(notes)}
    return Passage(name, _both(plain), tuple(_both([*pair]) for pair in _paired(items)), named)


def _paired(lines: list[_T]) -> list[tuple[_T, _T]]:
    return list(zip(lines[::2], lines[1::2], strict=True))


def _both(lines: list[str]) -> Both:
    en, zh = lines
    return Both(en, zh)


def write(found: Document, language: str, folder: Path) -> Path:
    """Write the report in `language`, and its catalogue in the other; give its folder."""
    other = next(code for code in LANGUAGES if code != language)
    folder.mkdir(parents=True)
    files = {"report.yaml": _cover(found, language)}
    files |= {
        Path(part.id).with_suffix(".yaml").name: _section(part, language) for part in found.parts
    }
    files[f"locales/{other}/LC_MESSAGES/{folder.name}.po"] = _catalogue(found, language, other)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def _cover(found: Document, language: str) -> str:
    cover = {
        "symbol": found.symbol,
        "kind": "note",
        "organ": "general_assembly",
        "layout": "geneva",  # ranges have dashes
        "session": int(found.symbol.split("/")[1]),
        "language": language,
        "original": "en",
        "editions": list(LANGUAGES),
        "title": found.title.in_(language),
        "author": "secretary_general",
        "sections": [part.id for part in found.parts],
    }
    return _yaml(cover)


def _section(part: Part, language: str) -> str:
    content = []
    notes = {}
    for one in part.passages:
        names = {text: key for key, text in one.texts()}
        items = [{"id": names[item], "text": item.in_(language)} for item in one.items]
        content.append({"id": one.id, "paragraph": one.text.in_(language), "items": items})
        notes |= {name: note.in_(language) for name, note in one.notes.items()}
    heading = part.heading.in_(language)
    return _yaml(
        {"id": part.id, "kind": "section", "heading": heading, "content": content, "notes": notes}
    )


def _yaml(keys: dict[str, object]) -> str:
    """The keys of a file, each on a line; JSON is YAML too."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items() if value
    )


def _catalogue(found: Document, source: str, target: str) -> str:
    entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for key, text in found.texts():
        words = (
            json.dumps(one, ensure_ascii=False) for one in (text.in_(source), text.in_(target))
        )
        entries.append('msgctxt "{}"\nmsgid {}\nmsgstr {}\n'.format(key, *words))
    return "\n".join(entries)
