"""What syncing and checking a long translation costs beside polib reading and writing its file."""

import re
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

COPIES = 112  # of the sample's sections: some ten thousand segments
NAMES = re.compile(r'(msgctxt "(?:note\.)?|\{ref\.|\{note\.)(\w+)')
TEXTS = re.compile(r"^( *(?:paragraph|text): )", re.MULTILINE)
FIRST_LINES = re.compile(r'(?<=msgid ")[^"]+|(?<=msgstr ")[^"]+|(?<= ""\n")[^"]+')
COLOURS = tuple(
    line.split()
    for line in (
        "红 橙 黄 绿 青 蓝 紫 黑 白 灰 金",
        "Red Orange Yellow Green Cyan Blue Violet Black White Grey Gold",
    )
)
OF_THE_COVER = re.compile(r'^msgctxt "(?:report\.|mandate")', re.MULTILINE)


def mark_texts(report: Path) -> None:
    """Begin each text of a copy with words of its own: what is kept of one serves no other."""
    for path in report.glob("*_*.yaml"):
        words, _ = _colours(int(path.stem.rpartition("_")[2]))
        path.write_text(TEXTS.sub(rf"\1{words}", path.read_text("utf-8")), "utf-8")


def translate_copies(catalogue: Path, report: Path, copies: int) -> Path:
    """Write the PO file of a report that repeats the sections of another; name the edition."""
    head, *entries = catalogue.read_text("utf-8").rstrip("\n").split("\n\n")
    once = [entry for entry in entries if OF_THE_COVER.search(entry)]
    often = [entry for entry in entries if not OF_THE_COVER.search(entry)]
    texts = "".join(path.read_text("utf-8") for path in report.glob("*_0.yaml"))
    copied = [_copied(entry, n, texts) for n in range(copies) for entry in often]
    path = report / "locales" / "en" / "LC_MESSAGES" / f"{report.name}.po"
    path.parent.mkdir(parents=True)
    path.write_text("\n\n".join([head, *once, *copied]) + "\n", "utf-8")
    cover = report / "report.yaml"
    text = re.sub(r"(?m)^(editions: \[\w+)\]", r"\1, en]", cover.read_text("utf-8"))
    cover.write_text(text, "utf-8")
    return path


def _copied(entry: str, number: int, texts: str) -> str:
    """The entry of a copy, with the words that its source got, as in the texts of copy 0."""
    if f"{_colours(0)[0]}{FIRST_LINES.findall(entry)[0]}" in texts:
        words = iter(_colours(number))
        entry = FIRST_LINES.sub(lambda found: f"{next(words)}{found[0]}", entry)
    return NAMES.sub(rf"\1\2_{number}", entry)


def _colours(number: int) -> tuple[str, str]:
    """Words for each copy, Chinese and English, in which no rule finds anything."""
    (one_zh, one), (other_zh, other) = (
        [words[at] for words in COLOURS] for at in divmod(number, len(COLOURS[0]))
    )
    return f"{one_zh}、{other_zh}：", f"{one}, {other}: "


def sync(report: Path) -> float:
    """Seconds of work for a sync, from the files on disk on; the modules are imported before."""
    from gareport.flow.upkeep import sync_report

    start = process_time()
    files, faults = sync_report(report)
    seconds = process_time() - start
    assert not faults, faults
    for path, data in files.items():
        path.write_bytes(data)
    return seconds


def check_pairs(report: Path) -> float:
    """Seconds of work for the checks of each pair, from the files on disk on."""
    from gareport.editorial.waivers import waived
    from gareport.flow.desk import in_language

    checks = [check for name, check in _rules().items() if name.startswith("pair_")]
    start = process_time()
    _, edition, _, faults = in_language(report, "en")
    assert edition is not None
    faults += waived(edition, [found for check in checks for found in check(edition)])
    seconds = process_time() - start
    assert not faults, faults
    return seconds


def check(report: Path) -> float:
    """Seconds of work for a check of the content and its translation with every rule."""
    from gareport.flow.pipeline import open_report
    from gareport.report.diagnostics import has_errors

    _rules()
    start = process_time()
    opened = open_report(report)
    seconds = process_time() - start
    assert len(opened.editions) > 1
    assert not has_errors(opened.found), opened.found
    return seconds


def _rules() -> dict[str, Any]:
    """What each rule module checks, by its name; all are imported before the clock starts."""
    from gareport.editorial import rules

    return {
        name: import_module(f"gareport.editorial.rules.{name}").check for name in rules.modules()
    }


def read_and_write(catalogue: Path) -> float:
    """Seconds of work for polib to read the file and to write it with its default settings."""
    import polib

    start = process_time()
    polib.pofile(str(catalogue)).save(str(catalogue.with_suffix(".copy")))
    return process_time() - start
