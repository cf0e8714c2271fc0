"""What raised a caution, in a few words: the medicines by name, their rows, and the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from screener.engine.conditions import Atom, MedicineTest
from screener.engine.visible import visible
from screener.rulebook.labels import answer_label
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening
from screener.summary.medicines import MedicineEntry, medicine_entries, name_of


@dataclass(frozen=True, slots=True)
class RaisedBy:
    """What raised a caution; nothing for one that is not raised."""

    names: tuple[str, ...] = ()
    """The medicines, by name."""
    rows: tuple[int, ...] = ()
    """The numbers of their rows, counting from 1."""
    typed: tuple[str, ...] = ()
    """What was typed in the rows that name them."""
    answers: tuple[str, ...] = ()
    """The answers, each with its question in a few words."""
    answered: tuple[str, ...] = ()
    """The answers in sentences, to the person who gave them."""


def raised_by(
    screening: Screening, audience: Audience, entries: tuple[MedicineEntry, ...], atoms: Iterable[Atom]
) -> RaisedBy:
    """What made some comparisons true."""
    names, typed = dict[str, None](), dict[str, None]()
    rows, answers, answered = set[int](), dict[str, None](), dict[str, None]()
    for atom in atoms:
        if atom.test is None:
            value = screening.intake.answers[atom.about]
            answers[said_in_short(screening.rulebook, audience, atom.about, value)] = None
            answered[_in_a_sentence(screening.rulebook, audience, atom.about, value)] = None
            continue
        for number in screening.medicines.passing(atom.test):
            rows.add(number + 1)
            for name in _names(screening, number, atom.test):
                names[visible(name)] = typed[entries[number].shown] = None
    return RaisedBy(tuple(names), tuple(sorted(rows)), tuple(typed), tuple(answers), tuple(answered))


def in_short(rulebook: Rulebook, audience: Audience, question: str) -> str:
    """A question in a few words; as it is asked, where the rules have no shorter words for it."""
    return rulebook.questions[question].short or rulebook.questions[question].voice(audience).ask


def said_in_short(rulebook: Rulebook, audience: Audience, question: str, value: str) -> str:
    """A question and its answer in a few words."""
    answer = rulebook.questions[question].short_answers.get(value) or answer_label(rulebook, question, value)
    return rulebook.words.blocks.said.format(short=in_short(rulebook, audience, question), answer=answer)


def _in_a_sentence(rulebook: Rulebook, audience: Audience, question: str, value: str) -> str:
    ask, answer = rulebook.questions[question].voice(audience).ask, answer_label(rulebook, question, value)
    return rulebook.words.blocks.you_answered.format(question=ask, answer=answer)


def _names(screening: Screening, number: int, test: MedicineTest) -> list[str]:
    """The medicines of a row that pass a test, by name; none where the test asks for any medicine at all."""
    if test.listed is not None:
        return []
    passing = set(screening.medicines.passing_names(number, test))
    named = screening.medicines.readings[number].named
    return [name_of(screening.rulebook.vocabulary, one) for one in named if one.match in passing]


def opened_by(screening: Screening, audience: Audience) -> Mapping[str, RaisedBy]:
    """What opened each follow-up that is asked."""
    plan, state = screening.rulebook.plan, screening.state
    asked = [one for one in plan.follow_ups if one.question not in state.hidden]
    entries = medicine_entries(screening, audience) if asked else ()
    found = {}
    for follow_up in asked:
        _, evidence = follow_up.ask_if(state.true, state.false, state.open)
        found[follow_up.question] = raised_by(screening, audience, entries, plan.table.members(evidence))
    return found
