"""The command `fix`: what a remedy words is written, nothing else changes, and no finding comes."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from conftest import SAMPLE, TINY, Edited

from gareport.cli.main import commands
from gareport.drafting.remedies import Edit, apply, changes
from gareport.editorial import rules
from gareport.editorial.example import TEXT, Example, as_example
from gareport.flow.fixing import fixed_report
from gareport.flow.output import write_all
from gareport.flow.pipeline import open_report
from gareport.report.diagnostics import Diagnostic, Remedy, Severity, Span
from gareport.report.edition import Edition
from gareport.report.source import Text

REMEDIED = {
    "acronym-article", "artefact", "bullet-end", "chinese-blank", "chinese-date", "chinese-range",
    "chinese-resolution", "dash", "decimal", "dollar-figure", "dollar-sign", "doubled",
    "ellipsis", "english-dash", "english-date", "english-ellipsis", "english-quotes",
    "english-range", "figure-cell", "full-width", "half-width", "list-capital",
    "never-abbreviated", "number-figure", "number-first", "number-word", "paragraph-end",
    "per-cent", "quoted-paragraph", "resolution-number", "space-at-mark",
    "space-before-stop", "spacing", "spelling", "squared-character",
    "straight-quotes", "symbol", "thousands", "traditional", "wide-space",
}  # fmt: skip
_PLAIN = {"en": TEXT, "zh": "一段文字。"}


def written(example: Example, folder: Path) -> Path:
    for name, text in example.as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "example"


def rule(name: str) -> ModuleType:
    return import_module(f"{rules.__name__}.{name}")


WITH_REMEDIES = [name for name in rules.modules() if REMEDIED & rule(name).NAMES.keys()]


def remedied(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [fault for fault in found if fault.remedy is not None]


def names(found: tuple[Diagnostic, ...]) -> Counter[str]:
    return Counter(f.rule for f in found if not f.rule.startswith("translation-"))


def require_fixed(folder: Path, may_be_left: bool = False) -> int:
    """Fix the report for good; return how many of its findings have gone."""
    before = open_report(folder).found
    fixed = fixed_report(folder)
    write_all(fixed.files)
    after = open_report(folder).found
    assert not names(after) - names(before)
    assert may_be_left or not fixed.left
    assert {fault.rule for fault in remedied(after)} <= {edit.rule for edit in fixed.left}
    assert fixed_report(folder).files == {}
    return sum((names(before) - names(after)).values())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "特别代表代表主席，为会议会议服务供资，支持发展发展中国家，通过决定决定草案。"),
        ("zh", "提请会议会议主席注意。"),
        ("zh", "信息…和。。。以及通信。"),
        (
            "en",
            "It has an and and/or clause, and that that he had had is is so; they came in in May.",
        ),
        ("en", "See the Convention, n. 12 above, which cost Rs. 12 million, under Res. 12 of it."),
        ("en", "They met the Smith Corp. 12 members came."),
        (
            "en",
            "The ships (IMO Nos. 8660313 and 8519679) were seen on 20260315, under file 2026001.",
        ),
        ("zh", "合同2026001号，海事组织编号 8660313 和 8519679，日期 20260315。"),
        ("en", "It is rock 'n' roll, with the option --help, a...b and @UN."),
        ("en", "The rule ST/SGB/Staff Rules/1/Rev.7 applies."),
    ],
)
def test_a_text_that_may_be_right_keeps_its_characters(
    language: str, text: str, tmp_path: Path
) -> None:
    folder = written(Example(text, language=language), tmp_path)
    write_all(fixed_report(folder).files)
    fixed = (folder / "body.yaml").read_text("utf-8")
    # Spaces around figures and the width of an ellipsis are certain.
    assert re.sub("[ …]", "", text) in re.sub("[ …]", "", fixed)


def test_a_date_in_chinese_numerals_is_fixed_whole(tmp_path: Path) -> None:
    text = "该条约于一九六七年十月二十四日生效，从一九六八至一九七〇年适用。"
    folder = written(Example(text, language="zh"), tmp_path)
    write_all(fixed_report(folder).files)
    fixed = (folder / "body.yaml").read_text("utf-8")
    assert "该条约于 1967 年 10 月 24 日生效，从 1968 至 1970 年适用。" in fixed


@pytest.mark.parametrize("name", WITH_REMEDIES)
def test_what_a_rule_has_a_remedy_for_is_fixed_once_and_brings_no_other_finding(
    name: str, tmp_path: Path
) -> None:
    for number, case in enumerate(rule(name).BAD):
        folder = written(as_example(case), tmp_path / str(number))
        if remedied(open_report(folder).found):
            assert require_fixed(folder) > 0, case


@pytest.mark.parametrize("name", WITH_REMEDIES)
def test_a_remedy_fixes_a_translation_as_it_fixes_a_source(name: str, tmp_path: Path) -> None:
    for number, case in enumerate(map(as_example, rule(name).BAD)):
        if case.content is None and case.translation is None and case.text != TEXT:
            language = "en" if case.language == "zh" else "zh"
            example = Example(_PLAIN[language], language=language, translation=case.text)
            folder = written(example, tmp_path / str(number))
            source = (folder / "body.yaml").read_bytes()
            if remedied(open_report(folder).found):  # the pair is nonsense: a rule on pairs objects
                require_fixed(folder, may_be_left=True)
            assert (folder / "body.yaml").read_bytes() == source


def test_the_rules_that_have_remedies_are_known(tmp_path: Path) -> None:
    cases = [(name, case) for name in rules.modules() for case in rule(name).BAD]
    found = {
        fault.rule
        for number, (_, case) in enumerate(cases)
        for fault in remedied(open_report(written(as_example(case), tmp_path / str(number))).found)
    }
    assert found == REMEDIED


SPACED = "  - id: other\r\n    paragraph: {}\r\n"


def report_with(tmp_path: Path, *paragraphs: str, **keys: str) -> Path:
    """A Chinese report with CRLF, a byte order mark and these paragraphs, as they are written."""
    folder = written(Example("一段文字。", language="zh", **keys), tmp_path)
    text = (folder / "body.yaml").read_text("utf-8").replace("\n", "\r\n")
    for number, paragraph in enumerate(paragraphs):
        text += SPACED.format(paragraph).replace("other", f"other_{number}")
    (folder / "body.yaml").write_bytes(f"\ufeff{text}".encode().removesuffix(b"\r\n"))
    return folder


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ("'共60人。' # 注60号", "'共 60 人。' # 注60号"),
        ("'说''好''的60号。'", "'说“好”的 60 号。'"),
        ('"说\\"好\\"的60号。"', '"说“好”的 60 号。"'),
        ('"说\\u597d的60号。"', '"说\\u597d的 60 号。"'),
        (">-\r\n      共60人。\r\n      又70人。", ">-\r\n      共 60 人。\r\n      又 70 人。"),
        ("|-\r\n      共60人。", "|-\r\n      共 60 人。"),
        ("共60号70人80号。", "共 60 号 70 人 80 号。"),
        ("信通技术 ， 很重要。", "信通技术，很重要。"),
    ],
)
def test_only_the_characters_of_a_remedy_change(typed: str, fixed: str, tmp_path: Path) -> None:
    folder = report_with(tmp_path, typed)
    before = (folder / "body.yaml").read_bytes()
    (data,) = fixed_report(folder).files.values()
    assert data == before.replace(typed.encode(), fixed.encode())
    assert data.startswith(b"\xef\xbb\xbfid")
    assert data.count(b"\r\n") == before.count(b"\r\n")


@pytest.mark.parametrize("typed", ['"60\\u53f7决议。"', '"\\uff15\\uff10人。"'])
def test_what_the_file_writes_otherwise_is_left_and_listed(typed: str, tmp_path: Path) -> None:
    folder = report_with(tmp_path, typed)
    expected = [fault.span for fault in remedied(open_report(folder).found)]
    fixed = fixed_report(folder)
    assert expected
    assert fixed.files == {}
    assert [edit.place for edit in fixed.left] == expected


def test_an_exception_of_the_report_is_left_alone(tmp_path: Path) -> None:
    for severity in ("note", "none"):
        rules_key = f"rules:\n  spacing: {{severity: {severity}, reason: As in the source.}}"
        folder = report_with(tmp_path / severity, "共60人。", cover=rules_key)
        fixed = fixed_report(folder)
        assert (fixed.files, fixed.left) == ({}, ())


def test_a_remedy_that_would_add_a_finding_is_not_applied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The made-up rule would write a word twice, which is a finding of its own."""
    folder = report_with(tmp_path, "重要的信息。", "共60人。")

    def check(edition: Edition) -> list[Diagnostic]:
        (found,) = (text.text for text in edition.texts.values() if text.text.startswith("重要"))
        remedy = Remedy("信息", "信息信息")
        made = Diagnostic("made-up", found.at(3), "a", remedy.hint, Severity.WARNING, remedy)
        return [made] if "信息信息" not in found else []

    known = rules._rules()
    monkeypatch.setattr(rules, "_rules", lambda: (*known, check))
    fixed = fixed_report(folder)
    (data,) = fixed.files.values()
    assert "重要的信息。" in data.decode()
    assert "共 60 人。" in data.decode()
    assert [edit.rule for edit in fixed.left] == ["made-up"]


def test_an_edit_that_makes_another_text_of_the_file_is_not_applied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = report_with(tmp_path, "共六十人。")

    def check(edition: Edition) -> list[Diagnostic]:
        (found,) = (text.text for text in edition.texts.values() if text.text.startswith("共六"))
        remedy = Remedy("人", " # 人")  # the rest of the line would be a comment
        return [Diagnostic("made-up", found.at(3), "a", remedy.hint, Severity.WARNING, remedy)]

    monkeypatch.setattr(rules, "_rules", lambda: (check,))
    assert fixed_report(folder).files == {}


def test_edits_that_overlap_are_applied_one_after_the_other() -> None:
    text = Text("共60人", Span("a", 1, 4))
    edits = [
        Edit(Span("a", 1, at), *words, "r") for at, *words in ((4, "共60", "甲"), (6, "0人", "乙"))
    ]
    applied = apply("a: 共60人".encode(), [text], edits)
    assert applied.data.decode() == "a: 甲人"
    assert (applied.done, applied.left) == (tuple(edits[:1]), ())
    assert applied.texts == ("甲人",)


def test_a_place_outside_every_text_is_left() -> None:
    edit = Edit(Span("a", 1, 1), "a", "b", "r")
    assert apply(b"a: b", [Text("b", Span("a", 1, 4))], [edit]).left == (edit,)
    assert apply(b"a: b", [], [edit]).left == (edit,)


def test_the_changes_are_a_diff_that_patch_reads() -> None:
    shown = changes("a\r\nb\u2028c\n".encode(), "a\r\nb\u2028d".encode(), "x.yaml")
    assert shown == (
        "--- x.yaml\n+++ x.yaml\n@@ -1,2 +1,2 @@\n a\r\n-b\u2028c\n+b\u2028d\n"
        "\\ No newline at end of file\n"
    )


def fix(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, ["fix", *words])
    return done.exit_code, done.stdout, done.stderr


def test_fix_shows_a_diff_and_writes_only_if_asked(tmp_path: Path) -> None:
    folder = report_with(tmp_path, "共60人。")
    before = (folder / "body.yaml").read_bytes()
    code, shown, said = fix(str(folder))
    assert code == 0
    assert shown.endswith("-    paragraph: 共60人。\n\\ No newline at end of file\n"
                          "+    paragraph: 共 60 人。\n\\ No newline at end of file\n")  # fmt: skip
    assert "1 remedy in 1 file: nothing is written; run `" in said
    assert f"fix --write {folder}`" in said
    assert (folder / "body.yaml").read_bytes() == before
    assert fix(str(folder), "--write")[1:] == (shown, "1 remedy in 1 file: written\n")
    assert (folder / "body.yaml").read_bytes() == before.replace(
        "共60人".encode(), "共 60 人".encode()
    )
    assert fix(str(folder), "--write") == (0, "", "nothing to fix\n")


def test_fix_says_how_many_translations_become_outdated(edited: Edited) -> None:
    old, new = "The last paragraph of the body.", "The last 5% of the body."
    folder = edited(TINY, {"figures.yaml": (old, new)})
    catalogue = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    text = catalogue.read_text("utf-8")
    assert text.count(old) == 1
    catalogue.write_text(text.replace(old, new), "utf-8")
    code, _, said = fix(str(folder))
    assert code == 0
    assert "\n1 translation of a changed text becomes outdated; run `" in said


def test_a_file_with_errors_is_left_alone_and_named(tmp_path: Path) -> None:
    folder = report_with(tmp_path, "共60人。", "[")
    before = (folder / "body.yaml").read_bytes()
    code, shown, said = fix(str(folder), "--write")
    assert (code, shown) == (1, "")
    assert ": the file is not changed: this bracket" in said
    assert (folder / "body.yaml").read_bytes() == before


def test_the_sample_and_the_small_report_have_nothing_to_fix() -> None:
    for folder in (SAMPLE, TINY):
        assert fixed_report(folder).files == {}
