"""The stages in order behind the checks: a checked edition in; its files or its faults out.

resolve -> render -> paginate -> package -> validate, if that is asked for. Where no format wants
pages, none are laid out.
"""

import gc
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gareport.editorial.exceptions import lowered
from gareport.formats import FORMATS, LAID_OUT, Pages, packager
from gareport.formats.tracing import is_in_template, named_in, template_fault
from gareport.language.symbols import edition_stem
from gareport.layout.paginate import LayoutError, Paginated
from gareport.numbering.parallel import Pair, Parallel, parallel
from gareport.numbering.profiles import Profile
from gareport.numbering.resolve import Resolved
from gareport.report.diagnostics import Diagnostic, Span, has_errors
from gareport.report.edition import Edition

NumberedEdition = tuple[Resolved, Parallel | None]


def show_edition(edition: Edition, with_pages: bool) -> dict[str, Any] | Diagnostic:
    """The resolved edition as plain data; with pages, it is laid out first."""
    from gareport.numbering.resolve import resolve
    from gareport.numbering.show import show

    resolved = resolve(edition)
    if not with_pages:
        return show(resolved)
    try:
        return show(resolved, _paginated(edition, (resolved, None)).pages)
    except Exception as error:
        return _told(error, edition)[0]


def prepare() -> None:
    """Load once what every edition needs: libraries, their corrections, compiled templates.

    Freezing what is loaded spares each garbage collection the walk over the libraries.
    """
    import docx  # noqa: F401
    import weasyprint  # noqa: F401

    from gareport.formats import render
    from gareport.layout.paginate import correct
    from gareport.numbering import resolve  # noqa: F401

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

    A fault that only shows in a template or in layout comes back as a diagnostic; where no page
    can be laid out, the templates of the other formats are tried all the same, for their faults.
    If the files are to be `validated`, what a validator holds against one is an error.
    """
    numbered: NumberedEdition | None = None
    paginated: Paginated | None = None
    try:
        numbered = _numbered(edition, profile)
        if any(FORMATS[name].pages is not Pages.NONE for name in formats):
            paginated = _paginated(edition, numbered)
    except Exception as error:
        more = _without_pages(edition, numbered, formats) if numbered else ()
        return _failed(*_told(error, edition), *more)
    try:
        return _made(edition, formats, numbered, paginated, validated)
    except Exception as error:
        return _failed(*_told(error, edition))


def _failed(*faults: Diagnostic) -> Made | Diagnostic:
    return faults[0] if len(faults) == 1 else Made({}, faults)


def _numbered(edition: Edition | Pair, profile: Profile) -> NumberedEdition:
    """The edition with its numbers; of a pair the original, and its rows."""
    from gareport.formats.docx.counting import require_countable
    from gareport.numbering.resolve import resolve

    single = edition.original if isinstance(edition, Pair) else edition
    require_countable(single.language)
    resolved = resolve(single, profile)
    if not isinstance(edition, Pair):
        return resolved, None
    translated = resolve(edition.translation, profile)
    resolved = replace(resolved, signs=translated.signs)
    rows = parallel(edition, resolved, translated)
    return replace(resolved, signs=rows.signs), rows


def _paginated(edition: Edition | Pair, numbered: NumberedEdition) -> Paginated:
    from gareport.formats.render import render
    from gareport.formats.soundness import require_blocks
    from gareport.layout.paginate import paginate

    resolved, rows = numbered
    html = render(resolved, LAID_OUT.name, rows)[LAID_OUT.main]
    require_blocks(html, edition.report, rows is not None)
    return paginate(html, Path(edition.report.folder))


def _made(
    edition: Edition | Pair,
    formats: Sequence[str],
    numbered: NumberedEdition,
    paginated: Paginated | None,
    validated: bool,
) -> Made:
    from gareport.layout.front_page import overlong
    from gareport.layout.wide_tables import too_wide
    from gareport.validators import validate
    from gareport.validators.judged import Judged

    resolved, rows = numbered
    single = edition.original if isinstance(edition, Pair) else edition
    if paginated and (wide := tuple(too_wide(single, paginated))):
        return Made({}, wide)
    files = {name: packager(name)(resolved, paginated or _any_pages(), rows) for name in formats}
    found: tuple[Diagnostic, ...] = ()
    if paginated and not rows:
        found = tuple(lowered(overlong(single, paginated), single.report))
    for name, data in files.items() if validated else ():
        if FORMATS[name].is_judged:
            found += validate(name, Judged(file_name(edition, name), data, resolved, rows))
    return Made({} if has_errors(found) else files, found)


def _any_pages() -> Paginated:
    """What stands in for pages where none are laid out: everything is on page 1."""
    return Paginated(None, defaultdict(lambda: 1), 1)


def _without_pages(
    edition: Edition | Pair, numbered: NumberedEdition, formats: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """The faults of the templates that can be filled in without pages."""
    resolved, rows = numbered
    found: tuple[Diagnostic, ...] = ()
    for name in formats:
        if FORMATS[name].pages is not Pages.DRAWN:
            try:
                packager(name)(resolved, _any_pages(), rows)
            except Exception as error:
                found += _told(error, edition) if is_in_template(error) else ()
    return found


def _told(error: Exception, edition: Edition | Pair) -> tuple[Diagnostic, ...]:
    """The faults that an error tells; an error of the code is raised again."""
    from gareport.formats.docx.counting import UncountableError

    if isinstance(error, UncountableError):
        place = Span(f"gareport/language/languages/{edition.code[:2]}.py", 1, 1)
        return (Diagnostic("word-numbering", place, str(error), "choose another mark there"),)
    if isinstance(error, LayoutError):
        return tuple(_of_layout(message, edition) for message in error.messages)
    if not is_in_template(error):
        raise error
    return (template_fault(error),)


def _of_layout(message: str, edition: Edition | Pair) -> Diagnostic:
    place = named_in(message, edition.report)
    return Diagnostic(
        "layout", place, message, "mend the style sheet, the template or the resource"
    )


def formats_of(edition: Edition | Pair, formats: Sequence[str]) -> tuple[str, ...]:
    """The formats, without those that have no parallel edition if this is one."""
    single = not isinstance(edition, Pair)
    return tuple(name for name in formats if single or FORMATS[name].parallel)


def file_name(edition: Edition | Pair, format_name: str) -> str:
    """The name of an output file: A_62_502-ZH.pdf, A_62_502-ZH-EN-changes.pdf."""
    stem = edition_stem(edition.report.cover.symbol, edition.code)
    only_changes = isinstance(edition, Pair) and edition.changed is not None
    return f"{stem}{'-changes' if only_changes else ''}.{FORMATS[format_name].extension}"
