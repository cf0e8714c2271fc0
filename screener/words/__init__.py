"""The words of the program that do not come from a rulebook: headings, labels, buttons, sentences.

They stand in one file a language beside this module, so that a translation is a file.
"""

import string
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, with_config
from typing_extensions import TypedDict

FOLDER = Path(__file__).parent
"""Where the files are."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Word = Annotated[str, Field(min_length=1)]


def _takes(*names: str) -> AfterValidator:
    """A sentence with exactly these places to fill in: one left out would lose what belongs there."""

    def check(text: str) -> str:
        found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        if found != set(names):
            raise ValueError(f"the sentence needs exactly these places: {', '.join(sorted(names)) or 'none'}")
        return text

    return AfterValidator(check)


@with_config(extra="forbid")
class Answers(TypedDict):
    """The answers every question takes, and the absence of one."""

    yes: Word
    no: Word
    not_sure: Word
    prefer_not_to_say: Word
    not_answered: Word


class Heading(_Words):
    """A section of the summary."""

    heading: Word
    intro: Word
    empty: Word


class Sections(_Words):
    """The sections of the summary, in the order in which they are shown."""

    own_questions: Heading
    talk: Heading
    could_not_check: Heading
    medicines: Heading
    not_answered: Heading
    checked: Heading
    answers: Heading
    not_covered: Heading
    notices: Heading
    sources: Heading


class Labels(_Words):
    """Words before or around something from the rulebook or the intake."""

    because: Word
    settle: Word
    not_understood: Word
    consider: Word
    ask: Word
    evidence: Word
    about_dose: Annotated[Word, _takes("dose")]
    link_not_known: Word
    review: Word
    answered: Annotated[Word, _takes("question", "answer")]
    typed: Annotated[Word, _takes("typed")]
    find_out: Annotated[Word, _takes("question", "how")]


class ReviewStates(_Words):
    """The review of a caution, in a sentence."""

    not_reviewed: Annotated[Word, _takes("due")]
    reviewed: Annotated[Word, _takes("on", "by_role", "due")]


class MedicineList(_Words):
    """What was said of the list of medicines as a whole."""

    complete: Word
    none: Word
    not_complete: Word
    not_sure: Word
    prefer_not_to_say: Word
    not_answered: Word
    settle_complete: Word
    settle_line: Annotated[Word, _takes("typed")]


class Readings(_Words):
    """How a line was read, in a sentence."""

    recognised: Annotated[Word, _takes("names", "classes")]
    recognised_not_listed: Annotated[Word, _takes("names")]
    did_you_mean: Annotated[Word, _takes("candidates")]
    ambiguous: Annotated[Word, _takes("candidates")]
    ambiguous_open: Word
    mentioned: Annotated[Word, _takes("names")]
    not_recognised: Word
    also_not_read: Annotated[Word, _takes("words")]
    confirmed: Annotated[Word, _takes("confirmed")]
    stopped: Word
    now: Word
    not_sure: Word


class Refusals(_Words):
    """Why a line was not read."""

    too_long: Annotated[Word, _takes("number", "length", "limit")]
    too_many_marks: Annotated[Word, _takes("number")]


class Document(_Words):
    """Words on the printed summary."""

    rules: Annotated[Word, _takes("title", "version", "hash")]
    page: Annotated[Word, _takes("page", "pages")]
    name: Word
    date: Word
    notes: Word
    discussed: Word
    not_a_verdict: Word
    no_change: Word
    missing_characters: Word


class Page(_Words):
    """Words on the pages of the app."""

    questions: Word
    summary: Word
    why: Word
    find_out: Word
    start_over: Word
    start_over_sure: Word
    start_over_yes: Word
    start_over_no: Word
    follows: Word
    take_away: Word
    download_pdf: Word
    download_text: Word
    download_json: Word
    too_many_lines: Annotated[Word, _takes("count", "limit")]
    broken_title: Word
    broken_intro: Word
    failed: Word


@with_config(extra="forbid")
class Audiences(TypedDict):
    """Who reads."""

    clinician: Word
    patient: Word


@with_config(extra="forbid")
class Priorities(TypedDict):
    """The order in which to talk."""

    first: Word
    discuss: Word
    mention: Word


@with_config(extra="forbid")
class Kinds(TypedDict):
    """What sort of caution it is."""

    contraindication: Word
    precaution: Word
    interaction: Word
    practical: Word


@with_config(extra="forbid")
class Strengths(TypedDict):
    """How strong a piece of evidence is."""

    contraindicated: Word
    warning: Word
    precaution: Word
    label_interaction: Word
    consensus: Word
    study: Word
    more_research_needed: Word
    community_practice: Word
    article: Word


@with_config(extra="forbid")
class WaysRead(TypedDict):
    """How a source was read."""

    primary: Word
    copy: Word
    secondary: Word


class Words(_Words):
    """All of them, in one language."""

    language: Word
    language_name: Word
    answers: Answers
    audiences: Audiences
    priorities: Priorities
    kinds: Kinds
    strengths: Strengths
    read: WaysRead
    sections: Sections
    labels: Labels
    review: ReviewStates
    medicine_list: MedicineList
    readings: Readings
    refusals: Refusals
    document: Document
    page: Page
