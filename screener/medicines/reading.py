"""How one typed line is read: exact names only. What is not known is said, and nothing is resolved by guess.

The words of a line are held against the vocabulary, the longest phrase first. Whole words only: apomorphine is
not morphine.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from screener.medicines.vocabulary import Match, Phrase, Prompt, Vocabulary, fold

MAX_LINE = 300
"""A longer line is refused before it is normalised. Nothing is cut."""
MAX_MARKS = 4
"""More combining marks in a row than any script needs: such a line is refused (normalising them is quadratic)."""

_AMOUNT = re.compile(r"[0-9]{1,9}(.*)")


class ReadingKind(StrEnum):
    """How a line was read, as a whole."""

    RECOGNISED = "recognised"
    RECOGNISED_NOT_LISTED = "recognised_not_listed"
    DID_YOU_MEAN = "did_you_mean"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"
    NOT_RECOGNISED = "not_recognised"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a line was refused."""

    TOO_LONG = "too_long"
    TOO_MANY_MARKS = "too_many_marks"


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a line that could be several things, and what they could be (ids, opioids first)."""

    words: str
    could_be: tuple[str, ...]
    prompt: Prompt | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One line, read. Everything in the line is in exactly one of its parts."""

    typed: str
    confirmed: str | None
    kind: ReadingKind
    matches: tuple[Match, ...] = ()
    questions: tuple[Question, ...] = ()
    not_read: tuple[str, ...] = ()
    refusal: Refusal | None = None

    @property
    def settled(self) -> bool:
        """Whether every word of the line is understood, so that it can speak for what it does not hold."""
        known = self.kind in (ReadingKind.RECOGNISED, ReadingKind.RECOGNISED_NOT_LISTED)
        return known and not self.questions and not self.not_read


# The name that was confirmed is read in the place of the typed one, which is kept and shown beside it.
def read_line(vocabulary: Vocabulary, typed: str, *, confirmed: str | None = None) -> Reading:
    """How a line is read. ``confirmed`` is the name that the person confirmed in its place, if any."""
    text = typed if confirmed is None else confirmed
    if refusal := _refusal(text):
        return Reading(typed, confirmed, ReadingKind.REFUSED, refusal=refusal)
    matches: list[Match] = []
    questions: list[Question] = []
    not_read: list[str] = []
    changes_meaning = False
    words = fold(text)
    at = 0
    while at < len(words):
        phrase, found = _longest(vocabulary, words, at)
        if isinstance(found, Match):
            matches.append(found)
        elif isinstance(found, Question):
            questions.append(found)
        elif phrase in vocabulary.changes_meaning:
            changes_meaning = True
        elif not _says_nothing(vocabulary, phrase):
            not_read.append(" ".join(phrase))
        at += len(phrase)
    if matches:  # "codeine syrup" names its medicine; "syrup" alone asks which
        questions = [question for question in questions if fold(question.words) not in vocabulary.passed_over]
    return Reading(
        typed,
        confirmed,
        _kind(matches, questions, changes_meaning=changes_meaning),
        tuple(matches),
        tuple(questions),
        tuple(not_read),
    )


def _longest(vocabulary: Vocabulary, words: Phrase, at: int) -> tuple[Phrase, Match | Question | None]:
    """The longest known phrase that begins here, and what it is; a single unknown word where none does."""
    for length in range(min(vocabulary.longest, len(words) - at), 0, -1):
        phrase = words[at : at + length]
        if match := vocabulary.matches.get(phrase):
            return phrase, match
        if could_be := vocabulary.asks.get(phrase):
            return phrase, Question(" ".join(phrase), could_be, None)
        if prompt := vocabulary.prompted.get(phrase):
            return phrase, Question(" ".join(phrase), prompt.could_be, prompt)
        if phrase in vocabulary.passed_over or phrase in vocabulary.changes_meaning:
            return phrase, None
    return words[at : at + 1], None


def _says_nothing(vocabulary: Vocabulary, phrase: Phrase) -> bool:
    """Whether the words are known to say nothing about which medicine it is: "tablets", "30", "30mg"."""
    if phrase in vocabulary.passed_over:
        return True
    amount = _AMOUNT.fullmatch(phrase[0])
    return amount is not None and (not amount[1] or (amount[1],) in vocabulary.passed_over)


def _kind(matches: list[Match], questions: list[Question], *, changes_meaning: bool) -> ReadingKind:
    if changes_meaning and (matches or questions):
        return ReadingKind.MENTIONED
    if matches:
        listed = any(match.classes for match in matches)
        return ReadingKind.RECOGNISED if listed else ReadingKind.RECOGNISED_NOT_LISTED
    if questions:
        single = all(len(question.could_be) == 1 for question in questions)
        return ReadingKind.DID_YOU_MEAN if single else ReadingKind.AMBIGUOUS
    return ReadingKind.NOT_RECOGNISED


def _refusal(text: str) -> Refusal | None:
    """Why a line is not read at all. Asked before anything is normalised."""
    if len(text) > MAX_LINE:
        return Refusal.TOO_LONG
    run = 0
    for character in "" if text.isascii() else text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MAX_MARKS:
            return Refusal.TOO_MANY_MARKS
    return None
