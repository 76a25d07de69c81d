"""Options and arguments that several commands share: words in, parameters of the command out."""

from collections.abc import Callable

import click

from gareport.cli.findings import JSON, SARIF

reports_named = click.argument("reports", nargs=-1, metavar="[REPORT]...")


def several(name: str, names: str, help_text: str) -> Callable[..., Callable[..., None]]:
    """An option with several values, joined by commas or with the option repeated.

    The parameter `names` of its command takes them, each once.
    """

    def part(
        context: click.Context, _: click.Parameter, values: tuple[str, ...]
    ) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for value in values for one in value.split(",") if one))

    return click.option(name, names, multiple=True, callback=part, help=help_text)


def _form(name: str, shown: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option for one form of the findings, the parameter `form` of its command."""

    def take(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
        before = context.params.get("form")
        if is_wanted and before:
            raise click.UsageError(f"--{before} and --{name} cannot be combined; choose one")
        context.params["form"] = name if is_wanted else before

    help_text = f"Print findings as {shown}."
    return click.option(
        f"--{name}", is_flag=True, expose_value=False, callback=take, help=help_text
    )


as_json = _form(JSON, "JSON")
as_sarif = _form(SARIF, "SARIF")
