"""Rule files that are replaced while the app runs: everybody has one whole rulebook, and a page says which."""

import asyncio
import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.tab import Tab, open_tab
from screener.check import load_rulebook
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Rulebook
from screener.web import rules_in_use as rules
from screener.web.plain import plain
from tests.conftest import free_port, running
from tests.intakes import UMBRELLA, book
from tests.loops import outcome

ANOTHER = "2026.6.99"
QUESTION = plain(next(iter(book(UMBRELLA).questions.values())).clinician.ask)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the umbrella rulebook."""
    return Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))


def put_another_version(folder: Path) -> None:
    """Another version of the rules stands in the folder."""
    about = folder / "rulebook.yaml"
    before, after = (f'version: "{version}"' for version in (book(UMBRELLA).about.version, ANOTHER))
    text = about.read_text(encoding="utf-8")
    assert text.count(before) == 1
    about.write_text(text.replace(before, after), encoding="utf-8")


async def rules_of(tab: Tab) -> Any:
    """Which rules a document says it was made from, where the page names the same."""
    words = book(UMBRELLA).words.page
    content = json.loads(tab.fetch(await tab.make(plain(words.download_json))))
    named = content["rulebook"]
    assert named["hash"] == content["record"]["saved"]["rulebook"]["hash"]
    assert plain(named["version"]) in tab.drawn.text
    assert named["hash"][:12] in tab.drawn.text
    return named["version"], named["hash"]


@pytest.mark.slow
def test_rules_replaced_while_the_app_runs_wait_for_its_next_start(folder: Path, tmp_path: Path) -> None:
    """Neither who is at the page nor who comes gets a word of the new files, or of half of them, until a restart."""
    before = (book(UMBRELLA).about.version, load_rulebook(folder).hash)
    questions = folder / "questions.yaml"
    whole = questions.read_bytes()

    async def at_the_page(port: int) -> list[Any]:
        async with asyncio.timeout(60), open_tab(port) as tab:
            await tab.load()
            found = [await rules_of(tab)]
            put_another_version(folder)
            questions.write_bytes(whole[: len(whole) // 2])  # the copying is at its half
            await tab.choose(QUESTION, "Yes")
            found.append(await rules_of(tab))
            async with open_tab(port) as other:
                await other.load()
                found.append(await rules_of(other))
            questions.write_bytes(whole)
            await tab.choose(QUESTION, "No")
            return [*found, await rules_of(tab)]

    async def after_a_restart(port: int) -> Any:
        async with asyncio.timeout(60), open_tab(port) as tab:
            await tab.load()
            return await rules_of(tab)

    with running(tmp_path / "log.txt", free_port(), "--rules", str(folder)) as server:
        assert outcome(at_the_page(server.port)) == [before] * 4
    after = load_rulebook(folder)
    assert after.hash != before[1]
    with running(tmp_path / "log.txt", free_port(), "--rules", str(folder)) as server:
        assert outcome(after_a_restart(server.port)) == (after.about.version, after.hash)


def reading(monkeypatch: pytest.MonkeyPatch, folder: Path, meanwhile: Callable[[], object]) -> list[Rulebook]:
    """Have something happen each time just after the rules were read. The rulebooks that were read."""
    read: list[Rulebook] = []

    def load(path: Path) -> Rulebook:
        read.append(load_rulebook(path))
        meanwhile()
        return read[-1]

    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setattr(rules, "load_rulebook", load)
    monkeypatch.setattr(rules, "A_MOMENT", 0)
    rules.rules_in_use.cache_clear()
    return read


def test_files_of_before_and_after_are_never_one_rulebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is replaced while the others are read, all of them are read again."""
    read = reading(monkeypatch, folder, lambda: put_another_version(folder) if len(read) == 1 else None)
    used = rules.rules_in_use()
    assert isinstance(used, Rulebook)
    assert (used.about.version, used.hash) == (ANOTHER, load_rulebook(folder).hash)
    assert len(read) == 2


def test_rules_that_do_not_come_to_rest_are_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are changed again and again while they are read are refused, with the reason and the way out."""
    read = reading(monkeypatch, folder, (folder / "sources.yaml").touch)
    (problem,) = (one for one in [rules.rules_in_use()] if isinstance(one, tuple))
    assert [one.code for one in problem] == ["R017"]
    assert len(read) == rules.READINGS


def test_all_who_come_first_get_the_same_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight people who come before the rules are read have one reading of them, and not eight."""
    read = reading(monkeypatch, folder, lambda: None)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(rules.rules_in_use())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 1
    assert all(one is found[0] for one in found)
