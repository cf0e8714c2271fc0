"""Mutants of the code (`python -m assurance mutate`): the list of those that no test notices, and what it does."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from assurance import code_mutants
from assurance.code_changes import Change, changes_of
from assurance.code_mutants import PARTS, Tally, run
from assurance.survivors import LIST, read_survivors
from screener.problems import Refused
from tests.intakes import ROOT

SURVIVORS = read_survivors()
EXPLAINED = [one for one in SURVIVORS.by_change if one.file == "screener/truth.py"]
CHANGE = Change("screener/truth.py", "all_of", "elif part_truth < truth:", "elif part_truth <= truth:")


def lines_of(file: str, function: str) -> str:
    """The lines of a function as one line."""
    text = (ROOT / file).read_text(encoding="utf-8")
    body, name = ast.parse(text).body, function.rpartition(".")
    if name[0]:
        (owner,) = (node for node in body if isinstance(node, ast.ClassDef) and node.name == name[0])
        body = owner.body
    (node,) = (node for node in body if isinstance(node, ast.FunctionDef) and node.name == name[2])
    return " ".join(line.strip() for line in text.splitlines()[node.lineno - 1 : node.end_lineno])


@pytest.mark.parametrize("change", SURVIVORS.by_change, ids=str)
def test_a_change_that_is_explained_can_still_be_made(change: Change) -> None:
    """The lines that an entry of the list is about stand in the function that it names, and are no longer than that."""
    assert change.before in lines_of(change.file, change.function)
    assert change.before != change.after


def test_a_list_with_a_mistake_is_refused(tmp_path: Path) -> None:
    """A misspelt key in the list of survivors is named with its place: no entry is passed over."""
    text = LIST.read_text(encoding="utf-8").replace("why:", "because:", 1)
    (tmp_path / "survivors.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="`because` is not a key that belongs here"):
        read_survivors(tmp_path / "survivors.yaml")


def test_a_mutant_is_told_by_its_lines(tmp_path: Path) -> None:
    """What is changed is told by the file, the function and the lines, whatever number mutmut gave it."""
    (tmp_path / "mutated.py").write_text(
        "class Line:\n"
        "    def xǁLineǁread__mutmut_orig(self, text):\n        a = 1\n        return text\n"
        "    def xǁLineǁread__mutmut_1(self, text):\n        a = None\n        return text\n"
        "def x_near__mutmut_orig(far=True):\n    return far\n"
        "def x_near__mutmut_1(far=False):\n    return far\n",
        encoding="utf-8",
    )
    assert set(changes_of(tmp_path / "mutated.py", "line.py").values()) == {
        Change("line.py", "Line.read", "a = 1", "a = None"),
        Change("line.py", "near", "def near(far=True):", "def near(far=False):"),
    }


@pytest.mark.parametrize(
    ("left", "failures"),
    [
        ([CHANGE], 1),  # the list has another entry for this file
        (EXPLAINED, 0),
        ([*EXPLAINED, Change(CHANGE.file, "all_of", "a", "b")], 1),
    ],
    ids=["an entry that is noticed now", "all explained", "one that nobody explained"],
)  # fmt: skip
def test_a_survivor_is_explained_or_a_failure(
    left: list[Change], failures: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that no test notices fails the run unless the list explains it; so does an entry out of date."""
    tally = Tally(PARTS[0], {CHANGE.file: Counter(killed=9, survived=len(left))}, left)
    monkeypatch.setattr(code_mutants, "tallies", lambda _names: iter([tally]))
    result = run(["truth"])
    assert len(result.failures) == failures
    assert ("truth", f"{9 + len(left)} mutants") == (result.figures[0][0], result.figures[0][1].partition(",")[0])


def test_every_file_of_what_decides_is_tried() -> None:
    """No file of the engine, the recogniser, the summary, the reader or the check is left out."""
    tried = [path for part in PARTS for path in part.sources]
    folders = ("medicines", "summary", "rulebook", "checking")
    wanted = {
        f"screener/{name}.py" for name in ("truth", "conditions", "plan", "screening", "intake", "written", "problems")
    }
    wanted |= {
        path.relative_to(ROOT).as_posix() for name in folders for path in (ROOT / "screener" / name).rglob("*.py")
    }
    assert set(tried) == wanted
    assert len(tried) == len(wanted)
    files = {test.partition("::")[0] for part in PARTS for test in part.tests.split()}
    assert [name for name in files if not (ROOT / f"tests/test_{name}.py").exists()] == []
