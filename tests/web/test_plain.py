"""Texts of rules go through Markdown unchanged, and readable to a screen reader."""

import pytest

from screener.web.plain import link, plain


@pytest.mark.parametrize(
    "text",
    ["*bold*", "_it_", "[a](b)", "![x](y)", "`code`", "# head", "a | b", "$x$", "<b>", "&amp;", ":red[x]", ":smile:",
     "~~gone~~", "back\\slash"],
)  # fmt: skip
def test_marks_are_escaped(text: str) -> None:
    """Every mark that Markdown or Streamlit would act on is escaped."""
    shown = plain(text)
    assert shown.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    for mark in "*_[]`#|$<>&~":
        assert shown.count(mark) == shown.count(f"\\{mark}")
    assert ":red[" not in shown.replace("\\:", "")
    assert ":smile" not in shown.replace("\\:", "")


@pytest.mark.parametrize("text", ["- item", "+ item", "1. item", "12. item"])
def test_no_list_begins(text: str) -> None:
    """A text that begins like a list is no list."""
    assert plain(text) != text


@pytest.mark.parametrize(
    "text", ["Is this list complete (or are there none)?", "0.5 mg to 4.5 mg", "Answer: Yes.", "well-known"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    """A screen reader hears no backslashes in an ordinary question."""
    assert plain(text) == text


def test_a_link_shows_its_text_as_written() -> None:
    """The title of a source cannot close the link it stands in."""
    assert link("a] b", "https://example.org/x") == "[a\\] b](https://example.org/x)"
