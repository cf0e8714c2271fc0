"""The words of the program that do not come from a rulebook: headings, labels, buttons, sentences.

They stand in one file a language beside this module, so that a translation is a file.
"""

import string
from pathlib import Path
from typing import Annotated, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from screener.kinds import PRIORITIES, CautionKind, Completeness, Strength, Taking, WayRead

FOLDER = Path(__file__).parent
"""Where the files are."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Word = Annotated[str, Field(min_length=1)]


def _takes(*names: str) -> AfterValidator:
    """A sentence with exactly these places to fill in: one left out would lose what belongs there."""

    def check(text: str) -> str:
        places = [place for place in string.Formatter().parse(text) if place[1] is not None]
        if {place[1] for place in places} != set(names) or any(place[2] or place[3] for place in places):
            raise ValueError(f"the sentence needs exactly these places: {', '.join(sorted(names))}")
        return text

    return AfterValidator(check)


def _names(*names: str) -> AfterValidator:
    """A word for each of exactly these: one left out would be found only when it is needed."""

    def check(words: dict[str, str]) -> dict[str, str]:
        if set(words) != set(names):
            raise ValueError(f"a word is needed for exactly these: {', '.join(names)}")
        return words

    return AfterValidator(check)


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
    undecided: Word
    list: Word
    consider: Word
    ask: Word
    evidence: Word
    about_dose: Annotated[Word, _takes("dose")]
    differs: Annotated[Word, _takes("titles")]
    link_not_known: Word
    review: Word
    answered: Annotated[Word, _takes("question", "answer")]
    typed: Annotated[Word, _takes("typed")]
    read_as: Annotated[Word, _takes("names")]
    find_out: Annotated[Word, _takes("question", "how")]


class ReviewStates(_Words):
    """The review of a caution, in sentences."""

    not_reviewed: Word
    reviewed: Annotated[Word, _takes("on", "by_role")]
    changed: Word
    due: Annotated[Word, _takes("due")]
    overdue: Annotated[Word, _takes("due")]


class MedicineList(_Words):
    """What was said of the list of medicines as a whole."""

    complete: Word
    none: Word
    not_complete: Word
    not_sure: Word
    prefer_not_to_say: Word
    not_answered: Word
    settle_complete: Word
    settle_lines: Annotated[Word, _takes("numbers", "section")]
    settle_line: Annotated[Word, _takes("typed")]
    settle_taking: Annotated[Word, _takes("typed")]


class Asks(_Words):
    """What words of a line ask, in a sentence: one for each reason."""

    short_form: Annotated[Word, _takes("words", "candidates")]
    spelling: Annotated[Word, _takes("words", "candidates")]
    letters: Annotated[Word, _takes("words", "candidates")]
    several: Annotated[Word, _takes("words", "candidates")]
    several_open: Annotated[Word, _takes("words")]
    strengths: Annotated[Word, _takes("words", "candidates")]
    person: Annotated[Word, _takes("words")]


class Readings(_Words):
    """How a line was read, in a sentence."""

    recognised: Annotated[Word, _takes("names", "classes")]
    recognised_name: Annotated[Word, _takes("names")]
    recognised_not_listed: Annotated[Word, _takes("names")]
    mentioned: Annotated[Word, _takes("names")]
    mentioned_and_marked: Annotated[Word, _takes("names")]
    not_recognised: Word
    names_nothing: Word
    also_not_read: Annotated[Word, _takes("words")]
    confirmed: Annotated[Word, _takes("confirmed")]
    taking: Annotated[dict[str, Word], _names(*get_args(Taking))]
    asks: Asks


class Refusals(_Words):
    """Why a line was not read."""

    too_long: Annotated[Word, _takes("number", "length", "limit")]
    email: Annotated[Word, _takes("number")]
    phone: Annotated[Word, _takes("number")]
    date: Annotated[Word, _takes("number")]
    record: Annotated[Word, _takes("number")]


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

    summary: Word
    why: Annotated[Word, _takes("why")]
    start_over: Word
    start_over_sure: Word
    start_over_yes: Word
    start_over_no: Word
    follows: Word
    lines: Word
    lines_intro: Word
    confirm: Annotated[Word, _takes("number", "name")]
    undo: Annotated[Word, _takes("number")]
    taking: Annotated[Word, _takes("number")]
    taking_choices: Annotated[dict[str, Word], _names(*get_args(Taking))]
    take_away: Word
    download_pdf: Word
    download_text: Word
    download_json: Word
    too_many_lines: Annotated[Word, _takes("count", "limit")]
    broken_title: Word
    broken_intro: Word
    failed: Word


class Conditions(_Words):
    """A condition, in sentences. ``either`` stands between choices."""

    all_of: Word
    any_of: Word
    not_so: Word
    either: Word
    of_class: Annotated[Word, _takes("title")]
    currently: Annotated[Word, _takes("medicines")]
    recently: Annotated[Word, _takes("medicines")]
    listed: Word


class AboutRules(_Words):
    """Words of the page and the documents that show the rules themselves."""

    clinic: Word
    title: Word
    intro: Word
    version: Annotated[Word, _takes("subject", "version")]
    search: Word
    found: Annotated[Word, _takes("count", "total")]
    topics: Word
    questions: Word
    answers: Annotated[Word, _takes("answers")]
    find_out: Annotated[Word, _takes("how")]
    asked_if: Word
    cautions: Word
    when: Word
    source: Word
    says: Word
    strength: Word
    examples: Word
    example: Word
    comes_out: Word
    comes_out_as: Annotated[Word, _takes("title", "outcome")]
    open: Annotated[Word, _takes("outcome", "missing")]
    role: Word
    signature: Word
    remarks: Word


class Comparing(_Words):
    """What differs between two rulebooks, in sentences."""

    cautions_added: Annotated[Word, _takes("titles")]
    cautions_gone: Annotated[Word, _takes("titles")]
    cautions_changed: Annotated[Word, _takes("titles")]
    questions_added: Annotated[Word, _takes("titles")]
    questions_gone: Annotated[Word, _takes("titles")]
    questions_changed: Annotated[Word, _takes("titles")]
    names: Annotated[Word, _takes("count", "names")]
    change: Annotated[Word, _takes("title", "before", "after", "count", "tried")]
    example: Annotated[Word, _takes("intake")]
    nothing_said: Word
    vignette: Annotated[Word, _takes("name", "title", "before", "after")]
    same: Word
    compared: Annotated[Word, _takes("cautions", "vignettes", "intakes")]
    not_tried: Annotated[Word, _takes("title", "count")]
    line_words: Word
    lists_left_out: Annotated[Word, _takes("title")]


class Words(_Words):
    """All of them, in one language."""

    language: Word
    answers: Annotated[dict[str, Word], _names(*get_args(Completeness), "not_answered")]
    audiences: Annotated[dict[str, Word], _names("clinician", "patient")]
    priorities: Annotated[dict[str, Word], _names(*PRIORITIES)]
    kinds: Annotated[dict[str, Word], _names(*get_args(CautionKind))]
    strengths: Annotated[dict[str, Word], _names(*get_args(Strength))]
    read: Annotated[dict[str, Word], _names(*get_args(WayRead))]
    sections: Sections
    labels: Labels
    review: ReviewStates
    medicine_list: MedicineList
    readings: Readings
    refusals: Refusals
    document: Document
    page: Page
    conditions: Conditions
    about: AboutRules
    comparing: Comparing
