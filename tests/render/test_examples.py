"""The examples in docs/examples are what the program writes, word for word, and no more than there may be."""

from importlib import import_module
from typing import Any

import pytest

from tests.intakes import ROOT

EXAMPLES = ROOT / "docs" / "examples"


@pytest.fixture(scope="module")
def made() -> Any:
    """The script that makes the examples."""
    return import_module("docs.examples")


@pytest.mark.slow
def test_an_example_is_what_the_program_writes(made: Any) -> None:
    """Who reads an example reads what a clinic or a patient is shown: `docs/examples.py` writes them again."""
    texts = dict(made.texts())
    stands = {path.name: path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.txt")}
    assert stands == {name: text for name, text in texts.items() if name.endswith(".txt")}
    assert (EXAMPLES / "budgets.md").read_text(encoding="utf-8") == texts["budgets.md"]


@pytest.mark.slow
def test_nobody_has_more_to_read_than_there_may_be(made: Any) -> None:
    """What matters most is read in a minute, whoever it is about."""
    over = [(one.what, who, n) for one in made.BUDGETS for who, n in one.measured().items() if n > one.most]
    assert over == []


def test_every_intake_has_an_example_and_the_page_tells_them(made: Any) -> None:
    """No example is left out of the list that a reader is shown, and no intake stands there without a text."""
    cases = {path.stem for path in EXAMPLES.glob("*.json")}
    assert cases == {*made.PEOPLE, made.OPENED}
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    names = [path.name for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".json", ".png", ".md")]
    assert [name for name in names if f"({name})" not in page and name != "README.md"] == []
