"""Every worked example comes out as it says, and every caution has one for each of its outcomes."""

from collections import defaultdict
from collections.abc import Iterator

from screener.engine.intake import Intake
from screener.engine.problems import Problem
from screener.rulebook.model import CautionFile, Expectation, Rulebook, Undetermined, Vignette
from screener.rulebook.reading import File, Folder
from screener.screening import Finding, Outcome, find, screen
from screener.summary.points import points


def vignette_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Vignettes that come out differently, and outcomes that no vignette shows."""
    shown: defaultdict[str, set[Outcome]] = defaultdict(set)
    for file, topic in folder.models(CautionFile):
        for number, vignette in enumerate(topic.vignettes):
            found = find(rulebook, intake_of(vignette), vignette.expect)
            for caution, expected in vignette.expect.items():
                shown[caution].add(_outcome(expected))
                yield from _difference(file, number, vignette, found[caution], expected)
            yield from _another_first(file, number, vignette, rulebook)
    for file, topic in folder.models(CautionFile):
        for caution in topic.cautions:
            for outcome in Outcome:
                if outcome not in shown[caution]:
                    yield Problem(
                        file.place("cautions", caution, key=True),
                        "V001",
                        f"no vignette shows `{caution}` as {outcome.value}",
                        "add one below `vignettes:` with the answers that lead to it",
                    )


def intake_of(vignette: Vignette) -> Intake:
    """The intake that a vignette describes."""
    return Intake(
        answers=vignette.answers,
        medicines=vignette.medicines,
        medicines_complete=vignette.medicines_complete,
    )


def _another_first(file: File, number: int, vignette: Vignette, rulebook: Rulebook) -> Iterator[Problem]:
    """A person for whom something else is talked about first than the vignette says."""
    if vignette.first is None:
        return
    found = points(screen(rulebook, intake_of(vignette)).findings)
    first = found[0].lines[0].id if found else "nothing"
    if first != vignette.first:
        what = f"in «{vignette.name}», `{first}` is talked about first"
        hint = f"the vignette says `{vignette.first}`: correct the priorities or the vignette"
        yield Problem(file.place("vignettes", number, "first"), "V004", what, hint)


def _outcome(expected: Expectation) -> Outcome:
    return Outcome.UNDETERMINED if isinstance(expected, Undetermined) else Outcome(expected)


def _difference(
    file: File, number: int, vignette: Vignette, finding: Finding, expected: Expectation
) -> Iterator[Problem]:
    place = file.place("vignettes", number, "expect", finding.id, key=True)
    if finding.outcome is not _outcome(expected):
        yield Problem(
            place,
            "V002",
            f"in «{vignette.name}», `{finding.id}` comes out {finding.outcome.value}",
            f"the vignette expects {_outcome(expected).value}: correct the condition or the vignette",
        )
    elif isinstance(expected, Undetermined) and set(expected.undetermined) != set(finding.missing):
        yield Problem(
            place,
            "V003",
            f"in «{vignette.name}», `{finding.id}` is settled by {', '.join(finding.missing)}",
            f"the vignette names {', '.join(expected.undetermined)}: correct one of them",
        )
