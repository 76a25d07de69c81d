"""Stage 5: a resolved edition and the name of a format in; the texts of its parts out (Jinja)."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gareport.geometry import PAGES, half_points, twips, type_for
from gareport.model import Kind, kind_name
from gareport.resolve import Resolved

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(resolved: Resolved, format_name: str, **more: object) -> dict[str, str]:
    """Fill the templates in `templates/<format>/parts`: {name of the part: its text}.

    `more` are values that only this format's templates use. A template that names what is not
    there raises `jinja2.UndefinedError`: a fault of the template, not of the content.
    """
    environment = _environment(format_name)
    cover = resolved.edition.report.cover
    context: dict[str, object] = {
        "resolved": resolved,
        "report": resolved.edition.report,
        "cover": cover,
        "runs": resolved.runs,
        "labels": resolved.labels,
        "words": resolved.words,
        "language": resolved.language,
        "page": PAGES[cover.layout],
        "type": type_for(resolved.language.han),
        **more,
    }
    return {
        name.removeprefix("parts/").removesuffix(".j2"): environment.get_template(name).render(
            context
        )
        for name in environment.list_templates(filter_func=lambda n: n.startswith("parts/"))
    }


def block_template(node: Kind, format_name: str) -> str:
    """The template of a node: its kind's name in the folder `blocks`."""
    suffix = {"pdf": "html", "docx": "xml"}[format_name]
    return f"blocks/{kind_name(node)}.{suffix}.j2"


@cache
def _environment(format_name: str) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES / format_name),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        cache_size=-1,
    )
    functions: dict[str, Any] = {
        "template_of": lambda node: block_template(node, format_name),
        "kind": kind_name,
        "twips": twips,
        "half_points": half_points,
    }
    environment.globals.update(functions)
    return environment
