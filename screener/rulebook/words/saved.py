"""The words about a saved summary: why a file is not opened, and what differs from it."""

from typing import Annotated

from screener.rulebook.words.forms import Group, Word, takes


class NotOpened(Group):
    """Why a file is not opened, and the way out."""

    what: Word
    hint: Word


class NotOpenedNamed(Group):
    """The same, for a file that names other rules."""

    what: Annotated[Word, takes("rules")]
    hint: Word


class NotOpenedLimited(Group):
    """The same, for a file over a limit."""

    what: Annotated[Word, takes("limit")]
    hint: Word


class SavedRefusals(Group):
    """Every reason for which a file is not opened."""

    empty: NotOpened
    too_large: NotOpenedLimited
    not_ours: NotOpened
    damaged: NotOpened
    encrypted: NotOpened
    no_record: NotOpened
    several: NotOpened
    newer: NotOpened
    edited: NotOpened
    not_understood: NotOpened
    other_rules: NotOpenedNamed
    too_deep: NotOpened
    too_much: NotOpened


class Reasons(Group):
    """Why a caution comes out otherwise, or is not what it was."""

    rule: Word
    wording: Word
    sources: Word
    review: Word
    said: Word
    elsewhere: Word


class Saved(Group):
    """What differs from a saved summary, in sentences."""

    line_not_saved: Word
    own_not_saved: Word
    same_rules: Annotated[Word, takes("version")]
    other_rules: Annotated[Word, takes("before", "after")]
    other_language: Word
    no_checksum: Word
    count: Annotated[Word, takes("count")]
    nothing: Word
    answer: Annotated[Word, takes("question", "before", "after")]
    answer_mark: Annotated[Word, takes("answer", "before")]
    not_used: Annotated[Word, takes("question", "answer")]
    line_added: Annotated[Word, takes("line")]
    line_removed: Annotated[Word, takes("line")]
    line_changed: Annotated[Word, takes("line", "before", "after")]
    line_nothing_said: Word
    mark_added: Word
    mark_changed: Annotated[Word, takes("before")]
    own_added: Annotated[Word, takes("text")]
    own_removed: Annotated[Word, takes("text")]
    own_order: Word
    question_added: Annotated[Word, takes("question")]
    question_removed: Annotated[Word, takes("question")]
    question_changed: Annotated[Word, takes("question")]
    caution_added: Annotated[Word, takes("title", "after")]
    caution_removed: Annotated[Word, takes("title", "before")]
    caution_outcome: Annotated[Word, takes("title", "before", "after", "why")]
    caution_same: Annotated[Word, takes("title", "after", "why")]
    item_mark: Annotated[Word, takes("before")]
    item_new: Word
    reasons: Reasons
    refusals: SavedRefusals


class Opening(Group):
    """Words of the page where a saved summary is opened."""

    title: Word
    intro: Word
    choose: Word
    found: Annotated[Word, takes("version", "answers", "lines", "questions")]
    changed_before: Word
    replaces: Word
    use: Word
    replace: Word
    leave: Word
    not_opened: Word
    more: Annotated[Word, takes("count")]
    file: Word
    opened: Annotated[Word, takes("version")]
