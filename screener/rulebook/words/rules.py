"""The words in which rules are shown and compared."""

from typing import Annotated

from screener.rulebook.words.forms import Group, Word, takes


class Conditions(Group):
    """A condition, in sentences. ``either`` joins choices."""

    all_of: Word
    any_of: Word
    not_so: Word
    either: Word
    of_class: Annotated[Word, takes("title")]
    currently: Annotated[Word, takes("medicines")]
    recently: Annotated[Word, takes("medicines")]
    listed: Word


class Comparing(Group):
    """What differs between two rulebooks, in sentences."""

    cautions_added: Annotated[Word, takes("titles")]
    cautions_gone: Annotated[Word, takes("titles")]
    cautions_changed: Annotated[Word, takes("titles")]
    questions_added: Annotated[Word, takes("titles")]
    questions_gone: Annotated[Word, takes("titles")]
    questions_changed: Annotated[Word, takes("titles")]
    names: Annotated[Word, takes("count", "names")]
    change: Annotated[Word, takes("title", "before", "after", "count", "tried")]
    example: Annotated[Word, takes("intake")]
    nothing_said: Word
    vignette: Annotated[Word, takes("name", "title", "before", "after")]
    since: Annotated[Word, takes("on", "role")]
    in_place: Annotated[Word, takes("where", "before", "after")]
    gone: Annotated[Word, takes("where", "values")]
    come: Annotated[Word, takes("where", "values")]
    not_readable: Word
    same: Word
    compared: Annotated[Word, takes("cautions", "vignettes", "intakes")]
    not_tried: Annotated[Word, takes("title", "count")]
    line_words: Word
    records: Word
    lists_left_out: Annotated[Word, takes("title")]
