"""The rules: each is one documented module, finds what it is for, and nothing in good reports."""

import ast
import json
import re
import shutil
import struct
import zlib
from collections import Counter
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited, Golden
from PIL import Image

from gareport.cli.main import commands
from gareport.editorial import rules
from gareport.editorial.example import Case, as_example
from gareport.editorial.exceptions import lowered
from gareport.editorial.pairs import pairs
from gareport.editorial.rulebook import as_markdown, entries, severities
from gareport.editorial.stages import BY_TOPIC, STAGES
from gareport.editorial.topics import READERS, Topic
from gareport.editorial.waivers import waived
from gareport.flow.opened import Opened
from gareport.flow.pipeline import open_report
from gareport.language.inline import parse
from gareport.report.diagnostics import Diagnostic, Severity, has_errors
from gareport.report.edition import Edition

FILES = sorted(
    path for path in (ROOT / "gareport" / "editorial" / "rules").glob("*.py") if path.stem[0] != "_"
)
BAD = sorted(path for path in (TESTS / "cases" / "bad").iterdir())
MARKED = sorted((TESTS / "cases" / "marked").iterdir())
GOOD = [TINY, *sorted((TESTS / "cases" / "good").iterdir())]
NAME = re.compile(r": (?:error|warning|note)\[([a-z-]+)\]: ")


def module(path: Path) -> ModuleType:
    return import_module(f"gareport.editorial.rules.{path.stem}")


@cache
def opened(folder: Path) -> Opened:
    return open_report(folder)


def unwaived(path: Path, edition: Edition) -> list[Diagnostic]:
    """What a rule finds, without what a translator waived or the report excuses."""
    found = lowered(waived(edition, list(module(path).check(edition))), edition.report)
    return [fault for fault in found if not fault.rule.startswith("waiver-")]


def editions(folders: list[Path]) -> list[Edition]:
    return [edition for folder in folders for edition in opened(folder).editions.values()]


@cache
def names_in_expected_outputs() -> Counter[str]:
    texts = [path.read_text("utf-8") for path in TESTS.glob("cases/*/*/expected.txt")]
    return Counter(name for text in texts for name in NAME.findall(text))


def names_in(path: Path) -> set[str]:
    """The rule names in a source file, as its `Diagnostic(…)` calls spell them."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
             and node.func.id == "Diagnostic"]  # fmt: skip
    first = [call.args[0] for call in calls]
    return {arg.value for arg in first if isinstance(arg, ast.Constant)}


def test_there_are_rules_and_all_of_them_are_run() -> None:
    assert len(FILES) >= 8
    assert len(rules._rules()) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_module_says_what_it_checks_and_why(path: Path) -> None:
    rule = module(path)
    assert rule.__doc__ is not None
    assert rule.__doc__.splitlines()[0].strip()
    assert callable(rule.check)
    assert rule.TOPIC in Topic
    assert (rule.check.__doc__ or "").startswith("Yield")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_catches_something_in_the_bad_or_the_marked_cases(path: Path) -> None:
    errors = [fault for edition in editions(BAD) for fault in unwaived(path, edition)]
    warnings = [fault for edition in editions(MARKED) for fault in unwaived(path, edition)]
    assert errors or warnings
    assert all(fault.severity is not Severity.ERROR for fault in warnings)
    assert names_in(path) <= {fault.rule for fault in (*errors, *warnings)}


def found_by(rule: ModuleType, case: Case, folder: Path) -> list[Diagnostic]:
    """What a rule finds in an example, whose files must be readable."""
    for name, text in as_example(case).as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    report = open_report(folder / "example")
    assert report.report is not None
    assert report.is_whole, [str(fault) for fault in report.found]
    return [fault for edition in report.editions.values() for fault in rule.check(edition)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_lists_its_names_with_their_severities(path: Path) -> None:
    rule = module(path)
    assert names_in(path) <= set(rule.NAMES)
    assert all(isinstance(weight, Severity) for weight in rule.NAMES.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_catches_each_of_its_bad_examples(path: Path, tmp_path: Path) -> None:
    rule = module(path)
    assert len(rule.BAD) >= 3
    names: set[str] = set()
    for number, case in enumerate(rule.BAD):
        found = found_by(rule, case, tmp_path / str(number))
        assert found, case
        assert all(rule.NAMES[fault.rule] is fault.severity for fault in found)
        names |= {fault.rule for fault in found}
    assert names == set(rule.NAMES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_remedy_replaces_what_is_at_its_place_and_is_what_the_hint_says(
    path: Path, tmp_path: Path
) -> None:
    for number, case in enumerate(module(path).BAD):
        for fault in found_by(module(path), case, tmp_path / str(number)):
            if fault.remedy is None:
                continue
            assert fault.hint.startswith(fault.remedy.hint)
            for place, remedy in ((fault.span, fault.remedy), *fault.remedy.also):
                line = Path(place.file).read_text("utf-8").split("\n")[place.line - 1]
                assert remedy.found != remedy.write
                raw = json.dumps(remedy.found, ensure_ascii=False)[1:-1]
                assert line.startswith((raw, remedy.found), place.column - 1), case


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_reports_none_of_its_good_examples(path: Path, tmp_path: Path) -> None:
    rule = module(path)
    assert len(rule.GOOD) >= 3
    for number, case in enumerate(rule.GOOD):
        assert found_by(rule, case, tmp_path / str(number)) == [], case


def test_a_severity_that_depends_on_nothing_else_is_that_of_the_name() -> None:
    weights: dict[str, set[Severity]] = {}
    for path in FILES:
        for name, weight in module(path).NAMES.items():
            weights.setdefault(name, set()).add(weight)
    assert {name: found for name, found in weights.items() if len(found) > 1} == {}


def test_the_page_of_the_rules_is_current(golden: Golden) -> None:
    golden("../docs/rules.md", as_markdown())


def test_the_contents_of_the_page_lead_to_every_topic_and_every_rule() -> None:
    page = as_markdown()
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.M)
    assert len(headings) == len(set(headings))  # or a link would lead to the first of two
    contents = page.partition("## Contents\n")[2].partition("\n## ")[0]
    linked = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", contents)
    assert [text for text, _ in linked] == [
        h for h in headings if h not in ("The rules", "Contents")
    ]
    assert {topic for topics in READERS.values() for topic in topics} == set(Topic)
    assert {entry.topic for entry in entries()} | set(BY_TOPIC) == set(Topic)


def test_what_stops_a_build_is_every_error_and_nothing_else() -> None:
    part = as_markdown().partition("## What stops a build\n")[2].partition("\n## ")[0]
    errors = {name for name, weight in severities().items() if weight is Severity.ERROR}
    assert set(re.findall(r"`([a-z-]+)`", part)) == errors


def test_rules_lists_every_name_and_explains_each() -> None:
    names = {name for path in FILES for name in module(path).NAMES} | {*STAGES}
    listed = CliRunner().invoke(commands, ["rules"]).output.splitlines()
    assert {line.split()[0] for line in listed} == names
    for name in names:
        done = CliRunner().invoke(commands, ["rules", name])
        assert done.exit_code == 0
        assert f"{name} ({severities()[name]})" in done.output
        assert name in STAGES or "bad:\n    " in done.output
    refused = CliRunner().invoke(commands, ["rules", "sumz"])
    assert refused.exit_code == 2
    assert "did you mean `sum`?" in refused.output


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_finds_nothing_in_good_reports(path: Path) -> None:
    assert [fault for edition in editions(GOOD) for fault in unwaived(path, edition)] == []


def test_an_editor_would_agree_with_the_few_things_found_in_the_first_report(
    golden: Golden,
) -> None:
    found = opened(SAMPLE).found
    assert not has_errors(found)
    assert len(found) <= 10
    golden("golden/sample_findings.txt", "".join(f"{fault}\n" for fault in found))


def names_given_out(text: str) -> set[str]:
    """The names that findings have, as the calls that make findings spell them."""
    call = r"(?:Diagnostic|self\._report|_fault)\((?:\w+\.?\w*(?:\([^()]*\))?, )?\s*\"([a-z-]+)\","
    return set(re.findall(call, text))


def test_every_name_that_a_finding_can_have_is_explained() -> None:
    assert names_given_out('Diagnostic("sumz", place, "x")') == {"sumz"}
    sources = [path.read_text("utf-8") for path in (ROOT / "gareport").rglob("*.py")]
    given = {name for text in sources for name in names_given_out(text)}
    assert len(given) > 60
    assert given | set(names_in_expected_outputs()) <= set(severities())


def test_every_name_of_a_rule_is_in_an_expected_output() -> None:
    known = {name for path in FILES for name in names_in(path)}
    known |= {"token", "emphasis", "link"}  # markup takes these names over from the reader
    assert known <= set(names_in_expected_outputs())


def test_every_name_of_the_stages_before_the_rules_is_there_too() -> None:
    rooms = {"reading": ("load", "explain", "yaml_text"), "translation": ("catalogue", "translate")}
    sources = [f"{room}/{module}.py" for room, modules in rooms.items() for module in modules]
    text = "".join((ROOT / "gareport" / name).read_text("utf-8") for name in sources)
    calls = re.findall(r"(?:Diagnostic|_report)\([^\"()]*\"([a-z-]+)\"", text)
    calls += re.findall(r"_fault\((?:[^\"()]|\([^()]*\))*?\"([a-z-]+)\"", text)
    calls += ["translation-missing", "translation-stale", "translation-tentative"]
    unseen = set(calls) - set(names_in_expected_outputs())
    assert unseen == {"file-size"}  # no case of ten million characters is kept
    assert len(set(calls)) >= 15


def test_the_reader_reports_only_these_three_names() -> None:
    texts = ["a *b", "**c", "{", "}", "{x}", "[a](b)", "[*](b)", "[a](https://x.org/)", "A//1"]
    assert {f.rule for text in texts for f in parse(text)[1]} == {"token", "emphasis", "link"}


def faults(folder: Path) -> list[Diagnostic]:
    return list(open_report(folder).found)


def test_a_sum_may_be_proved_in_several_ways_and_each_is_checked(edited: Edited) -> None:
    change = ("sum: [posts, travel]", "sum: [[posts, travel], [travel]]")
    (fault,) = faults(edited(TINY, {"report.yaml": change}))
    assert fault.rule == "sum"
    assert "1,245,300, but 45,000 = 45,000" in fault.message
    assert "1,200,300" in fault.hint


def test_the_sums_of_the_sample_hold_and_a_wrong_figure_is_noticed(edited: Edited) -> None:
    folder = edited(SAMPLE, {"report.yaml": ("travel: {usd: 75100}", "travel: {usd: 75101}")})
    (fault,) = (fault for fault in faults(folder) if fault.severity is Severity.ERROR)
    assert (fault.rule, fault.hint.split("; ")[1]) == ("sum", "the difference is 1")


def test_a_stale_translation_is_a_warning_and_its_tokens_are_not_compared(
    edited: Edited,
) -> None:
    old = "The total is {amount.total}, as {ref.resources} and {refs.growth.decline} show."
    change = (old, "As {ref.resources} and {refs.growth.decline} show.")
    found = {fault.rule: fault.severity for fault in faults(edited(TINY, {"figures.yaml": change}))}
    assert found == dict.fromkeys(("translation-stale", "unused-amount"), Severity.WARNING)


def test_all_pair_rules_share_the_pairs_of_an_edition_and_no_two_editions_do() -> None:
    one, other = (open_report(SAMPLE).editions["en"] for _ in range(2))
    assert pairs(one) is pairs(one)
    assert pairs(one) is not pairs(other)
    assert [pair.key for pair in pairs(one)] == list(one.texts)


def test_the_order_of_references_may_change_in_a_translation(edited: Edited) -> None:
    old = 'msgstr "见{ref.terms}和{ref.sources}，其中编号重新开始；'
    new = 'msgstr "{ref.sources}和{ref.terms}重新开始编号；'
    folder = edited(TINY, {"locales/zh/LC_MESSAGES/tiny.po": (old, new)})
    assert faults(folder) == []


@pytest.mark.parametrize("name", ["../emblem.png", "/etc/hostname", "emblem.svg", "x\\0.png", "."])
def test_an_emblem_lies_in_the_folder_of_its_report(name: str, edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", f'emblem: "{name}"')})
    (folder.parent / "emblem.png").write_bytes(b"")
    assert [fault.rule for fault in faults(folder)] in (["emblem"], ["character"], ["yaml"])


def test_an_emblem_that_is_there_is_taken(edited: Edited) -> None:
    for picture in (Image.new("RGB", (3, 5)), Image.new("P", (1, 1)), Image.new("LA", (64, 1))):
        folder = edited(TINY, {"report.yaml": ("layout: geneva", "emblem: emblem.png")})
        picture.save(folder / "emblem.png")
        assert faults(folder) == []
        shutil.rmtree(folder)


def png(width: int = 40, height: int = 40) -> bytes:
    file = BytesIO()
    Image.effect_noise((width, height), 60).save(file, "PNG")
    return file.getvalue()


def jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "JPEG")
    return file.getvalue()


def sized(width: int, height: int) -> bytes:
    """A picture whose header has another size than its lines."""
    head = b"IHDR" + struct.pack(">II", width, height) + png()[24:29]
    return png()[:12] + head + struct.pack(">I", zlib.crc32(head)) + png()[33:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"A text.", "is not a PNG file, although"),
        (b"", "is not a PNG file, although"),
        (jpeg(), "is not a PNG file, although"),
        (png()[:20], "is a damaged PNG file"),
        (png()[:40], "is a damaged PNG file"),
        (png()[: len(png()) // 2], "is a damaged PNG file"),
        (png()[:-12], "is a damaged PNG file"),
        (png().replace(b"IDAT", b"IDAX"), "is a damaged PNG file"),
        (png()[:200] + b"?" + png()[201:], "is a damaged PNG file"),
        (sized(0, 40), "is 0 by 40 pixels"),
        (sized(10_000, 5_001), "is 10000 by 5001 pixels"),
        (sized(2**31 - 1, 2**31 - 1), "is 2147483647 by 2147483647 pixels"),
    ],
)
def test_an_emblem_that_cannot_be_printed_is_a_fault_where_it_is_named(
    data: bytes, message: str, edited: Edited
) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", "emblem: emblem.png")})
    (folder / "emblem.png").write_bytes(data)
    (fault,) = faults(folder)
    assert (fault.rule, fault.span.line, fault.span.column) == ("emblem", 13, 9)
    assert message in fault.message
