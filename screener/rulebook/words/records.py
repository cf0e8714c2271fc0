"""The words about a health record: what it proposes, what became of each entry, and why."""

from typing import Annotated

from screener.rulebook.words.forms import Group, Word, one_for_each, takes

WHY = (
    "other_kind", "code", "value", "two_values", "status", "verification", "old", "undated", "future", "past", "later",
    "not_reviewed", "age", "died", "about_another", "not_an_order", "not_counted", "no_information", "unreferenced",
    "contradicted", "reason", "not_named", "shape", "release", "modified", "no_resource", "json",
)  # fmt: skip
"""Why an entry is not used, or cannot be read."""


class Records(Group):
    """What is said of a health record, in sentences."""

    title: Word
    mapping: Word
    intro: Word
    choose: Word
    file: Word
    counted: Annotated[Word, takes("entries", "read", "not_used", "unreadable")]
    only_codes: Word
    partial: Word
    not_reviewed: Word
    look_back: Annotated[Word, takes("age")]
    look_back_days: Word
    proposes: Word
    proposes_nothing: Word
    proposal: Annotated[Word, takes("question", "answer")]
    also: Annotated[Word, takes("question", "answer")]
    disagree: Word
    origin: Annotated[Word, takes("kind", "about")]
    origin_old: Annotated[Word, takes("kind", "about", "age")]
    origin_ahead: Annotated[Word, takes("kind", "about", "age")]
    birth_date: Word
    rows: Word
    no_rows: Word
    row: Annotated[Word, takes("typed", "said", "origin")]
    row_taken: Word
    row_origin: Annotated[Word, takes("origin")]
    row_codes: Annotated[Word, takes("names")]
    row_unnamed: Annotated[Word, takes("number")]
    not_used: Word
    unreadable: Word
    many: Annotated[Word, takes("count", "kind", "why")]
    why: Annotated[dict[str, Word], one_for_each(*WHY)]
    never: Word
    accept_one: Annotated[Word, takes("answer")]
    accept_all: Word
    accept_rows: Word
    leave: Word
    accepted: Annotated[Word, takes("answer", "origin")]
    waiting: Annotated[Word, takes("question", "said", "origin")]
    answered: Annotated[Word, takes("answer")]
    taken: Word
    taking: Word
    confirmed: Word
