"""Names in templates: a check reports each one that nothing defines, and no other."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from conftest import ROOT, TINY
from jinja2 import Environment

from gareport.cli.main import commands
from gareport.flow.pipeline import open_report
from gareport.formats import FORMATS, render, template_names
from gareport.formats.given import given_to
from gareport.formats.template_faults import template_faults
from gareport.numbering.resolve import resolve
from gareport.reading.workspace import Workspace, working_in

QUOTE = "pdf/blocks/quote.html.j2"
SECTION = "pdf/blocks/section.html.j2"
INLINE = "pdf/inline.html.j2"
PART = "pdf/parts/report.html.j2"
WORD = "docx/blocks/quote.xml.j2"
TABLE = "docx/exchange/parts/word/document.xml.j2"


@pytest.fixture
def project(own_project: Workspace) -> Path:
    """The folder of a project's own templates, which replace those of the package one by one."""
    return own_project.project / "templates"


def appended(templates: Path, name: str, text: str) -> int:
    """Append a text to a template of the project; returns the number of its first line."""
    file = templates / name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = (file if file.exists() else ROOT / "templates" / name).read_text("utf-8")
    file.write_text(f"{before}\n{text}\n", "utf-8")
    render._environment_of.cache_clear()
    return before.count("\n") + 2


@pytest.mark.parametrize(
    ("name", "text", "column", "message", "hint"),
    [
        (QUOTE, "{{ no_such }}", 4, "'no_such' is undefined", "fix the template"),
        (WORD, "{{ no_such }}", 4, "'no_such' is undefined", "fix the template"),
        (TABLE, "{{ no_such }}", 4, "'no_such' is undefined", "fix the template"),
        (QUOTE, "<b>blok {{ 1 }} {{ blok }}</b>", 20, "'blok' is undefined", "`block`"),
        (QUOTE, "{% if resolvd.signs %}x{% endif %}", 7, "'resolvd' is undefined", "`resolved`"),
        (QUOTE, "{% for a in labls %}x{% endfor %}", 13, "'labls' is undefined", "`labels`"),
        (QUOTE, "{{ is_hann('x') }}", 4, "'is_hann' is undefined", "`is_han`"),
        (QUOTE, "{% if false %}{{ no_such }}{% endif %}", 18, "'no_such' is", "template"),
        (PART, "{{ a }}{% for a in (1,) %}{% endfor %}", 4, "'a' is undefined", "template"),
        (QUOTE, "{% macro m(a) %}{{ a }}{{ b }}{% endmacro %}", 27, "'b' is undefined", "template"),
        (QUOTE, "{{ bookmarks }}", 4, "'bookmarks' is undefined", "fix the"),
        (TABLE, "{{ resolved }}", 4, "'resolved' is undefined", "template"),
        (PART, "{% set a = block %}", 12, "'block' is undefined", "template"),
        (QUOTE, "{{ inline.txt(1) }}", 11, "`inline.html.j2` does not define 'txt'", "`text`"),
        (QUOTE, "{{ resolved.mastead }}", 13, "Resolved object' has no attribute", "`masthead`"),
        (QUOTE, "{{ resolved.masthead.symbl }}", 22, "has no attribute 'symbl'", "`symbol`"),
        (WORD, "{{ cover.tite }}", 10, "Cover object' has no attribute 'tite'", "`title`"),
        (QUOTE, "{{ language.tagg }}", 13, "has no attribute 'tagg'", "`tag`"),
        (PART, "{{ masthead.symbl }}", 13, "has no attribute 'symbl'", "`symbol`"),
        (QUOTE, "{{ block.parse_raw('x') }}", 10, "Quote object' has no attribute", "template"),
        (WORD, "{{ block.qote }}", 10, "Quote object' has no attribute 'qote'", "`quote`"),
        (SECTION, "{{ block.model_dump() }}", 10, "'block' has no attribute 'model_dump'", ""),
        (QUOTE, "{% for run in runs[block.id] %}{{ run.txt }}{% endfor %}", 39, "'txt'", "`text`"),
        (
            INLINE,
            "{% macro m(run) %}{{ run.txt }}{% endmacro %}{{ m(run) }}",
            26,
            "'txt'",
            "`text`",
        ),
        (QUOTE, '{% from "inline.html.j2" import txt %}', 33, "does not define 'txt'", "`text`"),
        (QUOTE, "{{ 1 if false else 1 | rond }}", 24, "No filter named 'rond'", "`round`"),
        (QUOTE, "{% if false %}{{ 1 is od }}{% endif %}", 23, "No test named 'od'", "`odd`"),
    ],
)
def test_a_check_reports_a_name_that_nothing_defines(
    name: str, text: str, column: int, message: str, hint: str, project: Path
) -> None:
    line = appended(project, name, text)
    (fault,) = template_faults()
    assert (fault.rule, fault.span.line, fault.span.column) == ("template", line, column)
    assert fault.span.file.endswith(name)
    assert message in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (QUOTE, "{% set a = 1 %}{{ a }}"),
        (QUOTE, "{% if false %}{% set a = 1 %}{% endif %}{{ a }}"),
        (QUOTE, "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1) }}"),
        (
            QUOTE,
            "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ block.id }}{% endcall %}",
        ),
        (QUOTE, "{% macro m() %}{{ later }}{% endmacro %}{% set later = 1 %}{{ m() }}"),
        (QUOTE, "{% for a in (1,) %}{{ a }}{{ loop.index }}{% endfor %}"),
        (QUOTE, "{% with a = 1 %}{{ a }}{% endwith %}"),
        (QUOTE, "{% set a %}text{% endset %}{{ a }}"),
        (QUOTE, "{% set n = namespace(a=1) %}{% set n.a = 2 %}{{ n.a }}"),
        (QUOTE, "{{ mine | default('') }}{{ yours if yours is defined }}"),
        (QUOTE, "{{ inline.mine if inline.mine is defined }}"),
        (QUOTE, "{{ resolved.mine is defined }}{{ cover.mine | default('') }}"),
        (QUOTE, "{{ loop.mine }}{{ resolved.labels.mine }}{{ words.mine }}"),
        (QUOTE, "{{ resolved.plain(block.id) }}{{ resolved.signs.coverage }}{{ cover.date }}"),
        (QUOTE, "{% set cover = {'mine': 1} %}{{ cover.mine }}"),
        (QUOTE, "{% for language in (block,) %}{{ language.mine }}{% endfor %}"),
        (QUOTE, "{% set masthead = labels %}{{ masthead.mine }}"),
        (QUOTE, "{{ block.mine | default('') }}{{ block.quote }}"),
        (SECTION, "{{ block.table if block.table is defined }}{{ block.heading }}"),
        (QUOTE, "{% for block in words %}{{ block.mine }}{% endfor %}"),
        (QUOTE, "{% macro m(block) %}{{ block.mine }}{% endmacro %}{{ m(labels) }}"),
        (QUOTE, "{% macro m(run) %}{{ run.mine }}{% endmacro %}{{ m(run=labels) }}"),
        (QUOTE, "{{ block.id }}{{ masthead.symbol }}{{ dict(a=range(2)) }}"),
        (
            QUOTE,
            '{% from "inline.html.j2" import text as words_of %}{{ words_of(runs[block.id]) }}',
        ),
        (QUOTE, "{% raw %}{{ no_such }}{% endraw %}{# {{ no_such }} #}{{ 'no_such' }}"),
        (QUOTE, "no_such {% if block.id == 'no_such' %}{% endif %}"),
        (WORD, "{{ bookmarks | length }}{{ pages | length }}"),
        (TABLE, "{{ title }}{{ heads | join }}"),
    ],
)
def test_a_name_that_may_be_defined_is_not_reported(name: str, text: str, project: Path) -> None:
    appended(project, name, text)
    assert template_faults() == []


def test_all_unknown_names_are_reported_at_once_by_check_and_build(project: Path) -> None:
    for name in (QUOTE, PART, WORD, TABLE):
        appended(project, name, "{{ one_name }}\n{{ other_name }}")
    for command in (["check", TINY], ["build", TINY, "--output", project.parent / "out"]):
        done = CliRunner().invoke(commands, [str(word) for word in command])
        assert done.exit_code == 1
        assert done.output.count("_name' is undefined") == 8
    assert not (project.parent / "out").exists()


def test_what_may_follow_from_a_template_with_an_error_is_not_reported(project: Path) -> None:
    appended(project, PART, "{% if %}")
    (fault,) = template_faults(["pdf"])
    assert "'" not in fault.message or "undefined" not in fault.message


def test_an_included_template_sees_what_the_others_define(own_project: Workspace) -> None:
    """A project has templates of its own, which replace those of the package one by one."""
    own = own_project.project / "templates" / "pdf"
    (own / "blocks").mkdir(parents=True)
    quote = own / "blocks" / "quote.html.j2"
    shutil.copy(ROOT / "templates" / QUOTE, quote)
    seal = own / "seal.html.j2"
    seal.write_text("<i>{{ seal_of }}{{ block.id }}</i>\n")
    with working_in(own_project):
        assert template_faults() == []  # nobody includes it yet
        include = '{% set seal_of = 1 %}{% include "seal.html.j2" %}\n'
        quote.write_text(f"{quote.read_text()}{include}")
        render._environment_of.cache_clear()
        assert template_faults() == []
        seal.write_text("<i>{{ seal_off }}</i>\n")
        render._environment_of.cache_clear()
        (fault,) = template_faults()
        assert (fault.span.file, fault.span.column) == (str(seal), 7)
        assert fault.hint == "fix the name: did you mean `seal_of`?"


def test_the_names_that_a_part_is_given_are_those_of_the_values() -> None:
    opened = open_report(TINY)
    values = render.values_for(resolve(opened.edition("en")), None)
    assert given_to("pdf", "parts/report.html.j2").keys() == values.keys()
    assert given_to("pdf", "blocks/quote.html.j2") == {}


def test_templates_that_did_not_change_are_not_looked_at_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    known = template_names.unknown_names

    def counted(name: str, environment: Environment, sources: dict[str, str]) -> object:
        looked.append(name)
        return known(name, environment, sources)

    monkeypatch.setattr(template_names, "unknown_names", counted)
    appended(project, QUOTE, f"{{# {uuid4()}, which no other run has #}}")
    assert (template_faults(), template_faults(), looked) == ([], [], ["pdf"])
    appended(project, QUOTE, "{{ no_such }}")
    faults = [fault.message for _ in range(2) for fault in template_faults()]
    assert (faults, looked) == (["'no_such' is undefined"] * 2, ["pdf"] * 3)


def test_the_templates_of_the_package_have_only_known_names() -> None:
    for name in FORMATS:
        folder = ROOT / "templates" / name
        files = {str(path.relative_to(folder)): path for path in folder.rglob("*.j2")}
        sources = {file: path.read_text("utf-8") for file, path in files.items()}
        assert template_names.unknown_names(name, render.filled_by(name), sources) == []
