"""Two people on branches with real git: whatever merges, no translation counts for another text.

Each translation says which source it was made from, so that the truth can be read from the result:
at the end every translation that counts as ok was made for exactly the text that is there.
"""

import os
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import polib
import pytest
from click.testing import CliRunner

from gareport.cli.main import commands
from gareport.flow.pipeline import open_report
from gareport.report.edition import State

COVER = """\
symbol: A/99/1
organ: general_assembly
session: 99
language: en
original: en
editions: [en, zh]
title: A report
author: secretary_general
sections: [body]
"""
PO = "locales/zh/LC_MESSAGES/report.po"
HANDS = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A hand"), ("EMAIL", "hand@example.org"))
}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}


def slow(seed: int) -> Any:
    """One of the many histories, for the tests that take long."""
    return pytest.param(seed, marks=pytest.mark.slow)


def made_for(source: str) -> str:
    """A translation of several sentences, each of which names the source that it was made for."""
    sign = crc32(source.encode())
    return "".join(f"译文 {sign}。" for _ in range(source.count(".") + 1))


def sources_of(translation: str) -> set[int]:
    return {int(found) for found in re.findall(r"\d+", translation)}


class Project:
    """A report in a git repository, its drafter on one branch and its translator on another."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder / "report"
        self.chance = random.Random(seed)
        self.count = 0
        self.texts: dict[str, list[str]] = {}
        self.joined: list[str] = []  # how branches were joined without a conflict
        self.folder.mkdir()
        self.git("init", "-q", "-b", "drafter")
        (self.folder / "report.yaml").write_text(COVER, "utf-8")
        for _ in range(3):
            self.insert()
        self.commit()
        self.git("branch", "translator")

    def git(self, *words: str) -> bool:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=os.environ | HANDS | QUIET,
            capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode == 0

    def read(self) -> None:
        """Take the paragraphs from the work tree."""
        body = (self.folder / "body.yaml").read_text("utf-8")
        blocks = re.findall(r"  - id: (\w+)\n    paragraph: >-\n((?:      .*\n)+)", body)
        self.texts = {name: words.strip().split("\n      ") for name, words in blocks}

    def write(self) -> None:
        """Write the paragraphs, a sentence a line, and bring the translator's file up to date."""
        body = "id: body\nkind: section\nheading: Text\ncontent:\n" + "".join(
            f"  - id: {name}\n    paragraph: >-\n      " + "\n      ".join(sentences) + "\n"
            for name, sentences in self.texts.items()
        )
        (self.folder / "body.yaml").write_text(body, "utf-8")
        if self.chance.random() < 0.8:
            self.sync()

    def sync(self) -> None:
        CliRunner().invoke(commands, ["sync", str(self.folder)])

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")

    def sentence(self) -> str:
        self.count += 1
        return f"Sentence {self.chance.randrange(10**6)} is here."

    # The drafter

    def insert(self) -> None:
        names = list(self.texts)
        names.insert(self.chance.randint(0, len(names)), name := f"p{self.chance.randrange(10**6)}")
        self.texts[name] = [self.sentence() for _ in range(self.chance.randint(1, 4))]
        self.texts = {key: self.texts[key] for key in names}
        self.write()

    def delete(self) -> None:
        if len(self.texts) > 2:
            del self.texts[self.chance.choice(list(self.texts))]
            self.write()

    def change(self) -> None:
        sentences = self.texts[self.chance.choice(list(self.texts))]
        sentences[self.chance.randrange(len(sentences))] = self.sentence()
        self.write()

    def swap(self) -> None:
        one, other = (self.chance.choice(list(self.texts)) for _ in range(2))
        self.texts[one], self.texts[other] = self.texts[other], self.texts[one]
        self.write()

    def move(self) -> None:
        names = list(self.texts)
        self.chance.shuffle(names)
        self.texts = {key: self.texts[key] for key in names}
        self.write()

    # The translator

    def translate(self) -> None:
        """Fill in an entry or revise it, in a text editor or in one that wraps the file again."""
        path = self.folder / PO
        if not path.exists() or "<<<<<<<" in path.read_text("utf-8"):
            return
        file = polib.pofile(str(path), wrapwidth=self.chance.choice((30, 30, 78, 10**6)))
        active = [entry for entry in file if not entry.obsolete and entry.msgctxt]
        entry = self.chance.choice(active)
        entry.msgstr = made_for(entry.msgid)
        if self.chance.random() < 0.3:  # a revision of one sentence
            entry.msgstr = entry.msgstr.replace("译文", "译本", 1)
        if self.chance.random() < 0.5:
            entry.msgstr = entry.msgstr.replace("译", "翻", self.chance.randint(0, 2))
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if self.chance.random() < 0.7:
            entry.previous_msgid = None
        if self.chance.random() < 0.5:
            file.save()
        else:
            self.type_in(entry)
        if self.chance.random() < 0.5:
            self.sync()

    def type_in(self, entry: polib.POEntry) -> None:
        """Put the translation into the file as a person at a text editor does."""
        path = self.folder / PO
        parts = path.read_text("utf-8").split("\n\n")
        for at, part in enumerate(parts):
            if f'\nmsgctxt "{entry.msgctxt}"\n' in f"\n{part}":
                part = re.sub(r"(?m)^#, fuzzy\n|(?<=^#, )fuzzy, ", "", part)
                if entry.previous_msgid is None:
                    part = re.sub(r"(?m)^#\| .*\n", "", part)
                one_line = self.chance.random() < 0.3
                words = [entry.msgstr] if one_line else ["", *re.findall("[^。]*。", entry.msgstr)]
                lines = "\n".join(f'"{word}"' for word in words)
                parts[at] = re.sub(r'msgstr "(?:[^"]*)"(?:\n"[^"]*")*', f"msgstr {lines}", part)
        path.write_text("\n\n".join(parts), "utf-8")

    # Both

    def work(self, branch: str, room: tuple[Callable[[], None], ...]) -> None:
        self.git("checkout", "-q", branch)
        self.read()
        for _ in range(self.chance.randint(1, 2)):
            self.chance.choice(room)()
            self.read()
        self.commit()

    def join(self) -> None:
        """Bring the work of one branch into the other; what conflicts is given up or settled."""
        here, there = self.chance.sample(("drafter", "translator"), 2)
        self.git("checkout", "-q", here)
        way = self.chance.choice(("merge", "merge", "rebase", "cherry-pick", "squash"))
        words = {"squash": ("merge", "--squash"), "merge": ("merge", "-q", "--no-edit")}
        if self.git(*words.get(way, (way,)), there):
            self.joined.append(way)
            self.commit()
            return
        if self.chance.random() < 0.5 or way == "rebase":
            self.git(
                way if way != "squash" else "reset", "--abort" if way != "squash" else "--hard"
            )
        else:
            side = self.chance.choice(("--ours", "--theirs"))
            self.git("checkout", side, ".")
            self.read()
            self.write()
            self.commit()
        self.git("reset", "-q", "--hard")


def wrong(project: Project) -> list[tuple[str, str]]:
    """The texts whose translation counts as ok though it was made for another."""
    opened = open_report(project.folder)
    edition = opened.editions.get("zh")
    return [
        (key, segment.text)
        for key, segment in (edition.texts if edition else {}).items()
        if segment.state is State.OK
        and sources_of(segment.text) - {crc32(edition.source[key].encode())}  # type: ignore[union-attr]
    ]


def done(project: Project) -> int:
    """How many translations count as ok."""
    edition = open_report(project.folder).editions.get("zh")
    states = [segment.state for segment in edition.texts.values()] if edition else []
    return states.count(State.OK)


def history(folder: Path, seed: int) -> Project:
    """A project after twelve turns of drafting, translating and joining."""
    project = Project(folder, seed)
    drafting = (project.insert, project.delete, project.change, project.swap, project.move)
    for _ in range(12):
        turn = project.chance.random()
        if turn < 0.35:
            project.work("drafter", (*drafting, project.change))
        elif turn < 0.7:
            project.work("translator", (project.translate,))
        else:
            project.join()
    return project


@pytest.mark.parametrize("seed", [*range(12), *(slow(seed) for seed in range(12, 300))])
def test_no_merge_makes_a_translation_count_for_another_text(seed: int, tmp_path: Path) -> None:
    project = history(tmp_path, seed)
    for branch in ("drafter", "translator"):
        project.git("checkout", "-q", branch)
        assert wrong(project) == []
        project.sync()
        assert wrong(project) == []


def test_the_histories_join_and_leave_translations_that_count(tmp_path: Path) -> None:
    """Otherwise the test above would hold of histories in which nothing happens."""
    joined, counted = 0, 0
    for seed in range(6):
        (tmp_path / str(seed)).mkdir()
        project = history(tmp_path / str(seed), seed)
        joined += len(project.joined)
        counted += done(project)
    assert joined >= 6
    assert counted >= 6


def test_a_translation_of_another_text_is_found(tmp_path: Path) -> None:
    project = Project(tmp_path, 0)
    name, (_, *others) = next(iter(project.texts.items()))
    project.sync()
    path = project.folder / PO
    po = path.read_text("utf-8").replace("#, fuzzy\n", "")
    head, _, entry = po.partition(f'msgctxt "{name}"')
    another = made_for(" ".join(["Another one.", *others]))
    entry = entry.replace('msgstr ""', f'msgstr "{another}"', 1)
    path.write_text(f'{head}msgctxt "{name}"{entry}', "utf-8")
    assert [key for key, _ in wrong(project)] == [name]


@pytest.mark.parametrize("way", [("merge", "--no-edit"), ("rebase",), ("cherry-pick",)])
def test_a_text_changed_on_one_branch_and_translated_on_the_other_never_counts(
    way: tuple[str, ...], tmp_path: Path
) -> None:
    project = Project(tmp_path, 0)
    project.sync()
    project.commit()
    project.git("branch", "-f", "translator")
    name = next(name for name, sentences in project.texts.items() if len(sentences) > 2)
    project.texts[name][0] = "It begins otherwise."
    project.write()
    project.sync()
    project.commit()
    project.git("checkout", "-q", "translator")
    file = polib.pofile(str(project.folder / PO), wrapwidth=78)
    entry = next(entry for entry in file if entry.msgctxt == name)
    entry.msgstr = made_for(entry.msgid)
    project.type_in(entry)
    project.commit()
    project.git("checkout", "-q", "drafter")
    project.git(*way, "translator")
    assert wrong(project) == []
