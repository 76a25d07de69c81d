"""The lines of a PO file in, its entries as written and errors with their places out.

polib is not used: it drops the previous text of obsolete entries, comments of some forms, and
everything after the last entry. Nothing that a translator typed may be lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gareport.language.characters import LOST
from gareport.report.diagnostics import Diagnostic, Span

_TEXT = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_QUOTED = re.compile(_TEXT)
_LINE = re.compile(rf"\s*(?:(#~\||#~|#\|)\s*)?(?:(msgctxt|msgid|msgstr)\s*)?{_TEXT}\s*")
_WORD = r"\s*(?:#[~|]+\s*)?(?:(?:msgctxt|msgid|msgstr)(?=[\s\"])\s*)?"
_KEYWORD = re.compile(r'\s*(?:(#~)\s*)?(msgctxt|msgid|msgstr)(?=[\s"])')
_COMMENT = re.compile(r"\s*(?:#~\s*)?(#(?![~|]).*)|\s*#~?\|?\s*")  # or a mark without a text
_READABLE = re.compile(rf'{_WORD}(?:"(?:[^"\\]|\\.)*"?)?')
_ESCAPE = re.compile(r'\\([\\nrtvbf"])')
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "b": "\b", "f": "\f"}
_NO_ESCAPE = re.compile(r'(?<!\\)(?:\\\\)*\\(?![\\nrtvbf"])')
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_CONFLICT_HINT = "keep one of the two versions; delete the other one and the conflict marks"
_HINT = 'write a keyword and a text in straight quotes; within the text, write “ ” or \\"'
_MARKED_HINT = "put `#~` before every line of the entry, or before none"
_INSIDE_HINT = "move it above the entry: no comment can be between its lines"
_PREVIOUS_HINT = "write `#| msgctxt` and `#| msgid` in this order, above the entry; or delete it"
_ORDER_HINT = "write msgctxt, msgid and msgstr once each, in this order"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as written in the file: its texts, and everything around them.

    `id` is msgctxt; None if the entry has none. `remarks` are the translator's comments as typed,
    `notes` the comments of the tools, `previous` the text after `#| msgid`. `line` is its first
    line, `named` the line of its msgctxt, `opens` that of its msgstr, `ends` the line after it,
    `remarks_at` the lines of the remarks, all from 0; a new entry has no lines yet.
    """

    id: str | None
    source: str
    translation: str
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    is_obsolete: bool = False
    line: int = 0
    named: int = field(default=0, compare=False)
    opens: int = 0
    ends: int = 0
    remarks_at: tuple[int, ...] = field(default=(), compare=False)


@dataclass(slots=True)
class Parsed:
    """The entries of a file in order, the lines left out, and the remarks after the last entry."""

    records: list[Record] = field(default_factory=list)
    left_out: list[range] = field(default_factory=list)
    tail: tuple[str, ...] = ()
    faults: list[Diagnostic] = field(default_factory=list)


def parse(lines: Sequence[str], shown: str) -> Parsed:
    """Read every entry that can be read; leave out each of the others, with one error."""
    reader = _PoReader(shown)
    for at, line in enumerate(lines):
        if line and not line.isspace():
            reader.take(at, line)
    reader.close(len(lines), at_end=True)
    return reader.parsed


@dataclass(slots=True)
class _OpenEntry:
    """An entry while its lines are read."""

    start: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    remarks_at: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: list[str] | None = None
    before: str = ""  # the keyword that further `#|` lines continue
    before_at: int = 0  # the last of these lines
    is_obsolete: bool = False
    is_marked: bool | None = None  # whether its lines begin with `#~`, as soon as one is known
    comment_at: int | None = None  # a comment after the first line of the entry itself
    is_damaged: bool = False
    has_fault: bool = False
    named: int = 0
    opens: int = 0
    ends: int = 0


class _PoReader:
    """Reads line by line; `parsed` is the result."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.parsed = Parsed()
        self.open: _OpenEntry | None = None

    def take(self, at: int, line: str) -> None:
        """Add a line that is not blank to its entry; the most frequent lines are tried first."""
        if line[0] == '"' and self._goes_on(at, line):
            return
        if line[0] == "#" and line[1:2] not in ("~", "|"):
            self._take_comment(at, line.strip())
            return
        found = _LINE.fullmatch(line)
        if not found and (comment := _COMMENT.fullmatch(line)):
            if comment[1]:
                self._take_comment(at, comment[1].strip())
            return
        sign, word, text = found.groups() if found else (None, None, "")
        begun = None if found else _KEYWORD.match(line)
        word = begun[2] if begun else word
        is_text = begun is not None or (found is not None and sign in (None, "#~"))
        entry = self._entry(
            at, word, is_text, is_comment=not is_text and line.lstrip().startswith("#")
        )
        entry.is_damaged |= LOST in line
        if found:
            self._look_for_escapes(entry, at, line)
            self._look_at_marks(entry, at, (sign or "").startswith("#~"))
        if begun:
            self._unreadable(entry, at, line, is_new=True)
            entry.texts.setdefault(begun[2], [""])
        elif is_text:
            self._take_text(entry, at, word, text)
            entry.is_obsolete = sign is not None
        elif found:
            self._look_at_previous(entry, at, word)
            _take_previous(entry, word, text, at)
        elif line.lstrip().startswith(_CONFLICT):
            message = "this line marks a merge conflict: the file has two versions here"
            self._fault(entry, at, 1, message, _CONFLICT_HINT)
        else:
            self._unreadable(entry, at, line, is_new=False)

    def _take_comment(self, at: int, comment: str) -> None:
        entry = self._entry(at, None, is_text=False, is_comment=True)
        entry.is_damaged |= LOST in comment
        if entry.comment_at is None and (entry.texts or entry.before):
            entry.comment_at = at
        _add_comment(entry, comment, at)

    def _unreadable(self, entry: _OpenEntry, at: int, line: str, is_new: bool) -> None:
        """Report a line, unless it continues one that was reported."""
        readable = _READABLE.match(line)
        column = (readable.end() if readable else 0) + 1
        message = "this line of the PO file cannot be read"
        self._fault(entry, at, column, message, _HINT, is_new)

    def _goes_on(self, at: int, line: str) -> bool:
        """Add a line that is only a text to the text above it, if there is one."""
        entry = self.open
        found = _QUOTED.fullmatch(line) if entry is not None and entry.texts else None
        if entry is None or found is None:
            return False
        next(reversed(entry.texts.values())).append(found[1])
        entry.is_damaged |= LOST in line
        if entry.is_marked or entry.comment_at is not None:
            self._look_at_marks(entry, at, is_marked=False)
            self._look_at_comment(entry)
        entry.ends = at + 1
        self._look_for_escapes(entry, at, line)
        return True

    def _look_for_escapes(self, entry: _OpenEntry, at: int, line: str) -> None:
        """Report a backslash before a character that cannot be escaped."""
        if "\\" in line and (wrong := _NO_ESCAPE.search(line)):
            message = f"`\\{line[wrong.end()]}` is not an escape sequence of PO files"
            hint = r"write \\ for a backslash, \" for a quotation mark, \n for a line break"
            self._fault(entry, at, wrong.end(), message, hint, is_new=True)

    def _entry(self, at: int, word: str | None, is_text: bool, is_comment: bool) -> _OpenEntry:
        """The entry that the line belongs to: the open one, or a new one that begins here."""
        if self.open is not None:
            texts = self.open.texts
            if is_text:
                is_over = bool(texts) if word == "msgctxt" else word == "msgid" and word in texts
            else:
                is_over = is_comment and "msgstr" in texts
            if is_over:
                self.close(at)
        if self.open is None:
            self.open = _OpenEntry(at)
        return self.open

    def _look_at_marks(self, entry: _OpenEntry, at: int, is_marked: bool) -> None:
        """Report a line that is obsolete in an entry that is not, or the other way round."""
        if entry.is_marked is None:
            entry.is_marked = is_marked
        if entry.is_marked is not is_marked:
            has, others = ("begins", "do not") if is_marked else ("does not begin", "do")
            message = f"this line {has} with `#~`, and the lines above it in the entry {others}"
            self._fault(entry, at, 1, message, _MARKED_HINT)

    def _look_at_comment(self, entry: _OpenEntry) -> None:
        """Report a comment after which the entry goes on."""
        if entry.comment_at is not None:
            message = "this comment is between the lines of an entry"
            self._fault(entry, entry.comment_at, 1, message, _INSIDE_HINT)

    def _look_at_previous(self, entry: _OpenEntry, at: int, word: str | None) -> None:
        """Report a line of a previous text that is in the wrong place."""
        order = ("", "msgctxt", "msgid", "msgstr")
        is_next = word in order[1:3] and order.index(entry.before) < order.index(word or "")
        goes_on = word is None and entry.before != ""
        if entry.texts or not (is_next or goes_on):
            message = "this line of a previous text is in the wrong place"
            self._fault(entry, at, 1, message, _PREVIOUS_HINT)
        self._look_at_comment(entry)

    def _take_text(self, entry: _OpenEntry, at: int, word: str | None, text: str) -> None:
        texts = entry.texts
        self._look_at_comment(entry)
        if not texts and entry.before == "msgctxt":
            message = "no previous msgid follows this line"
            self._fault(entry, entry.before_at, 1, message, _PREVIOUS_HINT)
        fits = word != "msgstr" or ("msgid" in texts and "msgstr" not in texts)
        if not fits or (word is None and not texts):
            self._misplaced(entry, at)
        elif word is None:
            next(reversed(texts.values())).append(text)
        else:
            texts[word] = [text]
            entry.opens = at
            if word == "msgctxt":
                entry.named = at
        entry.ends = at + 1

    def _misplaced(self, entry: _OpenEntry, at: int) -> None:
        message = "this line of the PO file is in the wrong place"
        self._fault(entry, at, 1, message, _ORDER_HINT)

    def _fault(
        self, entry: _OpenEntry, at: int, column: int, message: str, hint: str, is_new: bool = False
    ) -> None:
        """Report the first error of an entry, and those that cannot follow from it.

        An error that may follow from a lost character is not reported.
        """
        fault = Diagnostic("po-syntax", Span(self.shown, at + 1, column), message, hint)
        is_first = is_new or not entry.has_fault
        if is_first and not entry.is_damaged and fault not in self.parsed.faults[-1:]:
            self.parsed.faults.append(fault)
        entry.has_fault = True

    def close(self, at: int, at_end: bool = False) -> None:
        """End the open entry, if there is one, before the line `at`."""
        entry, self.open = self.open, None
        if entry is None:
            return
        if entry.texts and "msgstr" not in entry.texts:
            self._misplaced(entry, entry.ends - 1 if at_end else at)
        elif entry.before and not entry.texts:
            message = "no entry follows this line of a previous text"
            self._fault(entry, entry.before_at, 1, message, _PREVIOUS_HINT)
        if entry.has_fault or entry.is_damaged:
            self.parsed.left_out.append(range(entry.start, at))
        elif entry.texts:
            self.parsed.records.append(_record(entry))
        else:
            self.parsed.tail = tuple(entry.remarks)


def _take_previous(entry: _OpenEntry, word: str | None, text: str, at: int) -> None:
    """Keep the text of a previous msgid; a previous msgctxt has no use here."""
    entry.before, entry.before_at = word or entry.before, at
    if word == "msgid":
        entry.previous = [text]
    elif word is None and entry.before == "msgid" and entry.previous is not None:
        entry.previous.append(text)


def _add_comment(entry: _OpenEntry, line: str, at: int) -> None:
    sign = line[1:2]
    if sign == ".":
        entry.notes.append(line[2:].strip())
    elif sign == ",":
        entry.flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
    elif sign != ":":
        entry.remarks.append(line)
        entry.remarks_at.append(at)


def _record(entry: _OpenEntry) -> Record:
    texts = {word: unescape("".join(pieces)) for word, pieces in entry.texts.items()}
    return Record(
        id=texts.get("msgctxt"),
        source=texts["msgid"],
        translation=texts["msgstr"],
        remarks=tuple(entry.remarks),
        remarks_at=tuple(entry.remarks_at),
        notes=tuple(entry.notes),
        flags=tuple(dict.fromkeys(entry.flags)),
        previous=None if entry.previous is None else unescape("".join(entry.previous)),
        is_obsolete=entry.is_obsolete,
        line=entry.start,
        named=entry.named,
        opens=entry.opens,
        ends=entry.ends,
    )


def unescape(text: str) -> str:
    """A quoted text with its escape sequences replaced."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
