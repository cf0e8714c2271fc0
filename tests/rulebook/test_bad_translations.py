"""Translations with one thing wrong: none is used, and each message names the place and the way out."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screener.engine.problems import Refused
from screener.rulebook.default import VARIABLE
from screener.rulebook.translating import read_translation, read_translations
from screener.web import rules_in_use as rules
from tests.bad_rules import IntakeCase, read_case
from tests.checklist import checklist
from tests.intakes import ROOT, TODAY, UMBRELLA, book

FOLDER = ROOT / "tests" / "bad_translations"
GOOD = (FOLDER / "good.po").read_text("utf-8")
CASES = {path.stem: read_case(IntakeCase, path) for path in sorted(FOLDER.glob("*.yaml"))}


@pytest.fixture
def umbrella(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the umbrella rulebook with a place for translations, named as somebody would who works beside it."""
    shutil.copytree(UMBRELLA, tmp_path / "umbrella")
    (tmp_path / "umbrella" / "translations").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("umbrella")


def write(folder: Path, content: bytes, language: str = "de") -> None:
    """Put a translation into a rulebook."""
    (folder / "translations" / f"{language}.po").write_bytes(content)


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program here."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "screener", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_named_with_its_place(name: str, umbrella: Path) -> None:
    """A translation with one mistake is refused whole, with the message that its case promises and no other."""
    write(umbrella, CASES[name].made_to(GOOD))
    with pytest.raises(Refused) as refused:
        read_translations(umbrella, book(UMBRELLA))
    assert sorted(str(refused.value).splitlines()) == sorted(CASES[name].expect.splitlines())


def test_every_kind_of_mistake_is_shown(umbrella: Path) -> None:
    """Every code that the program can print about a translation has a case, and every case a code of the program."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "screener").rglob("*.py"))
    shown = {code for case in CASES.values() for code in re.findall(r": (T\d{3}) ", case.expect)}
    write(umbrella, GOOD.encode())
    with pytest.raises(Refused) as refused:
        read_translation(umbrella, book(UMBRELLA), "pt")
    shown |= {problem.code for problem in refused.value.problems}
    assert shown == set(re.findall(r'"(T[0-9]{3})"', sources))


def test_all_mistakes_are_named_at_once(umbrella: Path) -> None:
    """Somebody who made mistakes in two translations reads all of them in one run."""
    write(umbrella, CASES["place_left_out"].made_to(GOOD))
    write(umbrella, CASES["place_left_out"].made_to(GOOD.replace("Language: de", "Language: qq")), "qq")
    with pytest.raises(Refused) as refused:
        read_translations(umbrella, book(UMBRELLA))
    assert [(Path(problem.place.path).name, problem.code) for problem in refused.value.problems] == [
        ("de.po", "T005"),
        ("qq.po", "T004"),
        ("qq.po", "T005"),
    ]


def test_a_broken_translation_stops_the_app_as_a_broken_rule_file_does(
    umbrella: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page is served in any language before the mistake is mended, and the check fails too."""
    write(umbrella, CASES["place_left_out"].made_to(GOOD))
    monkeypatch.setenv(VARIABLE, str(umbrella))
    rules.rules_in_use.cache_clear()
    page = checklist(AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=30))
    rules.rules_in_use.cache_clear()
    assert not page.radio
    assert "T005" in page.code[0].value
    run = check("check", "umbrella", "--today", TODAY.isoformat())
    assert (run.returncode, run.stdout) == (1, CASES["place_left_out"].expect)


def test_a_sound_translation_is_told_of_by_the_check(umbrella: Path) -> None:
    """The check says how many texts stand in the original, and how many entries are for texts that are no more."""
    write(umbrella, GOOD.replace('msgid "The person"', 'msgid "A person"').encode())
    run = check("check", "umbrella", "--today", TODAY.isoformat())
    assert run.returncode == 0
    assert re.search(r"^umbrella: in `de`, of (\d+) texts \d+ not translated, 1 obsolete\.$", run.stdout, re.MULTILINE)


def test_a_language_that_is_not_there_is_one_message(umbrella: Path) -> None:
    """Somebody who asks for a language that the rules are not in reads which languages there are."""
    write(umbrella, GOOD.encode())
    intake = ROOT / "tests" / "bad_intakes" / "good.json"
    run = check("screen", str(intake), "--rules", "umbrella", "--language", "fr")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "umbrella/translations: T007 these rules are not translated into `fr`\n    hint: they can be read in: en, de\n"
    )
