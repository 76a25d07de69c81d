"""Texts that are counted within a cell: a catalogue in; out, each entry where its text is now.

The keys of such texts end with their numbers, so a new one before them gives each another key. An
entry follows its text if the source is the same. An entry whose text is gone keeps a key that no
text has.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from gareport.report.edition import Entry
from gareport.report.keys import Key
from gareport.report.source import Text
from gareport.translation.catalogue import Catalogue


def followed(catalogue: Catalogue, texts: Mapping[Key, Text]) -> Catalogue:
    """The catalogue with the entries of counted texts under the keys that these have now."""
    groups: dict[Key, list[Key]] = {}
    for key in (*texts, *catalogue.entries):
        if (first := key.first) != key and (first in texts or first in catalogue.entries):
            groups.setdefault(first, [first])
            groups[first] += [key] if key not in groups[first] else []
    entries = dict(catalogue.entries)
    for keys in groups.values():
        own = {key: entries[key] for key in keys if key in entries}
        if any(key in texts and texts[key] != own[key].source for key in own):
            entries = {key: entry for key, entry in entries.items() if key not in own}
            entries |= _placed(keys, own, texts)
    return replace(catalogue, entries=entries)


def _placed(
    keys: list[Key], own: Mapping[Key, Entry], texts: Mapping[Key, Text]
) -> dict[Key, Entry]:
    """The entries of one cell: those with the same source first, then those that have changed."""
    left = dict(own)
    found: dict[Key, Entry] = {}
    wanted = [key for key in keys if key in texts]
    for key in wanted:
        same = [one for one in left if left[one].source == texts[key]]
        if same:
            found[key] = left.pop(key if key in same else same[0])
    for key in wanted:
        if key not in found and key in left:
            found[key] = left.pop(key)
    free = (one for one in map(keys[0].counted, count(2)) if one not in texts)
    return found | {next(free): entry for entry in left.values()}
