"""Sources that disagree stand beside each other: both are shown, neither is lost."""

from collections.abc import Iterator

from screener.engine.conditions import Steps
from screener.engine.problems import Problem
from screener.rulebook.card import CARD
from screener.rulebook.model import About, CautionFile, Rulebook
from screener.rulebook.parts import Evidence
from screener.rulebook.reading import File, Folder


def evidence_problems(folder: Folder, _rulebook: Rulebook) -> Iterator[Problem]:
    """Evidence that disagrees with a source which no other evidence of the same caution, notice or card is from."""
    for file, steps, evidence in _groups(folder):
        for number, one in enumerate(evidence):
            beside = {other.source for at, other in enumerate(evidence) if at != number}
            for at, source in enumerate(one.disagrees_with):
                if source not in beside:
                    place = file.place(*steps, "evidence", number, "disagrees_with", at)
                    what = f"`{source}` is not the source of other evidence here"
                    yield Problem(place, "N007", what, "add what it says as evidence, or leave it out")


def _groups(folder: Folder) -> Iterator[tuple[File, Steps, tuple[Evidence, ...]]]:
    """The evidence of each caution and notice, and of the card, with the way to it."""
    for file, about in folder.models(About):
        yield file, ("unwell",), about.unwell.evidence
        for key, notice in about.notices.items():
            yield file, ("notices", key), notice.evidence
        if about.card:
            yield file, (CARD,), about.card.evidence
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            yield file, ("cautions", key), caution.evidence
