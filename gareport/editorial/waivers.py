"""Waivers: findings in; those that no waiver silences out, with findings about the waivers.

A waiver is a translator's comment in an entry, `# ok: number -- the reason`. It silences the pair
rule that it names, in that entry only. The name may have its prefix `pair-`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition, State
from gareport.report.keys import Key

_WAIVER = re.compile(r"#\s*[oO][kK][:：]\s*(?P<names>[^—]*?)\s*(?:(?:--+|—+)\s*(?P<reason>.*))?$")
_PREFIX = "pair-"
_NEVER = ("pair-tokens",)  # with other tokens than its source an entry cannot be printed


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule that a translator's comment silences in one entry, with the reason."""

    key: Key
    rule: str
    reason: str
    place: Span


def waived(edition: Edition, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that no waiver silences, and findings about the waivers themselves."""
    waivers = {(w.key, w.rule): w for w in _waivers(edition)}
    if not waivers:
        return list(found)
    used: set[tuple[Key, str]] = set()
    kept: list[Diagnostic] = []
    keys = sorted((entry.translation.span, key) for key, entry in edition.entries.items())
    for fault in found:
        at = bisect_right(keys, fault.span, key=lambda place: place[0]) - 1
        name = (keys[at][1], fault.rule)
        if (
            fault.rule not in _NEVER
            and at >= 0
            and fault.span.file == keys[at][0].file
            and name in waivers
        ):
            used.add(name)
            if waivers[name].reason:
                continue
        kept.append(fault)
    kept += [_without_reason(w) for w in waivers.values() if not w.reason]
    kept += [_unused(w) for name, w in waivers.items() if name not in used and w.reason]
    return kept


def _waivers(edition: Edition) -> Iterator[Waiver]:
    for key, entry in edition.entries.items():
        segment = edition.texts.get(key)
        if segment is None or segment.state in (State.MISSING, State.STALE):
            continue  # no rule has checked the pair
        for remark, place in zip(entry.remarks, entry.remarks_at, strict=True):
            if (waiver := _WAIVER.match(remark)) is None:
                continue
            for name in re.split(r"[,，、\s]+", waiver["names"].strip()):
                rule = f"{_PREFIX}{name.lower().removeprefix(_PREFIX)}"
                yield Waiver(key, rule, waiver["reason"] or "", place)


def _without_reason(waiver: Waiver) -> Diagnostic:
    name = waiver.rule.removeprefix(_PREFIX)
    message = f"the waiver of `{name}` in `{waiver.key}` gives no reason"
    hint = f"write the reason after two hyphens: `# ok: {name} -- the reason`"
    return Diagnostic("waiver-reason", waiver.place, message, hint)


def _unused(waiver: Waiver) -> Diagnostic:
    name = waiver.rule.removeprefix(_PREFIX)
    message = f"the waiver of `{name}` in `{waiver.key}` is unused"
    hint = "delete it, or fix the name: write what follows `pair-` in the name of the finding"
    if waiver.rule in _NEVER:
        message = f"`{waiver.rule}` cannot be waived"
        hint = "delete the waiver, and copy the tokens from the source"
    return Diagnostic("waiver-unused", waiver.place, message, hint, Severity.WARNING)
