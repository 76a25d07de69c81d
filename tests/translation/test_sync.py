"""Syncs: no translation is lost or given to another text, whatever happens between two of them."""

import json
import random
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited
from msgfmt import msgfmt

from gareport.cli import written
from gareport.cli.main import commands
from gareport.flow.upkeep import sync_report
from gareport.language.languages import Language, languages
from gareport.numbering.places import places
from gareport.report.cover import Cover, Report
from gareport.report.cover_parts import AgendaItem
from gareport.report.diagnostics import EnvironmentFault, Span
from gareport.report.edition import State
from gareport.report.glossary import PLAIN, Glossary, Term
from gareport.report.model import Item, Paragraph, Section
from gareport.report.source import Text
from gareport.translation import po_text
from gareport.translation.catalogue import Catalogue, parse_catalogue
from gareport.translation.po_layout import layout
from gareport.translation.po_text import Record
from gareport.translation.sync import sync
from gareport.translation.translate import state_of, translate

PLACE = Span("body.yaml", 1, 1)
EN, ZH = languages()["en"], languages()["zh"]
SAMPLE_PO = ROOT / "locales" / "en" / "LC_MESSAGES" / "a_62_502.po"


def text(value: str) -> Text:
    return Text(value, PLACE)


@dataclass
class Block:
    """A paragraph of a made-up report."""

    id: str
    words: str
    moved_from: str | None = None


def report(blocks: Iterable[Block], language: str = "en") -> Report:
    section = Section.model_construct(
        place=PLACE,
        id="body",
        kind="section",
        heading=None,
        notes={},
        content=tuple(
            Paragraph.model_construct(
                place=PLACE, id=block.id, paragraph=text(block.words), moved_from=block.moved_from
            )
            for block in blocks
        ),
    )
    cover = Cover.model_construct(
        place=PLACE, symbol=text("A/99/1"), language=language, title=text("Title"),
        author=text("secretary_general"), sections=("body",),
    )  # fmt: skip
    return Report(folder=".", name="made_up", cover=cover, sections=(section,), annexes=())


def synced(blocks: Iterable[Block], po: str = "") -> str:
    """The text of the PO file after a sync."""
    catalogue, faults = parse_catalogue(po, "zh.po")
    assert faults == []
    made = report(blocks)
    return layout(sync(made, ZH, EN, catalogue, places(made, ZH)), catalogue.tail)


def records(po: str) -> dict[str, Record]:
    parsed = po_text.parse(po.split("\n"), "zh.po")
    assert parsed.faults == []
    return {record.id: record for record in parsed.records if record.id and not record.is_obsolete}


def obsolete(po: str) -> list[Record]:
    return [r for r in po_text.parse(po.split("\n"), "zh.po").records if r.is_obsolete]


def changed(po: str, key: str, **values: object) -> str:
    """The file as a translator leaves it who changes one entry."""
    parsed = po_text.parse(po.split("\n"), "zh.po")
    edited = [
        replace(r, **values) if r.id == key and not r.is_obsolete else r  # type: ignore[arg-type]
        for r in parsed.records
    ]
    assert edited != parsed.records
    return layout(edited, parsed.tail)


def translated(blocks: Iterable[Block], translations: Mapping[str, str]) -> str:
    po = synced(blocks)
    for key, translation in translations.items():
        po = changed(po, key, translation=translation)
    return po


POSTS = Block("posts", "The Secretary-General proposes 10 posts for the Office.")
TRAVEL = Block("travel", "The Secretary-General proposes $75,100 for travel of the Office.")
MANDATE = Block("mandate", "The mandate was given in 2001.")
THREE = (MANDATE, POSTS, TRAVEL)
THEIRS = {"mandate": "任务", "posts": "员额", "travel": "差旅"}


def test_a_text_that_comes_to_resemble_its_neighbour_keeps_its_own_translation() -> None:
    po = translated(THREE, THEIRS)
    after = records(
        synced([MANDATE, Block("posts", TRAVEL.words.replace("75,100", "75,200")), TRAVEL], po)
    )
    assert {key: after[key].translation for key in THEIRS} == THEIRS
    assert (after["posts"].flags, after["posts"].previous) == (("fuzzy",), POSTS.words)
    assert (after["travel"].flags, after["travel"].previous) == ((), None)


def test_a_text_that_is_rewritten_from_end_to_end_keeps_its_own_translation() -> None:
    po = synced(
        [Block("mandate", "Nothing of it stayed."), POSTS, TRAVEL], translated(THREE, THEIRS)
    )
    assert records(po)["mandate"].translation == "任务"
    assert records(po)["mandate"].previous == MANDATE.words


def test_two_texts_that_change_places_under_their_ids_do_not_change_translations() -> None:
    blocks = [MANDATE, Block("posts", TRAVEL.words), Block("travel", POSTS.words)]
    after = records(synced(blocks, translated(THREE, THEIRS)))
    assert {key: after[key].translation for key in THEIRS} == THEIRS
    assert after["posts"].flags == after["travel"].flags == ("fuzzy",)


def test_a_new_text_that_resembles_one_that_is_gone_gets_no_translation() -> None:
    blocks = [MANDATE, Block("new", POSTS.words), TRAVEL]
    po = synced(blocks, translated(THREE, THEIRS))
    assert records(po)["new"].translation == ""
    assert [(r.id, r.translation) for r in obsolete(po)] == [("posts", "员额")]


def test_what_changed_is_shown_and_goes_when_the_text_returns() -> None:
    before = translated(THREE, THEIRS)
    twelve = Block("posts", POSTS.words.replace("10", "12"))
    po = synced([MANDATE, twelve, TRAVEL], before)
    assert "#. Changed: The Secretary-General proposes [-10-]{+12+} posts for the Office.\n" in po
    assert f'#| msgid "{POSTS.words}"\n' in po
    assert synced(THREE, po) == synced(THREE, before)


def test_a_second_change_keeps_the_text_that_the_translation_was_made_from() -> None:
    po = translated(THREE, THEIRS)
    for number in ("12", "14"):
        po = synced([MANDATE, Block("posts", POSTS.words.replace("10", number)), TRAVEL], po)
    assert records(po)["posts"].previous == POSTS.words
    assert "[-10-]{+14+}" in po


def test_a_translation_worked_on_after_a_change_is_not_taken_for_the_old_one() -> None:
    twelve = [MANDATE, Block("posts", POSTS.words.replace("10", "12")), TRAVEL]
    po = changed(synced(twelve, translated(THREE, THEIRS)), "posts", translation="12个员额")
    entry = records(synced(THREE, po))["posts"]
    assert (entry.translation, entry.flags, entry.previous) == ("12个员额", ("fuzzy",), None)


def test_a_doubt_of_the_translator_outlives_a_change_and_its_return() -> None:
    po = changed(translated(THREE, THEIRS), "posts", flags=("fuzzy", "no-wrap"))
    twelve = [MANDATE, Block("posts", POSTS.words.replace("10", "12")), TRAVEL]
    po = synced(THREE, synced(twelve, po))
    assert records(po)["posts"].flags == ("fuzzy", "no-wrap")
    assert records(po)["posts"].previous is None


def test_a_finished_translation_loses_what_an_editor_left_in_it() -> None:
    twelve = [MANDATE, Block("posts", POSTS.words.replace("10", "12")), TRAVEL]
    po = changed(synced(twelve, translated(THREE, THEIRS)), "posts", translation="十二", flags=())
    po = synced(twelve, po)
    assert "#|" not in po
    assert "Changed" not in po
    assert records(po)["posts"].translation == "十二"


def test_an_entry_that_was_put_aside_comes_back_by_its_id_with_all_that_it_had() -> None:
    po = changed(translated(THREE, THEIRS), "posts", remarks=("# Ask the Office.",))
    twelve = Block("posts", POSTS.words.replace("10", "12"))
    whole = synced([MANDATE, twelve, TRAVEL], po)
    gone = synced([MANDATE, TRAVEL], whole)
    (aside,) = obsolete(gone)
    assert (aside.id, aside.previous, aside.remarks) == (
        "posts",
        POSTS.words,
        ("# Ask the Office.",),
    )
    assert synced([MANDATE, twelve, TRAVEL], gone) == whole


def test_a_renamed_block_takes_its_entries_with_it() -> None:
    place = {"place": PLACE, "text": text("Item.")}

    def blocks(name: str, moved_from: str | None) -> Report:
        paragraph = Paragraph.model_construct(
            place=PLACE, id=name, lead=text("Lead."), paragraph=text("Text:"),
            items=(Item.model_construct(**place, id="item"),), closing=text("End."),
            moved_from=moved_from,
        )  # fmt: skip
        whole = report([])
        (section,) = whole.sections
        return whole.model_copy(
            update={"sections": (section.model_copy(update={"content": (paragraph,)}),)}
        )

    def after(name: str, moved_from: str | None, catalogue: Catalogue) -> str:
        return layout(sync(blocks(name, moved_from), ZH, EN, catalogue, {}))

    po = after("old", None, Catalogue("zh.po", {}))
    for key in ("old", "old.lead", "old.closing", "item"):
        po = changed(po, key, translation=f"译 {key}")
    renamed = after("new", "old", parse_catalogue(po, "zh.po")[0])
    found = {key: record.translation for key, record in records(renamed).items()}
    assert found == {
        "report.title": "", "new.lead": "译 old.lead", "new": "译 old", "item": "译 item",
        "new.closing": "译 old.closing",
    }  # fmt: skip
    assert obsolete(renamed) == []
    assert after("new", "old", parse_catalogue(renamed, "zh.po")[0]) == renamed
    late = after("new", None, parse_catalogue(po, "zh.po")[0])
    assert after("new", "old", parse_catalogue(late, "zh.po")[0]) == renamed


@dataclass
class Kept:
    """What a translator can rely on for one text, worked out without the code under test."""

    translation: str
    made_from: str
    doubtful: bool = False
    touched: bool = False
    remarks: tuple[str, ...] = ()


@dataclass
class History:
    """A report and its PO file under the hands of drafters and translators."""

    chance: random.Random
    blocks: list[Block] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    po: str = ""
    count: int = 0

    def words(self) -> str:
        self.count += 1
        several = [
            f"The Office has {self.count} posts.",
            f"Travel costs {self.count}.\nMore {{{{}}}}.",
        ]
        used = [block.words for block in self.blocks]
        return self.chance.choice([*several, *several, *used[:2]])

    def name(self) -> str:
        self.count += 1
        return f"p{self.count}"

    def insert(self) -> None:
        name = self.name()
        if self.gone and self.chance.random() < 0.6:
            name = self.gone.pop(self.chance.randrange(len(self.gone)))
        self.blocks.insert(self.chance.randint(0, len(self.blocks)), Block(name, self.words()))

    def delete(self) -> None:
        block = self.chance.choice(self.blocks)
        self.blocks.remove(block)
        self.gone.append(block.id)

    def change(self) -> None:
        self.chance.choice(self.blocks).words = self.words()

    def move(self) -> None:
        self.chance.shuffle(self.blocks)

    def rename(self) -> None:
        block = self.chance.choice(self.blocks)
        block.id, block.moved_from = self.name(), block.id
        if block.moved_from in self.kept:
            self.kept[block.id] = self.kept.pop(block.moved_from)

    def revert(self) -> None:
        block = self.chance.choice(self.blocks)
        if block.id in self.kept:
            block.words = self.kept[block.id].made_from

    def swap(self) -> None:
        one, other = self.chance.choice(self.blocks), self.chance.choice(self.blocks)
        one.words, other.words = other.words, one.words

    def translate(self) -> None:
        """Finish one entry, or leave it marked."""
        block = self.chance.choice(self.blocks)
        self.count += 1
        doubtful = self.chance.random() < 0.3
        old = self.kept.get(block.id, Kept("", ""))
        new = Kept(f"译文 {self.count}。", block.words, doubtful, remarks=old.remarks)
        braces = tuple(f for f in records(self.po)[block.id].flags if f != "fuzzy")
        flags = ("fuzzy",) * doubtful + braces
        values = {"translation": new.translation, "flags": flags, "previous": None}
        self.po, self.kept[block.id] = changed(self.po, block.id, **values), new

    def touch(self) -> None:
        """Begin to update a stale translation, and leave the mark."""
        block = self.chance.choice(self.blocks)
        old = self.kept.get(block.id)
        if old is not None and old.made_from != block.words:
            self.count += 1
            old.translation, old.touched = f"半 {self.count}", True
            self.po = changed(self.po, block.id, translation=old.translation)

    def remark(self) -> None:
        block = self.chance.choice(self.blocks)
        if block.id in self.kept:
            self.count += 1
            kept = self.kept[block.id]
            kept.remarks = (*kept.remarks, f"# Remark {self.count}")
            self.po = changed(self.po, block.id, remarks=kept.remarks)

    def sync(self) -> None:
        self.po = synced(self.blocks, self.po)
        sources = {block.id: block.words for block in self.blocks}
        for key, kept in self.kept.items():
            if kept.touched and sources.get(key) == kept.made_from:
                kept.doubtful, kept.touched = True, False

    def state(self, block: Block) -> State:
        kept = self.kept.get(block.id)
        if kept is None:
            return State.MISSING
        if kept.made_from != block.words:
            return State.STALE
        return State.TENTATIVE if kept.doubtful else State.OK


DRAFTING = ("insert", "insert", "delete", "change", "change", "move", "rename", "revert", "swap")
AT_THE_DESK = ("translate", "translate", "translate", "touch", "remark")


@pytest.mark.parametrize("seed", range(200))
def test_no_history_of_edits_loses_a_translation_or_gives_it_to_another_text(
    seed: int, tmp_path: Path
) -> None:
    history = History(random.Random(seed))
    for _ in range(4):
        history.insert()
    history.sync()
    for _ in range(15):
        room = history.chance.choice((DRAFTING, AT_THE_DESK))
        getattr(history, history.chance.choice(room))()
        while len(history.blocks) < 2:
            history.insert()
        history.sync()
        look_at(history)
    assert msgfmt(history.po, tmp_path) == ""


def look_at(history: History) -> None:
    assert synced(history.blocks, history.po) == history.po
    active, aside = records(history.po), {record.id: record for record in obsolete(history.po)}
    assert list(active) == ["report.title", *(block.id for block in history.blocks)]
    for key, kept in history.kept.items():
        record = active.get(key) or aside[key]
        assert (record.translation, record.remarks) == (kept.translation, kept.remarks)
    written = [record.translation for record in (*active.values(), *aside.values())]
    assert sorted(filter(None, written)) == sorted(k.translation for k in history.kept.values())
    catalogue, _ = parse_catalogue(history.po, "zh.po")
    edition, _ = translate(report(history.blocks), ZH, catalogue, Catalogue("", {}))
    for block in history.blocks:
        state = history.state(block)
        assert edition.texts[block.id].state is state
        assert state_of(catalogue.entries[block.id], block.words) is state
        fuzzy = "fuzzy" in active[block.id].flags
        if state is not State.MISSING:  # a text that is new or has changed is marked before, too
            assert fuzzy is (state is not State.OK)


ASSEMBLY = Term(
    "title", {"zh": "大会", "en": "General Assembly"}, {PLAIN: ("Assembly",)}, {}, PLACE
)
UNION = Term("title", {"zh": "大会主席", "en": "President of the General Assembly"}, {}, {}, PLACE)
AVOIDED = Term("forbidden", {"zh": "联合国", "en": "United Nations"}, {}, {PLAIN: ("联国",)}, PLACE)


ONE_LANGUAGE = (
    Term("term", {"en": "Geneva"}, {}, {}, PLACE),
    Term("term", {"zh": "日内瓦"}, {}, {}, PLACE),
)


def notes(words: str, source: Language, target: Language) -> tuple[str, ...]:
    made = report([Block("one", words)], source.code)
    nothing = parse_catalogue("", "x.po")[0]
    glossary = Glossary((ASSEMBLY, UNION, AVOIDED, *ONE_LANGUAGE))
    _, *found = sync(made, target, source, nothing, places(made, target), glossary)
    return next(record.notes for record in found if record.id == "one")


@pytest.mark.parametrize(
    ("words", "source", "target", "terms"),
    [
        ("The Assembly met.", EN, ZH, ("Terms: General Assembly = 大会",)),
        ("大会开会。", ZH, EN, ("Terms: 大会 = General Assembly, Assembly",)),
        ("大会主席到会。", ZH, EN, ("Terms: 大会主席 = President of the General Assembly",)),
        ("The President of the General Assembly thanked the Assembly.", EN, ZH,
         ("Terms: President of the General Assembly = 大会主席; General Assembly = 大会",)),
        ("联国开会，见 {ref.assembly}。", ZH, EN, ()),
        ("See {ref.Assembly}.", EN, ZH, ()),
        ("The Assembly met in Geneva.", EN, ZH, ("Terms: General Assembly = 大会",)),
        ("大会在日内瓦开会。", ZH, EN, ("Terms: 大会 = General Assembly, Assembly",)),
    ],
)  # fmt: skip
def test_an_entry_shows_the_terms_of_its_text_the_longer_before_the_shorter(
    words: str, source: Language, target: Language, terms: tuple[str, ...]
) -> None:
    assert notes(words, source, target) == ("¶ 1", *terms)


def test_a_glossary_with_errors_is_reported_and_no_file_changes(edited: Edited) -> None:
    folder = edited(TINY, {"figures.yaml": ("of the note.”", "of this note.”")})
    assert sync_report(folder)[0]
    terms = folder / "locales" / "terms"
    terms.mkdir()
    (terms / "own.yaml").write_text("- kind: word\n  zh: 大会\n", "utf-8")
    files, found = sync_report(folder)
    assert files == {}
    assert [fault.rule for fault in found] == ["term"]


def test_no_number_of_a_paragraph_is_part_of_what_is_translated() -> None:
    po = translated(THREE, THEIRS)
    after = records(synced([Block("new", "A new one."), *THREE], po))
    for key, record in records(po).items():
        assert replace(after[key], notes=(), line=0, opens=0, ends=0) == replace(
            record, notes=(), line=0, opens=0, ends=0
        )
    assert records(po)["posts"].notes == ("¶ 2",)
    assert after["posts"].notes == ("¶ 3",)


def test_msgfmt_refuses_a_translation_that_loses_a_token_of_any_kind(tmp_path: Path) -> None:
    for token in ("{ref.posts}", "{note.book}", "{amount.total}"):
        blocks = [Block("posts", f"See {token} now.")]
        good = translated(blocks, {"posts": f"见{token}。"})
        assert msgfmt(good, tmp_path) == ""
        bad = translated(blocks, {"posts": "见。"})
        assert token.strip("{}") in msgfmt(bad, tmp_path)


def test_an_untranslated_text_that_is_new_or_has_changed_is_fuzzy_until_it_is_translated() -> None:
    """On another branch somebody may be translating the text that was in its place before."""
    first = synced([Block("posts", "He has 10 posts.")])
    assert records(first)["posts"].flags == ()
    later = synced([Block("posts", "He has 12 posts."), Block("costs", "It costs 5.")], first)
    assert records(later)["posts"].flags == records(later)["costs"].flags == ("fuzzy",)
    assert records(later)["posts"].previous == "He has 10 posts."
    again = synced([Block("posts", "He has 10 posts."), Block("costs", "It costs 5.")], later)
    assert records(again)["posts"].flags == ("fuzzy",)
    assert records(again)["posts"].previous == "He has 12 posts."
    done = changed(again, "posts", translation="他有 10 个员额。", flags=(), previous=None)
    assert records(synced([Block("posts", "He has 10 posts.")], done))["posts"].flags == ()


def test_a_source_is_on_the_line_before_its_translation() -> None:
    """So that git never merges a change of the one with a change of the other."""
    one = "One. Two! “Three?” Four."
    po = translated([Block("posts", one)], {"posts": "一。二！“三？”四。"})
    assert po.endswith(f'\nmsgctxt "posts"\nmsgid "{one}"\nmsgstr "一。二！“三？”四。"\n')


@pytest.mark.parametrize("path", [SAMPLE_PO, TINY / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"])
def test_the_catalogues_of_the_project_are_as_a_sync_leaves_them(
    path: Path, tmp_path: Path
) -> None:
    folder = SAMPLE if path == SAMPLE_PO else TINY
    assert sync_report(folder) == ({}, ())
    assert msgfmt(path.read_text("utf-8"), tmp_path) == ""


def poedit(po: str, folder: Path) -> bytes:
    """The file as Poedit saves it: wrapped, with fields of its own, here on Windows."""
    path = folder / "poedit.po"
    path.write_text(po, "utf-8")
    wrapped = subprocess.run(
        ["msgcat", "--width=50", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert wrapped.count("\n") > 1.2 * po.count("\n")
    return b"\xef\xbb\xbf" + wrapped.replace("\n", "\r\n").encode()


def test_a_file_saved_by_another_editor_reads_back_the_same(edited: Edited, tmp_path: Path) -> None:
    folder = edited(SAMPLE, {"introduction.yaml": ("2007 年 8 月末", "2008 年 9 月")})
    (path,), _ = sync_report(folder)
    po = sync_report(folder)[0][path].decode()
    po = po.replace(
        "Content-Transfer-Encoding", 'X-Generator: Poedit 3.4\\n"\n"Content-Transfer-Encoding'
    )
    po = po.replace("#. title\n", "# Two lines\n#  of a remark.\n#. title\n")
    path.write_bytes(poedit(po, tmp_path))
    assert sync_report(folder) == ({path: po.encode()}, ())


def test_polib_reads_what_a_sync_writes_as_it_was_meant(edited: Edited) -> None:
    folder = edited(TINY, {"figures.yaml": ("Two posts", "Three posts")})
    ((_, data),) = sync_report(folder)[0].items()
    ours = records(data.decode())
    read = {entry.msgctxt: entry for entry in polib.pofile(data.decode())}
    assert {key: (e.msgid, e.msgstr, tuple(e.flags)) for key, e in read.items()} == {
        key: (r.source, r.translation, r.flags) for key, r in ours.items()
    }
    changed_entry = read["note.incumbents"]
    assert changed_entry.previous_msgid == "Two posts at the P-4 level."
    assert "[-Two-]{+Three+}" in changed_entry.comment
    assert "note a · 表 1" in changed_entry.comment


BROKEN = [
    ('msgstr "导言"', 'msgstr "导言', "po-syntax"),
    ('msgctxt "first"\n', "", "entry-id"),
    ('msgctxt "first"', 'msgctxt "second"', "entry-id"),
    ('。{note.second}"', '。"', "pair-tokens"),
]


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN)
def test_what_a_translator_broke_is_reported_with_its_line_and_nothing_is_written(
    old: str, new: str, rule: str, edited: Edited
) -> None:
    folder = edited(TINY, {"introduction.yaml": ("A lead.", "Another lead.")})
    path = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")
    files, faults = sync_report(folder)
    assert files == {}
    assert rule in {fault.rule for fault in faults}
    assert all(fault.span.line > 1 for fault in faults)


def test_content_with_errors_does_not_change_the_catalogue(edited: Edited) -> None:
    folder = edited(TINY, {"introduction.yaml": ("id: second_too", "id: second")})
    files, faults = sync_report(folder)
    assert (files, {fault.rule for fault in faults}) == ({}, {"duplicate-id"})
    folder.joinpath("introduction.yaml").write_text("id: [", "utf-8")
    assert sync_report(folder)[0] == {}


def test_a_file_that_is_missing_is_written_whole(edited: Edited, tmp_path: Path) -> None:
    folder = edited(TINY)
    path = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    before = records(path.read_text("utf-8"))
    path.unlink()
    ((made, data),) = sync_report(folder)[0].items()
    after = records(data.decode())
    assert made == path
    assert {k: (r.source, r.notes) for k, r in after.items()} == {
        k: (r.source, r.notes) for k, r in before.items()
    }
    assert {r.translation for r in after.values()} == {""}
    assert msgfmt(data.decode(), tmp_path) == ""


def test_remarks_and_fields_stay_where_the_translator_put_them() -> None:
    po = (
        "# The head.\n#, fuzzy\nmsgid \"\"\nmsgstr \"Last-Translator: A\\n\"\n\n"
        "#no space\n## two signs\n\n# apart\n\nmsgctxt \"posts\"\nmsgid \"x\"\n"
        "msgstr \"甲\"\n\n#~| msgid \"before\"\n#~ msgctxt \"old\"\n#~ msgid \"Old\"\n"
        "#~ msgstr \"旧\"\n\n# the last word\n"
    )  # fmt: skip
    after = synced([POSTS], po)
    remarks = ("#no space", "## two signs", "# apart")
    assert records(after)["posts"].remarks == remarks
    assert after.startswith('# The head.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Last-Translator: A\\n"\n')
    assert '#~| msgid "before"\n#~ msgctxt "old"\n' in after
    assert after.endswith("\n\n# the last word\n")
    assert synced([POSTS], after) == after


def test_the_kinds_of_agenda_and_cover_are_named_as_places() -> None:
    whole = report([POSTS])
    item = AgendaItem.model_construct(place=PLACE, item=7, title=text("An item"))
    cover = whole.cover.model_copy(update={"agenda": (item,), "author": text("An author")})
    whole = whole.model_copy(update={"cover": cover})
    found = sync(whole, ZH, EN, Catalogue("zh.po", {}), places(whole, ZH))
    assert [(r.id, r.notes) for r in found[1:]] == [
        ("report.agenda.7", ("agenda item 7",)), ("report.title", ("title",)),
        ("report.author", ("author",)), ("posts", ("¶ 1",)),
    ]  # fmt: skip


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_the_command_writes_what_changed_once_and_names_it(edited: Edited) -> None:
    folder = edited(TINY, {"introduction.yaml": ("A lead.", "Another lead.")})
    path = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    code, printed, stderr = run("sync", folder, "--json")
    assert (code, json.loads(printed)["files"], stderr) == (0, [str(path)], f"{path}\n")
    assert "A lead." in records(path.read_text("utf-8"))["second.lead"].previous  # type: ignore[operator]
    written = path.stat().st_mtime_ns
    assert run("sync", folder) == (0, "", "no findings\n")
    assert path.stat().st_mtime_ns == written


def test_the_command_continues_after_a_report_with_errors(edited: Edited) -> None:
    folder = edited(TINY, {"introduction.yaml": ("A lead.", "Another lead.")})
    bad = TESTS / "cases" / "bad" / "po_unclosed_quote"
    code, _, stderr = run("sync", bad, folder)
    assert (code, "error[po-syntax]" in stderr, "tiny.po\n" in stderr) == (3, True, True)
    assert run("sync", bad)[0] == 1


def test_a_catalogue_that_cannot_be_written_is_a_fault_of_the_machine(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(files: object) -> None:
        raise EnvironmentFault("cannot write: the disk is full", "make room")

    monkeypatch.setattr(written, "write_all", refuse)
    done = CliRunner().invoke(commands, ["sync", str(edited(TINY)), "--json"])
    assert isinstance(done.exception, EnvironmentFault)
    assert json.loads(done.stdout)["environment"]["hint"] == "make room"


def test_an_entry_that_repeats_a_figure_goes_and_one_with_words_stays(edited: Edited) -> None:
    folder = edited(TINY)
    file = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    typed = file.read_text("utf-8")
    for key, source, target in (
        ("posts", "1 200 300", "1,200,300"),
        ("travel", "45 000", "四万五千"),
    ):
        typed += f'\nmsgctxt "resources.{key}.figure"\nmsgid "{source}"\nmsgstr "{target}"\n'
    file.write_text(typed, "utf-8")
    files, found = sync_report(folder)
    assert found == ()
    written = files[file].decode()
    assert "resources.posts.figure" not in written
    assert (
        '#~ msgctxt "resources.travel.figure"\n#~ msgid "45 000"\n#~ msgstr "四万五千"' in written
    )
