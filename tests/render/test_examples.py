"""The example summaries in docs/examples are what the program writes, word for word."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.intakes import ROOT

EXAMPLES = ROOT / "docs" / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_an_example_is_what_the_program_writes(name: str, tmp_path: Path) -> None:
    """Who reads an example reads what a clinic or a patient is shown: `docs/examples.py` writes them again."""
    import_module("docs.examples").write_example(name, tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == (EXAMPLES / name).read_text(encoding="utf-8")


def test_every_intake_has_an_example_and_the_page_tells_them() -> None:
    """No example is left out of the list that a reader is shown, and no intake stands there without a text."""
    cases = {path.stem for path in EXAMPLES.glob("*.json")}
    assert {name.partition(".")[0] for name in NAMES} == cases
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*NAMES, *(f"{case}.json" for case in cases)) if f"({name})" not in page] == []
