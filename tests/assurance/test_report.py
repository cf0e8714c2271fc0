"""The assurance page is made from stored results, and says loudly what failed or was not run."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assurance import __main__ as command
from assurance.report.kept import DATA, PAGE, Kept, read_kept
from assurance.report.page import UnknownPart, report_page
from assurance.report.parts import PARTS, TITLES, Part
from assurance.report.running import run_parts
from assurance.result import Result
from benchmarks.machine import Versions, current_versions, processor, program_print

FIGURES = [("lines | typed", "12,345")]


def made_up(failures: list[str]) -> Result:
    """The result of a part in these tests."""
    return Result("Something tried", "It was tried.", FIGURES, failures, ["Anything else."])


def parts(monkeypatch: pytest.MonkeyPatch, *failures: str) -> dict[str, Part]:
    """Three parts: one that runs, one that is stopped, one that does not exist."""

    def stopped() -> Result:
        raise RuntimeError("no room on the disk")

    monkeypatch.setattr("tests.assurance.test_report.run", lambda: made_up([*failures]), raising=False)
    monkeypatch.setattr("tests.web.test_plain.run", stopped, raising=False)
    return {
        "tried": Part("Something tried", "tests.assurance.test_report"),
        "stopped": Part("Something stopped", "tests.web.test_plain"),
        "absent": Part("Something absent", "tests.nowhere"),
    }


def test_the_page_is_current() -> None:
    """docs/assurance.md matches docs/assurance.json and the current rules and program.

    `python -m assurance report --page-only` rewrites it and runs nothing.
    """
    assert PAGE.read_text(encoding="utf-8") == report_page(read_kept(), TITLES, current_versions())


def test_the_page_shows_every_part_and_which_never_ran() -> None:
    """Without any run, the page names each part and says that it shows nothing."""
    page = report_page(Kept(), TITLES, current_versions())
    assert [title for title in TITLES.values() if f"| {title} | `" not in page] == []
    assert page.count("**Not run.** This part shows nothing.") == len(PARTS)
    assert "That a clinician has reviewed anything." in page


def test_the_page_shows_failures_and_stopped_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is stored as it ends; the page says which failed, stopped or do not exist."""
    data, page = tmp_path / "data.json", tmp_path / "page.md"
    three = parts(monkeypatch, "lost: a line")
    results = run_parts(three, three, data=data, page=page)
    text = page.read_text(encoding="utf-8")
    assert [len(result.failures) for result in results.values()] == [1, 1, 1]
    assert "lost: a line" in text
    assert "no room on the disk" in text
    assert "No module named 'tests.nowhere'" in text
    assert "| lines \\| typed: 12,345 |" in text
    assert processor() in data.read_text(encoding="utf-8")
    assert text == report_page(read_kept(data), {key: part.title for key, part in three.items()}, current_versions())


def test_running_a_part_again_keeps_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Running one part again replaces only its result."""
    data, page = tmp_path / "data.json", tmp_path / "page.md"
    three = parts(monkeypatch, "lost: a line")
    run_parts(three, three, data=data, page=page)
    before = read_kept(data).parts
    three = parts(monkeypatch)
    run_parts(["tried"], three, data=data, page=page)
    after = read_kept(data).parts
    assert after["tried"].result.failures == []
    assert {key: after[key] for key in ("stopped", "absent")} == {key: before[key] for key in ("stopped", "absent")}


@pytest.mark.parametrize(("failures", "status"), [((), 0), (("lost: a line",), 1)])
def test_the_command_exits_with_1_if_something_failed(
    monkeypatch: pytest.MonkeyPatch, failures: tuple[str, ...], status: int
) -> None:
    """A script sees from the exit status that something failed."""
    monkeypatch.setattr(command, "run_parts", lambda *_, **__: {"names": made_up([*failures])})
    assert CliRunner().invoke(command.app, ["report", "names"]).exit_code == status


def test_the_page_says_what_changed_since_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes figures of other rules or another program for current ones."""
    three = parts(monkeypatch)
    run_parts(["tried"], three, data=tmp_path / "data.json", page=tmp_path / "page.md")
    kept, titles = read_kept(tmp_path / "data.json"), {"tried": "Something tried"}
    now = current_versions()
    assert "changed since" not in report_page(kept, titles, now)
    for other in (Versions(now.rulebook, "0", now.program), Versions(now.rulebook, now.rules, "0")):
        assert "**Rules or program changed since the run:** Something tried." in report_page(kept, titles, other)


def test_any_change_of_the_program_changes_its_fingerprint(tmp_path: Path) -> None:
    """One changed letter in any file of the program shows; line endings do not."""
    (tmp_path / "screener").mkdir()
    files = [tmp_path / "app.py", tmp_path / "requirements.txt", tmp_path / "screener" / "truth.py"]
    for file in files:
        file.write_bytes(b"a\nb\n")
    before = program_print(tmp_path)
    for file in files:
        file.write_bytes(b"a\nc\n")
        assert program_print(tmp_path) != before
        file.write_bytes(b"a\r\nb\r\n")
        assert program_print(tmp_path) == before


def test_results_of_a_removed_part_are_kept() -> None:
    """The page is not written if it would leave out stored results."""
    kept = read_kept()
    assert DATA.exists()
    with pytest.raises(UnknownPart, match=next(iter(kept.parts))):
        report_page(kept, {}, current_versions())
