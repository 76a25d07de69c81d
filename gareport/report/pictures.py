"""Pictures of a report as they were read: the bytes of one that can be printed, or why not."""

from dataclasses import dataclass, field
from typing import Literal

PictureForm = Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that every format can print: the bytes of its file, its pixels, its form."""

    data: bytes = field(repr=False)
    width: int
    height: int
    form: PictureForm = "png"

    @property
    def ending(self) -> str:
        """The ending of the name of its file, for example `.png`."""
        return f".{self.form}"


@dataclass(frozen=True, slots=True)
class Unprintable:
    """What keeps a picture from being printed, and the remedy."""

    message: str
    hint: str
