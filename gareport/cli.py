"""The command line: words a person typed in, reports built or faults printed, an exit code out.

Exit codes: 0 fine; 1 content, translation or template at fault; 2 wrong usage; 3 some reports of
several failed; 4 the environment.
"""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

import click

from gareport import __version__
from gareport.batch import Job, build_all
from gareport.diagnostics import Diagnostic, count, has_errors, in_order
from gareport.environment import EnvironmentFault, require_fonts
from gareport.formats import FORMATS
from gareport.load import shown
from gareport.output import require_writable, write_all
from gareport.pipeline import ROOT, Opened, file_name, is_buildable, open_report, show_edition

CONTENT = ROOT / "content"


def run() -> NoReturn:
    """Run the command line, turning an environment fault into its message and exit code 4."""
    try:
        commands()
    except EnvironmentFault as fault:
        click.echo(f"error[environment]: {fault.message}\n    hint: {fault.hint}", err=True)
    sys.exit(4)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gareport")
def commands() -> None:
    """Build General Assembly reports from structured content and translations."""


_reports = click.argument("reports", nargs=-1, metavar="[REPORT]...")
_json = click.option("--json", "as_json", is_flag=True, help="Print diagnostics as JSON.")


@commands.command()
@_reports
@click.option("--edition", "editions", multiple=True, help="Only this edition: zh, en.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    help="Only this format.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("--jobs", type=click.IntRange(1), help="Editions built at once.")
@_json
def build(
    reports: tuple[str, ...],
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Build the reports: folders, or names under content/; all of them when none is named."""
    folders = _folders(reports)
    require_fonts()
    require_writable(output or ROOT / "output")
    opened = {folder: open_report(folder) for folder in folders}
    _refuse_unknown(editions, opened.values())
    found = [fault for report in opened.values() for fault in report.found]
    wanted = {
        folder: [
            Job(edition, formats or tuple(FORMATS))
            for code, edition in report.editions.items()
            if code in (editions or report.report.cover.editions)  # type: ignore[union-attr]
        ]
        for folder, report in opened.items()
        if is_buildable(report)
    }
    done, faults = _build(wanted, output or ROOT / "output", jobs)
    diagnostics = [fault for faulty in faults.values() for fault in faulty]
    found += [fault for fault in diagnostics if isinstance(fault, Diagnostic)]
    _print(found, as_json, done)
    for fault in diagnostics:
        if isinstance(fault, EnvironmentFault):
            raise fault
    failed = len(folders) - len(wanted) + len(faults)
    sys.exit(0 if not failed else 3 if len(folders) > failed else 1)


def _build(
    wanted: dict[Path, list[Job]], output: Path, processes: int | None
) -> tuple[list[Path], dict[Path, list[Diagnostic | EnvironmentFault]]]:
    """Build and write, report by report: a report with any fault leaves its files untouched.

    Returns the files written, and the faults by report.
    """
    results = build_all([job for jobs in wanted.values() for job in jobs], processes)
    written: list[Path] = []
    faults: dict[Path, list[Diagnostic | EnvironmentFault]] = {}
    for folder, jobs in wanted.items():
        files: dict[Path, bytes] = {}
        failed: list[Diagnostic | EnvironmentFault] = []
        for job, result in islice(results, len(jobs)):
            if isinstance(result, (Diagnostic, EnvironmentFault)):
                failed.append(result)
                continue
            for name, data in result.items():
                files[output / folder.name / file_name(job.edition, name)] = data
        if failed:
            faults[folder] = failed
        else:
            write_all(files)
            written += files
            for path in files:
                click.echo(shown(path), err=True)
    return written, faults


@commands.command()
@_reports
@_json
def check(reports: tuple[str, ...], as_json: bool) -> None:
    """Report every fault of the content and its translations; build nothing."""
    opened = [open_report(folder) for folder in _folders(reports)]
    found = [fault for report in opened for fault in report.found]
    _print(found, as_json, [])
    sys.exit(1 if has_errors(found) else 0)


@commands.command()
@click.argument("report")
@click.option("--edition", help="The edition: zh, en (default: the content's language).")
@click.option("--pages", is_flag=True, help="Lay the pages out too, for the page numbers.")
@_json
def show(report: str, edition: str | None, pages: bool, as_json: bool) -> None:
    """Print the resolved report: contents, numbered paragraphs, labels, notes."""
    (folder,) = _folders((report,))
    opened = open_report(folder)
    if not is_buildable(opened) or opened.report is None:
        _print(opened.found, as_json, [])
        sys.exit(1)
    _refuse_unknown((edition,) if edition else (), [opened])
    from gareport.show import as_text

    code = edition or opened.report.cover.language
    data = show_edition(opened.editions[code], pages)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else as_text(data))
    sys.exit(0)


def _folders(names: Sequence[str]) -> list[Path]:
    """The reports' folders, each once: paths as they are, names under content/."""
    if not names:
        found = sorted(path.parent for path in CONTENT.glob("*/report.yaml"))
        if not found:
            raise click.UsageError(f"there is no report under {CONTENT}")
        return found
    folders = []
    for name in names:
        folder = next((p for p in (Path(name), CONTENT / name) if p.is_dir()), None)
        if folder is None:
            known = ", ".join(sorted(p.parent.name for p in CONTENT.glob("*/report.yaml")))
            raise click.UsageError(f"there is no report `{name}` (content/ has: {known})")
        folders.append(Path(os.path.abspath(folder)))
    folders = list(dict.fromkeys(folders))
    names = [folder.name for folder in folders]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(f"two reports bear the name `{twice}`; build them one by one")
    return folders


def _refuse_unknown(editions: Sequence[str], opened: Iterable[Opened]) -> None:
    reports = [report for report in opened if report.report is not None]
    for code in editions:
        known = {code for report in reports for code in report.editions}
        if reports and code not in known:
            raise click.UsageError(f"no edition `{code}` (there are: {', '.join(sorted(known))})")


def _print(found: Sequence[Diagnostic], as_json: bool, files: Sequence[Path]) -> None:
    """Print the diagnostics by place; text goes to standard error, JSON to standard output."""
    ordered = in_order(found)
    if as_json:
        data = {"diagnostics": [d.as_json() for d in ordered], "files": [str(f) for f in files]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for diagnostic in ordered:
        click.echo(str(diagnostic), err=True)
    click.echo(count(ordered), err=True)
