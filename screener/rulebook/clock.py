"""A computer clock that is behind the rules: ages and days computed from it would be wrong."""

import datetime as dt

from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import day

MAY_DIFFER = dt.timedelta(days=366)
"""A version can be dated ahead, and a copy of older days be tried. A clock that lost its battery is years off."""


def since(rulebook: Rulebook) -> dt.date:
    """The day from which the rules are: that of their version, or of the last signature."""
    year, month, _ = map(int, rulebook.about.version.split("."))
    return max((dt.date(year, month, 1), *(one.on for one in rulebook.signatures)))


def is_behind(rulebook: Rulebook, today: dt.date) -> bool:
    """Whether the day of this computer is long before the rules were written."""
    return today < since(rulebook) - MAY_DIFFER


def clock_sentence(rulebook: Rulebook, today: dt.date) -> str:
    """That the clock is behind the rules; empty where it is not."""
    if not is_behind(rulebook, today):
        return ""
    language = rulebook.about.language
    return rulebook.words.review.clock_behind.format(today=day(language, today), since=day(language, since(rulebook)))
