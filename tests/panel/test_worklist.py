"""What a run wrote, as a worklist: the most serious first, filtered, counted, exported."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pa_parquet
import pytest

from screener.engine.problems import Refused
from screener.panel.people import PERSON
from screener.panel.run import Options, run
from screener.panel.tables import in_one
from screener.panel.worklist import Filters, Worklist, open_worklist
from screener.screening import Outcome, screen
from tests.intakes import UMBRELLA, book, ldn

PEOPLE = pa.table({
    "person_id": ["none", "=1+1", "unread", "opioid", "both"],
    "pregnant": ["no", "yes", None, "no", "yes"],
    "medicines": [["lisinopril"], ["lisinopril"], ["blorp"], ["oxycodone 5 mg"], ["oxycodone 5 mg", "blorp"]],
})  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What a run wrote, with what people said."""
    path = tmp_path / "found.parquet"
    run(ldn(), in_one("people", PEOPLE), path, Options(keep=True))
    return path


@pytest.fixture
def worklist(file: Path) -> Worklist:
    """The same, opened."""
    return open_worklist(ldn(), file)


def ids(worklist: Worklist, filters: Filters) -> list[str]:
    """Who is shown, in order."""
    return [worklist.person(int(one))[PERSON] for one in worklist.chosen(filters)]


def test_the_most_serious_comes_first(worklist: Worklist) -> None:
    """By the highest priority, then by how many points there are."""
    assert ids(worklist, Filters())[0] == "both"
    assert set(ids(worklist, Filters())) == set(PEOPLE["person_id"].to_pylist())


def test_filters_find_people(worklist: Worklist) -> None:
    """With all of some points, with one that could not be checked, or with a list that could not be read."""
    assert ids(worklist, Filters(("opioid_now",))) == ["both", "opioid"]
    assert ids(worklist, Filters(("opioid_now", "pregnancy"))) == ["both"]
    open_ = ids(worklist, Filters(("opioid_now",), Outcome.UNDETERMINED.value))
    assert set(open_) == {"none", "=1+1", "unread"}
    assert ids(worklist, Filters(list="none_read")) == ["unread"]


def test_each_cell_is_what_the_screener_finds_for_that_person(worklist: Worklist) -> None:
    """What was kept gives the same outcomes when it is screened again."""
    for person in range(len(PEOPLE)):
        found = {one.id for one in screen(ldn(), worklist.intake(person)).findings if one.outcome is Outcome.RAISED}
        assert found == set(worklist.raised(person))
    counts = worklist.counts(worklist.chosen(Filters()))
    assert (counts["opioid_now"], counts["pregnancy"]) == (2, 2)


def test_no_cell_of_the_export_is_a_formula(worklist: Worklist) -> None:
    """A spreadsheet would run what begins with an equals sign. Nothing that people said is exported."""
    text = worklist.csv(worklist.chosen(Filters())).decode()
    assert "'=1+1" in text
    assert "\n=" not in text
    assert "oxycodone" not in text
    assert len(text.splitlines()) == len(PEOPLE) + 1


def test_another_file_or_other_rules_are_refused(tmp_path: Path, file: Path) -> None:
    """With the way out."""
    other = tmp_path / "other.parquet"
    pa_parquet.write_table(PEOPLE, other)
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(file.read_bytes()[:200])
    for path, rules in ((other, ldn()), (broken, ldn()), (file, book(UMBRELLA))):
        with pytest.raises(Refused, match="P015"):
            open_worklist(rules, path)
