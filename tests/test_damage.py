"""Rule files that were damaged on a disk or in a merge, and the seal that refuses what is left of them."""

import random
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from assurance.damage import Door, Fate, cuts, flips, without_keys
from screener.checking import load_rulebook
from screener.problems import Refused
from screener.rulebook.yaml_file import read_yaml
from tests.intakes import BOOKS, UMBRELLA
from tests.test_bad_rules import check, screener

ONLY_THE_SEAL = {
    "cautions: cautions.*.evidence.*.disagrees_with",
    "cautions: cautions.*.patient.note",
    "cautions: vignettes.*.answers",
    "cautions: vignettes.*.answers.*",
    "cautions: vignettes.*.expect.*",
    "cautions: vignettes.*.medicines",
    "cautions: vignettes.*.medicines.*.confirmed",
    "cautions: vignettes.*.medicines_complete",
    "classes: classes.*.patient",
    "medicines: combinations",
    "medicines: combinations.*",
    "medicines: substances.*.asks",
    "medicines: substances.*.codes",
    "medicines: substances.*.codes.atc",
    "medicines: substances.*.codes.rxnorm",
    "medicines: substances.*.names",
    "medicines: substances.*.not_traced",
    "medicines: substances.*.note",
    "medicines: substances.*.street",
    "prompts: prompts.*",
    "questions: questions.*.clinician.help",
    "questions: questions.*.takes_away",
    "questions: questions.*.takes_away.*",
    "rulebook: medicines.*.help",
    "sources: sources.*.url",
    "words: beside_a_name.*",
}
"""The keys of the umbrella rulebook that can go and leave a sound rulebook that says something else (ADR 22)."""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """A sealed copy of the umbrella rulebook."""
    return Door(UMBRELLA, tmp_path_factory.mktemp("sealed") / "umbrella")


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the umbrella rulebook, sealed as somebody would who works beside it."""
    shutil.copytree(UMBRELLA, tmp_path / "umbrella")
    monkeypatch.chdir(tmp_path)
    done = screener("seal", "umbrella")
    assert (done.returncode, done.stdout) == (0, "umbrella/seal.yaml: 12 files are sealed.\n")
    return Path("umbrella")


def test_a_file_cut_behind_any_line_is_refused(door: Door) -> None:
    """Every file of a rulebook, cut behind each of its lines: none is taken for whole, none says the same."""
    for name in door.names():
        assert {door.fate(name, cut) for cut in cuts(door.content(name))} == {Fate.REFUSED}, name


def test_no_lost_key_goes_unnoticed(door: Door) -> None:
    """Every file without each of its keys: refused for what it says, or sound without it and refused by the seal."""
    fates = defaultdict(set)
    for name in door.names():
        content, _ = read_yaml(door.path / name, name)
        for damage in without_keys(content):
            kind = f"{door.folder.files[name].schema}: {damage.what}"
            fates[kind].add(door.fate(name, damage, whole=True))
    assert len(fates) > 150
    assert set().union(*fates.values()) == {Fate.REFUSED, Fate.SEALED}
    assert {kind for kind, found in fates.items() if Fate.SEALED in found} == ONLY_THE_SEAL


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_no_flipped_bit_goes_unnoticed(folder: Path, tmp_path: Path) -> None:
    """One bit flipped, here and there in every file: refused for what it says, the same, or refused by the seal."""
    door, random_ = Door(folder, tmp_path / "copy"), random.Random(22)  # noqa: S311 any bit will do
    found = set()
    for name in door.names():
        content = door.content(name)
        many = 20 if len(content) < 5_000 else 2
        for flip in flips(content, random_, random_.sample(range(len(content)), min(many, len(content)))):
            found.add(door.fate(name, flip))
    assert found == {Fate.REFUSED, Fate.SAME, Fate.SEALED}


def test_a_sealed_rulebook_is_refused_when_changed(sealed: Path) -> None:
    """A change that nobody sealed shuts the door, with the file and the way out; sealed again, it opens."""
    load_rulebook(sealed)
    path = sealed / "sources.yaml"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"title: ", b"title: The ", 1))
    assert check("umbrella").stdout == (
        "umbrella/seal.yaml: S008 not as it was sealed: sources.yaml\n"
        "    hint: if every change is meant, run `python -m screener seal umbrella`\n"
    )
    with pytest.raises(Refused):
        load_rulebook(sealed)
    assert screener("seal", "umbrella").returncode == 0
    load_rulebook(sealed)
    path.write_bytes(before)
    with pytest.raises(Refused):
        load_rulebook(sealed)


def test_a_file_added_to_a_sealed_rulebook_is_noticed(sealed: Path) -> None:
    """A file that a rulebook may have or not is refused where it was not there when the rulebook was sealed."""
    shutil.copy(BOOKS[0] / "hazards.yaml", sealed / "hazards.yaml")
    with pytest.raises(Refused) as refused:
        load_rulebook(sealed)
    assert [problem.what for problem in refused.value.problems] == ["not as it was sealed: hazards.yaml"]
    (sealed / "hazards.yaml").unlink()
    load_rulebook(sealed)


def test_windows_breaks_no_seal(sealed: Path) -> None:
    """Other line ends, or a mark at the front, are no change of what a file says."""
    for path in sealed.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    load_rulebook(sealed)


def test_a_rulebook_with_a_mistake_is_not_sealed(sealed: Path) -> None:
    """Sealing looks at the rules first: what the program would refuse gets no new seal."""
    before = (sealed / "seal.yaml").read_bytes()
    (sealed / "questions.yaml").write_bytes(
        (sealed / "questions.yaml").read_bytes().replace(b"topic: ", b"topic: x", 1)
    )
    done = screener("seal", "umbrella")
    assert done.returncode == 1
    assert "N001" in done.stderr
    assert (sealed / "seal.yaml").read_bytes() == before


def test_the_rules_are_sealed() -> None:
    """The rules that come with the program cannot be changed without anybody meaning it."""
    assert (BOOKS[0] / "seal.yaml").exists()
