"""What syncing and checking a long translation costs beside polib reading and writing its file."""

import re
from pathlib import Path
from time import process_time

COPIES = 112  # of the sample's sections: some ten thousand segments
NAMES = re.compile(r'(msgctxt "(?:note\.)?|\{ref\.|\{note\.)(\w+)')
OF_THE_COVER = re.compile(r'^msgctxt "(?:report\.|mandate")', re.MULTILINE)


def translate_copies(catalogue: Path, report: Path, copies: int) -> Path:
    """Write the PO file of a report that repeats the sections of another; name the edition."""
    head, *entries = catalogue.read_text("utf-8").rstrip("\n").split("\n\n")
    once = [entry for entry in entries if OF_THE_COVER.search(entry)]
    often = [entry for entry in entries if not OF_THE_COVER.search(entry)]
    copied = [NAMES.sub(rf"\1\2_{n}", entry) for n in range(copies) for entry in often]
    path = report / "locales" / "en" / "LC_MESSAGES" / f"{report.name}.po"
    path.parent.mkdir(parents=True)
    path.write_text("\n\n".join([head, *once, *copied]) + "\n", "utf-8")
    cover = report / "report.yaml"
    text = re.sub(r"(?m)^(editions: \[\w+)\]", r"\1, en]", cover.read_text("utf-8"))
    cover.write_text(text, "utf-8")
    return path


def sync(report: Path) -> float:
    """Seconds of work for a sync, from the files on disk on; the modules are imported before."""
    from gareport.pipeline import sync_report

    start = process_time()
    files, faults = sync_report(report)
    seconds = process_time() - start
    assert not faults, faults
    for path, data in files.items():
        path.write_bytes(data)
    return seconds


def check(report: Path) -> float:
    """Seconds of work for a check of the content and its translation."""
    from gareport.diagnostics import has_errors
    from gareport.pipeline import open_report

    start = process_time()
    opened = open_report(report)
    seconds = process_time() - start
    assert len(opened.editions) > 1
    assert not has_errors(opened.found), opened.found
    return seconds


def read_and_write(catalogue: Path) -> float:
    """Seconds of work for polib to read the file and to write it, as it does unless told."""
    import polib

    start = process_time()
    polib.pofile(str(catalogue)).save(str(catalogue.with_suffix(".copy")))
    return process_time() - start
