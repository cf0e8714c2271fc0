"""Without a name, the only rulebook is used; if there is none, or several, a message says so."""

import shutil
from pathlib import Path

import pytest

from screener.engine.problems import Place, Problem, Refused
from screener.rulebook import default
from tests.intakes import UMBRELLA


def test_the_only_rulebook_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clinic with rules of its own in place of ours names none."""
    monkeypatch.setattr(default, "RULES", tmp_path)
    shutil.copytree(UMBRELLA, tmp_path / "ours")
    assert default.default_rulebook() == tmp_path / "ours"


@pytest.mark.parametrize("names", [(), ("one", "other")])
def test_none_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    """With no rulebook or with two, the program stops and says how to name one."""
    monkeypatch.setattr(default, "RULES", tmp_path)
    for name in names:
        shutil.copytree(UMBRELLA, tmp_path / name)
    with pytest.raises(Refused) as refused:
        default.default_rulebook()
    what = f"{len(names)} rulebooks stand here"
    assert refused.value.problems == (
        Problem(Place(tmp_path.as_posix()), "R016", what, "name the one to use with --rules"),
    )
