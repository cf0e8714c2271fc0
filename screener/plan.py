"""All conditions of a rulebook, ready to be weighed against one intake."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from screener.conditions import AtomTable, Condition, MedicineTest, compile_conditions
from screener.intake import UNDECIDED
from screener.truth import Bits, Decide, Decision, Truth


class State(NamedTuple):
    """What one intake makes of the atoms of a plan."""

    true: Bits
    false: Bits
    open: Bits
    hidden: Mapping[str, Bits]
    """The follow-up questions that are not asked, each with the atoms that would have to be settled before it is
    known whether to ask: none where it is known that they need not be asked."""


class FollowUp(NamedTuple):
    """A question that is asked only while its condition is true."""

    question: str
    ask_if: Decide


class Plan:
    """The conditions of cautions and follow-up questions over one numbering of atoms."""

    def __init__(
        self,
        answers: Mapping[str, Sequence[str]],
        follow_ups: Mapping[str, Condition],
        cautions: Mapping[str, Condition],
    ) -> None:
        """``answers`` holds the deciding answers of every question, in the order in which they are asked."""
        named = {f"ask_if {key}": condition for key, condition in follow_ups.items()}
        self.table: AtomTable
        self.table, decides = compile_conditions(named | {f"when {key}": when for key, when in cautions.items()})
        self.follow_ups = tuple(FollowUp(key, decides[f"ask_if {key}"]) for key in follow_ups)
        self.cautions: tuple[tuple[str, Decide], ...] = tuple((key, decides[f"when {key}"]) for key in cautions)
        self._follows = frozenset(follow_ups)
        self._order = {key: number for number, key in enumerate(answers)}
        self._effects: dict[tuple[str, str], tuple[Bits, Bits]] = {
            (question, value): self.table.of_answer(question, value)
            for question, values in answers.items()
            for value in values
        }
        self._effects |= {(question, value): (0, 0) for question in answers for value in UNDECIDED}

    def weigh(self, answers: Mapping[str, str], medicines: Callable[[MedicineTest], Truth]) -> State:
        """What the answers and the typed list make of every atom.

        An answer to a follow-up that is not asked is passed over. ``medicines`` says what the list makes of a test.

        Raises:
            KeyError: for a question or an answer that the rulebook does not have.
        """
        true = false = 0
        effects, follows = self._effects, self._follows
        for answer in answers.items():
            if answer[0] not in follows:
                makes_true, makes_false = effects[answer]
                true |= makes_true
                false |= makes_false
        for bit, atom, test in self.table.medicine_tests:
            truth = medicines(test)
            if truth is not Truth.UNKNOWN:
                if (truth is Truth.TRUE) != atom.negated:
                    true |= bit
                else:
                    false |= bit
        hidden: dict[str, Bits] = {}
        for question, ask_if in self.follow_ups:
            asked, missing = ask_if(true, false, self.table.everything ^ true ^ false)
            if asked is not Truth.TRUE:
                hidden[question] = missing if asked is Truth.UNKNOWN else 0
            elif question in answers:
                makes_true, makes_false = effects[question, answers[question]]
                true |= makes_true
                false |= makes_false
        return State(true, false, self.table.everything ^ true ^ false, hidden)

    def decide(self, state: State) -> list[tuple[str, Decision]]:
        """What every caution comes to."""
        true, false, open_, _ = state
        return [(key, when(true, false, open_)) for key, when in self.cautions]

    def missing(self, evidence: Bits, state: State) -> tuple[str, ...]:
        """The questions whose answers would settle open atoms, and ``medicines``, in the order they are asked.

        In the place of a follow-up that is not asked stand the questions above it.
        """
        found: set[str] = set()
        waiting = [evidence]
        seen: set[str] = set()
        while waiting:
            for atom in self.table.members(waiting.pop()):
                if atom.about not in state.hidden:
                    found.add(atom.about)
                elif atom.about not in seen:
                    seen.add(atom.about)
                    waiting.append(state.hidden[atom.about])
        return tuple(sorted(found, key=lambda about: self._order.get(about, len(self._order))))
