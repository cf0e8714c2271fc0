"""A table of people goes from file to file: in every form, whole or refused, and on from where it was interrupted."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.ipc as pa_ipc
import pyarrow.parquet as pa_parquet
import pytest

from screener.engine.problems import Refused
from screener.panel.report import masked, report
from screener.panel.run import Options, Progress, run
from screener.panel.tables import open_omop, open_table
from tests.intakes import ldn

WIDE = pa.table({
    "person_id": ["p1", "p2", "p3", "p4"],
    "pregnant": ["no", "yes", None, "not_sure"],
    "medicines": [["oxycodone 5 mg", "ibuprofen"], [], None, ["blorp"]],
    "medicines_complete": ["no", "yes", None, "no"],
})  # fmt: skip


def _run(table: Path, output: Path, *, long: bool = False, leave_out: bool = False) -> list[dict[str, object]]:
    run(ldn(), open_table(table, long=long), output, Options(leave_out=leave_out))
    rows: list[dict[str, object]] = pa_parquet.read_table(output).to_pylist()
    return rows


def _write(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text)
    return path


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    """The four people in two row groups."""
    path = tmp_path / "people.parquet"
    pa_parquet.write_table(WIDE, path, row_group_size=2)
    return path


def test_the_same_people_come_out_of_parquet_arrow_and_csv(tmp_path: Path, parquet: Path) -> None:
    """Whatever the table is kept in, the same comes out."""
    rows = _run(parquet, tmp_path / "out.parquet")
    arrow = tmp_path / "people.arrow"
    with pa_ipc.new_file(arrow, WIDE.schema) as writer:
        writer.write_table(WIDE)
    wide = _write(
        tmp_path,
        'person_id,pregnant,medicines,medicines_complete\np1,no,"oxycodone 5 mg\nibuprofen",no\n'
        "p2,yes,,yes\np3,,,\np4,not_sure,blorp,no\n",
    )
    assert _run(arrow, tmp_path / "out.parquet") == rows
    assert _run(wide, tmp_path / "out.parquet") == rows
    assert rows[0]["highest_raised"] == "first"
    assert [row["list"] for row in rows] == ["all_read", "no_rows", "no_rows", "none_read"]


def test_a_long_table_has_a_row_a_medicine(tmp_path: Path, parquet: Path) -> None:
    """Rows of a person need not be together, and a person can have none."""
    long = _write(
        tmp_path,
        "person_id,medicine,pregnant,medicines_complete\np1,oxycodone 5 mg,no,no\np2,,yes,yes\np1,ibuprofen,no,no\n"
        "p3,,,\np4,blorp,not_sure,no\n",
    )
    assert _run(long, tmp_path / "long.parquet", long=True) == _run(parquet, tmp_path / "out.parquet")


def test_a_long_table_in_which_a_person_says_two_things_is_refused(tmp_path: Path) -> None:
    """Two answers of one person to one question."""
    long = _write(tmp_path, "person_id,medicine,pregnant\np1,ibuprofen,no\np1,blorp,yes\n")
    with pytest.raises(Refused, match="two answers to one question"):
        _run(long, tmp_path / "out.parquet", long=True)


def test_omop_tables_give_names_of_concepts_and_a_past_end_asks(tmp_path: Path) -> None:
    """The row whose end is past asks whether it is taken still."""
    (tmp_path / "drug_exposure.csv").write_text(
        "person_id,drug_concept_id,drug_source_value,drug_exposure_end_date\n"
        "1,7,x,2026-11-20\n1,8,x,2027-01-01\n2,0,morphine 10 mg,\n"
    )
    (tmp_path / "concept.csv").write_text("concept_id,concept_name\n7,oxycodone 5 MG Oral Tablet\n8,ibuprofen\n")
    (tmp_path / "PERSON.csv").write_text("person_id,year_of_birth\n1,1980\n2,1990\n3,1970\n")
    run(ldn(), open_omop(tmp_path, dt.date(2026, 12, 1)), tmp_path / "out.parquet")
    rows = {row["person_id"]: row for row in pa_parquet.read_table(tmp_path / "out.parquet").to_pylist()}
    assert (rows["1"]["list"], rows["1"]["rows_not_read"]) == ("not_all_read", [1])
    assert rows["2"]["highest_raised"] == "first"
    assert rows["3"]["list"] == "no_rows"


def test_nothing_is_written_for_anybody_when_one_row_is_wrong(tmp_path: Path) -> None:
    """The refusal names row and column, and does not repeat what was there."""
    table = _write(tmp_path, "person_id,pregnant,medicines\np1,maybe Jane Roe,\np2,no,ibuprofen\n")
    with pytest.raises(Refused) as refusal:
        _run(table, tmp_path / "out.parquet")
    (problem,) = refusal.value.problems
    assert (problem.place.path, problem.code) == ("people.csv: row 1, pregnant", "P006")
    assert "Jane" not in str(problem)
    assert not (tmp_path / "out.parquet").exists()


def test_the_others_are_screened_when_who_is_wrong_is_left_out(tmp_path: Path) -> None:
    """Everybody who is left out is told."""
    table = _write(tmp_path, "person_id,pregnant,medicines\np1,maybe,\np2,no,ibuprofen\n,no,\n")
    came = run(ldn(), open_table(table), tmp_path / "out.parquet", Options(leave_out=True))
    assert pa_parquet.read_table(tmp_path / "out.parquet")["person_id"].to_pylist() == ["p2"]
    assert "row 1, pregnant" in came.left_out[0]
    assert "row 3, person_id" in came.left_out[0]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"person_id": ["a"], "pregnent": ["no"]}, "did you mean `pregnant`"),
        ({"pregnant": ["no"]}, "no column `person_id`"),
        ({"person_id": ["a"], "pregnant": [1]}, "this is int64, and not text"),
        ({"person_id": ["a"], "medicines": ["ibuprofen"]}, "and not a list"),
        ({"person_id": ["b", "a", "b"]}, "row 1 and row 3 are one person"),
        ({"person_id": ["a"], "medicines": [["ibuprofen", " "]]}, "a row of the list is empty"),
        ({"person_id": ["a"], "medicines": [["a\nb"]]}, "holds several lines"),
        ({"person_id": ["a"], "medicines": [[{"typed": "a", "taking": "often"}]]}, "it takes now, stopped"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, columns: dict[str, list[object]], said: str) -> None:
    """Columns, answers, lists, ids."""
    path = tmp_path / "people.parquet"
    pa_parquet.write_table(pa.table(columns), path)
    with pytest.raises(Refused, match=said):
        _run(path, tmp_path / "out.parquet")


def test_a_broken_row_group_is_named(tmp_path: Path, parquet: Path) -> None:
    """A part of the file that is damaged."""
    content = bytearray(parquet.read_bytes())
    at = pa_parquet.ParquetFile(parquet).metadata.row_group(1).column(0).data_page_offset
    content[at : at + 40] = b"\xff" * 40
    parquet.write_bytes(content)
    with pytest.raises(Refused, match="row group 2"):
        _run(parquet, tmp_path / "out.parquet")


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, parquet: Path) -> None:
    """What was done before is not done again."""
    whole = _run(parquet, tmp_path / "whole.parquet")
    output, seen = tmp_path / "out.parquet", list[Progress]()

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(ldn(), open_table(parquet), output, tell=stop)
    assert not output.exists()
    run(ldn(), open_table(parquet), output, tell=seen.append)
    assert [progress.people for progress in seen] == [2]
    assert pa_parquet.read_table(output).to_pylist() == whole
    assert not output.with_name("out.parquet.parts").exists()


def test_csv_out_holds_the_same_in_words(tmp_path: Path, parquet: Path) -> None:
    """Lists are written with a blank between."""
    rows = _run(parquet, tmp_path / "out.parquet")
    run(ldn(), open_table(parquet), tmp_path / "out.csv")
    table = pa_csv.read_csv(tmp_path / "out.csv")
    assert table["highest_raised"].to_pylist() == [row["highest_raised"] for row in rows]
    assert table["rows_not_read"].to_pylist()[3] == 1


def test_small_counts_of_a_report_are_masked(tmp_path: Path, parquet: Path) -> None:
    """A count cannot be reckoned from the others."""
    assert masked([100, 3, 0]) == ["–", "–", "0"]
    assert masked([100, 3, 40]) == ["100", "–", "–"]
    assert masked([4, 3, 40]) == ["–", "–", "–"]
    assert masked([10, 20, 30]) == ["10", "20", "30"]
    _run(parquet, tmp_path / "out.parquet")
    told = report(ldn(), tmp_path / "out.parquet")
    assert "| List of medicines |" in told
    assert "| 4 |" not in told
