"""The stages in order behind the checks: a checked edition in; its files or its faults out.

resolve -> render -> paginate -> package -> validate, if that is asked for.
"""

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gareport.diagnostics import Diagnostic, Span, has_errors
from gareport.exceptions import lowered
from gareport.paginate import LayoutError
from gareport.parallel import Pair, parallel
from gareport.profiles import Profile
from gareport.symbols import edition_stem
from gareport.tracing import block_in, in_words, is_in_template, named_in, template_place
from gareport.translate import Edition


def show_edition(edition: Edition, with_pages: bool) -> dict[str, Any]:
    """The resolved edition as plain data; with pages, it is laid out first."""
    from gareport.paginate import paginate
    from gareport.render import render
    from gareport.resolve import resolve
    from gareport.show import show

    resolved = resolve(edition)
    if not with_pages:
        return show(resolved)
    html = render(resolved, "pdf")["report.html"]
    return show(resolved, paginate(html, Path(edition.report.folder)).pages)


def prepare() -> None:
    """Load once what every edition needs: libraries, their corrections, compiled templates.

    Freezing what is loaded spares each garbage collection the walk over the libraries.
    """
    import docx  # noqa: F401
    import weasyprint  # noqa: F401

    from gareport import render, resolve  # noqa: F401
    from gareport.formats import FORMATS, packager
    from gareport.paginate import correct

    correct()
    for name in FORMATS:
        packager(name)
        render.prepare(name)
    gc.freeze()


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an edition by their formats, and what is found on its pages only.

    With an error among that there is no file.
    """

    files: Mapping[str, bytes]
    found: tuple[Diagnostic, ...] = ()


def build_edition(
    edition: Edition | Pair,
    formats: Sequence[str],
    profile: Profile = Profile.DRAFT,
    validated: bool = False,
) -> Made | Diagnostic:
    """Resolve, render, paginate and package one edition: the bytes of its file in each format.

    A fault that only shows in a template or in layout comes back as a diagnostic. If the files
    are to be `validated`, what a validator holds against one is an error.
    """
    from gareport.formats.docx.counting import UncountableError

    try:
        return _made(edition, formats, profile, validated)
    except UncountableError as error:
        place = Span(f"gareport/languages/{edition.code[:2]}.py", 1, 1)
        return Diagnostic("word-numbering", place, str(error), "choose another mark there")
    except LayoutError as error:
        place = named_in(str(error), edition.report)
        return Diagnostic("layout", place, str(error), "mend the style sheet or the resource")
    except Exception as error:
        if not is_in_template(error):
            raise
        block = block_in(error)
        shows = f"; it shows at {block.file}:{block.line}" if block else ""
        place, hint = template_place(error), f"mend the template{shows}"
        return Diagnostic("template", place, in_words(error), hint)


def _made(
    edition: Edition | Pair, formats: Sequence[str], profile: Profile, validated: bool
) -> Made:
    from gareport.formats import packager
    from gareport.formats.docx.counting import require_countable
    from gareport.front_page import overlong
    from gareport.paginate import paginate
    from gareport.render import render
    from gareport.resolve import resolve
    from gareport.validators import validate
    from gareport.validators.judged import Judged
    from gareport.wide_tables import too_wide

    folder = Path(edition.report.folder)
    pair = edition if isinstance(edition, Pair) else None
    single = edition.original if isinstance(edition, Pair) else edition
    require_countable(single.language)
    resolved, rows = resolve(single, profile), None
    if pair:
        translated = resolve(pair.translation, profile)
        resolved = replace(resolved, signs=translated.signs)
        rows = parallel(pair, resolved, translated)
        resolved = replace(resolved, signs=rows.signs)
    paginated = paginate(render(resolved, "pdf", rows)["report.html"], folder)
    if wide := tuple(too_wide(single, paginated)):
        return Made({}, wide)
    files = {name: packager(name)(resolved, paginated, rows) for name in formats}
    found = () if pair else tuple(lowered(overlong(single, paginated), single.report))
    for name, data in files.items() if validated else ():
        found += validate(name, Judged(file_name(edition, name), data, resolved, rows))
    return Made({} if has_errors(found) else files, found)


def file_name(edition: Edition | Pair, format_name: str) -> str:
    """The name of an output file: A_62_502-ZH.pdf, A_62_502-ZH-EN-changes.pdf."""
    stem = edition_stem(edition.report.cover.symbol, edition.code)
    only_changes = isinstance(edition, Pair) and edition.changed is not None
    return f"{stem}{'-changes' if only_changes else ''}.{format_name}"
