"""Figures and dates by Unicode's locale data (Babel): a value and a pattern in, text out."""

from datetime import date


def grouped(number: int, locale: str, separator: str | None = None) -> str:
    """The number in groups of three: 421,400; `separator` replaces the locale's own."""
    from babel.numbers import format_decimal, get_group_symbol

    text = format_decimal(number, format="#,##0", locale=locale)
    return text if separator is None else text.replace(get_group_symbol(locale), separator)


def dated(day: date, pattern: str, locale: str) -> str:
    """The date by a pattern of CLDR letters: `d MMMM y` gives 22 October 2007."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)
