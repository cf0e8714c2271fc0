"""The rules and the engine as a whole: every state, proofs for all intakes, every small change of a rule."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from assurance.mutants import Jury, Mutant, changed_rulebook, mutants
from assurance.proofs import Claim, Prover
from assurance.states import Engines, compare_engines, states
from screener.check.conditions import Cone
from screener.engine.conditions import Condition
from screener.rulebook.model import Rulebook
from tests.intakes import BOOKS, book, ldn

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
BOTH_BOOKS = pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)


def changed(owner: str, condition: Any) -> Rulebook:
    """The rules with a changed condition of one caution or follow-up question."""
    return changed_rulebook(ldn(), Mutant(owner, "by hand", CONDITION.validate_python(condition)))


@BOTH_BOOKS
@pytest.mark.slow
def test_two_engines_agree_in_every_state(folder: Path) -> None:
    """In every state of each caution, they give the same outcome, reasons and open questions."""
    counts, differences = compare_engines(book(folder), with_z3=False)
    assert set(counts) == set(book(folder).cautions)
    assert min(counts.values()) >= 3
    assert differences == []


@BOTH_BOOKS
@pytest.mark.slow
def test_z3_agrees_with_the_engine(folder: Path) -> None:
    """A third engine, z3, agrees; for cautions with thousands of states, in some hundred of them."""
    engines = Engines(book(folder))
    for caution in book(folder).cautions:
        every = list(states(Cone(book(folder), caution)))
        solved, step = engines.solved(caution), len(every) // 400 + 1
        for said in every[::step]:
            assert solved.verdict(said) == engines.real(caution, said), (caution, said)


@BOTH_BOOKS
def test_everything_claimed_is_proved(folder: Path) -> None:
    """No answers decide nothing, no answer overturns a decision, concern removes nothing, everything matters."""
    broken = [claim for claim in Prover(book(folder)).claims() if claim.broken_by is not None]
    assert broken == []


PLANTED: dict[str, tuple[Callable[[], Rulebook], str]] = {
    "a condition the wrong way round": (
        lambda: changed("breastfeeding", {"breastfeeding": "no"}),
        "towards concern takes nothing away",
    ),
    "a part that cannot matter": (
        lambda: changed(
            "liver_disease",
            {"any": [{"liver_disease": "yes"}, {"all": [{"liver_disease": "yes"}, {"kidney_disease": "yes"}]}]},
        ),
        "each part of the condition matters",
    ),
    "a caution that nobody can raise": (
        lambda: changed("breastfeeding", {"all": [{"breastfeeding": "yes"}, {"breastfeeding": "no"}]}),
        "can be raised",
    ),
    "a question that makes no difference": (
        lambda: changed("breastfeeding", {"pregnant": "yes"}),
        "the question matters",
    ),
    "an exception that is none": (
        lambda: changed("opioid_answer", {"medicines": {"class": "opioid"}}),
        "the exception is one",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
@pytest.mark.slow
def test_a_planted_fault_is_found(fault: str) -> None:
    """A fault in the rules breaks the claim that should find it."""
    make, claim = PLANTED[fault]
    found: list[Claim] = [one for one in Prover(make()).claims() if one.broken_by is not None]
    by = {one.broken_by for one in found if one.claim == claim}
    assert by
    assert all(one == "there is no such intake" or "breastfeeding: " in str(one) for one in by)


def test_a_broken_claim_prints_the_answers() -> None:
    """A failed proof shows both complete answer sheets, in words that can be typed in."""
    make, claim = PLANTED["a condition the wrong way round"]
    found = next(one for one in Prover(make()).concern_only_adds() if one.claim == claim and one.broken_by)
    before, after = str(found.broken_by).split("after:")
    assert "breastfeeding: no" in before
    assert "breastfeeding: yes" in after
    assert all(f"{question}: " in before for question in ldn().questions)


def test_every_small_change_of_the_rules_is_noticed() -> None:
    """Each changed answer, question, class, branch or negation that affects anybody makes a worked example fail."""
    jury = Jury(ldn())
    fates = [jury.fate(mutant) for mutant in mutants(ldn())]
    kinds = Counter(fate.mutant.kind for fate in fates)
    assert len(kinds) >= 10
    assert len(fates) > 1_000
    assert [(fate.mutant.owner, fate.mutant.kind, fate.differs_for) for fate in fates if fate.survives] == []


def test_a_change_that_no_example_notices_is_printed() -> None:
    """Without worked examples, every change survives and is printed with somebody it affects."""
    jury = Jury(ldn())
    jury.examples = []
    fate = jury.fate(Mutant("pregnancy", "by hand", CONDITION.validate_python({"pregnant": "no"})))
    assert fate.survives
    assert "pregnant" in str(fate.differs_for)
