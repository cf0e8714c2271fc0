"""Which caution is a line of which: one level, so that a point is a caution and the lines under it."""

from collections.abc import Iterator

from screener.engine.problems import Problem
from screener.rulebook.model import CautionFile, Rulebook
from screener.rulebook.reading import Folder


def under_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Cautions that are under themselves, in a circle, or under one that is itself under another."""
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            if caution.under is None:
                continue
            above = rulebook.cautions[caution.under].under
            place = file.place("cautions", key, "under")
            if caution.under == key:
                yield Problem(place, "C004", f"`{key}` stands under itself", "leave out its `under`")
            elif above == key:
                what = f"`{key}` and `{caution.under}` stand under each other"
                yield Problem(place, "C004", what, "leave out `under` at the one that is told first")
            elif above is not None:
                what = f"`{key}` stands under `{caution.under}`, which itself stands under `{above}`"
                yield Problem(place, "C004", what, f"there is one level: put `{key}` under `{above}`, or leave it out")
