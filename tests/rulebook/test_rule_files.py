"""What a rule file is allowed to be on the disk: where it lies, how its lines end, what it holds beside its text."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from screener.check import load_rulebook
from screener.engine.problems import Refused
from screener.medicines import read_line
from screener.rulebook.name_files import together
from screener.rulebook.reading import read_folder
from screener.rulebook.yaml_file import MAX_BYTES, read_yaml
from tests.intakes import UMBRELLA, book


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the umbrella rulebook, named as somebody would who works beside it."""
    shutil.copytree(UMBRELLA, tmp_path / "umbrella")
    monkeypatch.chdir(tmp_path)
    return Path("umbrella")


def said(rules: Path) -> list[str]:
    """Every problem of a folder of rules, in lines."""
    return [line for one in read_folder(rules).problems for line in str(one).splitlines()]


def refusal(content: bytes, folder: Path) -> list[str]:
    """What is said of one file with this content."""
    (folder / "one.yaml").write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_yaml(folder / "one.yaml", "one.yaml")
    return [line for one in refused.value.problems for line in str(one).splitlines()]


def test_a_folder_that_is_not_there_is_one_message(rules: Path) -> None:
    """A mistyped folder is told with its name and the way out."""
    assert said(rules / "gone") == [
        "umbrella/gone: R014 there is no such folder",
        "    hint: name the folder of a rulebook, for instance with --rules",
    ]


def test_a_language_that_the_program_has_no_words_in_is_one_message(rules: Path) -> None:
    """Rules in a language without interface words are refused, and not shown in English."""
    path = rules / "rulebook.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", "language: de"), encoding="utf-8")
    assert said(rules) == [
        "screener/rulebook/words/de.yaml: R001 the file cannot be read: No such file or directory",
        "    hint: is it there, and may it be read?",
    ]


def test_hidden_files_are_passed_over_and_no_other_is(rules: Path) -> None:
    """What an editor leaves behind a dot is no rule; any other file without a place is told."""
    shutil.copytree(UMBRELLA.parents[2] / "rules" / "ldn" / "translations", rules / "translations")
    for name in (".hidden", "cautions/.person.yaml.swp", "zz.txt"):
        (rules / name).write_text("x", encoding="utf-8")
    assert said(rules) == [
        "umbrella/zz.txt: R015 this file has no place in a rulebook",
        "    hint: move it away, or correct its name",
    ]


def test_a_rulebook_may_be_kept_under_its_own_git(rules: Path) -> None:
    """The folder of its history is no part of the rules."""
    subprocess.run(["git", "init", "-q", str(rules)], check=True)
    assert said(rules) == []


def test_a_translation_for_a_region_or_a_script_has_its_place(rules: Path) -> None:
    """es-419 and zh-Hans are languages: their files are not refused as files without a place."""
    (rules / "translations").mkdir()
    for language in ("es-419", "zh-Hans", "pt-BR"):
        (rules / "translations" / f"{language}.po").write_text("", encoding="utf-8")
    assert said(rules) == []


def test_lines_may_end_as_on_windows(rules: Path) -> None:
    """Files saved on Windows, with a mark at their beginning, are the same rules with the same fingerprint."""
    for path in rules.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_rulebook(rules).hash == book(UMBRELLA).hash


def test_a_file_is_read_up_to_the_most_bytes_and_refused_beyond(tmp_path: Path) -> None:
    """A file of exactly as many bytes as fit is read; one byte more is refused with both figures."""
    fits = b"a: b\n# " + b"x" * (MAX_BYTES - 12) + b"\n...\n"
    assert len(fits) == MAX_BYTES
    (tmp_path / "one.yaml").write_bytes(fits)
    assert read_yaml(tmp_path / "one.yaml", "one.yaml")[0] == {"a": "b"}
    assert refusal(b"#" + fits, tmp_path) == [
        f"one.yaml: R008 the file has {MAX_BYTES + 1:,} bytes",
        f"    hint: at most {MAX_BYTES:,}: split it",
    ]


def test_a_character_that_yaml_does_not_allow_is_told(tmp_path: Path) -> None:
    """A code that is no character stops the reading; that is one message with the file and the way out."""
    problem, hint = refusal("a: x\ufffey\n...\n".encode(), tmp_path)
    assert re.fullmatch(r"one\.yaml: R005 a character YAML does not allow \(.+\)", problem)
    assert hint == "    hint: delete it and type the text again"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("a: 'x # y' # lost", "1:12"),
        ("a: x # lost # more", "1:6"),
        ("a: b\n # indented\nc: d", "2:2"),
        ("a: {b: 'x # y', c: d} # lost", "1:23"),
        ("a: > # lost\n  x", "1:6"),
        ("a: | # lost\n  x", "1:6"),
        ("a:\n  - x # lost\n  - y\nb: |\n  c # d", "2:7"),
    ],
)
def test_a_comment_beside_a_text_is_refused_with_its_place(tmp_path: Path, lines: str, place: str) -> None:
    """What YAML would drop behind `#` is refused, the first of a line; what stands in quotes before it is text."""
    problem, _ = refusal(f"{lines}\n...\n".encode(), tmp_path)
    assert problem == f"one.yaml:{place}: R013 text behind `#` is lost"


def test_a_word_that_yaml_takes_for_nothing_is_no_value_and_may_be_a_key(tmp_path: Path) -> None:
    """`null` in the place of a value is told, also where it is the whole file; as a key it is a word like others."""
    assert refusal(b"--- null\n...\n", tmp_path)[0] == "one.yaml:1:5: R012 `-` has no value"
    assert refusal(b"a: ~\n...\n", tmp_path)[0] == "one.yaml:1:4: R012 `a` has no value"
    (tmp_path / "one.yaml").write_text("null: x\n...\n", encoding="utf-8")
    assert read_yaml(tmp_path / "one.yaml", "one.yaml")[0] == {"null": "x"}


def test_an_unseen_character_in_a_file_that_is_not_yaml_is_told_too(tmp_path: Path) -> None:
    """Of a file that cannot be read as YAML, what no editor shows is told with its place: it may be the reason."""
    assert refusal("a: [b\nc: d\u200b\n...\n".encode(), tmp_path)[2] == (
        "one.yaml:2:5: R005 a control or invisible character (U+200B)"
    )


def test_a_medicine_that_a_condition_names_is_one_that_the_rules_speak_of(rules: Path) -> None:
    """Without a class it is looked for by its name, in a caution or in when a question is asked; so is a part of it."""
    loaded = load_rulebook(rules).vocabulary
    listed = {name: read_line(loaded, name).matches[0].listed for name in ("fogamine", "puddlol", "sundrol")}
    assert listed == {"fogamine": True, "puddlol": True, "sundrol": True}
    assert loaded.named == {"fogamine", "puddlol"}


def test_files_of_names_are_known_by_what_they_are_called(rules: Path) -> None:
    """A clinic's own names, names in a language and everyday medicines: each is read, and each name is recognised."""
    end = "...\n"
    files = {
        "everyday": f"source: cloud-atlas\nmedicines:\n  mistol: Mistlet | Mistex\n{end}",
        "own_names": f"names:\n  sundrol: [house sun]\n{end}",
        "names_es": f"names:\n  sundrol: [soldrol]\n{end}",
    }
    about = rules / "rulebook.yaml"
    text = about.read_text(encoding="utf-8")
    for stem, content in files.items():
        (rules / "medicines" / f"{stem}.yaml").write_text(content, encoding="utf-8")
        text = text.replace("files:\n", f"files:\n  - medicines/{stem}.yaml\n", 1)
    about.write_text(text, encoding="utf-8")
    loaded = load_rulebook(rules).vocabulary
    read = [read_line(loaded, name).matches[0].medicine for name in ("house sun", "soldrol", "Mistex", "mistol")]
    assert read == ["sundrol", "sundrol", "mistol", "mistol"]


def test_the_hazard_log_is_no_part_of_what_the_rules_say(rules: Path) -> None:
    """A change of the hazard log leaves the fingerprint of the rules as it is; a change of a caution does not."""
    before = read_folder(rules).hash
    (rules / "hazards.yaml").write_text("x: y\n...\n", encoding="utf-8")
    assert read_folder(rules).hash == before
    path = rules / "cautions" / "person.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("...\n", "# more\n...\n"), encoding="utf-8")
    assert read_folder(rules).hash != before


def test_every_comment_beside_a_text_is_told(tmp_path: Path) -> None:
    """Two lines that would lose something are two messages."""
    told = refusal(b"a: x # lost\nb: y # lost\n...\n", tmp_path)[::2]
    assert told == [f"one.yaml:{line}:6: R013 text behind `#` is lost" for line in (1, 2)]


def test_what_is_wrong_with_a_key_is_told_once(tmp_path: Path) -> None:
    """An alias in the place of a key is an alias; that it is no word is not told besides."""
    assert refusal(b"a: &x b\n*x : c\n...\n", tmp_path)[::2] == [
        "one.yaml:1:4: R003 an anchor (`&x`)",
        "one.yaml:2:1: R003 an alias (`*x`)",
    ]


def test_the_mark_for_the_end_stands_alone(tmp_path: Path) -> None:
    """Blanks behind the mark, or on lines after it, are told as any other text behind it would be."""
    for end in ("...  ", "...\n  "):
        assert "R009" in refusal(f"a: b\n{end}\n".encode(), tmp_path)[0]


def test_names_from_several_files_are_all_kept() -> None:
    """A medicine that two files give names to goes by all of them."""
    files = ({"codeine": ("a", "b"), "tramadol": ("c",)}, {"codeine": ("d",)})
    assert together(files) == {"codeine": ("a", "b", "d"), "tramadol": ("c",)}


@pytest.mark.parametrize(
    "lines",
    [
        "a: 'x # y'",
        "a: {b: 'x # y', c: 'd # e'}",
        "a: |\n  x # y",
        "a: >\n  x # y\n  z # w",
        "a_long_key: >\n  x # y",
        "# whole\na: b",
    ],
)
def test_a_number_sign_within_a_text_is_text(tmp_path: Path, lines: str) -> None:
    """In quotes and in folded texts `#` is kept; a comment on a line of its own is allowed."""
    (tmp_path / "one.yaml").write_text(f"{lines}\n...\n", encoding="utf-8")
    kept = str(read_yaml(tmp_path / "one.yaml", "one.yaml")[0])
    assert kept.count("#") == lines.count("#") - lines.startswith("#")
