"""The part about small changes of the rules: conditions, which a worked example has to notice, and the rest."""

from collections import Counter

from assurance.hazards import RULES
from assurance.mutants import Jury, mutants
from assurance.result import Result
from assurance.rule_changes import Control, Judges, changes
from screener.check import load_rulebook
from screener.rulebook.model import Rulebook


def run() -> Result:
    """Make every small change of the rules, and record what notices it."""
    rulebook = load_rulebook(RULES)
    figures, failures = _of_conditions(rulebook)
    print(f"  conditions: {figures[0][1]}, {len(failures)} alive", flush=True)
    more, others = _of_the_rest(rulebook)
    return Result(
        title="Small changes of the rules",
        done=(
            "Each condition was changed in one place: answer, question, class, all for any, negation, branch. A worked "
            "example has to notice, unless the change affects no outcome. Then the rest was changed: cautions deleted, "
            "or with another priority, kind or text; evidence deleted, or with another strength or dose; follow-ups, "
            "concern, and the classes of medicines."
        ),
        figures=[*figures, *more],
        failures=[*failures, *others],
        not_shown=[
            (
                "That somebody notices a change that only the pages in docs/rules show. A test says that they are not "
                "current; the reader has to judge whether the change is right."
            ),
            "Two changes at once.",
            "Changes that no caution notices: a question asked of more people, or reasons in another order.",
            "Changes of what a source says, where it says so, and which others disagree, and changes of reviews.",
        ],
    )


def _of_conditions(rulebook: Rulebook) -> tuple[list[tuple[str, str]], list[str]]:
    jury = Jury(rulebook)
    fates = [jury.fate(mutant) for mutant in mutants(rulebook)]
    alive = [fate for fate in fates if fate.survives]
    noticed = sum(fate.noticed_by is not None for fate in fates)
    kinds = Counter(fate.mutant.kind for fate in fates)
    figures = [
        ("changes of conditions", f"{len(fates):,}"),
        ("noticed by a worked example", f"{noticed:,}"),
        ("without a difference to what any caution comes to", f"{len(fates) - noticed - len(alive):,}"),
        ("alive: of a condition, noticed by no example", f"{len(alive):,}"),
        *((f"condition: {kind}", f"{count:,}") for kind, count in kinds.items()),
    ]
    failures = [f"{fate.mutant.owner}, {fate.mutant.kind}: no example notices it. One that would:\n{fate.differs_for}"
                for fate in alive]  # fmt: skip
    return figures, failures


def _of_the_rest(rulebook: Rulebook) -> tuple[list[tuple[str, str]], list[str]]:
    judges, kinds, alive = Judges(rulebook), dict[str, Counter[Control]](), list[str]()
    for number, change in enumerate(changes(rulebook), 1):
        control = judges.control(change)
        kinds.setdefault(change.kind, Counter())[control] += 1
        if control is Control.NOTHING:
            alive.append(f"{change.about}, {change.kind}: noticed by no example and on no page")
        if number % 500 == 0:
            print(f"  {number:,} other changes", flush=True)
    figures = [("other changes", f"{sum(count.total() for count in kinds.values()):,}")]
    figures += [(control.value, f"{sum(count[control] for count in kinds.values()):,}") for control in Control]
    figures += [(kind, ", ".join(f"{count[one]:,} by {one.value}" for one in Control if count[one]))
                for kind, count in kinds.items()]  # fmt: skip
    return figures, alive
