"""Commands for drafters: explain the rules, start a report, write ids and editor schemas."""

import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import click

from gareport.cli.called import typed
from gareport.cli.findings import print_findings
from gareport.cli.reports import folders_of
from gareport.cli.written import write as write_files
from gareport.drafting.remedies import changes
from gareport.drafting.starter import folder_name, mismatch, refusal
from gareport.flow.fixing import Fixed, fixed_report
from gareport.flow.output import write_all
from gareport.flow.upkeep import known_bodies, minted_report, started_report
from gareport.language.languages import languages
from gareport.reading.explain import nearest
from gareport.reading.workspace import workspace
from gareport.report.cover import DocumentKind
from gareport.report.diagnostics import Diagnostic, shown


@click.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules with their severities, or explain one rule."""
    from gareport.editorial.rulebook import explained, listed, severities

    found = explained(name) if name is not None else []
    if name is not None and not found:
        meant = nearest(name, severities())
        hint = f"did you mean `{meant}`?" if meant else f"run `{typed('rules')}` to list them"
        raise click.UsageError(f"there is no rule `{name}`; {hint}")
    click.echo("\n\n".join(found) if name is not None else listed())


_KINDS = click.Choice(get_args(DocumentKind))
_LANGUAGES, _FIRST = click.Choice([*languages()]), next(iter(languages()))


@click.command()
@click.argument("symbol")
@click.option("--language", type=_LANGUAGES, default=_FIRST, help="The language.")
@click.option("--kind", type=_KINDS, help="What it is, if the symbol does not show it.")
def new(symbol: str, language: str, kind: DocumentKind | None) -> None:
    """Start a document for SYMBOL under content/; it builds at once."""
    bodies = known_bodies()
    name = folder_name(symbol, bodies)
    if name is None:
        raise click.UsageError(refusal(symbol, bodies))
    if kind is not None and (wrong := mismatch(symbol, kind, bodies)):
        raise click.UsageError(wrong)
    folder = workspace().content / name
    if folder.exists():
        raise click.UsageError(f"the folder {shown(folder)} exists already")
    files = started_report(folder, symbol, language, kind)
    write_all(files)
    for path in files:
        click.echo(shown(path))


@click.command()
def schema() -> None:
    """Write the schemas with which editors check the YAML files."""
    from gareport.drafting.schema import as_files

    place = workspace().project
    write_all({place / path: text.encode() for path, text in as_files().items()})


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
def ids(reports: tuple[str, ...]) -> None:
    """Give an id to every block that has none.

    The files are changed in place; nothing else in them changes. If a file of a report has errors
    of form, none of its files changes.
    """
    faults = write_ids(folders_of(reports))
    print_findings(faults, None, [])
    sys.exit(1 if faults else 0)


def write_ids(folders: Iterable[Path]) -> list[Diagnostic]:
    """Write the missing ids of reports, and say so in one line; the errors of their files."""
    minted = [minted_report(folder) for folder in folders]
    for files, _, _ in minted:
        write_files(files)
    ids, changed = (
        sum(number for _, number, _ in minted),
        [p for files, *_ in minted for p in files],
    )
    if ids:
        what = f"{_counted(ids, 'id', 'ids')} written to {_counted(len(changed), 'file', 'files')}"
        click.echo(f"{what}: {', '.join(map(shown, changed))}", err=True)
    return [fault for *_, found in minted for fault in found]


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--write", is_flag=True, help="Write the changes; without it, they are only shown.")
def fix(reports: tuple[str, ...], write: bool) -> None:
    """Show what fixes the findings whose remedy is certain.

    These are the findings whose hint begins with what to write. Nothing else changes.
    """
    folders = folders_of(reports)
    fixed = [fixed_report(folder) for folder in folders]
    for one in fixed:
        for path, data in one.files.items():
            click.echo(changes(path.read_bytes(), data, shown(path)), nl=False)
        write_files(one.files if write else {})
    for one in fixed:
        for edit in one.left:
            place = f"{edit.place.file}:{edit.place.line}:{edit.place.column}"
            click.echo(f"{place}: {edit.rule}: not changed; fix it by hand", err=True)
        for fault in one.unreadable:
            place = fault.span.printed
            click.echo(f"{place}: the file is not changed: {fault.message}", err=True)
    click.echo(_summary(fixed, write, shlex.join(("--write", *reports))), err=True)
    sys.exit(1 if any(one.unreadable for one in fixed) else 0)


def _summary(fixed: Sequence[Fixed], is_written: bool, words: str) -> str:
    """The last line: how much was or would be written, and what follows from it."""
    count, files = sum(one.edits for one in fixed), sum(len(one.files) for one in fixed)
    if not count:
        return "nothing to fix"
    what = f"{_counted(count, 'remedy', 'remedies')} in {_counted(files, 'file', 'files')}"
    done = "written" if is_written else f"nothing is written; run `{typed('fix')} {words}`"
    outdated = sum(one.outdated for one in fixed)
    if not outdated:
        return f"{what}: {done}"
    become = "translation of a changed text becomes", "translations of changed texts become"
    follows = f"{_counted(outdated, *become)} outdated; run `{typed('sync')}` afterwards"
    return f"{what}: {done}\n{follows}"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
