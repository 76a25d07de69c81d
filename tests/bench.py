"""What a build costs beside WeasyPrint's layout: the sample report in, a table of ratios out.

Both sides of a ratio are timed in turn in the same run. The table judges; nothing fails by time.
"""

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from pkgutil import resolve_name, walk_packages
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, ParamSpec, TypeVar
from unittest.mock import patch

import bench_long_texts
import bench_sync
import bench_tables

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = str(ROOT / "build.py")
SAMPLE = ROOT / "content" / "a_62_502"
DEMONSTRATION = ROOT / "content" / "demonstration"
ENGLISH = {"demonstration": "en", "sample": "en"}  # the edition that is compared
PAIRS = 5
COPIES = 11  # of the sample's sections: some hundred pages
SHORT, LONG = 3, 28  # copies for some 30 and some 250 pages
STOCK = """
import sys
from weasyprint import HTML
for source in sys.argv[1:]:
    HTML(source).write_pdf(source + ".pdf", pdf_variant="pdf/a-3a")
"""
STAGES = {
    "gareport.flow.pipeline.load": "load",
    "gareport.flow.pipeline.read_catalogue": "translate",
    "gareport.flow.pipeline.translate": "translate",
    "gareport.editorial.rules.check": "rules",
    "gareport.numbering.resolve.resolve": "resolve",
    "gareport.formats.render.render": "render pdf",
    "gareport.layout.weasyprint_fixes.apply": "apply fixes",
    "gareport.layout.paginate.paginate": "paginate",
    "gareport.formats.pdf.package": "write pdf",
    "gareport.formats.docx.render": "render docx",
    "gareport.formats.docx.package": "package docx",
}
LAYOUT = ("paginate", "write pdf")
WORD = ("render docx", "package docx")
LAZY = ("babel.dates", "babel.numbers", "docx", "weasyprint")  # what stages import when they run
# Where a section file names what must differ from copy to copy: ids, references, notes.
NAMES = re.compile(r"(\bid: |\{ref\.|\{note\.|^  (?=\w+:))(\w+)", re.MULTILINE)

Given = ParamSpec("Given")
Result = TypeVar("Result")
Clock = dict[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: our seconds and those of the comparison, pair by pair."""

    title: str
    bar: float
    ours: Sequence[float]
    against: Sequence[float]

    def __str__(self) -> str:
        ratios = [own / other for own, other in zip(self.ours, self.against, strict=True)]
        times = f"{median(self.ours):7.2f} s {median(self.against):7.2f} s"
        spread = f"{median(ratios):6.2f}  {min(ratios):.2f}-{max(ratios):.2f}"
        verdict = "ok" if median(ratios) <= self.bar else "over"
        return f"{self.title:50}{times} {spread} {self.bar:6.2f}  {verdict}"


def main() -> None:
    """Measure everything, printing a line of the table as soon as it is known."""
    sys.path.insert(0, str(ROOT))
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    print(f"{machine:50}{'ours':>9} {'against':>9} {'ratio':>6} {'min-max':>10} {'bar':>6}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        pages = fresh(write_pages, SAMPLE, folder)
        for measure in (
            from_cold,
            fixes,
            in_process,
            long_report,
            a_page,
            tables,
            all_rules,
            translators,
            long_texts,
        ):
            for line in measure(folder, pages):
                print(line, flush=True)


def from_cold(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """Whole commands, each in a process of its own: build, WeasyPrint alone, check."""
    build = [SCRIPT, "build", str(SAMPLE), "--output", str(folder)]
    stock = ["-c", STOCK, *map(str, pages)]
    check = [SCRIPT, "check", str(SAMPLE)]
    commands = (build, stock, [*build, "--jobs", "1"], check)
    rounds = [[_seconds(command) for command in commands] for _ in range(PAIRS)]
    built, alone, one_by_one, checked = zip(*rounds, strict=True)
    yield Row("cold: all four files / WeasyPrint's two PDFs", 1.15, built, alone)
    yield Row("  the same, one edition at a time", 1.15, one_by_one, alone)
    yield Row("cold: check / all four files", 0.35, checked, built)


def _seconds(command: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return perf_counter() - start


def fixes(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """The PDF of the Chinese edition with the fixes to WeasyPrint and without."""
    taken = [[fresh(make_pdf, pages[0], fixed) for fixed in (True, False)] for _ in range(PAIRS)]
    fixed, stock = zip(*taken, strict=True)
    yield Row("PDF of the Chinese edition: fixed / stock", 1.15, fixed, stock)


def in_process(folder: Path, pages: Sequence[Path]) -> Iterator[Row | str]:
    """Both editions in one process, with packages imported before and templates compiled again."""
    runs = [fresh(stages, SAMPLE) for _ in range(PAIRS)]
    ours = [sum(run.values()) - sum(run[name] for name in LAYOUT) for run in runs]
    yield Row("all but PDF layout / all", 0.15, ours, [sum(run.values()) for run in runs])
    for name in (*dict.fromkeys(STAGES.values()), "between"):
        times = [1000 * run[name] for run in runs]
        yield f"  {name:14}{median(times):8.1f} ms {min(times):8.1f}-{max(times):.1f}"


def long_report(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """The Word file of a report of some hundred pages against its PDF."""
    report = folder / "long"
    repeat(SAMPLE, report, COPIES)
    runs = [fresh(stages, report) for _ in range(2)]
    word, pdf = ([sum(run[name] for name in names) for run in runs] for names in (WORD, LAYOUT))
    yield Row(f"{COPIES} times the sample: DOCX / PDF", 0.10, word, pdf)


def a_page(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """What a page of a long PDF costs against one of a short: layout must not slow down."""
    reports = []
    for copies in (LONG, SHORT):
        repeat(SAMPLE, folder / f"times_{copies}", copies)
        (path,) = fresh(write_pages, folder / f"times_{copies}", folder)
        reports.append(path.rename(path.with_stem(f"times_{copies}")))
    taken = [[fresh(seconds_a_page, path) for path in reports] for _ in range(3)]
    long, short = zip(*taken, strict=True)
    counted = " against ".join(str(pages) for _, pages in taken[0])
    ours, against = ([seconds for seconds, _ in side] for side in (long, short))
    yield Row(f"PDF: a page of {counted}", 1.2, ours, against)


def tables(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """A page of a long table, and one of the demonstration, against a page of text."""
    bench_tables.write_table(folder / "table")
    repeat(SAMPLE, folder / "text", SHORT)
    written: dict[str, Path] = {}
    for name, report in (
        ("table", folder / "table"),
        ("text", folder / "text"),
        ("demonstration", DEMONSTRATION),
        ("sample", SAMPLE),
    ):
        path = next(
            p for p in fresh(write_pages, report, folder) if p.stem == ENGLISH.get(name, p.stem)
        )
        written[name] = path.rename(path.with_stem(name))
    taken = [
        {name: fresh(seconds_a_page, path) for name, path in written.items()} for _ in range(3)
    ]
    for one, other, bar in (("table", "text", 1.5), ("demonstration", "sample", 1.4)):
        counted = taken[0][one][1], taken[0][other][1]
        title = f"PDF: a page of {one} ({counted[0]}) / of {other} ({counted[1]})"
        yield Row(title, bar, *([run[name][0] for run in taken] for name in (one, other)))
    bare = bench_tables.write_bare(folder / "bare.html")
    stock = [fresh(stock_seconds_a_page, bare) for _ in range(3)]
    ours = [run["table"][0] for run in taken]
    yield Row("PDF: a page of table / of WeasyPrint's bare table", 1.5, ours, stock)


def all_rules(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """The check of a long report, from its files to its findings, against building its PDF."""
    report = folder / "checked"
    repeat(SAMPLE, report, LONG)
    bench_sync.mark_texts(report)
    checked, built = zip(*(fresh(check_and_build, report) for _ in range(2)), strict=True)
    yield Row(f"{LONG} times the sample: check with all rules / PDF", 0.10, checked, built)


def check_and_build(report: Path) -> tuple[float, float]:
    """Seconds to check a report, and to build the PDF of its first edition, imports left out."""
    from gareport.editorial.rules import check
    from gareport.flow.batch import prepare
    from gareport.flow.pipeline import Made, build_edition, open_report

    prepare()
    check(open_report(SAMPLE).editions["zh"])  # imports the rules
    start = process_time()
    opened = open_report(report)
    checked = process_time()
    built = build_edition(next(iter(opened.editions.values())), ("pdf",))
    assert isinstance(built, Made), built
    return checked - start, process_time() - checked


def translators(folder: Path, pages: Sequence[Path]) -> Iterator[Row]:
    """Sync and check of ten thousand segments against polib reading and writing their file.

    The checks of each pair are what a translation is held to; every rule is what `check` runs,
    the editorial ones on both languages among them.
    """
    report = folder / "translated"
    repeat(SAMPLE, report, bench_sync.COPIES)
    bench_sync.mark_texts(report)
    catalogue = ROOT / "locales" / "en" / "LC_MESSAGES" / f"{SAMPLE.name}.po"
    path = bench_sync.translate_copies(catalogue, report, bench_sync.COPIES)
    fresh(bench_sync.sync, report)  # puts the file into shape
    steps = (
        (bench_sync.sync, report),
        (bench_sync.check_pairs, report),
        (bench_sync.check, report),
        (bench_sync.read_and_write, path),
    )
    rounds = [[fresh(step, given) for step, given in steps] for _ in range(PAIRS)]
    in_pairs = [sync + pairs for sync, pairs, _, _ in rounds]
    in_all = [sync + check for sync, _, check, _ in rounds]
    polib = [seconds for *_, seconds in rounds]
    yield Row("10,000 segments: sync, checks of each pair / polib", 2.0, in_pairs, polib)
    yield Row("  sync, check with every rule / polib", 3.5, in_all, polib)


def long_texts(folder: Path, pages: Sequence[Path]) -> Iterator[Row | str]:
    """What a text twice as long costs, for the rule or stage and the text where it costs most."""
    worst = fresh(bench_long_texts.worst)
    title = f"twice {bench_long_texts.LENGTH} characters / once, at worst"
    yield Row(title, bench_long_texts.BAR, [worst.twice], [worst.once])
    yield f"  {worst}"


def fresh(function: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """Call the function in a new process, where nothing is imported, compiled or kept yet."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(function, *args, **kwargs).result()


def write_pages(report: Path, folder: Path) -> list[Path]:
    """Write the HTML of every edition as the render stage makes it, the original's first."""
    from gareport.flow.pipeline import open_report
    from gareport.formats.render import render
    from gareport.numbering.resolve import resolve

    pages = {}
    for code, edition in open_report(report).editions.items():
        pages[folder / f"{code}.html"] = render(resolve(edition), "pdf")["report.html"]
    return [path for path, html in pages.items() if path.write_text(html, "utf-8")]


def seconds_a_page(page: Path) -> tuple[float, int]:
    """Seconds per page to make our PDF of an HTML file, and the number of its pages."""
    from gareport.layout.paginate import VARIANT, correct, paginate

    correct()
    start = perf_counter()
    paginated = paginate(page.read_text("utf-8"))
    paginated.document.write_pdf(pdf_variant=VARIANT)
    return (perf_counter() - start) / paginated.count, paginated.count


def stock_seconds_a_page(page: Path) -> float:
    """Seconds per page that WeasyPrint alone takes for an HTML file."""
    from weasyprint import HTML

    start = perf_counter()
    document = HTML(page).render()
    document.write_pdf(pdf_variant="pdf/a-3a")
    return (perf_counter() - start) / len(document.pages)


def make_pdf(page: Path, fixed: bool) -> float:
    """Seconds to make an HTML file a PDF; with the fixes, to install them too."""
    from weasyprint import HTML

    from gareport.layout.weasyprint_fixes import apply

    start = perf_counter()
    if fixed:
        apply()
    HTML(page).write_pdf(pdf_variant="pdf/a-3a")
    return perf_counter() - start


def stages(report: Path) -> Clock:
    """Build every edition of a report in this process: seconds by stage, imports left out."""
    package = import_module("gareport")
    own = [module.name for module in walk_packages(package.__path__, "gareport.")]
    for name in (*own, *LAZY):
        import_module(name)
    clock: Clock = defaultdict(float)
    with ExitStack() as patches:
        for target, name in STAGES.items():
            patches.enter_context(patch(target, _timed(clock, name, resolve_name(target))))
        _timed(clock, "between", _build)(report)
    return clock


def _build(report: Path) -> None:
    from gareport.flow.opened import is_buildable
    from gareport.flow.pipeline import Made, build_edition, open_report

    opened = open_report(report)
    assert is_buildable(opened), opened.found
    for edition in opened.editions.values():
        built = build_edition(edition, ("pdf", "docx"))
        assert isinstance(built, Made), built


def _timed(clock: Clock, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its seconds added to the clock, without those of timed ones within it."""

    def call(*args: Any, **kwargs: Any) -> Any:
        counted, start = sum(clock.values()), perf_counter()
        result = function(*args, **kwargs)
        clock[name] += perf_counter() - start - (sum(clock.values()) - counted)
        return result

    return call


def repeat(report: Path, folder: Path, copies: int) -> None:
    """Write a report of `copies` times the sections, in its first edition, names made distinct."""
    folder.mkdir()
    cover = (report / "report.yaml").read_text("utf-8")
    sections = re.findall(r"\w+", re.findall(r"(?m)^sections: (.*)", cover)[0])
    for number in range(copies):
        for name in sections:
            text = NAMES.sub(rf"\1\2_{number}", (report / f"{name}.yaml").read_text("utf-8"))
            (folder / f"{name}_{number}.yaml").write_text(text, "utf-8")
    listed = ", ".join(f"{name}_{number}" for number in range(copies) for name in sections)
    cover = re.sub(r"(?m)^sections: .*", f"sections: [{listed}]", cover)
    cover = re.sub(r"(?m)^(editions: \[\w+).*", r"\1]", cover)
    (folder / "report.yaml").write_text(cover, "utf-8")


if __name__ == "__main__":
    main()
