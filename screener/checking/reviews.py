"""Reviews: each is locked to what was reviewed, and the next one is not forgotten."""

import datetime as dt
from collections.abc import Iterator, Mapping

from screener.problems import Level, Place, Problem
from screener.rulebook.lock import NAME, Locked, meaning_of
from screener.rulebook.model import Caution, CautionFile, Rulebook
from screener.rulebook.reading import Folder

SOON = dt.timedelta(days=60)
"""How long before the day by which a review is due ``check`` begins to warn. A matter of the check alone: no summary
depends on it."""


def lock_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Reviewed cautions of which nobody could tell whether they were changed since, and locks of nothing."""
    hint = f"run `python -m screener lock {folder.path.as_posix()}`"
    for key, caution, place in _cautions(folder, "review"):
        locked = rulebook.lock.get(key)
        if caution.review.on is None:
            continue
        if locked is None:
            what = f"`{key}` is reviewed, and {NAME} does not hold what was reviewed"
            yield Problem(place, "S001", what, hint)
        elif locked.on != caution.review.on:
            what = f"`{key}` was reviewed on {caution.review.on}, and {NAME} holds the review of {locked.on}"
            yield Problem(place, "S002", what, hint)
    for key in rulebook.lock:
        place = folder.files[NAME].place("reviewed", key, key=True)
        if key not in rulebook.cautions:
            yield Problem(place, "S003", f"there is no caution `{key}` any more", f"{hint}: it takes the line out")
        elif rulebook.cautions[key].review.on is None:
            yield Problem(place, "S004", f"`{key}` is not reviewed", f"{hint}: it takes the line out")


def review_warnings(folder: Folder, rulebook: Rulebook, today: dt.date) -> Iterator[Problem]:
    """Cautions that were changed since their review, and reviews that are due within ``SOON``, or overdue."""
    for key, _, place in _cautions(folder, "review"):
        if rulebook.changed_since_review(key):
            what = f"`{key}` was changed since its review, and says so wherever it is shown"
            yield Problem(place, "S005", what, "have it reviewed again, and write the new day in `on`", Level.WARNING)
    for key, caution, place in _cautions(folder, "review", "due"):
        due = caution.review.due
        if caution.review.is_overdue(today):
            what = f"the review of `{key}` is overdue since {due}, and the caution says so wherever it is shown"
            yield Problem(place, "S006", what, "have it reviewed, and write the next day in `due`", Level.WARNING)
        elif due - today <= SOON:
            what = f"the review of `{key}` is due by {due}, in {(due - today).days} days"
            yield Problem(place, "S007", what, "have it reviewed, and write the next day in `due`", Level.WARNING)


def locked_now(rulebook: Rulebook) -> Mapping[str, Locked]:
    """The lock as it should be: each review with what was reviewed.

    A review that is locked already stays as it is, so that only a new review, with a new day, vouches for a change.
    """
    found: dict[str, Locked] = {}
    for key, caution in sorted(rulebook.cautions.items()):
        if on := caution.review.on:
            before = rulebook.lock.get(key)
            found[key] = before if before and before.on == on else Locked(on=on, meaning=meaning_of(caution))
    return found


def _cautions(folder: Folder, *steps: str) -> Iterator[tuple[str, Caution, Place]]:
    """Every caution as it is written, with the place of a part of it."""
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            yield key, caution, file.place("cautions", key, *steps, key=True)
