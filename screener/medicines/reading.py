"""How one typed line is read. Exact names are recognised; what is near asks; what is not known is said.

Nothing is resolved by guess: a proposed name becomes a match only when the person confirms it, and a name that was
typed cannot be confirmed away.
"""

from dataclasses import dataclass

from screener.kinds import MAX_CONFIRMED, MAX_LINE
from screener.medicines.kinds import ReadingKind, Refusal, Why
from screener.medicines.line import Line, Question
from screener.medicines.vocabulary import Match, Vocabulary
from screener.medicines.words import Words, fold_line


@dataclass(frozen=True, slots=True)
class Reading:
    """One line, read. Every word of the line is in one of its parts, or says nothing about which medicine it is."""

    typed: str
    confirmed: str | None
    kind: ReadingKind
    matches: tuple[Match, ...] = ()
    mentioned: tuple[Match, ...] = ()
    """Names that the line may say are not taken now. They count neither as taken nor as absent."""
    questions: tuple[Question, ...] = ()
    not_read: tuple[str, ...] = ()
    refusal: Refusal | None = None
    names_nothing: bool = False
    """Whether the line holds no word that could be a medicine, such as "none"."""

    @property
    def understood(self) -> bool:
        """Whether every word is understood: there is a name, and nothing asks or is not known."""
        return bool(self.matches or self.mentioned) and not (self.questions or self.not_read)


def read_line(vocabulary: Vocabulary, typed: str, *, confirmed: str | None = None) -> Reading:
    """How a line is read.

    ``confirmed`` holds the name, or the names with commas between them, that the person confirmed. Each answers what
    the typed words left open about it; whatever else the line holds stays as it is.
    """
    texts = (typed,) if confirmed is None else (typed, confirmed)
    if len(typed) > MAX_LINE or (confirmed is not None and len(confirmed) > MAX_CONFIRMED):
        return Reading(typed, confirmed, ReadingKind.REFUSED, refusal=Refusal.TOO_LONG)
    folded = [fold_line(text) for text in texts]
    for text, line in zip(texts, folded, strict=True):
        if refusal := vocabulary.personal.found_in(text, line.words):
            return Reading(typed, confirmed, ReadingKind.REFUSED, refusal=refusal)
    if exact := _exact(vocabulary, folded[0]) if confirmed is None else None:
        return Reading(typed, None, _kind((exact,), (), ()), (exact,))
    if confirmed is None:
        return _read(Line(vocabulary, typed, folded[0]), typed)
    answer = Line(vocabulary, confirmed, folded[1])
    return _confirmed(Line(vocabulary, typed, folded[0], answer.matches), answer, typed, confirmed)


def _exact(vocabulary: Vocabulary, line: Words) -> Match | None:
    """What a line is that is one name and nothing else: most lines are."""
    known = None if line.begins else vocabulary.known.get(line.words)
    return known.match if known else None


def _read(line: Line, typed: str) -> Reading:
    matches, mentioned, questions = _once(line.matches), _once(line.mentioned), tuple(line.questions)
    kind = _kind(matches, mentioned, questions)
    not_read, nothing = tuple(line.not_read), line.names_nothing
    return Reading(typed, None, kind, matches, mentioned, questions, not_read, names_nothing=nothing)


def _confirmed(said: Line, answer: Line, typed: str, confirmed: str) -> Reading:
    """What a line comes to with the names that were confirmed for it.

    A word that proposes nothing, and is the one thing in its line that is not known, is answered by any new name. A
    name says what was meant, and not that it is taken: where the line may say otherwise it is mentioned.
    """
    left, taken, doubted = _answered(said, answer.matches)
    matches = _once([*said.matches, *taken])
    mentioned = _once([*said.mentioned, *answer.mentioned, *doubted])
    new = {match.medicine for match in answer.matches} - {match.medicine for match in (*said.matches, *said.mentioned)}
    alone = len(said.not_read) == 1 and new and all(question.why is Why.PERSON for question in said.questions)
    questions = (*([] if alone else left), *answer.questions)
    return Reading(
        typed,
        confirmed,
        _kind(matches, mentioned, questions),
        matches,
        mentioned,
        questions,
        (*([] if alone else said.not_read), *answer.not_read),
        names_nothing=said.names_nothing and answer.names_nothing,
    )


def _answered(said: Line, confirmed: list[Match]) -> tuple[list[Question], list[Match], list[Match]]:
    """The questions that remain; the confirmed names that count as taken; and those that are only mentioned.

    Each name answers one question, the first that proposes it; one about a second strength only after others.
    """
    left = sorted(said.questions, key=lambda question: question.why is Why.STRENGTHS)
    taken: list[Match] = []
    doubted: list[Match] = []
    for match in confirmed:
        proposing = (at for at, one in enumerate(left) if match.medicine in {name.medicine for name in one.could_be})
        at = next(proposing, None)
        doubt = said.doubted if at is None else left.pop(at).doubted
        (doubted if doubt else taken).append(match)
    return left, taken, doubted


def _once(matches: list[Match]) -> tuple[Match, ...]:
    return tuple(dict.fromkeys(matches))


def _kind(matches: tuple[Match, ...], mentioned: tuple[Match, ...], questions: tuple[Question, ...]) -> ReadingKind:
    if matches:
        listed = any(match.listed for match in matches)
        return ReadingKind.RECOGNISED if listed else ReadingKind.RECOGNISED_NOT_LISTED
    if mentioned:
        return ReadingKind.MENTIONED
    asking = [question for question in questions if question.why is not Why.PERSON]
    if not asking:
        return ReadingKind.NOT_RECOGNISED
    near = all(question.is_proposal for question in asking)
    return ReadingKind.DID_YOU_MEAN if near else ReadingKind.AMBIGUOUS
