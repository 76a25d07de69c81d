"""Stage 5: a resolved edition and the name of a format in; the texts of its parts out (Jinja)."""

import os
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from traceback import walk_stack
from typing import Any, NoReturn

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from gareport.formats import FORMATS
from gareport.formats.asked import watched
from gareport.formats.figures import picture_address, picture_of, pictures_of
from gareport.formats.given import Given
from gareport.formats.sandbox import Offered, Sandbox, offered
from gareport.formats.tracing import UnsoundError
from gareport.language.languages import languages
from gareport.language.scripts import (
    breakable,
    divided,
    is_address,
    is_chinese,
    is_han,
    joined,
    own_marks,
)
from gareport.layout.charts import chart_of, printed_size
from gareport.layout.faces import LATIN_IN_CHINESE
from gareport.layout.geometry import half_points, twips
from gareport.layout.layouts import LAYOUTS
from gareport.layout.table_form import table_form
from gareport.layout.turned import turned
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import plain, unlinked
from gareport.reading.workspace import workspace
from gareport.report.diagnostics import Span, shown
from gareport.report.grid import Row
from gareport.report.keys import Key
from gareport.report.lattice import Slot, lattice
from gareport.report.model import kind_name
from gareport.report.stacked import KeyedLine, lines_of
from gareport.report.texts import reading

# The marks of a template within a part: `<!--template blocks/item.xml.j2-->` and `<!--/-->`.
MOST_NAMED = 5
DEPTH = 900  # calls; the limit of Python itself is 1,000
KEYS = (
    "across", "author", "cell", "closing", "column", "headnote", "lead", "note", "own", "part",
    "title", "word",
)  # fmt: skip
OPENS, ENDS, CLOSED = "<!--template ", "-->", "<!--/-->"


def render(
    resolved: Resolved, format_name: str, parallel: Parallel | None = None, **more: Any
) -> dict[str, str]:
    """Fill the templates in `templates/<format>/parts`: {name of the part: its text}.

    A template of the project replaces that of the same name in the package.

    For a parallel edition, those in `templates/<format>/parallel/parts` replace the parts of the
    same name, and `resolved` is the original. `more` are values that only this format's templates
    use. A template that uses an unknown name raises `jinja2.UndefinedError`: an error of the
    template, not of the content.
    """
    given = watched(resolved, parallel)
    values = values_for(given.resolved, given.parallel)
    parts = fill(format_name, _folders(parallel is not None), **values, **more)
    if missing := given.unasked():
        _refuse_missing(missing, resolved, parallel, format_name)
    return parts


def _refuse_missing(
    missing: Sequence[Key], resolved: Resolved, parallel: Parallel | None, format_name: str
) -> NoReturn:
    """Stop because of texts that no template printed, at the template of the first one's block."""
    report = resolved.edition.report
    texts = reading(report.roots)
    block = next((node for node, key, _ in texts if key == missing[0]), None)
    template = part_template(format_name, FORMATS[format_name].main, parallel is not None)
    if block is not None and parallel is None:
        template = block_template(format_name, kind_name(type(block)))
    named = ", ".join(f"`{key}`" for key in missing[:MOST_NAMED])
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    place = Span(shown(template) if template else format_name, 1, 1)
    raise UnsoundError(f"no template prints the text of {named}{more}", place, block)


def values_for(resolved: Resolved, parallel: Parallel | None) -> Given:
    """What the templates of an edition are given, by name."""
    cover = resolved.edition.report.cover
    layout, sides = LAYOUTS[cover.layout], parallel.sides if parallel else (resolved,)
    return {
        "resolved": resolved,
        "parallel": parallel,
        "side_number": 0,
        "is_boxed": False,
        "report": resolved.edition.report,
        "cover": cover,
        "runs": resolved.runs,
        "labels": resolved.labels,
        "label_width": lambda least, size: _label_width(resolved, least, size),
        "unlinked": unlinked,
        "picture": lambda name: picture_address(picture_of(resolved, name)),
        "plain": plain,
        "pictures_of": lambda figure: pictures_of(sides, figure),
        "chart_of": lambda figure: chart_of(sides, figure),
        "chart_size": lambda plan: printed_size(plan, layout.page),
        "form_of": lambda table, grid: table_form(sides, table, grid),
        "turned": turned(sides),
        "lattice_of": lattice,
        "lines_of": _lines_of,
        "words": resolved.words,
        "language": resolved.language,
        "latin_in_chinese": LATIN_IN_CHINESE,
        "layout": layout,
        "page": layout.page,
        "type": layout.type_for(resolved.language.han),
        "tabular": layout.type_for(any(side.language.han for side in sides)).table,
    }


def fill(
    format_name: str, folders: Sequence[str] = ("parts/",), marked: bool = False, **context: object
) -> dict[str, str]:
    """Fill the templates in the folders of a format; a later folder's replace an earlier's.

    `marked` puts comments before and after the output of each template within a part.
    """
    environment = _environment(format_name, marked)
    templates, values = _part_templates(environment, folders), offered(context)
    with _bounded_depth():
        return {
            part: environment.get_template(name).render(values) for part, name in templates.items()
        }


@contextmanager
def _bounded_depth() -> Iterator[None]:
    """Let calls go no deeper than templates need: one that includes itself ends there.

    Other code in the process may have raised the limit; then it would take minutes, and gigabytes.
    """
    limit, depth = sys.getrecursionlimit(), sum(1 for _ in walk_stack(None))
    sys.setrecursionlimit(min(limit, depth + DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def part_template(format_name: str, part: str, of_two: bool) -> Path | None:
    """The template of a part of an edition, or `of_two` editions side by side."""
    name = _part_templates(_environment(format_name), _folders(of_two)).get(part)
    return workspace().template(format_name, name) if name else None


def block_template(format_name: str, kind: str) -> Path:
    """The template of the blocks of a kind."""
    name = _block_templates(_environment(format_name))[kind]
    return workspace().template(format_name, name)


def _folders(of_two: bool) -> Sequence[str]:
    return ("parts/", "parallel/parts/") if of_two else ("parts/",)


def _part_templates(environment: Environment, folders: Sequence[str]) -> dict[str, str]:
    return {
        name.removeprefix(folder).removesuffix(".j2"): name
        for folder in folders
        for name in _names(environment)
        if name.startswith(folder)
    }


def _lines_of(table: str, row: Row, slot: Slot) -> tuple[KeyedLine, ...]:
    """The texts of a cell of a table."""
    key = Key.cell(table, row.id, slot.column.id)
    return tuple(lines_of(key, row.cells[slot.first]))


def _label_width(resolved: Resolved, least: float, size: float) -> float:
    """The width in points of the longest label of a heading, `least` at the least.

    A letter of a roman numeral is at most three quarters of the type size wide, a bracket and a
    small letter at most a half, a Chinese numeral all of it; the full stop and a space follow.
    """
    headings = (label for label in resolved.labels.values() if label.series == "heading")
    longest = max((_ems(label.number) for label in headings), default=0)
    return max(least, round(longest * size + 0.8 * size))


def _ems(number: str) -> float:
    """The width of the number of a heading, at the most, in sizes of its type."""
    return sum(
        0.34 if sign in "()il" else 0.5 if sign.islower() else 0.72 if sign.isascii() else 1
        for sign in number
    )


def prepare(format_name: str) -> dict[str, TemplateError]:
    """Compile every template of the format, so that processes forked later do not have to.

    Returns the errors by the names of the templates that cannot be compiled.
    """
    environment = _environment(format_name)
    faulty: dict[str, TemplateError] = {}
    for name in _names(environment):
        try:
            environment.get_template(name)
        except TemplateError as error:
            faulty[name] = error
    return faulty


def names(format_name: str) -> set[str]:
    """The templates of the format."""
    return set(_names(_environment(format_name)))


def _names(environment: Environment) -> list[str]:
    """The templates among the files in the folders: editors and systems leave files there too."""
    return environment.list_templates(extensions=["j2"])


def _block_templates(environment: Environment) -> dict[str, str]:
    """The template of each kind of block: {name of the kind: file in the folder `blocks`}."""
    found = (name for name in _names(environment) if name.startswith("blocks/"))
    return {Path(name).name.partition(".")[0]: name for name in found}


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates on disk; a template that cannot be saved is compiled again next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> FileSystemBytecodeCache | None:
    """The cache of compiled templates, beside Python's own compiled files if that is allowed.

    Otherwise it is in a temporary folder that only the user can read. Each template is stored with
    a checksum of its source, so a changed template is compiled again.
    """
    beside = __spec__.cached if __spec__ else None
    with suppress(OSError):
        folder = Path(beside or "").parent / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return _Compiled(str(folder))
    with suppress(OSError, RuntimeError):  # no temporary folder, or one that others can write to
        return _Compiled()
    return None


def refuse(value: object) -> NoReturn:
    """Stop a template that has no branch for the kind of a run or of a row."""
    raise TemplateRuntimeError(f"the template does not print the kind `{kind_name(type(value))}`")


def _data_address(drawing: str) -> str:
    """A drawing as a data address."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


class _Loader(FileSystemLoader):
    """A loader that reports the place of an error that prevents reading a file.

    A template is read from the first of the folders that has it.
    """

    def __init__(self, folders: Sequence[Path], marked: bool) -> None:
        super().__init__(folders)
        self.marked = marked

    def get_source(self, environment: Environment, template: str) -> Any:
        places = [(folder, os.path.join(folder, template)) for folder in self.searchpath]
        folder, path = next((p for p in places if os.path.isfile(p[1])), places[-1])
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            reason = f"`{template}` is a link to a file outside this folder"
            raise TemplateSyntaxError(reason, 1, template, folder)  # the file must not be shown
        try:
            source, *others = super().get_source(environment, template)
            if self.marked and "parts/" not in template:  # a part begins with its declaration
                source = f"{OPENS}{template}{ENDS}{source}{CLOSED}"
            return source, *others
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("the file is not UTF-8", line, template, path) from error
        except OSError as error:
            reason = f"the file cannot be read: {error.strerror}"
            raise TemplateSyntaxError(reason, 1, template, path) from error


def filled_by(format_name: str) -> Environment:
    """What fills the templates of the format."""
    return _environment(format_name)


def compiled_in(format_name: str) -> Path | None:
    """The folder of the compiled templates, if they can be saved anywhere."""
    cache = _environment(format_name).bytecode_cache
    return Path(cache.directory) if isinstance(cache, FileSystemBytecodeCache) else None


def _environment(format_name: str, marked: bool = False) -> Environment:
    return _environment_of(format_name, workspace().template_folders(format_name), marked)


@cache
def _environment_of(format_name: str, folders: tuple[Path, ...], marked: bool) -> Environment:
    environment = Sandbox(
        loader=_Loader(folders, marked),
        autoescape=FORMATS[format_name].is_markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        cache_size=-1,
        bytecode_cache=None if marked else _compiled(),
    )
    blocks = _block_templates(environment)
    functions: dict[str, Any] = {
        "template_of": lambda node: blocks[kind_name(type(node))],
        "kind": lambda run: kind_name(type(run)),
        "refuse": refuse,
        "keys": {name: Offered(getattr(Key, name)) for name in KEYS},
        "breakable": breakable,
        "divided": divided,
        "is_address": is_address,
        "joined": joined,
        "own_marks": own_marks,
        "is_chinese": is_chinese,
        "is_han": is_han,
        "codes_in": lambda han: [c for c, one in languages().items() if one.han is han],
        "twips": twips,
        "half_points": half_points,
    }
    environment.globals.update(offered(functions))
    environment.filters["data_address"] = _data_address
    return environment
