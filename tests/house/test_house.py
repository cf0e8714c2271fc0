"""The house rules: types, style, one-way imports, matching requirements, docs whose commands run."""

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run
from screener.check.schemas import schema_texts
from tests.intakes import ROOT

SCRIPTS = Path(sys.executable).parent
PYTHON_FILES = [
    path
    for folder in ("screener", "tests", "benchmarks", "tools", "assurance")
    for path in (ROOT / folder).rglob("*.py")
]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SAFETY.md", ROOT / "rules" / "README.md"]


@pytest.mark.parametrize(
    "command",
    ["ruff check .", "ruff format --check .", "mypy", "lint-imports --no-cache"],
    ids=["style", "format", "types", "imports"],
)
def test_the_tools_find_nothing(command: str) -> None:
    """The tools for style, format, types and import directions find no problem."""
    name, *arguments = command.split()
    done = subprocess.run([str(SCRIPTS / name), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


MADE_BY_TEMPLATES = {"drawing.py": {"components"}, "markup.py": {"html"}}
"""The files that draw HTML. Templates make it, and escape every text in it."""


def test_only_typed_text_is_drawn_as_text_and_nothing_as_html() -> None:
    """No page uses raw HTML, the address bar, a box that cuts text, or storage shared between people."""
    forbidden = {"unsafe_allow_html", "html", "components", "query_params", "max_chars", "cache_data", "cache_resource"}
    for path in (ROOT / "screener" / "web").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        keywords = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
        assert not forbidden & (names | keywords) - MADE_BY_TEMPLATES.get(path.name, set()), path.name


def test_only_one_file_touches_the_session() -> None:
    """Session state is used in one module, and emptied by the one that ends sessions."""
    files = [path for path in PYTHON_FILES if ROOT / "tests" not in path.parents]
    touching = {path.name for path in files if "session_state" in path.read_text(encoding="utf-8")}
    assert touching == {"session.py", "sessions.py"}


def _pinned(*names: str) -> dict[str, str]:
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    return {
        canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)
    }


def _wanted() -> Iterator[tuple[str, Requirement]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    of_app = (*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["app"])
    yield from (("app", Requirement(line)) for line in of_app)
    yield from (("serve", Requirement(line)) for line in project["project"]["optional-dependencies"]["service"])
    yield from (("test", Requirement(line)) for line in project["dependency-groups"]["test"])
    yield from (("bench", Requirement(line)) for line in project["dependency-groups"]["bench"])


@pytest.mark.parametrize(("command", "requirement"), list(_wanted()), ids=str)
def test_the_pinned_versions_are_those_asked_for(command: str, requirement: Requirement) -> None:
    """Every dependency of pyproject.toml is pinned to a version it allows."""
    pinned = _pinned(*run.REQUIREMENTS[command])
    assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


def test_every_pinned_version_has_a_hash() -> None:
    """Nothing is installed that has changed since it was pinned, and nothing from a URL."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all("--hash=sha256:" in entry for entry in entries), name
        assert "://" not in text


@pytest.mark.parametrize(("name", "text"), list(schema_texts()), ids=lambda value: value[:24])
def test_the_published_schemas_are_current(name: str, text: str) -> None:
    """`schema/` matches the format (`python -m screener schema` writes it)."""
    assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text


def _commands() -> Iterator[str]:
    for path in DOCS:
        for block in re.findall(r"```(?:sh|console)\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
            yield from (
                line
                for line in block.splitlines()
                if line.startswith(("python3 run.py", ".venv/bin/python -m screener"))
            )


RUN_ELSEWHERE = {
    "python3 run.py": "tests/conftest.py starts the app with it",
    "python3 run.py test": "this is what runs now",
    "python3 run.py bench": "benchmarks take minutes and measure the machine",
    ".venv/bin/python -m screener check my-rules": "tests/check/test_tutorial.py follows the page that says so",
    ".venv/bin/python -m screener review --rules my-rules": "tests/check/test_reviews.py signs copies of rules",
    ".venv/bin/python -m screener review --rules my-rules liver": "likewise",
    '.venv/bin/python -m screener review --rules my-rules cautions.liver_disease classes --role "clinical pharmacist" '
    "--until 2027-12-01 --signed-on-paper": "likewise",
    '.venv/bin/python -m screener review --rules my-rules cautions.age_not_studied --role "made-up pharmacist" '
    "--until 2027-05-30": "tests/check/test_tutorial.py follows the page that says so",
    ".venv/bin/python -m screener names --report": "tests/medicines/test_names.py runs it, and it counts for a while",
}


def test_the_commands_run_elsewhere_are_in_the_docs() -> None:
    """Every command that this file skips is in the docs, and is listed here with where it runs."""
    assert set(RUN_ELSEWHERE) <= set(_commands()) | {"python3 run.py bench"}


@pytest.mark.parametrize("command", sorted(set(_commands()) - set(RUN_ELSEWHERE)))
@pytest.mark.slow
def test_every_command_in_the_docs_works(command: str, tmp_path: Path) -> None:
    """A reader can copy any command of the documentation."""
    words = shlex.split(command)
    words[0] = sys.executable
    (tmp_path / "rules").symlink_to(ROOT / "rules")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_word_of_the_glossary_is_used() -> None:
    """Every word in GLOSSARY.md occurs in the code or the rules."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    words = [word.lower() for word in re.findall(r"^\| \*\*(.+?)\*\*", text, re.MULTILINE)]
    code = " ".join(path.read_text(encoding="utf-8").lower() for path in (ROOT / "screener").rglob("*.py"))
    assert words
    assert [word for word in words if not re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", code)] == []


@pytest.mark.parametrize("page", ["docs/hazards.md", "docs/asvs.md", "docs/attacks.md", "docs/where-it-runs.md"])
def test_the_pages_name_tests_that_exist(page: str) -> None:
    """Every test that a page names exists."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    defined = {name for path in (ROOT / "tests").rglob("test_*.py")
               for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}  # fmt: skip
    assert named
    assert named <= defined


def test_the_index_lists_every_decision_record_once() -> None:
    """There are at most 15 decision records; the index lists each under a number of its own."""
    folder = ROOT / "docs" / "adr"
    records = [(int(path.name[:4]), path.name) for path in sorted(folder.glob("[0-9]*.md"))]
    index = re.findall(r"^\| \[(\d+)\]\((.+?)\)", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [(int(number), name) for number, name in index] == records
    assert len({number for number, _ in records}) == len(records) <= 15


def test_every_decision_record_has_a_date_and_a_status() -> None:
    """The third line of each decision record says when it was decided, and that it is accepted."""
    for record in (ROOT / "docs" / "adr").glob("[0-9]*.md"):
        assert re.match(r"[A-Z][a-z]+ 20\d\d, accepted", record.read_text(encoding="utf-8").splitlines()[2])
