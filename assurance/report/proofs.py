"""The part about proofs: what z3 shows for all intakes at once."""

from collections import Counter

from assurance.hazards import RULES
from assurance.proofs import Prover
from assurance.result import Result
from screener.check import load_rulebook
from screener.engine.conditions import MEDICINES


def run() -> Result:
    """Check every claim with z3."""
    rulebook = load_rulebook(RULES)
    claims = list(Prover(rulebook).claims())
    kinds = Counter(one.claim for one in claims)
    broken = [one for one in claims if one.broken_by is not None]
    taken_away = {key: question.takes_away for key, question in rulebook.questions.items()}
    exceptions = [
        (f"exception: {question} takes {caution} away", why)
        for question, cautions in (*taken_away.items(), (MEDICINES, rulebook.about.medicines.takes_away))
        for caution, why in cautions.items()
    ]
    return Result(
        title="Proofs over all intakes",
        done=(
            "z3 checked each claim for every possible intake. A broken claim about all intakes prints a whole answer "
            "sheet; a broken claim that something is possible says that there is no such intake."
        ),
        figures=[
            ("claims", f"{len(claims):,}"),
            ("proved", f"{len(claims) - len(broken):,}"),
            ("broken", f"{len(broken):,}"),
            ("exceptions, each with its reason in the rules", f"{len(exceptions)}"),
            *((kind, f"{count:,} proved" if not (bad := sum(one.claim == kind for one in broken))
               else f"{count - bad:,} proved, {bad:,} broken") for kind, count in kinds.items()),
            *exceptions,
        ],
        failures=[f"{one.claim}: {one.about}\n{one.broken_by}" for one in broken],
        not_shown=[
            ("Anything about the program's engine: the claims are about the conditions. *Every state of every caution* "
            "shows that the engine follows the conditions."),
            ("That what is possible is possible with a list that somebody could type: z3 also used lists that no names "
            "make. The worked examples show that each caution can be raised, not raised and undetermined."),
            "That the exceptions are clinically right. Their reasons are those of the authors of the rules.",
        ],
    )  # fmt: skip
