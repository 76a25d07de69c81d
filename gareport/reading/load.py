"""Stage 1: a report's folder in, a `Report` and the errors of its files out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from gareport.reading.explain import NAME_HINT, NO_ID, nearest
from gareport.reading.neighbours import COVER
from gareport.reading.pictures import FIGURES, read_picture
from gareport.reading.presence import is_there, may_be_file, taken_by
from gareport.reading.row_files import with_rows
from gareport.reading.salvage import Model, is_stand_in, salvage
from gareport.reading.unlisted import in_subfolders, is_name, misnamed, possible_name, unlisted
from gareport.reading.yaml_faults import cut_text
from gareport.reading.yaml_text import UnreadableError, decode, read
from gareport.report.cover import Cover, Report
from gareport.report.diagnostics import Diagnostic, Severity, Span, has_errors, shown
from gareport.report.losses import Losses
from gareport.report.model import ANNEXED, Figure, Section
from gareport.report.pictures import Picture, Unprintable
from gareport.report.scalars import ID_PATTERN
from gareport.report.source import Mapping, Sequence, SourceNode, Text
from gareport.report.texts import left_out, segments_of_cover, segments_of_section, walk


def load(folder: Path) -> tuple[Report | None, list[Diagnostic]]:
    """Read report.yaml and the files that it names, and continue after every error.

    A report with errors records what it has lost. No report means that no cover can be read.
    """
    if fault := _without_cover(folder):
        return None, [fault]
    files = _Files(folder)
    cover, node = files.cover()
    if not re.fullmatch(ID_PATTERN, folder.name):
        place = Span(shown(folder / COVER), 1, 1)
        message = f"the folder name `{folder.name}` is not a valid name for a report"
        files.found.append(Diagnostic("value", place, message, f"rename it; {NAME_HINT}"))
    if cover is None:
        return None, files.found
    sections, annexes = files.listed(node)
    read_once = {name: files.section(name, [*sections, *annexes]) for name in [*sections, *annexes]}
    files.report_unlisted(node)
    report = Report(
        folder=str(folder),
        name=folder.name,
        cover=cover,
        sections=_there(read_once[name] for name in sections),
        annexes=_there(read_once[name] for name in annexes),
        lost=files.losses.frozen() if has_errors(files.found) else None,
        pictures=_pictures(folder, cover, [s for s in read_once.values() if s is not None]),
    )
    if forgotten := sorted({*left_out(report)}):
        raise RuntimeError(f"`own_texts` in report/kinds.py leaves out {', '.join(forgotten)}")
    return report, [*_one_for_ids(files.found)]


def _without_cover(folder: Path) -> Diagnostic | None:
    """The error if something else is in the place of the cover, or the cover has another name."""
    if taken := taken_by(folder / COVER):
        hint = "replace it with the file of the cover"
        return Diagnostic("file", Span(shown(folder / COVER), 1, 1), f"this is {taken}", hint)
    if not is_there(folder / COVER) and (other := misnamed(folder, Path(COVER).stem)):
        place = Span(shown(other), 1, 1)
        message, hint = f"a report has no {other.name}", f"rename {other.name} to {COVER}"
        return Diagnostic("file", place, f"{message}, only a {COVER}", hint)
    return None


def _one_for_ids(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, with one for all blocks without an id, at the first of them."""
    first = next((fault for fault in found if fault.rule == NO_ID), None)
    count = sum(fault.rule == NO_ID for fault in found)
    for fault in found:
        if fault.rule != NO_ID:
            yield fault
        elif fault is first:
            message = (
                f"{count} blocks have no id; this is the first" if count > 1 else fault.message
            )
            hint = f"run `gareport ids` to give every block an id, or {fault.hint}"
            yield replace(fault, message=message, hint=hint)


def _pictures(
    folder: Path, cover: Cover, sections: Iterable[Section]
) -> dict[str, Picture | Unprintable]:
    """The pictures that the report names, by name: those of figures, and the emblem."""
    found = {
        str(name): read_picture(folder, name, FIGURES)
        for node in walk((*sections,))
        if isinstance(node, Figure)
        for name in node.figure.pictures
    }
    emblem = [str(cover.emblem)] if cover.emblem is not None else []
    return found | {name: read_picture(folder, name) for name in emblem}


@dataclass(slots=True)
class _Files:
    """The files of a folder as they are read: their errors, and what they have lost."""

    folder: Path
    found: list[Diagnostic] = field(default_factory=list)
    losses: Losses = field(default_factory=Losses)
    is_guessed: bool = False  # the cover cannot be read, and its lists are guessed
    meant: set[str] = field(default_factory=set)  # files that are read in place of misspelt names

    def cover(self) -> tuple[Cover | None, SourceNode]:
        """The cover and its nodes; if it is not YAML, a substitute with the files it may name."""
        node = self._read(COVER, Cover)
        if isinstance(node, Mapping):
            if {"sections", "annexes"} & {key for key in node.surplus if isinstance(key, Text)}:
                self.losses.blind = True
            return self._salvaged(Cover, node)
        if self.losses.blind:
            return None, node or Text("", Span("", 1, 1))
        place = Span(shown(self.folder / COVER), 1, 1)
        self.is_guessed = True
        names = [name for name in self._stems() if name in self.losses.names]
        listed = Sequence(place, tuple(Text(name, place) for name in names))
        keys = (Text("sections", place),) if names else ()
        cover, node, _ = salvage(
            Cover, Mapping(place, keys, dict.fromkeys(keys, listed)), self.losses
        )
        return cover, node

    def listed(self, cover: SourceNode) -> tuple[list[Text], list[Text]]:
        """The sections and the annexes that the cover names, each once, without the cover."""
        found: tuple[list[Text], list[Text]] = ([], [])
        taken: dict[str, Span] = {}
        for names, key in zip(found, ("sections", "annexes"), strict=True):
            for name in _listed(cover, key):
                if name == Path(COVER).stem:
                    message = f"`{name}` is this file, which is not a section"
                    hint = "list the files of the sections here, without .yaml"
                    self.found.append(Diagnostic("missing-file", name.span, message, hint))
                    self.losses.blind = True
                elif name in taken:
                    message = f"`{name}` is listed twice (first on line {taken[name].line})"
                    hint = "delete one of the two"
                    self.found.append(Diagnostic("duplicate-id", name.span, message, hint))
                else:
                    names.append(name)
                    taken[name] = name.span
        return found

    def section(self, name: Text, listed: list[Text]) -> Section | None:
        """The section of that name; if the file does not exist, the one that was meant."""
        if place_taken := taken_by(self.folder / f"{name}.yaml"):
            message = f"{name}.yaml is {place_taken}"
            hint = "replace it with the file of the section"
            self.found.append(Diagnostic("missing-file", name.span, message, hint))
            self.losses.blind = True
            return None
        file = f"{name}.yaml"
        is_missing = not is_there(self.folder / file)
        if is_missing and (other := misnamed(self.folder, name)):
            message, hint = f"the file {file} does not exist", f"rename {other.name} to {file}"
            self.found.append(Diagnostic("missing-file", name.span, message, hint))
            self.meant.add(other.stem)
            file = other.name
        elif is_missing:
            meant = nearest(name, [stem for stem in self._stems() if stem not in listed])
            path = shown(self.folder / f"{name}.yaml")
            create = f"create {path}, or delete the name from the list"
            hint = f"did you mean `{meant}`?" if meant else create
            message = f"the file {name}.yaml does not exist"
            self.found.append(Diagnostic("missing-file", name.span, message, hint))
            if meant is None:
                self.losses.blind = True
                return None
            self.meant.add(meant)
            file = f"{meant}.yaml"
        node = self._read(file, Section)
        if isinstance(node, Mapping):
            node, found = with_rows(node, self.folder, self.losses)
            self.found += found
        return self._salvaged(Section, node)[0] if isinstance(node, Mapping) else None

    def report_unlisted(self, cover: SourceNode) -> None:
        """Report each file that no list of the cover names: its text would be missing in print."""
        if self.is_guessed or self.losses.blind or not isinstance(cover, Mapping):
            return  # the lists, or a file that they name, are not known
        lists = [cover.values.get(key) for key in ("sections", "annexes")]
        named = {str(e) for found in lists if isinstance(found, Sequence) for e in found.entries}
        place = next((key.span for key in cover.keys if key == "sections"), cover.span)
        try:
            paths = unlisted(self.folder, COVER, named | self.meant)
        except OSError as error:
            message = f"the files of the folder cannot be listed: {error.strerror}"
            at, hint = Span(shown(self.folder), 1, 1), "fix the permissions of the folder"
            self.found.append(Diagnostic("file", at, message, hint))
            self.losses.blind = True
            return
        for path in paths:
            self._report_unlisted(path, place)
        for path in in_subfolders(self.folder, COVER):
            inner = path.relative_to(self.folder)
            message = f"nobody reads {inner}, because it is in a folder within that of the report"
            hint = "move it beside report.yaml, or out of the folder of the report"
            self.found.append(Diagnostic("subfolder", place, message, hint, Severity.WARNING))

    def _report_unlisted(self, path: Path, place: Span) -> None:
        node, _ = read(path, shown(path))
        if node is not None:
            self.losses.add(node)
        is_annex = isinstance(node, Mapping) and node.values.get("kind") in ANNEXED
        name = possible_name(path.stem)
        if not name:
            rename, name = "give it a name of a-z, 0-9 and _, and ", "NAME"
        else:
            rename = "" if path.name == f"{name}.yaml" else f"rename it to {name}.yaml and "
        hint = f"{rename}add `{name}` to `{'annexes' if is_annex else 'sections'}`"
        message = f"`{path.name}` is in the folder, but not in `sections` or `annexes`"
        self.found.append(Diagnostic("unlisted-file", place, message, f"{hint}, or move it away"))

    def _salvaged(self, kind: type[Model], node: SourceNode) -> tuple[Model | None, SourceNode]:
        value, node, found = salvage(kind, node, self.losses)
        self.found += found
        if value is None:
            self.losses.add(node)
        elif isinstance(value, Cover):
            self._report_cut(text for _, text in segments_of_cover(value))
        elif isinstance(value, Section):
            self._report_cut(text for _, text in segments_of_section(value))
        return value, node

    def _report_cut(self, texts: Iterable[Text]) -> None:
        """Report each printed text that a comment follows: its words may belong to the text."""
        for text in texts:
            if fault := cut_text(text):
                self.found.append(fault)
                self.losses.add(text.cut or text)

    def _read(self, name: str, kind: type[BaseModel]) -> SourceNode | None:
        """The nodes of a file; if they cannot be used, the names in it count as lost."""
        path = self.folder / name
        node, found = read(path, shown(path))
        self.found += found
        if node is not None and not isinstance(node, Mapping):
            self.found += salvage(kind, node, Losses())[2][:1]
        if found or not isinstance(node, Mapping):
            try:
                text, _ = decode(path, shown(path))
            except UnreadableError:
                self.losses.blind = True
                return None
            self.losses.add_damaged(text, shown(path))
            if not isinstance(node, Mapping):
                self.losses.add_unread(text)
        return node

    def _stems(self) -> list[str]:
        """The names of the files that could be sections, in order."""
        paths = sorted(path for path in self.folder.glob("*.yaml") if may_be_file(path))
        return [path.stem for path in paths if path.name != COVER and is_name(path.stem)]


def _there(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section is not None)


def _listed(cover: SourceNode, key: str) -> list[Text]:
    """The files that the cover names under a key."""
    found = cover.values.get(key) if isinstance(cover, Mapping) else None
    entries = found.entries if isinstance(found, Sequence) else ()
    names = [entry for entry in entries if isinstance(entry, Text) and is_name(entry)]
    return [name for name in names if not is_stand_in(name)]
