"""Evidence in reading order, about the right dose; sources that disagree are side by side."""

from collections.abc import Iterator

from screener.engine.conditions import Steps
from screener.engine.problems import Problem
from screener.rulebook.card import CARD
from screener.rulebook.model import About, CautionFile, Rulebook
from screener.rulebook.parts import Evidence
from screener.rulebook.reading import File, Folder

ORDER = {"label": 0, "regulator": 1, "web_page": 3, "article": 3}
"""The order of evidence by the kind of its source. All others (2) are between regulators and web pages."""


def evidence_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Evidence whose order or dose is wrong, or that disagrees with a source which says nothing beside it."""
    yield from _disagreements(folder)
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            yield from _order(file, key, caution.evidence, rulebook)
            yield from _own_dose(file, key, caution.evidence, rulebook)


def _disagreements(folder: Folder) -> Iterator[Problem]:
    """Evidence that disagrees with a source which no other evidence of the same caution, notice or card is from."""
    for file, steps, evidence in _groups(folder):
        for number, one in enumerate(evidence):
            beside = {other.source for at, other in enumerate(evidence) if at != number}
            for at, source in enumerate(one.disagrees_with):
                if source not in beside:
                    place = file.place(*steps, "evidence", number, "disagrees_with", at)
                    what = f"`{source}` is not the source of other evidence here"
                    yield Problem(place, "N007", what, "add what it says as evidence, or leave it out")


def _order(file: File, key: str, evidence: tuple[Evidence, ...], rulebook: Rulebook) -> Iterator[Problem]:
    """The first piece of evidence that follows one of a kind to be read after it."""
    kinds = [rulebook.sources[one.source].kind for one in evidence]
    ranks = [ORDER.get(kind, 2) for kind in kinds]
    for number in range(1, len(ranks)):
        if ranks[number] < ranks[number - 1]:
            place = file.place("cautions", key, "evidence", number, "source")
            what = f"a source of the kind {kinds[number]} stands behind one of the kind {kinds[number - 1]}"
            hint = "labels first, then regulators, then studies and others, web pages and articles last"
            yield Problem(place, "E001", what, hint)
            return


def _own_dose(file: File, key: str, evidence: tuple[Evidence, ...], rulebook: Rulebook) -> Iterator[Problem]:
    """A caution that says nothing about the doses of the subject, not even that no study was found."""
    own = rulebook.about.own_doses
    rank = (ORDER.get(rulebook.sources[one.source].kind, 2) for one in evidence if one.dose in own)
    if own and all(place == ORDER["article"] for place in rank):
        what = f"no evidence of `{key}` is about a dose of the subject: {', '.join(own)}"
        hint = "add some, or say that none was found: a source of the kind search, with its day, and `none_found`"
        yield Problem(file.place("cautions", key, "evidence", key=True), "E002", what, hint)


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
