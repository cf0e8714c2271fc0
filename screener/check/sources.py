"""The state of the sources: read long ago, without an edition, or the only one of a claim."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from screener.engine.problems import Level, Place, Problem
from screener.rulebook.model import CautionFile, Rulebook
from screener.rulebook.reading import Folder, SourceFile
from screener.rulebook.words.style import Style

OLD = dt.timedelta(days=365)
"""How long after it was read a source is to be read again. No summary depends on it."""
NOT_A_SOURCE_OF_ANOTHER = ("search", "article")
"""Kinds that are no second source: what we looked for ourselves, and what has no grade."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the sources that are cited are known by what."""

    cited: int
    with_day: int
    labels: int
    labels_with_id: int
    original: int

    def __str__(self) -> str:
        """The counts in a sentence."""
        return (
            f"{self.cited} sources are cited: {self.with_day} with the day on which they were read, "
            f"{self.original} read in the original; {self.labels_with_id} of {self.labels} labels with a set id"
        )


def counts(rulebook: Rulebook) -> Counts:
    """The counts of a rulebook."""
    cited = [rulebook.sources[key] for key in dict.fromkeys(one.source for one in rulebook.evidence())]
    labels = [one for one in cited if one.kind == "label"]
    return Counts(
        cited=len(cited),
        with_day=sum(one.read_on is not None for one in cited),
        labels=len(labels),
        labels_with_id=sum(one.label_id is not None for one in labels),
        original=sum(one.read == "primary" for one in cited),
    )


def source_warnings(folder: Folder, rulebook: Rulebook, style: Style, today: dt.date) -> Iterator[Problem]:
    """What is to be read again, what has no edition or version, and cautions that rest on one source alone."""
    cited = Counter(one.source for one in rulebook.evidence())
    for file, model in folder.models(SourceFile):
        for key in model.sources:
            if times := cited[key]:
                place = file.place("sources", key, key=True)
                for what, hint in _of_source(rulebook, key, style, today):
                    yield Problem(place, "B001", f"`{key}` (cited {times} times): {what}", hint, Level.WARNING)
    yield from _alone(folder, rulebook)


def _of_source(rulebook: Rulebook, key: str, style: Style, today: dt.date) -> Iterator[tuple[str, str]]:
    source = rulebook.sources[key]
    if source.read_on is None:
        yield "the day on which it was read is not recorded", "read it again, and write the day in `read_on`"
    elif today - source.read_on > OLD:
        yield f"it was read on {source.read_on}, more than a year ago", "read it again, and write the day in `read_on`"
    if any(source.edition.startswith(words) for words in style.no_edition):
        yield f"its edition is: {source.edition}", "look for its edition, revision or date"
    if source.kind == "label" and source.label_id is None:
        yield "the label has no set id and version", "write them in `label_id`"
    if source.read == "secondary":
        yield "it was read in another author's account", "read the original, or cite what was read"


def _alone(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            used = dict.fromkeys(one.source for one in caution.evidence)
            standing = [one for one in used if rulebook.sources[one].kind not in NOT_A_SOURCE_OF_ANOTHER]
            if len(standing) == 1:
                place: Place = file.place("cautions", key, "evidence", key=True)
                what = f"`{key}` rests on `{standing[0]}` alone"
                yield Problem(
                    place, "B002", what, "look for a second source, also for one that disagrees", Level.WARNING
                )
