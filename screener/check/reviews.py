"""Reviews: what was signed and is something else now, and the next review, which is not forgotten."""

import datetime as dt
from collections.abc import Iterator

from screener.engine.problems import Level, Place, Problem
from screener.rulebook.card import CARD
from screener.rulebook.fhir import RECORDS, RecordMap
from screener.rulebook.labels import matter_title
from screener.rulebook.matters import WORDS
from screener.rulebook.model import About, CautionFile, Rulebook
from screener.rulebook.reading import Folder
from screener.rulebook.signatures import COPIES, NAME
from screener.rulebook.standing import due_of, prints_of, standing_of

SOON = dt.timedelta(days=60)
"""How long before the day by which a review is due ``check`` begins to warn. A matter of the check alone: no summary
depends on it."""
AGAIN = "have it judged again: `python -m screener review` leads through it"


def review_warnings(folder: Folder, rulebook: Rulebook, today: dt.date) -> Iterator[Problem]:
    """What was changed since it was signed, signatures of what is gone, and reviews that are due, or overdue."""
    if rulebook.signatures:
        yield from _signatures(folder, rulebook)
    places = dict(_places(folder))
    signed = dict.fromkeys(matter for one in rulebook.signatures for matter in one.signed)
    for matter in dict.fromkeys((*places, *signed)):
        if due := due_of(rulebook, matter):
            place = (
                folder.files[NAME].place("signatures", key=True)
                if standing_of(rulebook, matter).last
                else places[matter]
            )
            yield from _due(place, matter, due, today)


def _signatures(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    file = folder.files[NAME]
    for number, one in enumerate(rulebook.signatures):
        place = file.place("signatures", number, "rules")
        if not (folder.path / COPIES / one.rules).is_dir():
            what = f"the rules as they were signed are not in {COPIES}/{one.rules}"
            yield Problem(place, "S001", what, "restore the folder: without it nobody sees what changed", Level.WARNING)
        for at, matter in enumerate(one.signed):
            place = file.place("signatures", number, "signed", at)
            if matter.rpartition("/")[2] not in (*prints_of(rulebook), WORDS):
                what = f"`{matter}` was signed, and is not in the rules any more"
                yield Problem(place, "S003", what, "if it has another id now, have it signed again", Level.WARNING)
            elif standing_of(rulebook, matter).last is one and (changed := standing_of(rulebook, matter).changed):
                titles = "; ".join(matter_title(rulebook, each, beside=matter) for each in changed)
                what = f"`{matter}` was changed since its review, and says so wherever it is shown: {titles}"
                yield Problem(place, "S005", what, AGAIN, Level.WARNING)


def _due(place: Place, matter: str, due: dt.date, today: dt.date) -> Iterator[Problem]:
    if today > due:
        what = f"the review of `{matter}` is overdue since {due}, and it says so wherever it is shown"
        yield Problem(place, "S006", what, AGAIN, Level.WARNING)
    elif due - today <= SOON:
        what = f"the review of `{matter}` is due by {due}, in {(due - today).days} days"
        yield Problem(place, "S007", what, AGAIN, Level.WARNING)


def _places(folder: Folder) -> Iterator[tuple[str, Place]]:
    """Everything that says until when it has to be judged, with the place where it says so."""
    for file, about in folder.models(About):
        if about.card:
            yield CARD, file.place(CARD, "review", "due", key=True)
    for file, _ in folder.models(RecordMap):
        yield RECORDS, file.place("review", "due", key=True)
    for file, topic in folder.models(CautionFile):
        for key in topic.cautions:
            yield f"cautions.{key}", file.place("cautions", key, "review", "due", key=True)
