"""Bodies that receive or write documents: how their sessions are counted, and their symbols begin.

The rows of `locales/bodies.yaml` are these values; the code knows no body by name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sessions(StrEnum):
    """How the sessions of a body are counted."""

    OWN = "own"
    ORGAN = "organ"
    YEARS = "years"
    DATED = "dated"


FIRST_YEAR = 1946  # of the Security Council: its sixty-fifth year is 2010
_SPECIAL = r"(?:ES|S)-[1-9][0-9]?"


@dataclass(frozen=True, slots=True)
class Body:
    """A body or an organ. `names` are by language; those of organs are fixed words, and not here.

    `symbol` is the beginning of its symbols, with the place of the session or the year.
    """

    key: str
    organ: str
    symbol: str
    sessions: Sessions
    names: Mapping[str, str]

    @property
    def is_organ(self) -> bool:
        """Whether it is a principal organ."""
        return self.key == self.organ

    def name_in(self, language: str) -> str:
        """The name in a language; the key where the file has no name, which is an error there."""
        return self.names.get(language, self.key)

    def session_in(self, symbol: str) -> str | None:
        """The session or the year in a symbol: `62`, `S-4`; empty without one, None if not its."""
        before, place, _ = self.symbol.partition("{")
        number = rf"/?({_SPECIAL}|[1-9][0-9]{{0,3}})" if place else "()"
        found = re.match(f"{re.escape(before.rstrip('/'))}{number}/", symbol)
        return None if found is None else found[1]

    def session_of(self, symbol: str) -> str:
        """The session of a document by its symbol, as a cover writes it; empty if it shows none."""
        found = self.session_in(symbol) or ""
        is_year = self.sessions is Sessions.YEARS and found.isdigit()
        return str(int(found) - FIRST_YEAR + 1) if is_year else found
