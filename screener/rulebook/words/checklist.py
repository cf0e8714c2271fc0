"""The words of the clinic's page."""

from typing import Annotated, get_args

from screener.engine.kinds import Completeness, Taking
from screener.rulebook.words.forms import Group, Word, one_for_each, takes


class Checklist(Group):
    """Words on the clinic's page."""

    brief: Annotated[dict[str, Word], one_for_each(*get_args(Completeness))]
    """The answers that questions share, as short as they can be."""
    questions: Word
    about: Annotated[Word, takes("short")]
    counted: Annotated[Word, takes("answered", "asked")]
    next_open: Word
    rest_no: Annotated[Word, takes("questions")]
    rest_undo: Word
    together: Annotated[Word, takes("answer")]
    new: Word
    opened_by: Annotated[Word, takes("why")]
    new_question: Annotated[Word, takes("short")]
    new_point: Annotated[Word, takes("title")]
    row_names: Annotated[Word, takes("row", "names")]
    back: Word
    complete: Word
    kept: Word
    rows: Word
    row: Annotated[Word, takes("number")]
    taking: Annotated[dict[str, Word], one_for_each(*get_args(Taking))]
    not_a_medicine: Word
    rest: Word
    alike: Annotated[Word, takes("count")]
    undo: Word
    copy_note: Word
    copied: Word
    not_copied: Word
    pdf: Word
    more: Word
