"""Why follow-ups are asked of a person, in a sentence: what they said, or what is on their list."""

from collections.abc import Sequence

from screener.engine.truth import Truth
from screener.rulebook.model import Audience
from screener.rulebook.words.locale import number
from screener.screening import Screening
from screener.summary import medicine_entries
from screener.summary.raised_by import raised_by


def because_of(screening: Screening, question: str) -> str:
    """What opened a follow-up: a medicine by name, or an answer."""
    rulebook, state = screening.rulebook, screening.state
    ask_if = next(one.ask_if for one in rulebook.plan.follow_ups if one.question == question)
    truth, evidence = ask_if(state.true, state.false, state.open)
    said, words = rulebook.questions[question].because, rulebook.words.prepare
    if said is None or truth is not Truth.TRUE:
        return words.because_answer
    atoms = rulebook.plan.table.members(evidence)
    by = raised_by(screening, Audience.PATIENT, medicine_entries(screening, Audience.PATIENT), atoms)
    if by.names and not by.answers and said.patient.medicine:
        return said.patient.medicine.format(medicine=by.names[0])
    return said.patient.answer


def news_of(screening: Screening, questions: Sequence[str]) -> str:
    """Before follow-ups are asked: what opened them, each reason once, and how many they are."""
    words, language = screening.rulebook.words.prepare, screening.rulebook.about.language
    reasons = dict.fromkeys(because_of(screening, key) for key in questions)
    how_many = words.one_more if len(questions) == 1 else words.some_more.format(count=number(language, len(questions)))
    return " ".join((*reasons, how_many))
