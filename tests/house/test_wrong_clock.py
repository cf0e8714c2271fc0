"""With a clock that is years off, everything works, and only what depends on the date differs."""

import asyncio
import secrets
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.tab import open_tab
from screener.cli.commands import app
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


@pytest.mark.parametrize("day", ["1970-01-02", "2009-01-01", "2041-06-01", "9999-12-31"])
def test_a_wrong_date_changes_only_the_lines_about_the_date_and_the_review(day: str) -> None:
    """Nothing that was found is lost or added: one line gives the date, and another says that the review is overdue."""
    before, after = note("2026-12-01"), note(day)
    differing = [line for line in after if line not in before]
    assert len(after) == len(before)
    assert all("overdue" in line or line.startswith("Printed on") for line in differing)
    assert len(differing) == 1 + (day > "2027")


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
