"""The glossary as a table: it comes back as it went, and what is damaged changes nothing."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gareport.cli.main import commands
from gareport.exchange.term_table import export, read_terms
from gareport.flow.desk import import_terms, terms_as_table
from gareport.reading.workspace import Workspace, working_in
from gareport.report.diagnostics import Span
from gareport.report.glossary import PLAIN, Term
from gareport.translation.term_files import KINDS

GLOSSARY = """\
# Bodies.
- kind: title
  # As the Charter has it.
  zh: 大会
  en: General Assembly
  forms: [Assembly]

# Things.
- kind: term
  zh: 员额
  en: post # not a job
- {kind: term, zh: 决议, en: resolution}
"""
HEAD = "kind,zh,en,forms,avoid"
Table = Callable[[str], Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    folder = tmp_path / "locales" / "terms"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(GLOSSARY, "utf-8")

    def write(rows: str, head: str = HEAD) -> Path:
        path = tmp_path / "new.csv"
        path.write_text(f"{head}\n{rows}\n", "utf-8")
        return path

    return write


def taken(file: Path, overwrite: bool = False) -> tuple[dict[str, str], list[str]]:
    """The files of the glossary that change, and what is said with its line."""
    files, made = import_terms(file, Workspace(file.parent, file.parent), overwrite)
    reported = [f"{fault.span.line}: {fault.rule}: {fault.message}" for fault in made.found]
    return {path.name: data.decode() for path, data in files.items()}, reported


def term(zh: str, en: str, forms: tuple[str, ...] = (), avoid: tuple[str, ...] = ()) -> Term:
    lists = ({PLAIN: names} if names else {} for names in (forms, avoid))
    return Term("term", {"zh": zh, "en": en}, *lists, Span("x", 1, 1))


def content(terms: list[Term]) -> list[tuple[object, ...]]:
    return [(t.kind, [*t.names.items()], t.forms, t.avoid) for t in terms]


def test_terms_come_back_as_they_went_whatever_they_hold() -> None:
    odd = ["=1+1", "'=a", "''@b", "-c", "+d", "@e", 'say "f"', "g, h", "i; j", "k|l", "'m"]
    terms = [term(f"词{at}", name, (name, "n"), (name,)) for at, name in enumerate(odd)]
    back, faults = read_terms(export(terms), "x.csv")
    assert faults == []
    assert content(back) == content(terms)


def test_terms_in_several_languages_come_back_as_they_went(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "terms"
    folder.mkdir(parents=True)
    text = """\
- kind: title
  zh: 大会
  en: General Assembly
  fr: Assemblée générale
  forms: {en: [Assembly], fr: [Assemblée]}
- kind: term
  en: post
  avoid: [slot, "yes"]
"""
    (folder / "own.yaml").write_text(text, "utf-8")
    data, faults = terms_as_table(Workspace(tmp_path, tmp_path))
    assert data is not None
    assert faults == ()
    assert data.decode("utf-8-sig").splitlines() == [
        "kind,zh,en,fr,forms,avoid,forms.en,forms.fr",
        "title,大会,General Assembly,Assemblée générale,,,Assembly,Assemblée",
        "term,,post,,,slot|yes,,",
    ]
    path = tmp_path / "own.csv"
    path.write_bytes(data)
    assert taken(path) == ({}, [])
    (folder / "own.yaml").unlink()
    assert taken(path) == ({"own.yaml": text}, [])


def test_a_language_that_a_table_adds_is_taken_when_asked(table: Table) -> None:
    file = table("title,大会,General Assembly,Assemblée générale", "kind,zh,en,fr")
    (told,) = taken(file)[1]
    assert told.startswith("2: term-conflict: `大会` = `General Assembly` = `Assemblée générale`")
    files, _ = taken(file, overwrite=True)
    added = "  zh: 大会\n  en: General Assembly\n  fr: Assemblée générale\n"
    assert added in files["own.yaml"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,b,x,,", "`forms` does not say for which of en, fr it is"),
        ("a,,x,x,", "`forms` does not say for which of en it is"),
        ("a,,,,x", "the term has no `fr`, so it cannot have its `forms`"),
    ],
)
def test_a_list_of_a_row_says_its_language(row: str, told: str, table: Table) -> None:
    file = table(f"term,{row}", "kind,en,fr,forms,forms.en,forms.fr")
    assert taken(file) == ({}, [f"2: term-table: {told}"])


@pytest.mark.parametrize(
    "head", ["kind,forms", "en,zh", "kind,en,en", "kind,xx", "kind,en,forms.xx"]
)
def test_a_table_with_other_heads_is_not_a_table_of_terms(head: str, table: Table) -> None:
    assert taken(table("term,a", head)) == ({}, ["1: term-table: this is not a table of terms"])


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1"])
def test_no_cell_is_a_formula(name: str) -> None:
    rows = [*csv.reader(io.StringIO(export([term(name, name, (name,))]).decode("utf-8-sig")))]
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row)


def test_a_table_that_nobody_touched_changes_nothing(table: Table, tmp_path: Path) -> None:
    data, faults = terms_as_table(Workspace(tmp_path, tmp_path))
    assert data is not None
    assert faults == ()
    path = tmp_path / "out.csv"
    for form in (data, data.replace(b"\r\n", b"\n"), data[3:], data.replace(b",", b";")):
        path.write_bytes(form)
        assert taken(path) == ({}, [])


def test_a_new_term_goes_to_the_file_with_the_name_of_the_table(table: Table) -> None:
    files, reported = taken(table("term,预算,budget,budgets|the yes,\nterm,是,yes,,y: z"))
    assert reported == []
    assert files == {
        "new.yaml": "- kind: term\n  zh: 预算\n  en: budget\n  forms: [budgets, the yes]\n"
        '- kind: term\n  zh: 是\n  en: "yes"\n  avoid: ["y: z"]\n'
    }


def test_a_term_that_differs_is_replaced_only_when_asked(table: Table) -> None:
    file = table("title,大会,the General Assembly,,联大")
    message = (
        "2: term-conflict: `大会` = `the General Assembly` differs from "
        f"{terms_file(file)}:2: `General Assembly`, title"
    )
    assert taken(file) == ({}, [message])
    files, reported = taken(file, overwrite=True)
    assert reported == []
    own = "  zh: 大会\n  en: General Assembly\n  forms: [Assembly]\n"
    assert files == {
        "own.yaml": GLOSSARY.replace("- kind: title\n", "")
        .replace(own, "- kind: title\n  zh: 大会\n  en: the General Assembly\n  avoid: [联大]\n")
    }  # fmt: skip


def terms_file(file: Path) -> Path:
    return file.parent / "locales" / "terms" / "own.yaml"


def test_a_comment_after_a_text_is_never_lost(table: Table) -> None:
    files, reported = taken(table("term,员额,position,,"), overwrite=True)
    assert files == {}
    assert len(reported) == 1
    assert "term-conflict" in reported[0]


def test_a_list_in_brackets_takes_no_more_terms(table: Table) -> None:
    file = table("term,预算,budget,,")
    bracketed = file.parent / "locales" / "terms" / "new.yaml"
    bracketed.write_text("# Terms\n[{kind: term, zh: 职位, en: post}]\n", "utf-8")
    message = (
        f"2: term-conflict: `预算` = `budget` cannot be added to {bracketed}, "
        "whose list is in brackets"
    )
    assert taken(file) == ({}, [message])


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        ("term,员额", "2: term-table: this row has 2 cells, not 5"),
        ("word,甲,a,,", f"2: term-table: the kind `word` is not one of {', '.join(KINDS)}"),
        ("term,,,a,", "2: term-table: the term has no name in any language"),
        ("term,甲,a,,\nterm,甲,a,,", "3: term-table: `甲` = `a` appears twice (first on line 2)"),
        ("term,甲,a,,\n\nterm,乙,\u202ea,,",
         "4: term-table: in `en`, the character U+202E (right-to-left override) is not allowed in "
         "a report"),
        ("term,使⽤,a,,", "2: term-table: in `zh`, `⽤` (U+2F64) is not an ordinary character: "
         "a search does not find the word"),
        ('term,甲,"a\nb",,', "2: term-table: `en` has more than one line"),
        ('term,甲,"a', "2: term-table: the table cannot be read: unexpected end of data"),
    ],
)  # fmt: skip
def test_a_damaged_table_is_reported_with_its_line_and_changes_nothing(
    rows: str, reported: str, table: Table
) -> None:
    file = table(rows)
    files, found = taken(file, overwrite=True)
    assert files == {}
    assert found == [reported]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00k", b"PK\x03\x04"])
def test_a_file_that_is_not_a_table_is_reported(data: bytes, table: Table, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    files, found = taken(path)
    assert files == {}
    assert len(found) == 1
    assert found[0].startswith("1: term-table: ")


def test_the_command_writes_and_takes_back_what_it_says(table: Table, tmp_path: Path) -> None:
    place = Workspace(tmp_path, tmp_path)
    out = tmp_path / "out.csv"

    def run(*words: str) -> Result:
        with working_in(place):
            return CliRunner().invoke(commands, words, catch_exceptions=False)

    assert run("terms", "--export", str(out)).exit_code == 0
    assert out.read_bytes() == terms_as_table(place)[0]
    done = run("terms", "--import", str(table("term,预算,budget,,")))
    assert (done.exit_code, done.stderr) == (0, "terms added: 1, replaced: 0\nno findings\n")
    assert (tmp_path / "locales" / "terms" / "new.yaml").is_file()
    done = run("terms", "--import", str(table("term,预算,estimate,,")))
    assert done.exit_code == 1
    assert "new.csv:2:1: error[term-conflict]: " in done.stderr
    assert run("terms").exit_code == 2
    assert run("terms", "--export", "a.csv", "--import", str(out)).exit_code == 2


def test_a_file_of_the_package_changes_in_the_projects_copy_only(
    table: Table, tmp_path: Path
) -> None:
    place = Workspace(tmp_path / "project", tmp_path)
    replaced, _ = import_terms(table("term,决议,decision,,"), place, overwrite=True)
    added, _ = import_terms(table("term,预算,budget,,").rename(tmp_path / "own.csv"), place, False)
    copy = tmp_path / "project" / "locales" / "terms" / "own.yaml"
    new = "- kind: term\n  zh: 决议\n  en: decision\n"
    old = "- {kind: term, zh: 决议, en: resolution}\n"
    assert replaced == {copy: GLOSSARY.replace(old, new).encode()}
    assert added == {copy: f"{GLOSSARY}- kind: term\n  zh: 预算\n  en: budget\n".encode()}
    copy.parent.mkdir(parents=True)
    copy.write_bytes(replaced[copy])
    assert place.all_terms() == [copy]
