"""Messages over their lines: the underline is beneath the words, on a screen too."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import SupportsIndex
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from conftest import ROOT, TESTS, TINY, Edited
from hypothesis import given
from hypothesis import strategies as st

from gareport.cli.findings import SHOWN, print_findings
from gareport.cli.main import commands
from gareport.cli.sarif import as_sarif
from gareport.editorial.rulebook import severities
from gareport.flow.pipeline import build_edition, open_report
from gareport.formats.tracing import named_in
from gareport.report.diagnostics import Diagnostic, Severity, Span, in_order
from gareport.report.excerpt import LONGEST, WIDEST, end_of, printed

BAD = sorted(TESTS.glob("cases/bad/*"))


def fault(line: str, column: int, end: int = 0, message: str = "wrong") -> str:
    """The excerpt of a finding in a file of one line: the line and the underline."""
    found = Diagnostic("rule", Span("f.yaml", 1, column, end), message, "fix it")
    text = re.sub("\x1b\\[[0-9;]*m", "", printed(found, lambda _: (line,)))
    return "\n".join(text.split("\n")[1:-1])


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def underlined(excerpt: str) -> str:
    """The characters of the line above the underline, by columns of a screen."""
    line, under = (part.split(" | ", 1)[1] for part in excerpt.split("\n"))
    start, end = under.index("^"), len(under)
    return "".join(c for at, c in enumerate(line) if start <= columns(line[:at]) < end)


class Measured(str):
    """A line that counts the characters that are taken from it one by one."""

    taken = 0

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        self.taken += 1
        return super().__getitem__(at)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("the whole line is read")


@pytest.mark.parametrize("piece", ["(", "（", "7"])
def test_what_is_shown_of_a_line_costs_the_same_however_long_it_is(piece: str) -> None:
    taken = []
    for length in (1_000, 100_000):
        line = Measured(piece * length)
        excerpt = fault(line, 500)
        assert columns(excerpt.split("\n")[0]) < 2 * WIDEST
        taken.append(line.taken)
    assert taken[0] == taken[1]


def test_a_word_that_never_ends_is_not_followed_to_the_end_of_its_line() -> None:
    found = Diagnostic("rule", Span("f.yaml", 1, 1), "wrong", "fix it")
    assert end_of(found, lambda _: ("（" * 100_000,)) == LONGEST + 1


@pytest.mark.parametrize(
    ("line", "at", "words"),
    [
        ("key: see {ref.first} here", "{ref", "{ref.first}"),
        ("key: 第{ref.first}段", "{ref", "{ref.first}"),
        ("key: 信通技术（A/60/846/Add.1）", "A/60", "A/60/846/Add.1"),
        ("key: 421,400 美元", "421", "421,400"),
        ("key: 第六十二届会议", "第", "第六十二届会议"),
        ("key: an *asterisk", "*", "*"),
        ("\tkey: x", "key", "key"),
    ],
)
def test_the_word_at_the_place_is_underlined(line: str, at: str, words: str) -> None:
    assert underlined(fault(line, line.index(at) + 1)) == words


def test_a_known_end_and_the_words_that_the_message_cites_come_first() -> None:
    assert underlined(fault("a: two words", 4, 13)) == "two words"
    assert underlined(fault("a: A/60//846 b", 4, message="`A/60//846` is wrong")) == "A/60//846"
    assert underlined(fault("a: two words", 4, message="`other` is wrong")) == "two"


@given(
    before=st.text("ab 中文", max_size=90),
    words=st.text("xy第", min_size=1, max_size=9),
    after=st.text("ab 中文", max_size=90),
)
def test_the_underline_is_beneath_the_words_wherever_the_line_is_cut(
    before: str, words: str, after: str
) -> None:
    line = f"k{before}{words}{after}"
    excerpt = fault(line, len(before) + 2, len(before) + 2 + len(words))
    assert underlined(excerpt) == words
    shown = excerpt.split("\n")[0].split(" | ", 1)[1]
    assert columns(shown) <= WIDEST + 2
    assert shown.strip("…") in line
    assert (shown == line) == (columns(line) <= WIDEST)


def test_a_space_that_keeps_words_together_is_a_space_and_what_joins_them_is_left_out() -> None:
    excerpt = fault("a: 5\u00a0km, \U0001f468\u200d\U0001f469 wrong", 14)
    assert excerpt.split("\n")[0].endswith("| a: 5 km, \U0001f468\U0001f469 wrong")
    assert underlined(excerpt) == "wrong"


def test_what_would_not_show_has_a_sign_and_a_missing_line_no_excerpt() -> None:
    assert underlined(fault("a\u202eb", 2)) == "\ufffd"
    assert fault("", 1) == ""
    found = Diagnostic("rule", Span("/there/is/no/file", 3, 9), "wrong", "fix it")
    assert printed(found, lambda _: ()).count("\n") == 1


def test_colours_are_for_terminals_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Diagnostic("rule", Span("f.yaml", 1, 1), "wrong", "fix it")]
    monkeypatch.setattr("click._compat._is_jupyter_kernel_output", lambda _: True)  # keeps colours
    for value, terminal, coloured in (
        ("", "xterm", True),
        ("1", "xterm", False),
        ("", "dumb", False),
    ):
        monkeypatch.setenv("NO_COLOR", value)
        monkeypatch.setenv("TERM", terminal)
        print_findings(found, None, [])
        assert ("\x1b[" in capsys.readouterr().err) == coloured
    assert "\x1b" not in CliRunner().invoke(commands, ["check", str(BAD[0])]).output


def test_what_one_rule_finds_in_one_line_is_counted_after_the_first_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [Diagnostic("a", Span("f", 2, column), "x", "y") for column in range(1, 5021)]
    other = Diagnostic("b", Span("f", 2, 4000), "z", "y")
    print_findings([*found, other, Diagnostic("a", Span("f", 3, 1), "x", "y")], None, [])
    printed_lines = capsys.readouterr().err.splitlines()
    assert printed_lines.count("    hint: y") == SHOWN + 2
    assert f"f:2:{SHOWN + 1}: and 5,000 more of a in this line" in printed_lines
    assert printed_lines[-1] == "5022 errors"


def test_a_finding_is_reported_once_and_in_order() -> None:
    one = Diagnostic("b", Span("f", 2, 1), "x", "first hint")
    other = Diagnostic("b", Span("f", 2, 1, 9), "x", "second hint")
    earlier = Diagnostic("a", Span("f", 1, 1), "y", "z", Severity.NOTE)
    assert len(in_order([one, other, earlier, one])) == 2
    assert in_order([one, earlier])[0] is earlier


def test_json_has_the_end_of_the_words() -> None:
    done = CliRunner().invoke(commands, ["check", str(TESTS / "cases/bad/wrong_sum"), "--json"])
    found = json.loads(done.stdout)["diagnostics"]
    assert {(d["line"], d["column"], d["end_column"]) for d in found} == {(14, 10, 14)}


@pytest.mark.parametrize("folder", BAD, ids=lambda path: path.name)
def test_sarif_has_the_shape_that_scanners_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    words = ["check", str(folder.relative_to(ROOT)), "--sarif"]
    log = json.loads(CliRunner().invoke(commands, words).stdout)
    assert (log["version"], list(log)) == ("2.1.0", ["$schema", "version", "runs"])
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    found = open_report(folder.relative_to(ROOT)).found
    assert len(run["results"]) == len(found) > 0
    for result, one in zip(run["results"], found, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == one.rule
        assert result["level"] in ("error", "warning", "note")
        assert one.message in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == one.span.file
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (
            one.span.line,
            one.span.column,
        )
        assert region.get("endColumn", 10**6) > region["startColumn"] >= 1


def test_sarif_explains_the_rules_and_writes_addresses() -> None:
    found = [Diagnostic(name, Span("/a b/第.yaml", 1, 1), "x", "y") for name in severities()]
    run = as_sarif(found, lambda _: ())["runs"][0]
    result = run["results"][0]["locations"][0]["physicalLocation"]
    assert result["artifactLocation"]["uri"] == "file:///a%20b/%E7%AC%AC.yaml"
    explained = [rule for rule in run["tool"]["driver"]["rules"] if "shortDescription" in rule]
    assert len(explained) == len(severities()) > 10


def test_what_layout_names_is_traced_to_its_line(edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", "emblem: mark.png")})
    report = open_report(folder).report
    assert report is not None
    assert named_in("Failed to load image at file:///x/mark.png", report).line == 13
    section = report.sections[0]
    assert named_in(f"No anchor #{section.id} for an internal link", report) == section.place
    address = named_in("Relative URI reference: 'https://www.un.org/'", report)
    assert (address.file.rpartition("/")[2], address.line) == ("introduction.yaml", 10)
    declared = named_in("Ignored `hyphens: all` at 40:3, invalid value.", report)
    lines = (ROOT / declared.file).read_text("utf-8").split("\n")
    assert lines[declared.line - 1][declared.column - 1 :].startswith("hyphens:")
    assert named_in("Ignored `x` at 1:1", report).file == "templates/pdf/style.css.j2"
    assert named_in("Something went wrong", report).file.endswith("report.yaml")


@pytest.mark.parametrize("wrong", ["{{ 1 // 0 }}", "{{ nothing.at_all }}", "{{ 5 | no_filter }}"])
def test_whatever_fails_in_a_template_is_reported_there_and_with_the_block(
    wrong: str, templates: Path
) -> None:
    broken = templates / "pdf" / "blocks" / "quote.html.j2"
    broken.write_text(f"\n{wrong}\n{broken.read_text('utf-8')}", "utf-8")
    found = build_edition(open_report(TINY).editions["en"], ("pdf",))
    assert isinstance(found, Diagnostic)
    assert (found.rule, Path(found.span.file).name, found.span.line) == (
        "template", "quote.html.j2", 2
    )  # fmt: skip
    assert "no_filter" in wrong or "figures.yaml:" in found.hint


def test_the_end_of_a_text_is_known_in_one_line_only(tmp_path: Path) -> None:
    lines = ("key: >-", "  long text")
    known = Diagnostic("r", Span("f", 1, 1, 4), "m", "h")
    assert end_of(known, lambda _: lines) == 4
    assert end_of(Diagnostic("r", Span("f", 2, 3), "m", "h"), lambda _: lines) == 7
    assert end_of(Diagnostic("r", Span("f", 9, 3), "m", "h"), lambda _: lines) == 3
