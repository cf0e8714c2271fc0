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
            "Each claim was put to z3 over every intake there can be. One about all intakes that is broken prints a "
            "whole answer sheet; one that something can be says that there is no such intake."
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
            ("Anything of the engine of the program: the claims are about the conditions. That the engine follows the "
            "conditions is shown by *Every state of every caution*."),
            ("That what can be, can be with a list that somebody could type: z3 had lists too that no names make. "
            "That each caution can be raised, not raised and left open is shown by its worked examples too."),
            "That the exceptions are clinically right. Their reasons are the words of those who wrote the rules.",
        ],
    )  # fmt: skip
