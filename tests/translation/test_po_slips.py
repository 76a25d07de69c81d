"""Slips in PO files: each kind as msgfmt judges it, wrong and right, and the place of the error."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from msgfmt import msgfmt

from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.translation.catalogue import Catalogue, parse_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ABOVE = HEAD.count("\n")
ENTRY = 'msgctxt "a"\nmsgid "Source"\nmsgstr "译文"\n'
OLD = '#~ msgctxt "old"\n#~ msgid "Source"\n#~ msgstr "译文"\n'
MARKED, COMMENT, PREVIOUS = "begin", "comment", "previous"

# What is wrong; the line of the error, from the first below the header; a word of its message.
WRONG = [
    # lines of one entry with `#~` and without
    (OLD.replace("#~ msgid", "msgid"), 2, MARKED),
    (OLD.replace("#~ msgstr", "msgstr"), 3, MARKED),
    (OLD.replace("#~ msgctxt", "msgctxt"), 2, MARKED),
    (OLD + '"Another line."\n', 4, MARKED),
    (ENTRY.replace("msgstr", "#~ msgstr"), 3, MARKED),
    (ENTRY + '#~ "Another line."\n', 4, MARKED),
    ('#~| msgid "Before"\n' + ENTRY, 2, MARKED),
    ('#| msgid "Before"\n' + OLD, 2, MARKED),
    ('#, fuzzy\n#~| msgctxt "b"\n#~| msgid "Before"\n' + ENTRY, 4, MARKED),
    # a previous text within an entry, in another order, without its keyword, or alone
    (ENTRY.replace("msgid", '#| msgid "Before"\nmsgid'), 2, PREVIOUS),
    (ENTRY.replace("msgstr", '#| msgid "Before"\nmsgstr'), 3, PREVIOUS),
    (OLD.replace("#~ msgid", '#~| msgid "Before"\n#~ msgid'), 2, PREVIOUS),
    ('#| msgid "Before"\n#| msgctxt "b"\n' + ENTRY, 2, PREVIOUS),
    ('#| msgid "Before"\n#| msgid "Before"\n' + ENTRY, 2, PREVIOUS),
    ('#| msgstr "之前"\n' + ENTRY, 1, PREVIOUS),
    ('#| "Before"\n' + ENTRY, 1, PREVIOUS),
    ('#| msgctxt "b"\n' + ENTRY, 1, PREVIOUS),
    ('#| msgctxt "b"\n#| "c"\n\n' + ENTRY, 2, PREVIOUS),
    (ENTRY + '#| msgid "Before"\n', 4, PREVIOUS),
    (ENTRY + '\n#| msgid "Before"\n# A remark.\n', 5, PREVIOUS),
    (ENTRY + '\n#| msgctxt "b"\n', 5, PREVIOUS),
    (OLD + '#~| msgid "Before"\n#~| "and more"\n', 5, PREVIOUS),
    # a comment within an entry
    (ENTRY.replace("msgid", "# A remark.\nmsgid"), 2, COMMENT),
    (ENTRY.replace("msgstr", "#. a place\nmsgstr"), 3, COMMENT),
    (ENTRY.replace("msgstr", "  #, fuzzy\nmsgstr"), 3, COMMENT),
    (ENTRY.replace("msgstr", '"and more"\n# A remark.\n"and more"\nmsgstr'), 4, COMMENT),
    (OLD.replace("#~ msgstr", "# A remark.\n#~ msgstr"), 3, COMMENT),
    (OLD.replace("#~ msgstr", "#~ # A remark.\n#~ msgstr"), 3, COMMENT),
    ('#| msgid "Before"\n#, fuzzy\n' + ENTRY, 2, COMMENT),
    ('#| msgid "Before"\n# A remark.\n#| "and more"\n' + ENTRY, 2, COMMENT),
    # a line break at the start or the end of one text only
    (ENTRY.replace("译文", "\\n译文"), 3, "msgstr begins with a line break"),
    (ENTRY.replace("译文", "译文\\n"), 3, "msgstr ends with a line break"),
    (ENTRY.replace("Source", "\\nSource"), 3, "msgid begins with a line break"),
    (ENTRY.replace("Source", "Source\\n"), 3, "msgid ends with a line break"),
    (ENTRY.replace("译文", "译文\\\\\\n"), 3, "msgstr ends with a line break"),
    (ENTRY.replace('"译文"', '""\n"译"\n"文\\n"'), 5, "msgstr ends with a line break"),
]

RIGHT = [
    ENTRY + "\n" + OLD,
    OLD + "\n" + ENTRY,
    OLD + ENTRY,
    OLD + '#~ "Another line."\n',
    ENTRY + '"Another line."\n',
    '#~| msgid "Before"\n' + OLD,
    '#~| msgctxt "b"\n#~| msgid "Before"\n#~| "and more"\n' + OLD,
    '#| msgid "Before"\n' + ENTRY,
    '#| msgctxt "b"\n#| "c"\n#| msgid "Before"\n#| "and more"\n' + ENTRY,
    '#| msgid "Before"\n\n' + ENTRY,
    '# A remark.\n#. a place\n#, fuzzy\n#| msgid "Before"\n' + ENTRY,
    ENTRY + "# A remark at the end.\n",
    ENTRY + "#, fuzzy\n",
    ENTRY + "# A remark.\n" + ENTRY.replace('"a"', '"b"'),
    ENTRY.replace("msgid", "\nmsgid").replace("msgstr", "\nmsgstr"),
    ENTRY.replace("msgstr", "\n#~\n#|\n#~| \nmsgstr"),
    OLD + "#~ \n",
    "#~ # A remark.\n" + OLD,
    "#~ # A remark.\n#~ #. a place\n#~#, fuzzy\n" + ENTRY,
    "  # A remark.\n" + ENTRY,
    ENTRY.replace("译文", "译\\n文"),
    ENTRY.replace("译文", "译文\\\\n").replace("Source", "Source"),
    ENTRY.replace("译文", "\\n译文\\n").replace("Source", "\\nSource\\n"),
    ENTRY.replace("译文", "").replace("Source", "\\nSource\\n"),
    "#, fuzzy\n" + ENTRY.replace("译文", "译文\\n"),
    OLD.replace("译文", "译文\\n"),
]


def errors(text: str) -> tuple[Catalogue, list[Diagnostic]]:
    found, faults = parse_catalogue(text, "file.po")
    return found, [fault for fault in faults if fault.severity is Severity.ERROR]


@pytest.mark.parametrize(("slip", "line", "words"), WRONG)
def test_a_file_that_msgfmt_refuses_is_reported_at_the_line_of_the_slip(
    slip: str, line: int, words: str, tmp_path: Path
) -> None:
    assert msgfmt(HEAD + slip, tmp_path)
    _, (fault,) = errors(HEAD + slip)
    assert fault.span.line == ABOVE + line
    assert words in fault.message


@pytest.mark.parametrize("right", RIGHT)
def test_a_file_that_msgfmt_takes_is_read_whole(right: str, tmp_path: Path) -> None:
    assert msgfmt(HEAD + right, tmp_path) == ""
    found, faults = errors(HEAD + right)
    assert faults == []
    assert len(found.entries) == sum(line.startswith("msgctxt") for line in right.split("\n"))
    assert len(found.obsolete) == right.count("#~ msgctxt")
    remarks = [entry.remarks for entry in found.entries.values()]
    remarks += [entry.remarks for _, entry in found.obsolete]
    assert sum(map(len, remarks)) + len(found.tail) == right.count("# A remark")


def test_the_other_entries_are_read_around_a_slip() -> None:
    slip = OLD.replace("#~ msgid", "msgid")
    found, _ = errors(HEAD + ENTRY + "\n" + slip + "\n" + ENTRY.replace('"a"', '"b"'))
    assert [*found.entries] == ["a", "b"]
    found, _ = errors(HEAD + ENTRY.replace("译文", "译文\\n"))
    assert found.entries["a"].translation == "译文"


def test_a_line_break_is_reported_at_its_own_place() -> None:
    _, (fault,) = errors(HEAD + ENTRY.replace("译文", "译“文”\\n"))
    assert (fault.rule, fault.span) == ("po-line-break", Span("file.po", ABOVE + 3, 13))
    _, faults = errors(HEAD + ENTRY.replace("译文", "\\n译文\\n"))
    assert [fault.span.column for fault in faults] == [9, 13]


SLIPS = (
    '#| msgid "x"', '#~| msgid "x"', '#~ msgid "x"', '#~ "x"', '#| "x"', '"x"', 'msgctxt "x"',
    'msgid "x"', 'msgstr "x"', "# c", "#, fuzzy", "#~ # c", "#~", "",
)  # fmt: skip
LAST_READ = ("has no id", "cannot be read", "appears twice")  # what only gareport refuses


def slipped(lines: list[str], chance: random.Random) -> Iterator[str]:
    """The lines with one of them left out, repeated, marked, or after another one."""
    at, slip = chance.randrange(len(lines)), chance.choice(SLIPS)
    for number, line in enumerate(lines):
        if number != at:
            yield line
            continue
        yield from chance.choice(
            ([], [line, line], [f"#~ {line}"], [slip, line], [line.removeprefix("#~ ")])
        )


@pytest.mark.parametrize("seed", range(60))
def test_a_slip_anywhere_is_judged_as_msgfmt_judges_it(seed: int, tmp_path: Path) -> None:
    previous = '# c\n#| msgctxt "q"\n#| msgid "p"\n'
    lines = (previous + ENTRY + "\n" + previous.replace("#|", "#~|") + OLD).split("\n")
    text = HEAD + "\n".join(slipped(lines, random.Random(seed))) + "\n"
    refused, (_, faults) = msgfmt(text, tmp_path), errors(text)
    if refused:
        assert faults
    else:
        assert all(any(words in fault.message for words in LAST_READ) for fault in faults)


@pytest.mark.parametrize(
    "line", [" " * 30_000 + "x", "#~" + " " * 30_000 + "x", " " * 30_000 + '"a"x', "#~ #" * 9_000]
)
def test_a_long_line_of_blanks_is_read_at_once(line: str) -> None:
    _, faults = errors(f"{HEAD}{ENTRY}\n{line}\n")
    assert len(faults) <= 1


def test_the_catalogues_of_the_project_pass_msgfmt(tmp_path: Path) -> None:
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")):
        assert msgfmt(path.read_text("utf-8"), tmp_path) == ""
