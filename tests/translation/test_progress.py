"""How far a translation is: the counts, and that nothing unfinished is counted as done."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TESTS, TINY, Edited, Golden

from gareport.cli.main import commands
from gareport.flow.pipeline import open_report
from gareport.report.edition import State
from gareport.report.texts import segments
from gareport.translation.progress import Share, Workload, progress, volume

PO = "locales/zh/LC_MESSAGES/tiny.po"
CHANGES = {
    "introduction.yaml": ("A lead.", "Another lead."),
    "terms.yaml": ("The one term.", "The one and only term."),
}


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def unfinished(edited: Edited) -> Path:
    """The tiny report with texts in every state."""
    folder = edited(TINY, CHANGES)
    text = (folder / PO).read_text("utf-8")
    for old, new in (
        ('msgstr "费用"', 'msgstr ""'),
        ("#. heading 二\n", "#. heading 二\n#, fuzzy\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / PO).write_text(text, "utf-8")
    return folder


def test_the_table_of_an_unfinished_translation_is_the_expected_one(
    unfinished: Path, golden: Golden
) -> None:
    code, printed, stderr = run("status", unfinished)
    assert (code, stderr) == (0, "")
    golden("golden/status_tiny.txt", printed)
    lines = printed.splitlines()[1:]
    assert len({len(line) for line in lines}) == 1


def test_the_data_say_what_the_table_says_before_a_sync_and_after(
    unfinished: Path, golden: Golden
) -> None:
    code, printed, _ = run("status", unfinished, "--json")
    assert code == 0
    golden("golden/status_tiny.json", printed)
    assert run("sync", unfinished)[0] == 0
    assert run("status", unfinished, "--json")[1] == printed


def test_every_text_is_counted_once_in_the_state_that_a_build_gives_it(unfinished: Path) -> None:
    opened = open_report(unfinished)
    edition = opened.editions["zh"]
    counted = progress(edition)
    states = [segment.state for segment in edition.worded.values()]
    assert {s: t.segments for s, t in counted.total.by_state.items()} == {
        state: states.count(state) for state in State
    }
    assert set(states) == set(State)
    assert opened.report is not None
    whole = sum(volume(text) for key, text in segments(opened.report) if key in edition.worded)
    assert counted.total.whole == Workload(len(states), whole)


@pytest.mark.parametrize("state", [State.STALE, State.TENTATIVE, State.MISSING])
def test_what_is_not_ok_is_never_done_however_little_it_is(state: State) -> None:
    counts = dict.fromkeys(State, Workload())
    assert Share("a", counts | {State.OK: Workload(9, 900)}).done == 100
    assert Share("a", counts | {State.OK: Workload(999, 99_999), state: Workload(1, 1)}).done == 99
    assert Share("a", counts | {State.OK: Workload(999, 99_999), state: Workload(1, 0)}).done == 99
    assert Share("a", counts | {state: Workload(1, 1)}).done == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Secretary-General’s 10 posts cost {amount.total}.", 5),
        ("See A/60/846/Add.1, *in part*, [here](https://un.org).", 5),
        ("大会第 60/283 号决议，见{ref.a}。", 8),
        ("—", 0),
    ],
)
def test_words_are_counted_and_chinese_characters_but_no_markup(text: str, number: int) -> None:
    assert volume(text) == number


def test_a_report_with_errors_is_reported_and_the_others_are_counted(unfinished: Path) -> None:
    bad = TESTS / "cases" / "bad" / "broken_yaml"
    code, printed, stderr = run("status", bad, unfinished)
    assert (code, printed.startswith("tiny, en to zh"), "error[yaml]" in stderr) == (3, True, True)
    code, printed, _ = run("status", bad, "--json")
    assert (code, json.loads(printed)["editions"]) == (1, [])
    assert json.loads(printed)["diagnostics"] != []


def test_the_sample_is_translated_whole() -> None:
    code, printed, _ = run("status", ROOT / "content" / "a_62_502", "--json")
    ((total,),) = [[e["total"] for e in json.loads(printed)["editions"]]]
    assert (code, total["done"], total["ok"]) == (0, 100, total["all"])
