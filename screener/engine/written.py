"""Types of short text in rule files, each with a message that says how to write it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema


@dataclass(frozen=True)
class Written:
    """A text that matches a pattern; ``words`` tell authors how to write it."""

    pattern: str
    words: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        """Check the pattern, with an error in the author's words."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The pattern, for editors."""
        return handler(schema) | {"pattern": f"^{self.pattern}$"}

    def fits(self, text: str) -> bool:
        """Whether a text matches."""
        return re.fullmatch(self.pattern, text) is not None

    def _check(self, text: str) -> str:
        if not self.fits(text):
            raise PydanticCustomError("written_wrong", "{words}", {"words": self.words})
        return text


def _date(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("written_wrong", "write a date as 2027-01-31")
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError("written_wrong", "the calendar has no such day") from None


def _true_or_false(value: object) -> object:
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("written_wrong", "write true or false")
    return value in ("true", True)


@dataclass(frozen=True)
class Prose:
    """Marks a text in our own words for people to read, which is translated."""


@dataclass(frozen=True)
class Quoted:
    """Marks a field that is the same in every language: somebody else's title, or a place in it."""


NOT_AS_WRITTEN = ("://", "www.", "@", ":streamlit:", "->", "<-", "--", ">=", "<=", "~=")
"""What Markdown would turn into links, arrows and pictures even if every mark is escaped."""


def _plain(text: str) -> str:
    if found := next((mark for mark in NOT_AS_WRITTEN if mark in text), None):
        raise PydanticCustomError(
            "written_wrong", "leave out {mark}: pages would not show it as it is written", {"mark": found}
        )
    return text


_LINE = Written(r"\S(.*\S)?", "write it on one line, without space at its ends (fold long text with >-)")

Id = Annotated[str, Written(r"[a-z][a-z0-9_]*", "small letters, digits and _, a letter first"), Field(max_length=60)]
"""An id. It is permanent."""
LANGUAGE_CODE = Written(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", "a language code: en, es, pt-BR, es-419")
LanguageCode = Annotated[str, LANGUAGE_CODE]
"""The code of a language, with a script and a region where they matter (BCP 47)."""
SourceId = Annotated[str, Written(r"[a-z0-9][a-z0-9-]*", "small letters, digits and -"), Field(max_length=60)]
"""The id of a source."""
Text = Annotated[str, Field(min_length=1, max_length=600), _LINE, AfterValidator(_plain), Prose()]
"""One or more sentences."""
Short = Annotated[str, Field(min_length=1, max_length=100), _LINE, AfterValidator(_plain), Prose()]
"""A title, a question, a label."""
Brief = Annotated[str, Field(min_length=1, max_length=40), _LINE, AfterValidator(_plain), Prose()]
"""A few words, for a row of a checklist."""
CardText = Annotated[str, Field(min_length=1, max_length=139), _LINE, AfterValidator(_plain), Prose()]
"""A sentence that fits a CDS Hooks card: fewer than 140 characters."""
Name = Annotated[str, Field(min_length=1, max_length=80)]
"""A medicine name as people write it."""
Url = Annotated[
    str,
    Written(r"https://[^\s<>\"'`\\()\[\]]+", "a link begins with https:// and holds no space, quote or bracket"),
    Field(max_length=300),
]
"""A web address that anybody can open."""
Date = Annotated[dt.date, BeforeValidator(_date)]
"""A date."""
TrueOrFalse = Annotated[bool, BeforeValidator(_true_or_false)]
"""``true`` or ``false``, and no other word."""
