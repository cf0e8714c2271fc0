"""Short texts of rule files: how to write them, and what an author reads about a wrong one."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from screener.engine.written import Date, Text, TrueOrFalse, Written


def told(adapter: TypeAdapter[Any], value: object) -> list[tuple[str, str]]:
    """The kind and message of every error of a value."""
    with pytest.raises(ValidationError) as wrong:
        adapter.validate_python(value)
    return [(one["type"], one["msg"]) for one in wrong.value.errors()]


def test_a_malformed_text_is_explained_to_the_author() -> None:
    """The whole text has to match its pattern, which editors get too."""
    letters: TypeAdapter[str] = TypeAdapter(Annotated[str, Written("[a-z]+", "small letters")])
    assert letters.validate_python("abc") == "abc"
    for text in ("Abc", "abc1", ""):
        assert told(letters, text) == [("written_wrong", "small letters")]
    assert letters.json_schema() == {"type": "string", "pattern": "^[a-z]+$"}


@pytest.mark.parametrize("text", ["www.example.org", "a -> b", "jo@example.org"])
def test_a_text_that_pages_would_change_is_refused(text: str) -> None:
    """Text that Markdown would turn into a link or an arrow is refused."""
    mark = next(one for one in ("www.", "->", "@") if one in text)
    expected = [("written_wrong", f"leave out {mark}: pages would not show it as it is written")]
    assert told(TypeAdapter(Text), text) == expected


def test_only_true_and_false_are_accepted() -> None:
    """No other word is accepted for them."""
    either: TypeAdapter[bool] = TypeAdapter(TrueOrFalse)
    assert [either.validate_python(value) for value in ("true", "false", True, False)] == [True, False, True, False]
    for value in ("yes", "True", "no", None):
        assert told(either, value) == [("written_wrong", "write true or false")]


def test_impossible_dates_are_refused() -> None:
    """A date in another format and a date that does not exist have different messages."""
    day: TypeAdapter[object] = TypeAdapter(Date)
    assert str(day.validate_python("2027-01-31")) == "2027-01-31"
    for text in ("31.1.2027", "2027-1-31", "2027-01-31T00:00"):
        assert told(day, text) == [("written_wrong", "write a date as 2027-01-31")]
    assert told(day, "2027-02-30") == [("written_wrong", "the calendar has no such day")]
