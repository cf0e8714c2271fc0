"""The state of the sources: authors learn what to read again, and what rests on one source alone."""

import datetime as dt
import shutil
from pathlib import Path

from typer.testing import CliRunner

from screener.check import check_sources
from screener.cli.commands import app
from tests.intakes import TODAY, UMBRELLA


def told(rules: Path, today: dt.date = TODAY) -> list[str]:
    """What is said of the sources."""
    return [f"{one.code} {one.what}" for one in check_sources(rules, today)[1]]


def test_what_is_old_without_edition_or_alone_is_listed() -> None:
    """A source without a day, one without an edition, and each caution that rests on one source are named."""
    assert told(UMBRELLA) == [
        "B002 `drying_medicine` rests on `rain-handbook` alone",
        "B002 `fogamine_in_adults` rests on `rain-handbook` alone",
        "B002 `other_medicines` rests on `rain-letter` alone",
        "B002 `age_not_studied` rests on `rain-handbook` alone",
        "B001 `rain-handbook` (cited 5 times): the day on which it was read is not recorded",
        "B001 `rain-letter` (cited 6 times): its edition is: undated",
    ]
    old = "B001 `rain-letter` (cited 6 times): it was read on 2026-01-02, more than a year ago"
    assert old not in told(UMBRELLA, dt.date(2027, 1, 2))
    assert old in told(UMBRELLA, dt.date(2027, 1, 3))


def test_a_label_without_set_id_and_an_account_by_others_are_listed(tmp_path: Path) -> None:
    """A label has a set id and a version; who read only somebody's account is asked for the original."""
    rules = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    path = rules / "sources.yaml"
    text = path.read_text("utf-8").replace("    label_id: Set id 1, version 2\n", "").replace("primary", "secondary")
    path.write_text(text, encoding="utf-8")
    assert {
        "B001 `rain-handbook` (cited 5 times): the label has no set id and version",
        "B001 `rain-handbook` (cited 5 times): it was read in another author's account",
    } <= set(told(rules))


def test_the_sources_are_counted_on_the_command_line() -> None:
    """`check --sources` prints the list and how many sources are known by what, and is no mistake."""
    done = CliRunner().invoke(app, ["check", str(UMBRELLA), "--sources", "--today", "2026-06-01"])
    assert done.exit_code == 0
    assert "2 sources are cited: 1 with the day on which they were read, 1 read in the original" in done.stdout
