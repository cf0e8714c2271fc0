"""Every picture in the docs has alternative text and is small."""

import re

import pytest

from tests.intakes import ROOT

PAGE = ROOT / "docs" / "journey.md"
SHOWN = dict(re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8")))
"""The alternative text of each picture, with its path."""
HEAVIEST = 200_000
"""The most bytes of a picture."""


def test_every_picture_is_shown_and_every_shown_picture_is_there() -> None:
    """The folder has exactly the pictures that the page shows."""
    made = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert {path for path in SHOWN.values() if path.startswith("pictures/")} == made
    assert 0 < len(made) <= 16


@pytest.mark.parametrize(("words", "path"), SHOWN.items(), ids=SHOWN.values())
def test_a_picture_has_words_and_is_small(words: str, path: str) -> None:
    """Readers who cannot see a picture read what it shows, and nobody waits for it to load."""
    assert len(words.split()) >= 7
    assert (ROOT / "docs" / path).stat().st_size <= HEAVIEST
