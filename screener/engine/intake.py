"""An intake: the answers of one person and the medicines as typed. No name, no date, no identifier.

A missing answer was not asked. *Not sure* and *prefer not to say* are answers that decide nothing; they are kept
because they are reported separately (FHIR data-absent-reason: not-asked, asked-unknown, asked-declined).
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from typing import Annotated, Any, Literal, NamedTuple, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from screener.engine.kinds import COMPLETE, MAX_CONFIRMED, MAX_LINE, Completeness, Taking
from screener.engine.problems import Place, Problem, Refused, did_you_mean, refused

FORMAT: Literal[1] = 1
"""The version of the intake's file format."""

YES, NO, NOT_SURE, PREFER_NOT_TO_SAY = "yes", "no", "not_sure", "prefer_not_to_say"
UNDECIDED = (NOT_SURE, PREFER_NOT_TO_SAY)
"""Answers that decide nothing. Every question accepts them."""

MAX_BYTES = 1_000_000
"""A larger intake file is refused before it is parsed."""
MOST_PROBLEMS = 1_000
"""Of one file. Whoever reads so many looks for no more."""
MAX_LINES = 200
"""A longer list of medicines is refused whole, never cut."""
MAX_LETTERS = 100_000
"""In all rows of a file: a list that can be read has 60,000. A file with more is refused whole, before it is read."""
MAX_OWN_QUESTIONS = 3
"""More own questions are refused: in a short visit, only the first few are asked."""
MAX_ORIGIN = 300
"""Characters in the place of a health record that something came from."""
MAX_OWN_QUESTION = 200
"""Characters in an own question. A longer one is refused, never cut."""


EXPECTED = {
    "several_lines": ("one text holds several lines", "write each medicine as a text of its own"),
    "dict_type": ("this is not in braces", 'write { "question": "answer" }'),
    "missing": ("this is missing", 'write { "typed": "the name" }, or the name alone in quotes'),
    "model_type": ("this is not a medicine", 'write the name in quotes, or { "typed": "the name" }'),
    "string_type": ("this is not a text", "put a text in quotes"),
    "tuple_type": ("this is not a list", 'write ["one", "two"]'),
}
"""The problem and the fix, by pydantic's name for the error."""


TOO_MUCH = {
    "too_long": ("J016", "there are too many own questions", f"keep the {MAX_OWN_QUESTIONS} that matter most"),
    "string_too_long": (
        "J017",
        "an own question is too long",
        f"at most {MAX_OWN_QUESTION} characters; nothing was cut",
    ),
}
"""The limits of own questions, by pydantic's name for the error: code, problem, fix."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _one_line(text: str) -> str:
    """Refuse line breaks: the page would make several rows of it, and lose what was said about it."""
    if "\n" in text or "\r" in text:
        raise PydanticCustomError("several_lines", "one text holds several lines")
    return text


class MedicineLine(_Part):
    """One medicine as the person typed it, with what the person said about it."""

    typed: Annotated[
        str,
        Field(
            pattern=r"\S",
            description="as it was typed, in one line; a blank line is not a medicine",
            json_schema_extra={"not": {"pattern": r"[\r\n]"}},
        ),
        AfterValidator(_one_line),
    ]
    confirmed: Annotated[
        str | None,
        Field(
            pattern=r"\S", max_length=MAX_CONFIRMED, description="what the person confirmed; names separated by commas"
        ),
    ] = None
    taking: Annotated[Taking | None, Field(description="absent: nothing was said")] = None
    no_medicine: Annotated[
        tuple[Annotated[str, Field(pattern=r"\S", max_length=MAX_LINE)], ...] | None,
        Field(
            min_length=1,
            max_length=MAX_LINE,
            description="words of the row that the person said are not a medicine",
        ),
    ] = None
    after_gap: Annotated[
        Literal[True] | None, Field(description="`true`: a blank line above it ends what a heading says")
    ] = None
    from_record: Annotated[
        str | None,
        Field(pattern=r"\S", max_length=MAX_ORIGIN, description="where in a health record it stood; absent: typed"),
    ] = None
    not_saved: Annotated[
        Literal[True] | None,
        Field(description="`true`: replaces a line that was refused and not saved; `typed` is only a placeholder"),
    ] = None


def _line(value: object) -> object:
    return {"typed": value} if isinstance(value, str) else value


TypedMedicine = Annotated[MedicineLine, BeforeValidator(_line, json_schema_input_type=str | MedicineLine)]
"""A medicine line, written as text alone or with what was said about it."""


OwnQuestion = Annotated[str, Field(pattern=r"\S", max_length=MAX_OWN_QUESTION)]
"""An own question, as it was typed."""


class ProposedAnswer(_Part):
    """An answer that a health record proposes: none, until a person accepts it."""

    question: Annotated[str, Field(description="a question, or `medicines_complete`")]
    answer: str
    also: Annotated[dict[str, str], Field(description="answers to its parents, which are accepted with it")] = {}
    origin: Annotated[
        str, Field(pattern=r"\S", max_length=MAX_ORIGIN, description="where in the record it stood, and how old it was")
    ]


class Intake(_Part):
    """Everything one person said. A missing answer was not asked."""

    format: Literal[1] = FORMAT
    rulebook: Annotated[str | None, Field(description="id of the rulebook the questions came from")] = None
    answers: dict[str, str] = {}
    medicines: tuple[TypedMedicine, ...] = ()
    medicines_complete: Annotated[Completeness | None, Field(description="`yes` with no medicines: there are none")] = (
        None
    )
    own_questions: Annotated[
        tuple[OwnQuestion, ...],
        Field(max_length=MAX_OWN_QUESTIONS, description="what the person wants to ask, the most important first"),
    ] = ()
    proposals: Annotated[
        tuple[ProposedAnswer, ...], Field(description="what a health record proposes; it is no answer")
    ] = ()
    accepted: Annotated[
        tuple[ProposedAnswer, ...], Field(description="what of it a person accepted; the answers are in `answers`")
    ] = ()
    together: Annotated[
        tuple[str, ...], Field(description="ids of the questions that were answered `no` together, once all were asked")
    ] = ()
    discussed: Annotated[tuple[str, ...], Field(description="ids of the cautions that were talked about")] = ()

    def origin_of(self, question: str) -> str | None:
        """Where an answer was in a health record; None if a person gave or changed it."""
        said = self.medicines_complete if question == COMPLETE else self.answers.get(question)
        from_record = (one for one in self.accepted if one.question == question and one.answer == said)
        return next((one.origin for one in from_record), None)

    @cached_property
    def kept(self) -> dict[type, object]:
        """A cache of what was derived from the intake, by type. It is not part of what was said."""
        return {}


class TypedRow(NamedTuple):
    """One row of a list, as typed or pasted."""

    text: str
    after_gap: bool
    """Whether a blank line is above it."""


def rows_of(text: str) -> tuple[TypedRow, ...]:
    """The rows of a text. A blank line is not a row; it ends what a heading says."""
    rows: list[TypedRow] = []
    gap = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            rows.append(TypedRow(line, gap and bool(rows)))
        gap = not line.strip()
    return tuple(rows)


def read_intake(
    text: str, *, path: str, rulebook_id: str, answers: Mapping[str, Collection[str]], cautions: Collection[str]
) -> Intake:
    """Read an intake from JSON text, checked against the questions and cautions of a rulebook.

    ``answers`` maps every question to its deciding answers; ``path`` names the file in messages.

    Raises:
        Refused: with every problem found, and its place in the file.
    """
    return intake_in(parse_object(text, path), path=path, rulebook_id=rulebook_id, answers=answers, cautions=cautions)


def intake_in(
    content: dict[str, Any],
    *,
    path: str,
    rulebook_id: str,
    answers: Mapping[str, Collection[str]],
    cautions: Collection[str],
) -> Intake:
    """Read an intake from a JSON object, with the same checks.

    Raises:
        Refused: with every problem found, up to a thousand.
    """
    _not_for_this_program(content, path, rulebook_id)
    found = chain(_form_problems(content, path), _answer_problems(content, path, answers),
                  _together_problems(content, path), _discussed_problems(content, path, cautions))  # fmt: skip
    problems = list(islice(found, MOST_PROBLEMS))
    if problems:
        raise Refused(problems)
    return Intake.model_validate(content)


def _not_json(text: str, path: str, error: json.JSONDecodeError) -> Refused:
    """Describe the error in the same words on every Python: versions differ about trailing commas."""
    comma = error.pos if text[error.pos : error.pos + 1] == "," else len(text[: error.pos].rstrip()) - 1
    if text[comma : comma + 1] == "," and text[comma + 1 :].lstrip()[:1] in ("}", "]"):
        place = Place(path, text.count("\n", 0, comma) + 1, comma - text.rfind("\n", 0, comma))
        what = "this is not JSON: there is a comma before a closing bracket"
        return refused(place, "J002", what, "remove the comma")
    cut = error.msg.startswith("Unterminated") or not text[error.pos :].strip()
    hint = "was the file cut short?" if cut else "check the commas, quotes and brackets here and just before"
    return refused(Place(path, error.lineno, error.colno), "J002", f"this is not JSON: {error.msg}", hint)


def parse_object(text: str, path: str, limit: int = MAX_BYTES) -> dict[str, Any]:
    """Parse the JSON object in a text of at most ``limit`` characters.

    Raises:
        Refused: also if plain ``json.loads`` would drop or invent something.
    """
    text, place = text.removeprefix("\ufeff"), Place(path)
    if len(text) > limit:
        hint = f"an intake has at most {limit:,}; is this the right file?"
        raise refused(place, "J001", f"the file has {len(text):,} characters", hint)
    content = parse_json(text, place)
    if not isinstance(content, dict):
        raise refused(place, "J007", "an intake is a JSON object", "begin with { and end with }")
    return content


def parse_json(text: str, place: Place, what: str = "an intake") -> Any:  # noqa: ANN401
    """The JSON value in a text. ``what`` is what the text should be, in words.

    Raises:
        Refused: also where plain ``json.loads`` would drop or invent something.
    """
    strict = _Strict(place)
    try:
        content = json.loads(text, object_pairs_hook=strict.pairs, parse_constant=strict.constant)
        if "\\u" in text:  # only an escape can write half of a character
            json.dumps(content, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise _not_json(text, place.path, error) from None
    except RecursionError:
        raise refused(place, "J005", "the file is nested too deeply", f"{what} has no list in a list") from None
    except UnicodeEncodeError:
        why = "a text contains half a character (a lone surrogate)"
        raise refused(place, "J006", why, "write the whole character") from None
    except ValueError:
        raise refused(place, "J004", "a number is too long to read", f"{what} has no such number") from None
    return content


class _Strict:
    """Refuses what ``json.loads`` accepts silently."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Refuse a key that is written twice."""
        seen = dict(pairs)
        if len(seen) == len(pairs):
            return seen
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise refused(self.place, "J003", f"`{twice}` is written twice", "keep one of them")

    def constant(self, word: str) -> NoReturn:
        """Refuse NaN and Infinity, which are not JSON."""
        raise refused(self.place, "J004", f"`{word}` is not a JSON value", "remove it")


def _not_for_this_program(content: dict[str, Any], path: str, rulebook_id: str) -> None:
    """Refuse another format or another rulebook, which cannot be checked further."""
    version, named = content.get("format"), content.get("rulebook")
    if type(version) is int and version > FORMAT:
        what = f"the file has format {version}, newer than this program knows ({FORMAT})"
        raise refused(Place(f"{path}: format"), "J009", what, "update the screener, then open the file again")
    if isinstance(named, str) and named != rulebook_id:
        what = f"the intake was made for the rulebook `{named}`"
        raise refused(
            Place(f"{path}: rulebook"), "J013", what, f"this is `{rulebook_id}`; choose `{named}` with --rules"
        )


def _form_problems(content: dict[str, Any], path: str) -> Iterator[Problem]:
    """Problems of form, whatever the rulebook."""
    if "format" not in content:
        yield Problem(Place(path), "J008", "`format` is missing", f'write "format": {FORMAT}')
    elif type(content["format"]) is not int or content["format"] != FORMAT:
        yield Problem(Place(f"{path}: format"), "J011", "this is not an intake format", f'write "format": {FORMAT}')
    try:
        Intake.model_validate(content | {"format": FORMAT})
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False, include_input=False):
            yield _form_problem(path, one["loc"], one["type"], one["msg"])
    medicines = content.get("medicines")
    if isinstance(medicines, list) and len(medicines) > MAX_LINES:
        hint = f"at most {MAX_LINES}; nothing was cut, the list was not read"
        yield Problem(Place(f"{path}: medicines"), "J012", f"{len(medicines):,} lines of medicines", hint)
    if isinstance(medicines, list) and (letters := sum(map(_letters, medicines))) > MAX_LETTERS:
        hint = f"at most {MAX_LETTERS:,}; nothing was cut, the list was not read"
        yield Problem(Place(f"{path}: medicines"), "J012", f"{letters:,} letters in the list of medicines", hint)


def _letters(line: object) -> int:
    """How many letters a row has, in whatever form it is written."""
    typed = line.get("typed") if isinstance(line, dict) else line
    return len(typed) if isinstance(typed, str) else 0


def _form_problem(path: str, location: tuple[int | str, ...], kind: str, message: str) -> Problem:
    where = ", ".join(f"line {step + 1}" if isinstance(step, int) else step for step in location)
    if location[:1] == ("own_questions",) and kind in TOO_MUCH:
        code, what, hint = TOO_MUCH[kind]
        return Problem(Place(f"{path}: {where}"), code, what, hint)
    if kind == "extra_forbidden":
        known = MedicineLine.model_fields if len(location) > 1 else Intake.model_fields
        hint = did_you_mean(str(location[-1]), known, f"it knows {', '.join(known)}")
        return Problem(Place(f"{path}: {where}"), "J010", f"`{location[-1]}` is not a key of an intake", hint)
    what, hint = EXPECTED.get(kind, (message[0].lower() + message[1:], "see schema/intake.schema.json"))
    return Problem(Place(f"{path}: {where}" if where else path), "J011", what, hint)


def _answer_problems(content: dict[str, Any], path: str, answers: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Answers that do not fit the questions of the rulebook."""
    given = content.get("answers")
    for question, answer in given.items() if isinstance(given, dict) else ():
        yield from _answer_problem(Place(f"{path}: answers, {question}"), question, answer, answers)
    complete = {COMPLETE: (YES, NO)}
    for key in ("proposals", "accepted"):
        listed = content.get(key)
        for number, one in enumerate(listed if isinstance(listed, list) else (), 1):
            place = Place(f"{path}: {key}, number {number}")
            if isinstance(one, dict):
                also = one.get("also", {})
                said = [(one.get("question"), one.get("answer")), *(also.items() if isinstance(also, dict) else ())]
                for question, answer in said:
                    yield from _answer_problem(place, question, answer, {**answers, **complete})


def _answer_problem(
    place: Place, question: object, answer: object, answers: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """A question that the rulebook does not have, or an answer that it does not take. Other shapes are not for here."""
    if not isinstance(question, str):
        return
    if question not in answers:
        hint = did_you_mean(question, answers, "remove it, or ask for the rulebook it came from")
        yield Problem(place, "J014", f"no question is called `{question}`", hint)
    elif isinstance(answer, str) and answer not in (*answers[question], *UNDECIDED):
        allowed = (*answers[question], *UNDECIDED)
        hint = did_you_mean(answer, allowed, f"it takes {', '.join(allowed)}")
        yield Problem(place, "J015", f"`{answer}` is not an answer to `{question}`", hint)


def _together_problems(content: dict[str, Any], path: str) -> Iterator[Problem]:
    """What is said to be answered together and is not answered *no*."""
    together, answers = content.get("together"), content.get("answers")
    for question in together if isinstance(together, list) else ():
        if isinstance(question, str) and not (isinstance(answers, dict) and answers.get(question) == NO):
            what = f"`{question}` is said to be answered `no` together with others, and is not answered `no`"
            yield Problem(Place(f"{path}: together"), "J019", what, "remove it there, or answer it `no`")


def _discussed_problems(content: dict[str, Any], path: str, cautions: Collection[str]) -> Iterator[Problem]:
    """Ticked cautions that the rulebook does not have."""
    ticked = content.get("discussed")
    for caution in ticked if isinstance(ticked, list) else ():
        if isinstance(caution, str) and caution not in cautions:
            hint = did_you_mean(caution, cautions, "remove it, or ask for the rulebook it came from")
            yield Problem(Place(f"{path}: discussed"), "J018", f"no caution is called `{caution}`", hint)
