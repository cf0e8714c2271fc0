"""Rulebooks with one thing wrong: none is loaded, and each message names the place and the way out."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from screener.check import check_rulebook, load_rulebook
from screener.check.vignettes import intake_of
from screener.engine.problems import Refused
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.rulebook.reading import SCHEMAS
from screener.rulebook.signatures import COPIES
from screener.rulebook.yaml_file import read_yaml
from screener.screening import screen
from screener.summary import summarise
from tests.bad_rules import RuleCase, read_case
from tests.intakes import TODAY

ROOT = Path(__file__).parents[2]
UMBRELLA = ROOT / "tests" / "rulebooks" / "umbrella"
CASES = {path.stem: read_case(RuleCase, path) for path in sorted((ROOT / "tests" / "bad_rules").glob("*.yaml"))}
ELSEWHERE = ("A", "B", "D", "F", "G", "J", "K", "P", "R016", "R017", "T")
"""Codes that no case here gets: about intakes, sources, saved summaries, files given on the command line, health
records, requests, panels, which rulebook is meant, and translations."""


@pytest.fixture
def umbrella(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the umbrella rulebook, named as somebody would who works beside it."""
    shutil.copytree(UMBRELLA, tmp_path / "umbrella")
    monkeypatch.chdir(tmp_path)
    return Path("umbrella")


def make(case: RuleCase, folder: Path) -> None:
    """Make the mistake of a case."""
    for change in (case, *case.also):
        change.make(folder)


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m screener check`` here, on the day of the tests."""
    return screener("check", "--today", TODAY.isoformat(), *arguments)


def screener(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ``python -m screener`` here."""
    command = [sys.executable, "-m", "screener", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


ONLY_CHECKED = re.compile(r"^\S+: (?:warning S\d{3}|L\d{3}) ", re.MULTILINE)
"""What only `check` says: warnings, and what is wrong with the wording."""


@pytest.mark.parametrize("name", CASES)
@pytest.mark.slow
def test_one_mistake_is_named_with_its_place(name: str, umbrella: Path) -> None:
    """A rulebook with one mistake gets the message that its case promises and no other."""
    make(CASES[name], umbrella)
    try:
        _, found = check_rulebook(umbrella, TODAY)
    except Refused as refused:
        found = refused.problems
    assert [line for one in found for line in str(one).splitlines()] == CASES[name].expect.splitlines()


@pytest.mark.parametrize("name", CASES)
@pytest.mark.slow
def test_a_mistake_refuses_the_rulebook_and_a_warning_does_not(name: str, umbrella: Path) -> None:
    """The app starts with a rulebook that only has warnings or ill-chosen words, and with no other mistake."""
    make(CASES[name], umbrella)
    if ONLY_CHECKED.search(CASES[name].expect):
        assert load_rulebook(umbrella).cautions
    else:
        with pytest.raises(Refused):
            load_rulebook(umbrella)


def test_every_kind_of_mistake_is_shown() -> None:
    """Every code that the program can print about a rulebook has a case, and every case a code of the program."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "screener").rglob("*.py"))
    printed = {code for code in re.findall(r'"([A-Z][0-9]{3})"', sources) if not code.startswith(ELSEWHERE)}
    shown = {
        code
        for case in CASES.values()
        for code in re.findall(r"^\S+: (?:warning )?([A-Z]\d{3}) ", case.expect, re.MULTILINE)
    }
    assert shown == printed


def test_all_mistakes_are_named_at_once(umbrella: Path) -> None:
    """Somebody who made several mistakes in several files reads all of them in one run, file by file."""
    made = ("unknown_topic", "duplicate_key", "link_not_https", "unknown_key_far", "file_with_another_ending")
    for name in made:
        make(CASES[name], umbrella)
    with pytest.raises(Refused) as refused:
        load_rulebook(umbrella)
    assert [str(problem.place) for problem in refused.value.problems] == [
        "umbrella/cautions/person.yaml:8:5",
        "umbrella/cautions/reactions.yaml:27:7",
        "umbrella/medicines/more.yml",
        "umbrella/questions.yaml:5:12",
        "umbrella/sources.yaml:8:10",
    ]
    assert {str(problem) for problem in refused.value.problems} == {CASES[name].expect.rstrip() for name in made}


def test_mistakes_of_one_file_are_in_the_order_of_its_lines(umbrella: Path) -> None:
    """Several mistakes in one file are named from its top to its bottom, line 8 before line 10."""
    for name in ("condition_is_a_word", "word_not_allowed_kind"):
        make(CASES[name], umbrella)
    with pytest.raises(Refused) as refused:
        load_rulebook(umbrella)
    assert [problem.place.line for problem in refused.value.problems] == [8, 10]


def test_command_line_prints_the_same_messages(umbrella: Path) -> None:
    """`python -m screener check` prints the messages on standard output and exits with 1."""
    for name in ("unknown_topic", "text_empty"):
        make(CASES[name], umbrella)
    run = check("umbrella")
    assert run.stdout == CASES["text_empty"].expect + CASES["unknown_topic"].expect
    assert (run.returncode, run.stderr) == (1, "")


def test_messages_stand_beside_the_line_of_a_change(umbrella: Path) -> None:
    """For a proposed change on GitHub, each message is one line that names file, line and column."""
    for name in ("unknown_topic", "file_missing"):
        make(CASES[name], umbrella)
    run = check("umbrella", "--format", "github")
    missing, misspelt = run.stdout.splitlines()
    assert missing == ("::error file=umbrella/medicines/words.yaml::R014 this file is missing (hint: restore it)")
    assert misspelt == (
        "::error file=umbrella/questions.yaml,line=5,col=12::N001 no topic is called `persons` "
        "(hint: did you mean `person`?)"
    )
    assert run.returncode == 1


@pytest.mark.slow
def test_a_warning_is_told_from_a_mistake(umbrella: Path) -> None:
    """A warning is called one, as text and on GitHub, and the exit status stays 0."""
    make(CASES["review_due_soon"], umbrella)
    run, on_github = check("umbrella"), check("umbrella", "--format", "github")
    assert run.stdout == CASES["review_due_soon"].expect + (
        "umbrella: 6 cautions, 5 questions, 7 medicine names, 20 vignettes: no problem found, 1 warning.\n"
    )
    assert on_github.stdout.startswith("::warning file=umbrella/cautions/reactions.yaml,line=38,col=15::S007 ")
    assert (run.returncode, on_github.returncode) == (0, 0)


def test_folder_that_is_not_there_is_one_message(umbrella: Path) -> None:
    """Somebody who mistypes the name of the folder reads that, not a list of all the files that it does not hold."""
    run = check(f"{umbrella}s")
    hint = "name the folder of a rulebook, for instance with --rules"
    assert run.stdout == f"umbrellas: R014 there is no such folder\n    hint: {hint}\n"
    assert (run.returncode, run.stderr) == (1, "")


def test_files_that_a_computer_adds_are_passed_over(umbrella: Path) -> None:
    """Hidden files, such as macOS leaves in every folder, are no part of the rulebook and no mistake."""
    before = load_rulebook(umbrella)
    for folder in (umbrella, umbrella / "cautions", umbrella / "medicines"):
        (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    assert load_rulebook(umbrella).hash == before.hash


def test_umbrella_rulebook_is_sound(umbrella: Path) -> None:
    """The rulebook that every case starts from has nothing wrong with it, so each message is due to its mistake."""
    run = check("umbrella")
    assert run.stdout == ("umbrella: 6 cautions, 5 questions, 7 medicine names, 20 vignettes: no problem found.\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert load_rulebook(umbrella).about.id == "umbrella"


def test_umbrella_rulebook_shows_every_key() -> None:
    """Somebody who reads the umbrella rulebook has seen every key of what a rulebook asks, raises and prints."""
    known: set[str] = set()
    used: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            used.update(value)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(part)

    for name, model in SCHEMAS.items():
        if name not in ("interface", "style", "hazards"):
            schema = model.model_json_schema()
            known.update(
                key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})
            )
    for path in UMBRELLA.rglob("*.yaml"):
        collect(read_yaml(path, path.name)[0])
    said_of_a_list = {"not_saved", "after_gap", "no_medicine", "from_record"}  # on the page: a vignette is none
    assert known - used == said_of_a_list


@pytest.mark.parametrize("audience", Audience)
def test_umbrella_summaries_are_about_umbrellin_only(audience: Audience) -> None:
    """A summary says only what its rulebook says: none about umbrellin speaks of another medicine."""
    rulebook = load_rulebook(UMBRELLA)
    for vignette in (one for topic in rulebook.topics for one in topic.vignettes):
        text = render_text(summarise(screen(rulebook, intake_of(vignette)), audience, TODAY))
        assert "umbrellin" in text
        assert not re.search("naltrexone|LDN|opioid", text, re.IGNORECASE)


@pytest.mark.parametrize("change", [(b"\n", b"\r\n"), (b"# yaml", b"\xef\xbb\xbf# yaml")], ids=["line ends", "mark"])
def test_files_saved_on_windows_say_the_same(umbrella: Path, change: tuple[bytes, bytes]) -> None:
    """Files saved on Windows, with other line ends or a mark at the front, are the same rulebook."""
    before = load_rulebook(umbrella)
    for path in umbrella.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(*change))
    after = load_rulebook(umbrella)
    assert (after.about, after.topics, after.vocabulary) == (before.about, before.topics, before.vocabulary)


def test_a_file_full_of_number_signs_is_read(tmp_path: Path) -> None:
    """Tens of thousands of texts with a number sign are read whole, each looked at once and not beside all others."""
    path = tmp_path / "signs.yaml"
    path.write_text("codes:\n" + '- "Tylenol #3"\n' * 60_000 + "...\n", encoding="utf-8")
    assert read_yaml(path, path.name)[0]["codes"] == ["Tylenol #3"] * 60_000
    path.write_text("codes: [" + '"#3", ' * 60_000 + "]\n...\n", encoding="utf-8")
    assert read_yaml(path, path.name)[0]["codes"] == ["#3"] * 60_000


def cut_points(lines: int) -> list[int]:
    """After how many lines to cut a file: everywhere in a short one, in sixty places of a long one."""
    return list(range(lines)) if lines <= 200 else sorted({round(step * (lines - 1) / 59) for step in range(60)})


@pytest.mark.parametrize("path", sorted((ROOT / "rules" / "ldn").rglob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.slow
def test_cut_rule_file_is_never_taken_for_whole(path: Path, tmp_path: Path) -> None:
    """A rule file that lost its end, wherever it was cut, is refused: no caution goes missing without a word."""
    lines = path.read_bytes().splitlines(keepends=True)
    taken_for_whole = []
    for kept in cut_points(len(lines)):
        cut = tmp_path / "cut.yaml"
        cut.write_bytes(b"".join(lines[:kept]))
        try:
            read_yaml(cut, "cut.yaml")
        except Refused:
            continue
        taken_for_whole.append(kept)
    assert taken_for_whole == []
    assert read_yaml(path, path.name)


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as an editor reads it: `true` is a yes-or-no and `12` a number, but `yes` and dates are texts."""


EditorLoader.yaml_implicit_resolvers = {}

for _type, _pattern, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_type}", re.compile(f"^({_pattern})$"), _first)


def marked_by_an_editor(text: str, path: Path) -> list[str]:
    """What an editor marks in a rule file at this path, by the schema that the file names in its first line."""
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, f"{path} does not name its schema in its first line"
    schema = (path.parent / named[1]).resolve()
    assert schema.parent == ROOT / "schema"
    validator = Draft202012Validator(
        json.loads(schema.read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.json_path for error in validator.iter_errors(EditorLoader(text).get_single_data())]


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in (ROOT / "rules" / "ldn", UMBRELLA)
        for path in sorted(folder.rglob("*.yaml"))
        if COPIES not in path.parts
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_editor_marks_nothing_in_a_sound_file(path: Path) -> None:
    """An editor that knows the schemas marks nothing in a rule file that is sound."""
    assert marked_by_an_editor(path.read_text("utf-8"), path) == []


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if re.search(r": M00[1235] ", case.expect)])
def test_editor_marks_what_the_program_refuses(name: str, umbrella: Path) -> None:
    """Whoever writes rules in an editor sees a mistake of one file while typing, not only when the program runs."""
    make(CASES[name], umbrella)
    file = CASES[name].file
    assert marked_by_an_editor((umbrella / file).read_text("utf-8"), UMBRELLA / file) != []
