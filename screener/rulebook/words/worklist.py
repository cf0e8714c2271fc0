"""The words of the worklist: a panel as a page."""

from typing import Annotated

from screener.rulebook.words.forms import Group, Word, one_for_each, takes


class Worklist(Group):
    """Words of the page that shows what came of a panel."""

    title: Word
    intro: Annotated[Word, takes("people", "file", "version")]
    limits: Word
    points: Word
    outcome: Word
    outcomes: Annotated[dict[str, Word], one_for_each("raised", "undetermined", "not_raised")]
    list: Word
    lists: Annotated[dict[str, Word], one_for_each("all_read", "not_all_read", "none_read", "too_long", "no_rows")]
    any: Word
    counted: Annotated[Word, takes("count", "people")]
    nobody: Word
    person: Word
    highest: Word
    raised: Word
    nothing_raised: Word
    not_read: Word
    page: Annotated[Word, takes("pages")]
    open: Annotated[Word, takes("person")]
    back: Word
    not_kept: Word
    download: Word
    chart: Word
