"""The words of the summary, in every form it has."""

from typing import Annotated, get_args

from screener.engine.kinds import MatterKind, Taking
from screener.rulebook.words.forms import Group, Word, one_for_each, takes


class Heading(Group):
    """A section of the summary."""

    heading: Word
    intro: Word
    empty: Word


class Sections(Group):
    """The sections of the summary."""

    doctor: Heading
    own_questions: Heading
    changes: Heading
    talk: Heading
    find_out: Heading
    could_not_tell: Heading
    more: Heading
    could_not_check: Heading
    medicines: Heading
    not_answered: Heading
    bring: Heading
    checked: Heading
    answers: Heading
    not_covered: Heading
    notices: Heading
    sources: Heading


class Labels(Group):
    """Words before or around something from the rulebook or the intake."""

    because: Word
    not_understood: Word
    not_taken: Word
    left_out: Word
    undecided: Word
    denied: Word
    list: Word
    consider: Word
    ask: Word
    evidence: Word
    about_dose: Annotated[Word, takes("dose")]
    differs: Annotated[Word, takes("titles")]
    trial_left_out: Annotated[Word, takes("people")]
    read_on: Annotated[Word, takes("title", "day")]
    told_with: Annotated[Word, takes("title")]
    link_not_known: Word
    review: Word
    answered: Annotated[Word, takes("question", "answer")]
    no_longer_asked: Annotated[Word, takes("answer")]
    typed: Annotated[Word, takes("typed")]
    read_as: Annotated[Word, takes("names")]
    find_out: Annotated[Word, takes("question", "how")]


class ReviewStates(Group):
    """The review of something in the rules, in sentences."""

    not_reviewed: Word
    reviewed: Annotated[Word, takes("on", "by_role")]
    changed: Annotated[Word, takes("what")]
    due: Annotated[Word, takes("due")]
    overdue: Annotated[Word, takes("due")]
    clock_behind: Annotated[Word, takes("today", "since")]
    itself: Word
    named: Annotated[Word, takes("what", "title")]
    translation: Annotated[Word, takes("what")]
    matters: Annotated[dict[str, Word], one_for_each(*get_args(MatterKind))]


class MedicineList(Group):
    """What was said of the list of medicines as a whole."""

    complete: Word
    none: Word
    not_complete: Word
    not_sure: Word
    prefer_not_to_say: Word
    not_answered: Word
    because_lines: Annotated[Word, takes("numbers", "section")]
    settle_complete: Word
    settle_lines: Annotated[Word, takes("numbers", "section")]
    settle_line: Annotated[Word, takes("typed")]
    settle_taking: Annotated[Word, takes("typed")]


class Asks(Group):
    """What words of a line ask, in a sentence: one for each reason."""

    short_form: Annotated[Word, takes("words", "candidates")]
    spelling: Annotated[Word, takes("words", "candidates")]
    letters: Annotated[Word, takes("words", "candidates")]
    several: Annotated[Word, takes("words", "candidates")]
    several_open: Annotated[Word, takes("words")]
    strengths: Annotated[Word, takes("words", "candidates")]
    person: Annotated[Word, takes("words")]


class Readings(Group):
    """How a line was read, in a sentence."""

    recognised: Annotated[Word, takes("names")]
    with_classes: Annotated[Word, takes("name", "classes")]
    not_listed: Word
    status: Annotated[
        dict[str, Annotated[Word, takes("names", "words")]], one_for_each("stopped", "allergy", "unclear")
    ]
    status_marked: Annotated[Word, takes("names")]
    headings: Annotated[dict[str, Word], one_for_each("taken", "stopped", "allergy", "unclear", "other")]
    columns: Word
    details: Annotated[Word, takes("number")]
    nothing: Word
    no_allergies: Word
    left_out: Word
    rule: Word
    left_out_once: Annotated[Word, takes("what")]
    left_out_kinds: Annotated[dict[str, Annotated[Word, takes("numbers")]], one_for_each("date", "number", "name")]
    not_taken: Annotated[dict[str, Annotated[Word, takes("names", "number")]], one_for_each("stopped", "allergy")]
    not_recognised: Word
    not_taken_whatever: Word
    names_nothing: Word
    also_not_read: Annotated[Word, takes("words")]
    not_compared: Word
    passed_over: Annotated[Word, takes("words")]
    no_medicine: Annotated[Word, takes("words")]
    confirmed: Annotated[Word, takes("confirmed")]
    taking: Annotated[dict[str, Word], one_for_each(*get_args(Taking))]
    asks: Asks


class Refusals(Group):
    """Why a line was not read."""

    too_long: Annotated[Word, takes("number", "length", "limit")]
    not_saved: Annotated[Word, takes("number")]


class Document(Group):
    """Words on the printed summary."""

    rules: Annotated[Word, takes("title", "version", "hash")]
    page: Annotated[Word, takes("page", "pages")]
    name: Word
    date: Word
    reference: Annotated[Word, takes("code")]
    printed: Annotated[Word, takes("day")]
    notes: Word
    discussed: Word
    not_a_verdict: Word
    no_change: Word
    missing_characters: Word
    record: Word


class PaperWords(Group):
    """Words of documents that say a shared sentence once."""

    was_discussed: Word
    tick: Annotated[Word, takes("title")]
    box: Annotated[Word, takes("discussed")]
    evidence_intro: Word
    checked_intro: Annotated[Word, takes("heading")]
    answers: Annotated[Word, takes("numbers")]
    also: Annotated[Word, takes("numbers")]
    typed: Word
    read: Word
    ascii: Word


class BlockWords(Group):
    """Words of page one and of the note: a few for each thing."""

    more: Annotated[Word, takes("count")]
    named: Annotated[Word, takes("names", "title")]
    said: Annotated[Word, takes("short", "answer")]
    line: Annotated[Word, takes("number")]
    lines: Annotated[Word, takes("numbers")]
    many_lines: Annotated[Word, takes("count")]
    you_wrote: Annotated[Word, takes("typed")]
    you_answered: Annotated[Word, takes("question", "answer")]
    first_person: Annotated[Word, takes("names", "subject")]
    what_is_it: Annotated[Word, takes("number", "typed")]
    what_and_taken_now: Annotated[Word, takes("number", "typed")]
    which: Annotated[Word, takes("number", "typed", "candidates")]
    taken_now: Annotated[Word, takes("number", "typed")]
    ask: Annotated[Word, takes("short")]
    ask_complete: Word
    not_answered: Annotated[Word, takes("short")]
    not_complete: Word
    reviewed: Annotated[Word, takes("reviewed", "total")]
    reviewed_none: Word
    rest: Annotated[Word, takes("count", "section")]
    kept_to_yourself: Annotated[Word, takes("count")]
