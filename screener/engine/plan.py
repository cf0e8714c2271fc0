"""All conditions of a rulebook, ready to evaluate for an intake."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from screener.engine.conditions import MEDICINES, AtomTable, Condition, MedicineTest, compile_conditions
from screener.engine.intake import UNDECIDED
from screener.engine.truth import Bits, Decide, Decision, Truth


class State(NamedTuple):
    """The truth of a plan's atoms for one intake."""

    true: Bits
    false: Bits
    open: Bits
    hidden: dict[str, Bits]
    """The follow-up questions that are not asked, each with the atoms that would settle whether to ask it: none if it
    is known not to be asked."""


class FollowUp(NamedTuple):
    """A question asked only while its condition is true."""

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
        """``answers`` maps every question, in the order they are asked, to its deciding answers."""
        named = {f"ask_if {key}": condition for key, condition in follow_ups.items()}
        self.table: AtomTable
        self.table, decides = compile_conditions(named | {f"when {key}": when for key, when in cautions.items()})
        self.follow_ups = tuple(FollowUp(key, decides[f"ask_if {key}"]) for key in follow_ups)
        self.cautions: tuple[tuple[str, Decide], ...] = tuple((key, decides[f"when {key}"]) for key in cautions)
        self._by_caution = dict(self.cautions)
        self._follows = frozenset(follow_ups)
        self._about: dict[str, Bits] = dict.fromkeys((*answers, MEDICINES), 0)
        for number, atom in enumerate(self.table.atoms):
            self._about[atom.about] |= 1 << number
        self._effects: dict[str, dict[str, tuple[Bits, Bits]]] = {
            question: {value: self.table.of_answer(question, value) for value in values}
            | dict.fromkeys(UNDECIDED, (0, 0))
            for question, values in answers.items()
        }

    def weigh(self, answers: Mapping[str, str], medicines: Callable[[MedicineTest], Truth]) -> State:
        """Evaluate every atom for the answers and the typed list.

        An answer to a follow-up that is not asked is ignored. ``medicines`` evaluates a test of the list.

        Raises:
            KeyError: for a question or an answer that the rulebook does not have.
        """
        true = false = 0
        effects, follows, everything = self._effects, self._follows, self.table.everything
        for question, value in answers.items():
            makes_true, makes_false = effects[question][value]
            if question not in follows:
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
            asked, missing = ask_if(true, false, everything ^ true ^ false)
            if asked is not Truth.TRUE:
                hidden[question] = missing if asked is Truth.UNKNOWN else 0
            elif question in answers:
                makes_true, makes_false = effects[question][answers[question]]
                true |= makes_true
                false |= makes_false
        return State(true, false, everything ^ true ^ false, hidden)

    def decide(self, state: State) -> list[tuple[str, Decision]]:
        """Decide every caution."""
        true, false, open_, _ = state
        return [(key, when(true, false, open_)) for key, when in self.cautions]

    def decide_one(self, caution: str, state: State) -> Decision:
        """Decide one caution."""
        return self._by_caution[caution](state.true, state.false, state.open)

    def open_atoms(self, evidence: Bits, state: State) -> Bits:
        """The atoms that would settle open ones; for a follow-up that is not asked, those it depends on."""
        for question in reversed(state.hidden):  # a follow-up comes after what it follows
            if evidence & self._about[question]:
                evidence = evidence & ~self._about[question] | state.hidden[question]
        return evidence

    def about(self, atoms: Bits) -> tuple[str, ...]:
        """The questions (and ``medicines``) that the atoms are about, in the order they are asked."""
        return tuple([about for about, its in self._about.items() if atoms & its])

    def missing(self, evidence: Bits, state: State) -> tuple[str, ...]:
        """The questions (and ``medicines``) that would settle open atoms, in the order they are asked."""
        return self.about(self.open_atoms(evidence, state))
