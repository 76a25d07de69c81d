"""The command line: words that a person typed in; reports, findings and an exit code out.

Exit codes: 0 success; 1 an error in content, translations or templates; 2 wrong usage; 3 some of
several reports failed; 4 an error of the environment; 130 Ctrl-C; 143 SIGTERM.
"""

import json
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

import click

from gareport import __version__
from gareport.cli.called import NAME, as_typed
from gareport.cli.drafting_commands import fix, ids, new, rules, schema, write_ids
from gareport.cli.exchange_commands import memory, pack, terms, unpack
from gareport.cli.findings import print_findings
from gareport.cli.options import as_json, as_sarif, reports_named, several
from gareport.cli.reports import folders_of
from gareport.cli.sizes import size
from gareport.cli.written import write as write_files
from gareport.flow.batch import Job, build_all
from gareport.flow.environment import require_fonts, require_validators
from gareport.flow.opened import (
    Opened,
    changes_of,
    file_name,
    formats_of,
    is_buildable,
    required,
)
from gareport.flow.output import require_writable, write_all
from gareport.flow.pipeline import open_report, show_edition
from gareport.flow.same_symbol import with_same_symbols
from gareport.flow.upkeep import sync_report
from gareport.formats import FORMATS, LAID_OUT
from gareport.formats.template_faults import template_faults
from gareport.layout.faces import UNCHECKED
from gareport.numbering.parallel import Pair
from gareport.numbering.profiles import Profile
from gareport.reading.history import NoRevision
from gareport.reading.workspace import Workspace, current_project, shipped, working_in, workspace
from gareport.report.diagnostics import (
    Diagnostic,
    EnvironmentFault,
    Severity,
    has_errors,
    in_order,
    shown,
)
from gareport.report.edition import Edition


def run(tree: Path | None = None, called: str = NAME) -> NoReturn:
    """Run the command line, and print an environment fault as a message, with exit code 4.

    A source `tree` has what travels with the package, and is the project if no other is named.
    Hints and usage lines name the commands as they were `called`.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    try:
        here = current_project()
        with working_in(Workspace(tree or here, tree or shipped())):
            commands(prog_name=called)
    except EnvironmentFault as fault:
        click.echo(f"error[environment]: {fault.message}\n    hint: {fault.hint}", err=True)
    sys.exit(4)


def _end(number: int, _: object) -> NoReturn:
    """End on Ctrl-C (130) or SIGTERM (143); what is under way is cleaned up."""
    sys.exit(128 + number)


@click.group(NAME, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=NAME)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with content/, locales/ and templates/; else the current one.",
)
@click.pass_context
def commands(context: click.Context, project: Path | None) -> None:
    """Build General Assembly reports from structured content and translations."""
    if project is not None:
        place = Workspace(Path(os.path.abspath(project)), workspace().shipped)
        context.with_resource(working_in(place))


for command in (pack, unpack, memory, terms, fix, ids, new, rules, schema):
    commands.add_command(command)


_PROFILES = click.Choice([str(profile) for profile in Profile])


def _known_formats(formats: Sequence[str]) -> None:
    """Refuse an unknown format."""
    for name in formats:
        if name not in FORMATS:
            raise click.UsageError(f"unknown format `{name}` (known: {', '.join(FORMATS)})")


@commands.command()
@reports_named
@several("--edition", "editions", "Only these editions, joined by commas: zh,en,zh+en.")
@several("--format", "formats", f"Only these formats: {','.join(FORMATS)}.")
@click.option(
    "--changes-only",
    metavar="REVISION",
    default="",
    help="Build parallel editions of what changed in the source since a git revision.",
)
@click.option(
    "--profile", type=_PROFILES, default="draft", show_default=True, help="Purpose of the build."
)
@click.option("--ids", "with_ids", is_flag=True, help="Write missing ids first, as `ids` does.")
@click.option("--validate", "validated", is_flag=True, help="Run the validators on each file.")
@click.option("--output", type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("--jobs", type=click.IntRange(1), help="Number of editions built at once.")
@as_json
@as_sarif
def build(
    reports: tuple[str, ...],
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    changes_only: str,
    profile: str,
    with_ids: bool,
    validated: bool,
    output: Path | None,
    jobs: int | None,
    form: str | None,
) -> None:
    """Build reports: a PDF and a Word file for each edition.

    A REPORT is a folder, or a name under content/. Without one, all reports are built.
    """
    _known_formats(formats)
    folders = folders_of(reports)
    if with_ids and (unreadable := write_ids(folders)):
        print_findings(unreadable, form, [])
        sys.exit(1)
    opened = _opened(folders, not reports, Profile(profile), editions)
    _refuse_unknown(editions, opened.values())
    broken = template_faults(formats)
    found = [*broken, *(fault for report in opened.values() for fault in report.found)]
    try:
        _require_machine(formats or tuple(FORMATS), validated, output or workspace().output)
    except EnvironmentFault as fault:
        _give_up(fault, [one for one in found if one.rule != UNCHECKED], form, [])
    wanted = {
        folder: [
            Job(edition, made_as, Profile(profile), validated)
            for edition in _editions(report, editions, changes_only)
            if (made_as := _formats_of(edition, formats, is_named=bool(editions)))
        ]
        for folder, report in opened.items()
        if is_buildable(report) and not broken
    }
    done, faults, on_pages, sizes = _build(wanted, output or workspace().output, jobs)
    found += on_pages
    diagnostics = [fault for faulty in faults.values() for fault in faulty]
    found += [fault for fault in diagnostics if isinstance(fault, Diagnostic)]
    for failure in diagnostics:
        if isinstance(failure, EnvironmentFault):
            _give_up(failure, found, form, done)
    print_findings(found, form, done)
    for line in sizes if not form else ():
        click.echo(line, err=True)
    failed = len(folders) - len(wanted) + len(faults)
    sys.exit(0 if not failed else 3 if len(folders) > failed else 1)


def _opened(
    folders: Sequence[Path],
    is_all: bool,
    profile: Profile = Profile.DRAFT,
    editions: Sequence[str] = (),
) -> dict[Path, Opened]:
    """The reports; if they are all of the project, each must have a symbol of its own."""
    opened = {one: required(open_report(one), profile, editions) for one in folders}
    return with_same_symbols(opened) if is_all else opened


def _editions(opened: Opened, codes: Sequence[str], revision: str) -> list[Edition | Pair]:
    """The wanted editions of a report; with a revision, only its parallel editions."""
    cover = opened.report.cover  # type: ignore[union-attr]
    if revision and not codes:
        others = [code for code in opened.editions if code != cover.language]
        codes = [f"{cover.language}+{code}" for code in others]
    wanted = [opened.edition(c) for c in codes or cover.editions if opened.has_edition(c)]
    if not revision:
        return wanted
    try:
        return [changes_of(pair, revision) for pair in wanted if isinstance(pair, Pair)]
    except NoRevision as fault:
        raise click.UsageError(str(fault)) from fault


def _formats_of(
    edition: Edition | Pair, formats: tuple[str, ...], is_named: bool
) -> tuple[str, ...]:
    """The formats in which the edition is made, of those named or of all, the others reported."""
    made_as = formats_of(edition, formats or tuple(FORMATS))
    for name in (name for name in formats or FORMATS if name not in made_as):
        message = f"no parallel edition `{edition.code}` in the format {name}"
        if is_named and not made_as:
            raise click.UsageError(message)
        click.echo(message, err=True)
    return made_as


def _require_machine(formats: Sequence[str], validated: bool, output: Path) -> None:
    """Raise what the machine lacks for a build, before any work."""
    require_fonts()
    if validated:
        require_validators(formats)
        for name in formats:
            if not FORMATS[name].is_judged:
                click.echo(f"no validator judges the format {name}", err=True)
    require_writable(output)


Failures = dict[Path, list[Diagnostic | EnvironmentFault]]


def _build(
    wanted: dict[Path, list[Job]], output: Path, processes: int | None
) -> tuple[list[Path], Failures, list[Diagnostic], list[str]]:
    """Build and write, report by report; the files of a report with an error do not change.

    Returns the files written, the faults by report, what was found on the pages, and the sizes.
    """
    results = build_all([job for jobs in wanted.values() for job in jobs], processes)
    written: list[Path] = []
    faults: Failures = {}
    on_pages: list[Diagnostic] = []
    sizes: list[str] = []
    for folder, jobs in wanted.items():
        built: list[str] = []
        files: dict[Path, bytes] = {}
        failed: list[Diagnostic | EnvironmentFault] = []
        for job, result in islice(results, len(jobs)):
            if isinstance(result, (Diagnostic, EnvironmentFault)):
                failed.append(result)
                continue
            failed += [fault for fault in result.found if fault.severity is Severity.ERROR]
            on_pages += [fault for fault in result.found if fault not in failed]
            built.append(size(job.edition, result.pages))
            for name, data in result.files.items():
                files[output / folder.name / file_name(job.edition, name)] = data
        try:
            write_all({} if failed else files)
        except EnvironmentFault as fault:
            failed.append(fault)
        if failed:
            faults[folder] = failed
            continue
        written += files
        sizes += built
        for path in files:
            click.echo(shown(path), err=True)
    return written, faults, on_pages, sizes


@commands.command()
@reports_named
@as_json
@as_sarif
def check(reports: tuple[str, ...], form: str | None) -> None:
    """Report every error in content, translations and templates.

    Nothing is built.
    """
    opened = _opened(folders_of(reports), is_all=not reports)
    found = [*template_faults(), *(fault for report in opened.values() for fault in report.found)]
    print_findings(found, form, [])
    sys.exit(1 if has_errors(found) else 0)


@commands.command()
@reports_named
@as_json
def sync(reports: tuple[str, ...], form: str | None) -> None:
    """Update the translators' PO files from the content, by id."""
    folders = folders_of(reports)
    found: list[Diagnostic] = []
    written: list[Path] = []
    failed = 0
    for folder in folders:
        files, faults = sync_report(folder)
        found += faults
        failed += has_errors(faults)
        try:
            write_files(files)
        except EnvironmentFault as fault:
            _give_up(fault, found, form, written)
        written += files
        for path in files:
            click.echo(shown(path), err=True)
    print_findings(found, form, written)
    sys.exit(0 if not failed else 3 if len(folders) > failed else 1)


@commands.command()
@reports_named
@as_json
def status(reports: tuple[str, ...], form: str | None) -> None:
    """Show how far each translation is, by section."""
    from gareport.translation import progress

    opened = [open_report(folder) for folder in folders_of(reports)]
    whole = [report for report in opened if report.is_whole]
    found = [fault for report in opened if not report.is_whole for fault in report.found]
    editions = [edition for report in whole for edition in report.editions.values()]
    counted = [progress.progress(edition) for edition in editions if not edition.is_original]
    if form:
        data: dict[str, object] = {"editions": [progress.as_json(edition) for edition in counted]}
        data["diagnostics"] = [fault.as_json() for fault in as_typed(in_order(found))]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif counted:
        click.echo("\n\n".join(map(progress.as_table, counted)))
    if found and not form:
        print_findings(found, form, [])
    sys.exit(0 if len(whole) == len(opened) else 3 if whole else 1)


@commands.command()
@click.argument("report")
@several("--edition", "editions", "The edition: zh or en (default: the content's language).")
@click.option("--pages", is_flag=True, help="Lay out the pages too, for the page numbers.")
@as_json
def show(report: str, editions: tuple[str, ...], pages: bool, form: str | None) -> None:
    """Print a resolved report: contents, numbers, labels, notes."""
    if len(editions) > 1:
        raise click.UsageError(f"show prints one edition, not {len(editions)}; choose one")
    (folder,) = folders_of((report,))
    opened = open_report(folder)
    if not is_buildable(opened) or opened.report is None:
        print_findings(opened.found, form, [])
        sys.exit(1)
    _refuse_unknown(editions, [opened])
    from gareport.numbering.show import as_text

    code = next(iter(editions), opened.report.cover.language)
    if "+" in code:
        raise click.UsageError(f"show prints one edition, and {code} is two; choose one")
    broken = template_faults((LAID_OUT.name,)) if pages else []
    try:
        data = broken[0] if broken else show_edition(opened.editions[code], pages)
    except EnvironmentFault as fault:
        _give_up(fault, opened.found, form, [])
    if isinstance(data, Diagnostic):
        print_findings([*opened.found, *(broken or [data])], form, [])
        sys.exit(1)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if form else as_text(data))
    sys.exit(0)


def _refuse_unknown(editions: Sequence[str], opened: Iterable[Opened]) -> None:
    """Refuse an edition that no report has, unless a report has errors: it may list that one."""
    reports = list(opened)
    known = {code for report in reports for code in report.editions}
    for code in editions:
        there = any(report.has_edition(code) for report in reports)
        if not there and all(report.is_whole for report in reports):
            raise click.UsageError(f"unknown edition `{code}` (known: {', '.join(sorted(known))})")


def _give_up(
    fault: EnvironmentFault, found: Sequence[Diagnostic], form: str | None, files: Sequence[Path]
) -> NoReturn:
    """Print the findings, then raise the environment fault for `run`."""
    if form or found:
        print_findings(found, form, files, fault)
    raise fault
