"""Numeral systems: a positive number and the name of a system in, its label as text out.

The systems have the names that Word gives them, so that both formats number in the same way.
"""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "零一二三四五六七八九"
HAN_NUMERALS = f"{_HAN}〇两十百千万亿"  # what a number in Chinese is written with
UP_TO_TEN = "一二三四五六七八九十"


def lower_roman(number: int) -> str:
    """4 as iv."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def lower_letter(number: int) -> str:
    """1 as a, 26 as z, 27 as aa, 28 as bb: letters are repeated, as in Word."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def chinese(number: int) -> str:
    """62 as 六十二, 105 as 一百零五; up to 9999."""
    if number < 20:
        return _HAN[number] if number < 10 else "十" + _HAN[number - 10].replace("零", "")
    text, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += "零" * (pending and bool(text)) + _HAN[digit] + sign
        pending = not digit
    return text


SYSTEMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": lambda n: lower_roman(n).upper(),
    "lowerRoman": lower_roman,
    "upperLetter": lambda n: lower_letter(n).upper(),
    "lowerLetter": lower_letter,
    "chineseCountingThousand": chinese,
}


def spell(number: int, system: str) -> str:
    """The number in the system: `spell(4, "upperRoman")` is IV."""
    return SYSTEMS[system](number)
