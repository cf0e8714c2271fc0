"""The worklist in a browser: people in pages, filtered, one opened, and no id in an address or a log."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.panel.run import Options, run
from screener.panel.tables import in_one
from tests.conftest import Server, free_port, running
from tests.intakes import ldn
from tests.themes import put_in

pytestmark = pytest.mark.browser
WORDS = ldn().words.worklist
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def worklist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started with 150 people, of whom the last takes an opioid."""
    folder = tmp_path_factory.mktemp("panel")
    rows = [["lisinopril 10 mg"]] * 149 + [["oxycodone 5 mg"]]
    people = pa.table({"person_id": [f"person-{number}" for number in range(150)], "medicines": rows})
    run(ldn(), in_one("people", people), folder / "found.parquet", Options(keep=True))
    with running(folder / "log.txt", free_port(), "--panel", str(folder / "found.parquet")) as server:
        yield server


def test_a_clinic_works_through_the_people(browser: Browser, worklist: Server) -> None:
    """The one with an opioid comes first, and opens; the rest are a page further; a filter leaves that one alone."""
    page = browser.new_page()
    page.goto(f"{worklist.url}/worklist")
    rows = page.locator("table.people tbody tr")
    expect(rows).to_have_count(100)
    expect(rows.first).to_contain_text("person-149")
    expect(page.locator("table.bars")).to_contain_text(ldn().cautions["opioid_now"].title)
    for theme in ("light", "dark"):
        put_in(page, theme)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]] == []
    page.get_by_role("button", name=WORDS.open.format(person="person-149")).click()
    expect(page.locator(".pane section#first")).to_contain_text("oxycodone")
    assert page.url == f"{worklist.url}/worklist"
    page.get_by_role("button", name=WORDS.back).click()
    expect(rows).to_have_count(100)
    page.get_by_role("spinbutton").fill("2")
    page.get_by_role("spinbutton").press("Enter")
    expect(rows).to_have_count(50)
    page.get_by_role("combobox", name=WORDS.points).fill(ldn().cautions["opioid_now"].title)
    page.get_by_role("option", name=ldn().cautions["opioid_now"].title, exact=True).click()
    expect(rows).to_have_count(1)
    page.close()
    assert "person-" not in worklist.left_behind()


def test_without_a_panel_there_is_no_worklist(browser: Browser, server: Server) -> None:
    """Neither a link nor a page."""
    page = browser.new_page()
    page.goto(f"{server.url}/checklist")
    expect(page.get_by_role("link", name=ldn().words.about.title)).to_be_visible()
    expect(page.get_by_role("link", name=WORDS.title)).to_have_count(0)
    page.close()


def test_a_worklist_is_not_served_to_other_computers(tmp_path: Path) -> None:
    """There is no login."""
    file = tmp_path / "found.parquet"
    file.touch()
    command = ("app", "--panel", str(file), "--serve", "0.0.0.0", "--name", "clinic.example", "--behind-proxy")  # noqa: S104 it is refused
    said = CliRunner().invoke(app, command)
    assert said.exit_code == 2
    assert "--panel" in said.output
