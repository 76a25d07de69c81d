"""Editions built for a profile, and reports whose translations are open."""

import re
from pathlib import Path

from built import Built
from conftest import TESTS, TINY, Edited

from gareport.flow.pipeline import open_report
from gareport.formats import FORMATS, packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.profiles import Profile
from gareport.numbering.resolve import resolve

MARKED = [TESTS / "cases" / "marked" / f"{name}_translation" for name in ("stale", "fuzzy")]


CATALOGUE = "locales/zh/LC_MESSAGES/tiny.po"


def built(folder: Path, code: str, profile: Profile = Profile.DRAFT) -> Built:
    resolved = resolve(open_report(folder).editions[code], profile)
    paginated = paginate(render(resolved, "pdf")["report.html"])
    files = {name: packager(name)(resolved, paginated) for name in FORMATS}
    return Built(resolved, paginated, files["pdf"], files["docx"])


def opened_up(edited: Edited, missing: bool = False) -> Path:
    """Tiny, a third of whose Chinese texts and a note are outdated, others unchecked or missing."""
    folder = edited(TINY)
    path = folder / CATALOGUE
    head, *entries = path.read_text("utf-8").split("\nmsgctxt ")
    for at, entry in enumerate(entries):
        if at % 3 == 0 or entry.startswith('"note.second'):
            entries[at] = entry.replace('\nmsgid "', '\nmsgid "Formerly: ', 1)
        elif at % 6 == 1 and missing:
            entries[at] = re.sub(r'\nmsgstr "[^\n]*(\n"[^\n]*)*', '\nmsgstr ""', entry)
        elif at % 6 == 2:
            entries[at - 1] += "\n#, fuzzy"
    path.write_text("\nmsgctxt ".join([head, *entries]), "utf-8")
    return folder
