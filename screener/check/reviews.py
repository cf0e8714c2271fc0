"""Reviews: each is locked to what was reviewed, and the next one is not forgotten."""

import datetime as dt
from collections.abc import Iterator, Mapping

from screener.engine.problems import Level, Place, Problem
from screener.rulebook.card import CARD, Card
from screener.rulebook.fhir import RECORDS, RecordMap
from screener.rulebook.lock import NAME, Locked, meaning_of
from screener.rulebook.model import About, Caution, CautionFile, Rulebook
from screener.rulebook.reading import Folder

SOON = dt.timedelta(days=60)
"""How long before the day by which a review is due ``check`` begins to warn. A matter of the check alone: no summary
depends on it."""


def lock_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Reviewed cautions of which nobody could tell whether they were changed since, and locks of nothing."""
    hint = f"run `python -m screener lock {folder.path.as_posix()}`"
    for key, one, place in _under_review(folder, "review"):
        locked = rulebook.lock.get(key)
        if one.review.on is None:
            continue
        if locked is None:
            what = f"`{key}` is reviewed, and {NAME} does not hold what was reviewed"
            yield Problem(place, "S001", what, hint)
        elif locked.on != one.review.on:
            what = f"`{key}` was reviewed on {one.review.on}, and {NAME} holds the review of {locked.on}"
            yield Problem(place, "S002", what, hint)
    for key in rulebook.lock:
        place = folder.files[NAME].place("reviewed", key, key=True)
        if key not in rulebook.under_review:
            yield Problem(place, "S003", f"there is no caution `{key}` any more", f"{hint}: it takes the line out")
        elif rulebook.under_review[key].review.on is None:
            yield Problem(place, "S004", f"`{key}` is not reviewed", f"{hint}: it takes the line out")


def review_warnings(folder: Folder, rulebook: Rulebook, today: dt.date) -> Iterator[Problem]:
    """Cautions that were changed since their review, and reviews that are due within ``SOON``, or overdue."""
    for key, _, place in _under_review(folder, "review"):
        if rulebook.changed_since_review(key):
            what = f"`{key}` was changed since its review, and says so wherever it is shown"
            yield Problem(place, "S005", what, "have it reviewed again, and write the new day in `on`", Level.WARNING)
    for key, one, place in _under_review(folder, "review", "due"):
        due = one.review.due
        if one.review.is_overdue(today):
            what = f"the review of `{key}` is overdue since {due}, and it says so wherever it is shown"
            yield Problem(place, "S006", what, "have it reviewed, and write the next day in `due`", Level.WARNING)
        elif due - today <= SOON:
            what = f"the review of `{key}` is due by {due}, in {(due - today).days} days"
            yield Problem(place, "S007", what, "have it reviewed, and write the next day in `due`", Level.WARNING)


def locked_now(rulebook: Rulebook) -> Mapping[str, Locked]:
    """The lock as it should be: each review with what was reviewed.

    A review that is locked already stays as it is, so that only a new review, with a new day, vouches for a change.
    """
    found: dict[str, Locked] = {}
    for key, one in sorted(rulebook.under_review.items()):
        if on := one.review.on:
            before = rulebook.lock.get(key)
            found[key] = before if before and before.on == on else Locked(on=on, meaning=meaning_of(one))
    return found


def _under_review(folder: Folder, *steps: str) -> Iterator[tuple[str, Caution | Card | RecordMap, Place]]:
    """Every caution as it is written, the card and the mapping of records, with the place of a part of it."""
    for file, about in folder.models(About):
        if about.card:
            yield CARD, about.card, file.place(CARD, *steps, key=True)
    for file, records in folder.models(RecordMap):
        yield RECORDS, records, file.place(*steps, key=True)
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            yield key, caution, file.place("cautions", key, *steps, key=True)
