"""Two versions of the rules: whoever changes a rule reads for whom an outcome differs before anybody meets it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.check import load_rulebook
from screener.check.comparing import Comparison, compare, known_to
from screener.check.comparing.comparison import MAX_INTAKES, _spread
from screener.engine.intake import Intake, MedicineLine
from screener.render.comparison import render_comparison
from screener.rulebook.model import Rulebook
from screener.screening import Outcome, screen
from tests.intakes import BOOKS, ROOT, UMBRELLA, book, intakes

MEDICINES, NAMES = "cautions/medicines.yaml", "medicines/all.yaml"
EDITS = {
    "another age": ("cautions/person.yaml", "[under_18, from_65]", "[under_18, from_18_to_64]"),
    "not is left out": (MEDICINES, "- not: { age: under_18 }", "- age: under_18"),
    "all becomes any": ("cautions/reactions.yaml", "all:\n        - had_reaction", "any:\n        - had_reaction"),
    "currently becomes recently": (MEDICINES, "{ substance: fogamine }", "{ substance: fogamine, taken: recently }"),
    "recently becomes currently": (MEDICINES, ", taken: recently }", " }"),
    "another class": (NAMES, "name: puddlol\n    classes: []", "name: puddlol\n    classes: [drying]"),
    "a name is taken out": (NAMES, "ZZ: [Sundry, Sundry Slow]", "ZZ: [Sundry Slow]"),
    "a misspelling is taken for the name": (NAMES, "chloride]\n    asks: [fogamin]", "chloride, fogamin]"),
}
"""Changes of what the rules do, each in one file."""


LINES = st.builds(
    MedicineLine,
    typed=st.sampled_from(["Sundry", "Sundry Slow", "sundrol with puddlol", "puddlol", "fogamine", "fogamin", "sundae",
                           "cloud tablet", "former fogamine", "zzz", "tablets"]),
    taking=st.sampled_from([None, "now", "stopped", "not_sure"]),
)  # fmt: skip


def changed(folder: Path, name: str) -> Rulebook:
    """The umbrella rulebook with one change. Its examples are left as they were: only the door minds that."""
    copy = Path(shutil.copytree(UMBRELLA, folder / "umbrella"))
    file, before, after = EDITS[name]
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return load_rulebook(copy, ())


def found(comparison: Comparison) -> set[tuple[str, Outcome, Outcome]]:
    """Every way in which a caution was found to come out differently."""
    return {(one.caution, change.before, change.after) for one in comparison.tried for change in one.changes}


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.slow
def test_rules_do_not_differ_from_themselves(folder: Path) -> None:
    """Nothing is said to differ where nothing does, and everything was compared."""
    comparison = compare(book(folder), book(folder))
    assert (found(comparison), comparison.examples, comparison.names) == (set(), (), ())
    assert {one.caution for one in comparison.tried} == set(book(folder).cautions)
    assert all(one.tried and not one.not_tried and not one.lists_left_out for one in comparison.tried)
    assert render_comparison(comparison).startswith("No outcome differs.\nCompared: ")


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.slow
def test_no_difference_is_missed(name: str, tmp_path: Path) -> None:
    """Whatever anybody says, an outcome that differs between two rulebooks is one that the comparison lists."""
    old, new = book(UMBRELLA), changed(tmp_path, name)
    listed = found(compare(old, new))
    met: set[tuple[str, Outcome, Outcome]] = set()

    @settings(max_examples=400)
    @given(intakes(old), st.lists(LINES, max_size=3))
    def try_one(answered: Intake, lines: list[MedicineLine]) -> None:
        said = answered.model_copy(update={"medicines": tuple(lines)})
        before, after = (
            {one.id: one.outcome for one in screen(rules, known_to(rules, said)).findings} for rules in (old, new)
        )
        met.update((key, before[key], after[key]) for key in before if before[key] is not after[key])

    try_one()
    assert met <= listed
    assert listed


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.slow
def test_every_example_shows_what_it_stands_for(name: str, tmp_path: Path) -> None:
    """The intake that is printed with a difference really comes out so under both rulebooks."""
    old, new = book(UMBRELLA), changed(tmp_path, name)
    for tried in compare(old, new).tried:
        for change in tried.changes:
            outcomes = [
                finding.outcome
                for rules in (old, new)
                for finding in screen(rules, known_to(rules, change.example)).findings
                if finding.id == tried.caution
            ]
            assert outcomes == [change.before, change.after]
            assert 0 < change.count <= tried.tried


def test_a_difference_is_told_in_words(tmp_path: Path) -> None:
    """Whoever changes an age reads which caution differs, from what to what, for whom, and which example shows it."""
    lines = render_comparison(compare(book(UMBRELLA), changed(tmp_path, "another age"))).splitlines()
    caution, raised, checked = (
        "Outside the ages studied [age_not_studied]",
        "Talk about this",
        "Checked, not raised by these answers",
    )
    assert lines[:5] == [
        f"Cautions with another condition, other words or other evidence: {caution}",
        f"{caution}: «{raised}» in the place of «{checked}», for 1 of 4 intakes made up for it",
        "    For instance: Age band? Answer: 18 to 64.",
        f"{caution}: «{checked}» in the place of «{raised}», for 1 of 4 intakes made up for it",
        "    For instance: Age band? Answer: 65 or older.",
    ]
    assert (
        lines[5] == f"Worked example «forty years old»: {caution} comes out as «{raised}» in the place of «{checked}»"
    )
    assert lines[-1].startswith("Compared: 6 cautions that both have, over 18 worked examples and 97 intakes")


def test_what_only_one_rulebook_has_is_named(tmp_path: Path) -> None:
    """Cautions and questions that came or went are named, whatever they would have come to."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    (copy / "cautions" / "person.yaml").unlink()
    for file, before, after in (
        ("rulebook.yaml", "  - cautions/person.yaml\n", ""),
        ("questions.yaml", "  dry_mouth:", "  wet_mouth:"),
        ("cautions/medicines.yaml", "dry_mouth", "wet_mouth"),
    ):
        text = (copy / file).read_text(encoding="utf-8")
        assert before in text or before == "dry_mouth"
        (copy / file).write_text(text.replace(before, after), encoding="utf-8")
    lesser = load_rulebook(copy, ())
    gone, added = (render_comparison(compare(*pair)) for pair in ((book(UMBRELLA), lesser), (lesser, book(UMBRELLA))))
    assert "Cautions removed: Outside the ages studied\n" in gone
    assert "Cautions added: Outside the ages studied\n" in added
    for text in (gone, added):
        assert "Questions added: Dry mouth?\n" in text
        assert "Questions removed: Dry mouth?\n" in text


def test_other_words_around_names_are_said_not_to_be_compared(tmp_path: Path) -> None:
    """Words such as *stopped* act on lines that are not made up: where they differ, the comparison says so."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    path = copy / "medicines" / "words.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("after: [stopped]", "after: [halted]"), encoding="utf-8")
    text = render_comparison(compare(book(UMBRELLA), load_rulebook(copy)))
    assert "Not compared: lines that hold other words than names" in text
    assert "Not compared" not in render_comparison(compare(book(UMBRELLA), book(UMBRELLA)))


def test_another_mapping_of_health_records_is_said_not_to_be_compared(tmp_path: Path) -> None:
    """A record proposes something else: no outcome tells it, so the comparison says that it differs."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    (copy / "fhir.yaml").unlink()
    text = render_comparison(compare(book(UMBRELLA), load_rulebook(copy)))
    assert "Not compared: what a health record proposes. It differs." in text


def test_names_read_differently_are_counted(tmp_path: Path) -> None:
    """A name that was taken out of the vocabulary is named, and so is what that does to cautions."""
    comparison = compare(book(UMBRELLA), changed(tmp_path, "a name is taken out"))
    assert comparison.names == ("Sundry",)
    assert ("drying_medicine", Outcome.RAISED, Outcome.UNDETERMINED) in found(comparison)


def test_more_combinations_than_can_be_tried_are_spread_and_said() -> None:
    """With too many combinations, every answer is still among those tried, and the number left out is printed."""
    total = 3**16
    numbers = list(_spread(total))
    assert len(set(numbers)) == MAX_INTAKES
    for place in range(16):
        assert {number // 3**place % 3 for number in numbers} == {0, 1, 2}
    comparison = compare(book(UMBRELLA), book(UMBRELLA))
    first = replace(comparison.tried[0], not_tried=total - MAX_INTAKES, lists_left_out=True)
    text = render_comparison(replace(comparison, tried=(first, *comparison.tried[1:])))
    assert f"Not compared: {total - MAX_INTAKES:,} further combinations for Serious reaction before" in text
    assert "Not compared: some combinations of medicines for Serious reaction before" in text


def test_the_command_compares_two_folders(tmp_path: Path) -> None:
    """`python -m screener compare OLD NEW` prints the comparison, and exits with 0 whatever it found."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    path = copy / "cautions" / "person.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Umbrellin was not", "It was not"), encoding="utf-8")
    command = [sys.executable, "-m", "screener", "compare", str(UMBRELLA), str(copy)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "other evidence: Outside the ages studied [age_not_studied]\nNo outcome differs.\n" in done.stdout
