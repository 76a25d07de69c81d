"""The words behind a command: options with several values each in, an option for each value out."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

Several = Mapping[str, Callable[[str], bool]]


class Command(click.Command):
    """A command whose options take further values: `--format pdf docx`.

    `several` tells, by option, which words behind its value are values too; the others are
    arguments, as ever.
    """

    def __init__(self, *args: Any, several: Several, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.several = several

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words, options repeated where one stood before several values."""
        return super().parse_args(ctx, spread(args, self.several))


def spread(words: Sequence[str], several: Several) -> list[str]:
    """Put the option before each further value: `--format pdf --format docx`.

    Everything behind `--` stays as it is.
    """
    found: list[str] = []
    option = ""
    is_value = False
    for at, word in enumerate(words):
        if word == "--" and not is_value:
            return [*found, *words[at:]]
        if option and not is_value and several[option](word):
            found += (option, word)
            continue
        found.append(word)
        if is_value:
            is_value = False
            continue
        name, sign, _ = word.partition("=")
        option = name if name in several else ""
        is_value = option != "" and not sign
    return found


def is_language(word: str) -> bool:
    """Whether the word has the form of an edition: `zh`, `zh+en`."""
    return re.fullmatch(r"[a-z]{2}(\+[a-z]{2})*", word) is not None
