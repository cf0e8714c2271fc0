"""With a clock that is years off, everything works, and only what depends on the date differs."""

import asyncio
import datetime as dt
import secrets
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.tab import open_tab
from screener.check.description.program import about_program
from screener.cli.commands import app, load
from screener.engine.intake import Intake
from screener.engine.problems import Refused
from screener.records import open_record
from screener.render.text import render_text
from screener.rulebook.clock import clock_sentence
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from screener.web.plain import plain
from tests.conftest import free_port, running
from tests.intakes import ROOT, ldn
from tests.loops import outcome

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
BOX = plain(ldn().about.medicines.clinician.ask)
PDF = plain(ldn().words.page.download_pdf_a4)


def note(day: str) -> list[str]:
    """The lines of the note written on a date."""
    command = ["screen", str(ROOT / "tests" / "intake.json"), "--rules", str(ROOT / "rules" / "ldn"), "--today", day]
    return CliRunner().invoke(app, command, catch_exceptions=False).stdout.splitlines()


@pytest.mark.parametrize("day", ["2041-06-01", "9999-12-31"])
def test_a_late_date_changes_only_the_lines_about_the_date_and_the_review(day: str) -> None:
    """Nothing that was found is lost or added: one line gives the date, and another says that the review is overdue."""
    before, after = note("2026-12-01"), note(day)
    differing = [line for line in after if line not in before]
    assert len(after) == len(before)
    assert all("overdue" in line or line.startswith("Printed on") for line in differing)
    assert len(differing) == 2


@pytest.mark.parametrize("day", ["1970-01-02", "2009-01-01"])
def test_an_early_date_is_told_and_changes_nothing_else(day: str) -> None:
    """Nothing that was found is lost or added: one sentence says that the clock is behind the rules."""
    said = clock_sentence(ldn(), dt.date.fromisoformat(day))
    before, after = (" ".join(line for line in note(one) if not line.startswith("Printed on"))
                     for one in ("2026-12-01", day))  # fmt: skip
    assert " ".join(after.split()).replace(f"{said} ", "") == " ".join(before.split())


def test_a_record_is_not_read_under_a_clock_that_is_behind_the_rules() -> None:
    """No age is told from it, and the way out is."""
    entry = b'{"resourceType": "Patient", "birthDate": "1980-05-03"}'
    with pytest.raises(Refused) as refused:
        open_record(entry, name="record.json", rulebook=ldn(), today=dt.date(2009, 1, 1))
    assert "G006 the clock of this computer says 2009-01-01" in str(refused.value)
    assert "set the clock" in str(refused.value)


@pytest.mark.parametrize("language", [None, "es"])
def test_every_document_and_the_page_about_the_rules_say_that_the_clock_is_behind(language: str | None) -> None:
    """In words, with the day of the clock and that of the rules."""
    book, then = load(ROOT / "rules" / "ldn", language), dt.date(2009, 1, 1)
    said = clock_sentence(book, then)
    assert "2009" in said
    assert not clock_sentence(book, dt.date(2026, 12, 1))
    assert said in " ".join(about_program(book, then).rules)
    for audience in Audience:
        assert " ".join(said.split()) in " ".join(
            render_text(summarise(screen(book, Intake()), audience, then)).split()
        )


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="a wrong clock needs libfaketime: apt install faketime")
@pytest.mark.parametrize("day", ["1971-01-02 12:00:00", "2061-06-01 12:00:00"])
def test_the_app_works_under_a_clock_that_is_decades_off(tmp_path: Path, day: str) -> None:
    """It starts, keeps answers, and makes a document."""
    wrong = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": f"@{day}"}

    async def visit(port: int) -> None:
        value = secrets.token_hex(16)
        async with asyncio.timeout(60), open_tab(port, value=f"tab.new.{value}") as tab:
            await tab.load()
            await tab.write(BOX, "codeine 30 mg")
            assert (await asyncio.to_thread(tab.fetch, await tab.make(PDF))).startswith(b"%PDF")
            assert tab.failures == 0
        async with asyncio.timeout(60), open_tab(port, value=f"tab.held.{value}") as again:
            await again.load()
            assert "codeine" in again.drawn.text

    with running(tmp_path / "log.txt", free_port(), settings=wrong) as server:
        outcome(visit(server.port))
