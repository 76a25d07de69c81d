"""The stages in order after the checks: a checked edition in; its files or its errors out.

resolve -> render -> paginate -> package -> validate, if wanted. Pages are laid out only if a format
needs them.
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
    """The resolved edition as plain data; it is laid out first if pages are wanted."""
    from gareport.numbering.resolve import resolve
    from gareport.numbering.show import show

    resolved = resolve(edition)
    if not with_pages:
        return show(resolved)
    try:
        return show(resolved, _paginated(edition, (resolved, None)).pages)
    except Exception as error:
        return _reported(error, edition)[0]


def prepare() -> None:
    """Load what every edition needs: libraries, their corrections, compiled templates.

    The loaded objects are frozen, so that garbage collections do not visit them each time.
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
    """The files of an edition by format, and the findings on its pages.

    If a finding is an error, there are no files.
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

    Errors that appear only in templates or in layout are returned as diagnostics. If no page can
    be laid out, the templates of the other formats are still tried, to report their errors. With
    `validated`, objections of the validators are errors.
    """
    numbered: NumberedEdition | None = None
    paginated: Paginated | None = None
    try:
        numbered = _numbered(edition, profile)
        if any(FORMATS[name].pages is not Pages.NONE for name in formats):
            paginated = _paginated(edition, numbered)
    except Exception as error:
        more = _without_pages(edition, numbered, formats) if numbered else ()
        return _failed(*_reported(error, edition), *more)
    try:
        return _made(edition, formats, numbered, paginated, validated)
    except Exception as error:
        return _failed(*_reported(error, edition))


def _failed(*faults: Diagnostic) -> Made | Diagnostic:
    return faults[0] if len(faults) == 1 else Made({}, faults)


def _numbered(edition: Edition | Pair, profile: Profile) -> NumberedEdition:
    """The edition with its numbers; for a pair, the original and the rows."""
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
    """Substitute pages if none are laid out: everything is on page 1."""
    return Paginated(None, defaultdict(lambda: 1), 1)


def _without_pages(
    edition: Edition | Pair, numbered: NumberedEdition, formats: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """The errors of the templates that can be filled in without pages."""
    resolved, rows = numbered
    found: tuple[Diagnostic, ...] = ()
    for name in formats:
        if FORMATS[name].pages is not Pages.DRAWN:
            try:
                packager(name)(resolved, _any_pages(), rows)
            except Exception as error:
                found += _reported(error, edition) if is_in_template(error) else ()
    return found


def _reported(error: Exception, edition: Edition | Pair) -> tuple[Diagnostic, ...]:
    """The diagnostics of a template or layout error; any other error is raised again."""
    from gareport.formats.docx.counting import UncountableError

    if isinstance(error, UncountableError):
        place = Span(f"gareport/language/languages/{edition.code[:2]}.py", 1, 1)
        return (Diagnostic("word-numbering", place, str(error), "choose another mark for it"),)
    if isinstance(error, LayoutError):
        return tuple(_of_layout(message, edition) for message in error.messages)
    if not is_in_template(error):
        raise error
    return (template_fault(error),)


def _of_layout(message: str, edition: Edition | Pair) -> Diagnostic:
    place = named_in(message, edition.report)
    return Diagnostic("layout", place, message, "fix the style sheet, the template or the resource")


def formats_of(edition: Edition | Pair, formats: Sequence[str]) -> tuple[str, ...]:
    """The formats; for a parallel edition, those that have one."""
    single = not isinstance(edition, Pair)
    return tuple(name for name in formats if single or FORMATS[name].parallel)


def file_name(edition: Edition | Pair, format_name: str) -> str:
    """The name of an output file: A_62_502-ZH.pdf, A_62_502-ZH-EN-changes.pdf."""
    stem = edition_stem(edition.report.cover.symbol, edition.code)
    only_changes = isinstance(edition, Pair) and edition.changed is not None
    return f"{stem}{'-changes' if only_changes else ''}.{FORMATS[format_name].extension}"
