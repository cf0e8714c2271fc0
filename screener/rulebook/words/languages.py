"""The words that tell how a text came into its language."""

from typing import Annotated

from screener.rulebook.words.forms import Group, Word, takes


class Languages(Group):
    """The choice of a language, and the label of everything translated."""

    choose: Word
    a_draft: Annotated[Word, takes("language")]
    draft: Annotated[Word, takes("hash")]
    reviewed: Annotated[Word, takes("hash", "on", "by_role")]
    untranslated: Annotated[Word, takes("count", "language")]
