"""How far a translation is: an edition in, its texts counted by section and state out.

Only translations that are ok count as done: stale and tentative ones still need work.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gareport.language.inline import characters, flat, parse
from gareport.language.languages import languages
from gareport.report.edition import Edition, State
from gareport.report.keys import Key
from gareport.report.source import Text
from gareport.report.texts import segments_of_cover, segments_of_section

_HAN = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[^\W_{_HAN}]++(?:[-–'’./,][^\W_{_HAN}]++)*+")
_CHARACTER = re.compile(rf"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Workload:
    """The number of texts, and the amount of work: source words, or characters in Chinese."""

    segments: int = 0
    volume: int = 0

    def __add__(self, other: "Workload") -> "Workload":
        return Workload(self.segments + other.segments, self.volume + other.volume)


@dataclass(frozen=True, slots=True)
class Share:
    """The cover, a section or a whole edition, counted by state."""

    id: str
    by_state: Mapping[State, Workload]

    @property
    def whole(self) -> Workload:
        """All texts, in whatever state."""
        return sum(self.by_state.values(), Workload())

    @property
    def done(self) -> int:
        """The work that is ok, in per cent, rounded down: 100 means that nothing is left."""
        done, whole = self.by_state[State.OK], self.whole
        if done.segments == whole.segments:
            return 100
        return min(99, 100 * done.volume // whole.volume) if whole.volume else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """An edition counted: part by part, and in total."""

    report: str
    edition: str
    source: str
    unit: str
    parts: tuple[Share, ...]
    total: Share


def progress(edition: Edition) -> Progress:
    """Count a translation; volumes are those of the source, as missing texts have no other."""
    report = edition.report
    source = languages()[report.cover.language]
    parts = [_part("cover", edition, segments_of_cover(report.cover))]
    for section in report.all_sections:
        parts.append(_part(section.id, edition, segments_of_section(section)))
    total = {state: sum((part.by_state[state] for part in parts), Workload()) for state in State}
    unit = "characters" if source.han else "words"
    name, code = report.name, edition.language.code
    return Progress(name, code, source.code, unit, tuple(parts), Share("total", total))


def _part(name: str, edition: Edition, texts: Iterable[tuple[Key, Text]]) -> Share:
    found = dict.fromkeys(State, Workload())
    for key, text in texts:
        if edition.texts[key].data is None:
            found[edition.texts[key].state] += Workload(1, volume(text))
    return Share(name, found)


@lru_cache(maxsize=100_000)
def volume(text: str) -> int:
    """The words of a text; each Chinese character counts as one, markup and tokens do not."""
    nodes = flat(parse(text)[0])
    plain = "".join(characters(node) or "\0" for node in nodes)
    return len(_WORD.findall(plain)) + len(_CHARACTER.findall(plain))


def as_json(counted: Progress) -> dict[str, object]:
    """The counts as plain data for other programs."""
    return {
        "report": counted.report,
        "edition": counted.edition,
        "source": counted.source,
        "unit": counted.unit,
        "sections": [_json(part) for part in counted.parts],
        "total": _json(counted.total),
    }


def _json(part: Share) -> dict[str, object]:
    def plain(tally: Workload) -> dict[str, int]:
        return {"segments": tally.segments, "volume": tally.volume}

    states = {str(state): plain(part.by_state[state]) for state in State}
    return {"id": part.id, "done": part.done, "all": plain(part.whole), **states}


def as_table(counted: Progress) -> str:
    """The counts as a table: segments and volume in each state, part by part."""
    parts = (*counted.parts, counted.total)
    columns = [["all", *_pairs([part.whole for part in parts])]]
    columns += [[str(s), *_pairs([part.by_state[s] for part in parts])] for s in State]
    columns.append(["done", *(f"{part.done}%" for part in parts)])
    names = ["", *(part.id for part in parts)]
    wide = max(map(len, names))
    cells = [[name.ljust(wide) for name in names], *map(_right, columns)]
    title = f"{counted.report}, {counted.source} to {counted.edition}: segments and {counted.unit}"
    return "\n".join([title, *("   ".join(line) for line in zip(*cells, strict=True))])


def _pairs(tallies: list[Workload]) -> list[str]:
    """Segments and volume side by side, the volumes aligned; a dash for no segments."""
    volumes = _right([f"{tally.volume:,}" if tally.segments else "-" for tally in tallies])
    return [f"{tally.segments or '-'} {v}" for tally, v in zip(tallies, volumes, strict=True)]


def _right(cells: list[str]) -> list[str]:
    wide = max(map(len, cells))
    return [cell.rjust(wide) for cell in cells]
