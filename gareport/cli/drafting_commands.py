"""Commands for drafters: explain the rules, start a report, write ids and editor schemas."""

import click

from gareport.cli.called import typed
from gareport.cli.reports import folders_of
from gareport.drafting.starter import folder_name, refusal
from gareport.flow.output import write_all
from gareport.flow.upkeep import minted_report, started_report
from gareport.language.languages import languages
from gareport.reading.explain import nearest
from gareport.reading.workspace import workspace
from gareport.report.diagnostics import shown


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


_LANGUAGES, _FIRST = click.Choice([*languages()]), next(iter(languages()))


@click.command()
@click.argument("symbol")
@click.option("--language", type=_LANGUAGES, default=_FIRST, help="The language.")
def new(symbol: str, language: str) -> None:
    """Write a starter report for SYMBOL under content/; it builds at once."""
    name = folder_name(symbol)
    if name is None:
        raise click.UsageError(refusal(symbol))
    folder = workspace().content / name
    if folder.exists():
        raise click.UsageError(f"the folder {shown(folder)} exists already")
    files = started_report(folder, symbol, language)
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

    The files are changed in place; nothing else in them changes.
    """
    for folder in folders_of(reports):
        files = minted_report(folder)
        write_all(files)
        for path in files:
            click.echo(shown(path))
