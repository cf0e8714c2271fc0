"""The words of the program itself are read as strictly as rules: for a page that has no rulebook, too."""

from pathlib import Path

import pytest

from screener.engine.problems import Place, Problem, Refused
from screener.rulebook import interface
from screener.rulebook.words import FOLDER


def test_a_mistake_in_the_words_of_the_program_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever words the program reads file, line and column of a mistake, and no page shows half of the words."""
    text = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "en.yaml").write_text(text.replace("language: en\n", "language: en\nlanguage: en\n"), encoding="utf-8")
    monkeypatch.setattr(interface, "FOLDER", tmp_path)
    with pytest.raises(Refused) as refused:
        interface.read_words("en")
    assert refused.value.problems == (
        Problem(Place("screener/rulebook/words/en.yaml", 5, 1), "R002", "`language` is written twice",
                "the first one is at line 4; keep one of them"),
    )  # fmt: skip
