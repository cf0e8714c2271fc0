"""How a language writes numbers and days, which way it runs, and what it calls itself: Unicode's CLDR, by Babel."""

import datetime as dt
from functools import cache, lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

Direction = Literal["ltr", "rtl"]

DAYS = 1000
"""How many days in words are held: those of the rules, as often as a page is drawn."""


@cache
def _locale(language: str) -> Locale:
    """The locale of a language code; of one that is written in a region that nobody knows, the language's own.

    Raises:
        UnknownLocaleError: for a language that nobody knows.
    """
    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale.parse(language.partition("-")[0])


def is_known(language: str) -> bool:
    """Whether there is such a language."""
    try:
        return bool(_locale(language))
    except UnknownLocaleError:
        return False


def number(language: str, value: int) -> str:
    """A whole number, with the marks between thousands that the language has."""
    return format_decimal(value, locale=_locale(language))


@lru_cache(DAYS)
def day(language: str, value: dt.date) -> str:
    """A day in words, so that no reader takes the month for the day."""
    return format_date(value, format="long", locale=_locale(language))


def month(language: str, value: dt.date) -> str:
    """The month of a day in words, with its year."""
    return format_skeleton("yMMMM", value, locale=_locale(language))


UNITS = ((730, 365, "year"), (60, 30, "month"), (14, 7, "week"), (0, 1, "day"))
"""From how many days on a length of time is told in which unit, and how many days that has."""


def duration(language: str, days: int) -> str:
    """A length of time in whole units of the size that people say it in."""
    days_of_one, unit = next((size, name) for least, size, name in UNITS if days >= least)
    return format_unit(days // days_of_one, f"duration-{unit}", locale=_locale(language))


def direction(language: str) -> Direction:
    """Which way the language runs, as HTML says it."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


def own_name(language: str) -> str:
    """What the language calls itself, as a heading writes it."""
    locale = _locale(language)
    name = locale.get_display_name(locale) or language
    return name[0].upper() + name[1:]


def name_in(language: str, other: str) -> str:
    """What a language calls another one."""
    return _locale(other).get_display_name(_locale(language)) or other
