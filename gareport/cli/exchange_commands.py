"""Commands for exchange with translators' tools: words in; files for the tools, and back, out."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from gareport.cli.called import typed
from gareport.cli.findings import print_findings
from gareport.cli.reports import folder_of, folders_of
from gareport.cli.written import write as write_files
from gareport.flow import desk
from gareport.flow.desk import Exchange
from gareport.flow.output import write_all
from gareport.formats.tracing import is_in_template, template_fault
from gareport.language.languages import languages
from gareport.reading.workspace import workspace
from gareport.report.diagnostics import has_errors, in_order, shown

_report = click.argument("report")
_output = click.option("--output", type=click.Path(path_type=Path), help="Folder for the file.")


@click.command()
@_report
@click.argument("language")
@_output
def pack(report: str, language: str, output: Path | None) -> None:
    """Write a bilingual Word table of REPORT for translators.

    LANGUAGE is the language that they translate into.
    """
    _hand_out(desk.pack_report, report, language, output)


@click.command("tmx")
@_report
@click.argument("language")
@_output
def memory(report: str, language: str, output: Path | None) -> None:
    """Write a translation memory (TMX) of REPORT.

    It has the finished translations into LANGUAGE.
    """
    _hand_out(desk.memory_of, report, language, output)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("report", required=False)
@click.option("--overwrite", is_flag=True, help="In a conflict, use the translation of the table.")
def unpack(file: Path, report: str | None, overwrite: bool) -> None:
    """Merge a bilingual Word table FILE into the PO file, by id.

    The table has the name of its report. Type the folder of a REPORT that is not under content/.
    """
    table, faults = desk.read_file(file)
    if table is None:
        print_findings(faults, None, [])
        sys.exit(1)
    folder = _folder_of(table.name, file, report)
    files, found, changed = desk.unpack_table(table, folder, file, overwrite)
    write_files(files)
    for path in files:
        click.echo(shown(path), err=True)
    click.echo(f"{changed} of {len(table.rows)} entries changed", err=True)
    print_findings(found, None, [])
    sys.exit(1 if has_errors(found) else 0)


def _folder_of(name: str, file: Path, report: str | None) -> Path:
    """The folder of the report that a table belongs to: the one named, or one under content/."""
    if report is None and folder_of(name) is None:
        words = shlex.join((str(file), f"PATH/{name}"))
        hint = f"type the folder of the report: `{typed('unpack')} {words}`"
        raise click.UsageError(f"the table is of the report `{name}`, which is not here; {hint}")
    (folder,) = folders_of((report or name,))
    if folder.name != name:
        raise click.UsageError(f"the table is of the report `{name}`, not of `{folder.name}`")
    return folder


@click.command()
@click.option("--export", "out", type=click.Path(path_type=Path), help="Write the terms as CSV.")
@click.option(
    "--import",
    "back",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Merge the terms of a CSV file into locales/terms/.",
)
@click.option("--overwrite", is_flag=True, help="In a conflict, use the term of the CSV file.")
def terms(out: Path | None, back: Path | None, overwrite: bool) -> None:
    """Exchange the glossary with spreadsheets."""
    if (out is None) == (back is None):
        raise click.UsageError("name a file with either --export or --import")
    if out is not None:
        data, faults = desk.terms_as_table(workspace())
        write_all({} if data is None else {out: data})
        print_findings(faults, None, [])
        sys.exit(1 if data is None else 0)
    assert back is not None
    files, made = desk.import_terms(back, workspace(), overwrite)
    write_files(files)
    click.echo(f"terms added: {made.added}, replaced: {made.replaced}", err=True)
    print_findings(in_order(made.found), None, [])
    sys.exit(1 if made.found else 0)


def _hand_out(
    stage: Callable[[Path, str], Exchange], report: str, language: str, output: Path | None
) -> None:
    if language not in languages():
        raise click.UsageError(f"unknown language `{language}` (known: {', '.join(languages())})")
    (folder,) = folders_of((report,))
    try:
        made = stage(folder, language)
    except Exception as error:
        if not is_in_template(error):
            raise
        print_findings([template_fault(error)], None, [])
        sys.exit(1)
    if made.is_original:
        raise click.UsageError(f"{report} is written in `{language}`; choose another language")
    if made.data is not None:
        path = (output or workspace().output) / folder.name / made.name
        write_all({path: made.data})
        click.echo(shown(path), err=True)
        click.echo(f"{made.finished} of {made.texts} translations are ok", err=True)
    print_findings(made.found, None, [])
    sys.exit(0 if made.data is not None else 1)
