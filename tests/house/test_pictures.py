"""The pictures of the documentation: each is shown with words for who cannot see it, and small enough to load."""

import re

import pytest

from tests.intakes import ROOT

PAGE = ROOT / "docs" / "journey.md"
SHOWN = dict(re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8")))
"""The words for each picture, with its path."""
HEAVIEST = 200_000
"""Bytes of one picture."""


def test_every_picture_is_shown_and_every_shown_picture_is_there() -> None:
    """No picture is left over in the folder, and none that the page shows is missing."""
    made = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert {path for path in SHOWN.values() if path.startswith("pictures/")} == made
    assert 0 < len(made) <= 16


@pytest.mark.parametrize(("words", "path"), SHOWN.items(), ids=SHOWN.values())
def test_a_picture_has_words_and_is_small(words: str, path: str) -> None:
    """Who cannot see a picture reads what it shows; who loads it does not wait for it."""
    assert len(words.split()) >= 7
    assert (ROOT / "docs" / path).stat().st_size <= HEAVIEST
