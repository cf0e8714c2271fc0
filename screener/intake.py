"""An intake: the answers of one person and the medicines as typed. No name, no date, no identifier.

An answer that is not here was not asked. *Not sure* and *prefer not to say* are answers that decide nothing;
they are kept because they are reported apart (FHIR data-absent-reason: not-asked, asked-unknown,
asked-declined).
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from screener.problems import Place, Problem, Refused, did_you_mean

FORMAT: Literal[1] = 1
"""The version of the intake's outward form."""

YES, NO, NOT_SURE, PREFER_NOT_TO_SAY = "yes", "no", "not_sure", "prefer_not_to_say"
UNDECIDED = (NOT_SURE, PREFER_NOT_TO_SAY)
"""Answers that decide nothing. Every question takes them."""

MAX_BYTES = 1_000_000
"""A larger intake file is refused before it is parsed."""
MAX_LINES = 200
"""A longer list of medicines is refused whole: nothing is cut."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class MedicineLine(_Part):
    """One medicine as the person typed it, with what the person said about it."""

    typed: str
    confirmed: Annotated[str | None, Field(description="the name the person confirmed in its place")] = None
    taking: Annotated[Literal["now", "stopped", "not_sure"] | None, Field(description="absent: nothing was said")] = (
        None
    )


def _line(value: object) -> object:
    return {"typed": value} if isinstance(value, str) else value


class Intake(_Part):
    """Everything one person said. What is absent was not asked."""

    format: Literal[1] = FORMAT
    rulebook: Annotated[str | None, Field(description="id of the rulebook the questions came from")] = None
    answers: dict[str, str] = {}
    medicines: tuple[Annotated[MedicineLine, BeforeValidator(_line)], ...] = ()
    medicines_complete: Annotated[
        Literal["yes", "no", "not_sure", "prefer_not_to_say"] | None,
        Field(description="`yes` with no medicines: there are none"),
    ] = None
    own_questions: tuple[str, ...] = ()


def read_intake(text: str, *, path: str, rulebook_id: str, answers: Mapping[str, Collection[str]]) -> Intake:
    """The intake in a JSON text, checked against the questions of a rulebook.

    ``answers`` holds every question's id and the answers it takes; ``path`` names the file in messages.

    Raises:
        Refused: with every problem found, each naming where in the file it is.
    """
    content = _parse(text, path)
    problems = [
        *_form_problems(text, content, path),
        *_answer_problems(content, path, rulebook_id, answers),
    ]
    if problems:
        raise Refused(problems)
    return Intake.model_validate_json(text)


def _parse(text: str, path: str) -> dict[str, Any]:
    """The JSON object in a text, refused where plain ``json.loads`` would drop or invent something."""
    if len(text) > MAX_BYTES:
        raise Refused(
            [
                _problem(
                    path,
                    "J001",
                    f"the file has {len(text):,} characters",
                    f"an intake has at most {MAX_BYTES:,}; is this the right file?",
                )
            ]
        )

    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                raise Refused([_problem(path, "J003", f"`{key}` is written twice", "keep one of them")])
            seen[key] = value
        return seen

    def no_constants(word: str) -> NoReturn:
        raise Refused([_problem(path, "J004", f"`{word}` is not a JSON value", "remove it")])

    try:
        content = json.loads(text, object_pairs_hook=no_duplicates, parse_constant=no_constants)
        json.dumps(content, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise Refused([Problem(place, "J002", f"this is not JSON: {error.msg}", "was the file cut short?")]) from None
    except RecursionError:
        raise Refused(
            [_problem(path, "J005", "the file is nested too deeply", "an intake has no list within a list")]
        ) from None
    except UnicodeEncodeError:
        raise Refused(
            [_problem(path, "J006", "a text holds half of a character (a lone surrogate)", "write the character whole")]
        ) from None
    if not isinstance(content, dict):
        raise Refused([_problem(path, "J007", "an intake is a JSON object", "begin with { and end with }")])
    return content


def _form_problems(text: str, content: dict[str, Any], path: str) -> Iterator[Problem]:
    """What is wrong with the shape, whatever the rulebook."""
    version = content.get("format")
    if version is None:
        yield _problem(path, "J008", "`format` is missing", f'write "format": {FORMAT}')
    elif isinstance(version, int) and version > FORMAT:
        yield _problem(
            f"{path}: format",
            "J009",
            f"the file has format {version}, newer than this program knows ({FORMAT})",
            "update the screener, then open the file again",
        )
        return
    try:
        Intake.model_validate_json(text)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False, include_input=False):
            where = ".".join(str(part) for part in one["loc"])
            if one["type"] == "extra_forbidden":
                known = MedicineLine.model_fields if len(one["loc"]) > 1 else Intake.model_fields
                yield _problem(
                    f"{path}: {where}",
                    "J010",
                    f"`{one['loc'][-1]}` is not a key of an intake",
                    did_you_mean(str(one["loc"][-1]), known, f"it knows {', '.join(known)}"),
                )
            else:
                yield _problem(
                    f"{path}: {where}",
                    "J011",
                    one["msg"][0].lower() + one["msg"][1:],
                    "see the schema `schema/intake.schema.json`",
                )
    medicines = content.get("medicines")
    if isinstance(medicines, list) and len(medicines) > MAX_LINES:
        yield _problem(
            f"{path}: medicines",
            "J012",
            f"{len(medicines):,} lines of medicines",
            f"at most {MAX_LINES}; nothing was cut, the list was not read",
        )


def _answer_problems(
    content: dict[str, Any], path: str, rulebook_id: str, answers: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """What does not fit the questions of the rulebook."""
    named = content.get("rulebook")
    if isinstance(named, str) and named != rulebook_id:
        yield _problem(
            f"{path}: rulebook",
            "J013",
            f"the intake was made for the rulebook `{named}`",
            f"this is `{rulebook_id}`; choose the other one with --rules",
        )
    given = content.get("answers")
    for question, answer in given.items() if isinstance(given, dict) else ():
        where = f"{path}: answers.{question}"
        if question not in answers:
            yield _problem(
                where,
                "J014",
                f"no question is called `{question}`",
                did_you_mean(question, answers, "remove it, or ask for the rulebook it came from"),
            )
        elif isinstance(answer, str) and answer not in (*answers[question], *UNDECIDED):
            allowed = (*answers[question], *UNDECIDED)
            yield _problem(
                where,
                "J015",
                f"`{answer}` is not an answer to `{question}`",
                did_you_mean(answer, allowed, f"it takes {', '.join(allowed)}"),
            )


def _problem(where: str, code: str, what: str, hint: str) -> Problem:
    return Problem(Place(where), code, what, hint)
