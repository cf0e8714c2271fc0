"""How the recognizer is measured: what counts as found, asked, open or misread, and the corpus."""

from pathlib import Path

import pytest

from screener.engine.problems import Refused
from screener.medicines import read_line
from screener.medicines.accuracy import Case, Result, became, read_corpus, vocabulary_cases
from screener.medicines.words import fold
from tests.intakes import ldn

HEADER = "line,kind,expected,source\n"


@pytest.mark.parametrize(
    ("line", "expected", "result"),
    [
        ("codeine", ["codeine"], Result.FOUND),
        ("subbies", ["buprenorphine"], Result.FIRST),
        ("subbies", ["buprenorphine_and_naloxone"], Result.AMONG),
        ("subbies", ["buprenorphine", "buprenorphine_and_naloxone", "naloxone"], Result.AMONG),
        ("blorp", ["codeine"], Result.OPEN),
        ("metformin", ["codeine"], Result.ANOTHER),
        ("codeine", ["morphine"], Result.ANOTHER),
        ("metformin", [], Result.FOUND),
        ("blorp", [], Result.OPEN),
        ("oxycodonee", [], Result.AMONG),
        ("codeine", [], Result.ANOTHER),
    ],
)
def test_a_line_counts_as_found_asked_open_or_misread(line: str, expected: list[str], result: Result) -> None:
    """A misread line counts against the program, and an open one does not count as found."""
    assert became(ldn().vocabulary, read_line(ldn().vocabulary, line), expected) is result


@pytest.mark.slow
def test_look_alikes_are_everyday_names_close_to_listed_ones() -> None:
    """Everyday names are split by whether misreading them would matter."""
    kinds = {case.line: case.kind for case in vocabulary_cases(ldn().vocabulary)}
    looking = [line for line, kind in kinds.items() if kind == "look-alike"]
    assert len(looking) > 20
    assert {len(fold(line)) for line in looking} == {1}
    assert (kinds["Coreg"], kinds["Marcaine Spinal"]) == ("look-alike", "everyday")
    assert (kinds["THC"], kinds["MSM"]) == ("everyday", "everyday")  # too short to be taken for another


def refusal(path: Path, text: str | bytes) -> list[str]:
    """The messages about a refused corpus, without its folder."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(Refused) as refused:
        read_corpus(path, ldn().vocabulary)
    return str(refused.value).replace(path.as_posix(), "names.csv").splitlines()


def test_a_corpus_is_read_as_it_is_written(tmp_path: Path) -> None:
    """A line may expect several medicines or none, contain line breaks in quotes, and omit its kind."""
    path = tmp_path / "names.csv"
    path.write_bytes(f'{HEADER}codeine and aspirin,both,codeine;aspirin,x\n"a\r\nb",,,\n'.encode())
    assert read_corpus(path, ldn().vocabulary) == (
        Case("codeine and aspirin", "both", ("codeine", "aspirin")),
        Case("a\r\nb", "", ()),
    )


def test_every_bad_line_of_a_corpus_is_reported(tmp_path: Path) -> None:
    """All at once, each with its place and a hint, and not shortened."""
    path, write = tmp_path / "names.csv", ["    hint: write line, kind, expected, source"]
    assert refusal(path, "line,kind,expected,origin\nx,y,,z\n ,y,,z\nx,y,z\n") == [
        line for number in (1, 3, 4) for line in (f"names.csv:{number}:1: A002 this line has other columns", *write)
    ]
    assert refusal(path, HEADER) == ["names.csv: A002 the corpus has no lines", "    hint: write some lines"]
    assert refusal(path, f"{HEADER}x,y,,z\nx,y,codein;zzzzzz,z\n") == [
        "names.csv:3:1: A003 no medicine is called `codein`",
        "    hint: did you mean `codeine`?",
        "names.csv:3:1: A003 no medicine is called `zzzzzz`",
        "    hint: correct it",
    ]


def test_an_unreadable_corpus_is_reported(tmp_path: Path) -> None:
    """A missing file, and one that is not UTF-8."""
    assert refusal(tmp_path / "names.csv", b"\xff") == [
        (
            "names.csv: A001 the corpus cannot be read: 'utf-8' codec can't decode byte 0xff in position 0: "
            "invalid start byte"
        ),
        "    hint: check the path",
    ]
    with pytest.raises(Refused, match=r"A001 the corpus cannot be read: .*No such file"):
        read_corpus(tmp_path / "other.csv", ldn().vocabulary)
