"""Names with typing errors ask: they are never taken for a medicine or lost, and the right name comes first."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.engine.intake import Intake
from screener.engine.problems import Refused
from screener.medicines import ReadingKind, Why, read_line
from screener.medicines.accuracy import Case, CorpusRow, Result, read_corpus, report, vocabulary_cases
from screener.screening import Outcome, screen
from tests.intakes import ROOT, ldn

pytestmark = pytest.mark.xdist_group(name="names")  # one worker, to count only once
KINDS = ("brand, misspelt", "everyday, misspelt", "generic, misspelt")
MISSPELT = pytest.mark.parametrize("kind", KINDS)


@cache
def rows() -> dict[str, CorpusRow]:
    """The results for names of each kind, counted once for all tests."""
    return {row.kind: row for row in report(ldn().vocabulary, vocabulary_cases(ldn().vocabulary))}


def share(row: CorpusRow, *results: Result) -> float:
    """The share of a row's lines with one of these results."""
    return sum(row.results[one] for one in results) / row.results.total()


@pytest.mark.slow
def test_every_name_of_the_vocabulary_is_found() -> None:
    """Every generic, brand and everyday name is recognized as written."""
    for kind in ("generic", "brand", "everyday", "look-alike"):
        assert rows()[kind].results == Counter({Result.FOUND: rows()[kind].results.total()})
    assert rows()["everyday"].results.total() >= 5_000
    assert (rows()["generic"].results + rows()["brand"].results).total() > 1_400


@MISSPELT
@pytest.mark.slow
def test_one_typing_error_is_never_read_as_another_medicine(kind: str) -> None:
    """A name with one wrong letter is found, asks, or is not recognized; it is never taken for another.

    One in a thousand everyday names may become another everyday name plus an ignored word: "both emollient".
    """
    allowed = rows()[kind].results.total() // 1_000 if kind.startswith("everyday") else 0
    assert rows()[kind].results[Result.ANOTHER] <= allowed


@MISSPELT
@pytest.mark.slow
def test_the_right_name_is_proposed_first(kind: str) -> None:
    """For names with one wrong letter, the right name comes first in at least 97 of 100."""
    assert share(rows()[kind], Result.FOUND, Result.FIRST) >= 0.97


def test_slang_and_known_misspellings_only_ask() -> None:
    """A known street name or misspelling proposes what it may be, and never matches."""
    for kind in ("slang", "known misspelling or short form"):
        assert share(rows()[kind], Result.FIRST, Result.AMONG) == 1


@pytest.mark.parametrize(
    ("line", "first"),
    [("oxycodonee 10 mg", "oxycodone"), ("Percocett prn", "Percocet"), ("MS Cotnin 30mg", "MS Contin"),
     ("oxycontn", "OxyContin"), ("tramadols", "tramadol"), ("hydrocodne/apap 5-325", "hydrocodone"),
     ("Nurofen Plsu", "Nurofen Plus"), ("cocodamol8/500", "co-codamol"), ("metforminn 500 mg bd", "metformin")],
)  # fmt: skip
def test_a_near_name_is_proposed_but_not_taken(line: str, first: str) -> None:
    """A word spelled almost like a name asks whether it is meant, alone or with strengths and forms."""
    reading = read_line(ldn().vocabulary, line)
    assert first in {match.label for question in reading.questions for match in question.could_be[:1]} | {
        match.label for match in reading.matches
    }
    if reading.questions:
        assert not reading.understood


def test_a_near_opioid_leaves_the_caution_open_until_it_is_confirmed() -> None:
    """*oxycodonee* on a complete list leaves the opioid caution open; confirmed as oxycodone, it raises it."""
    for confirmed, outcome in ((None, Outcome.UNDETERMINED), ("oxycodone", Outcome.RAISED)):
        line = {"typed": "oxycodonee", "confirmed": confirmed}
        said = {"answers": {"takes_opioid": "no"}, "medicines": [line], "medicines_complete": "yes"}
        finding = next(one for one in screen(ldn(), Intake.model_validate(said)).findings if one.id == "opioid_now")
        assert finding.outcome is outcome


@pytest.mark.parametrize(
    ("line", "confirmed", "matches", "left"),
    [("percoset 5/325 prn", "Percocet", {"Percocet"}, 0), ("percoset and blorp", "Percocet", {"Percocet"}, 1),
     ("percoset and tramadole", "Percocet", {"Percocet"}, 1),
     ("percoset and tramadole", "Percocet, tramadol", {"Percocet", "tramadol"}, 0),
     ("white thing", "codeine", {"codeine"}, 2), ("zorblatine", "codeine", {"codeine"}, 0),
     ("codeine blorp", "codeine", {"codeine"}, 1), ("codeine", "ibuprofen", {"codeine", "ibuprofen"}, 0),
     ("percoset", "percosett", set(), 2), ("acetaminophen 300-30", "Tylenol #3", {"acetaminophen", "Tylenol #3"}, 0),
     ("acetaminophen 300-30, percoset", "Percocet", {"acetaminophen", "Percocet"}, 1)],
)  # fmt: skip
def test_a_confirmation_answers_only_its_own_question(line: str, confirmed: str, matches: set[str], left: int) -> None:
    """A confirmed name settles the words it was proposed for; other words of the row stay open."""
    reading = read_line(ldn().vocabulary, line, confirmed=confirmed)
    assert {match.label for match in reading.matches} == matches
    assert len(reading.questions) + len(reading.not_read) == left


@pytest.mark.parametrize(
    ("line", "confirmed"),
    [("oxycodonee", "metformin"), ("MST 10mg", "multivitamin"), ("acetaminophen 300-30", "vitamin D"),
     ("acetaminophen 300-30", "paracetamol and caffeine"), ("gabapentin, tramodol", "pregabalin"),
     ("suboxin strips", "naloxone"), ("percoset", "not Percocet")],
)  # fmt: skip
def test_another_name_does_not_answer_for_a_proposed_opioid(line: str, confirmed: str) -> None:
    """Words that may be an opioid stay open if a name is confirmed that was not proposed for them."""
    medicine = {"typed": line, "confirmed": confirmed}
    said = {"answers": {"takes_opioid": "no"}, "medicines": [medicine], "medicines_complete": "yes"}
    outcomes = {one.id: one.outcome for one in screen(ldn(), Intake.model_validate(said)).findings}
    assert outcomes["opioid_now"] is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("line", "confirmed", "left"),
    [("no acetaminophen 300-30", "Tylenol #3", ()), ("no percoset", "Percocet", ()),
     ("stopped oxycodonee last week", "oxycodone", ()),
     ("my wife's percoset", "Percocet", ()), ("no zorblatine", "codeine", ())],
)  # fmt: skip
def test_confirming_a_name_does_not_say_that_it_is_taken(line: str, confirmed: str, left: tuple[str, ...]) -> None:
    """*no percoset*, confirmed as Percocet, is still neither taken nor absent until somebody says which."""
    reading = read_line(ldn().vocabulary, line, confirmed=confirmed)
    assert (reading.matches, confirmed in [match.label for match in reading.mentioned]) == ((), True)
    assert set(reading.not_read) == set(left)


def test_an_open_question_is_not_closed_with_an_unknown_word() -> None:
    """Words with too many possible meanings stay open if an unknown word beside them is answered."""
    doubtful = (
        ldn()
        .vocabulary.prompts["patch"]
        .model_copy(update={"words": ("grey plaster",), "alone": False, "could_be": ()})
    )
    vocabulary = replace(ldn().vocabulary, prompts={**ldn().vocabulary.prompts, "grey": doubtful})
    reading = read_line(vocabulary, "grey plaster, zorblatine", confirmed="ibuprofen")
    assert [question.words for question in reading.questions] == ["grey plaster"]
    assert not reading.understood


def test_each_confirmation_answers_one_question() -> None:
    """If a name is confirmed for two words of a row, each click answers one, and what is taken stays taken."""
    one = read_line(ldn().vocabulary, "percs am, percs pm", confirmed="Percocet")
    two = read_line(ldn().vocabulary, "percs am, percs pm", confirmed="Percocet, Percocet")
    assert (len(one.questions), len(two.questions)) == (1, 0)
    for count in (1, 2):
        again = read_line(
            ldn().vocabulary, "percs daily, stopped perc last year", confirmed=", ".join(["Percocet"] * count)
        )
        assert [match.label for match in again.matches] == ["Percocet"]


def test_ordinary_words_are_not_mistaken_for_people() -> None:
    """Two unknown capitalized words, or a word after a title, may be a person, and ask; a medicine does not."""
    for line in (
        "John Smith", "Anna K. Svensson", "prescribed by Dr Patel", "Mr Jones", "Jane Doe, tramadol 50mg",
        "Patient: Jane Doe",
    ):  # fmt: skip
        assert Why.PERSON in {question.why for question in read_line(ldn().vocabulary, line).questions}, line
    for line in ("Codeine Phosphate", "St John's Wort", "Vitamin D", "zorblatine", "omeprazole DR 20 mg"):
        assert Why.PERSON not in {question.why for question in read_line(ldn().vocabulary, line).questions}, line


def test_a_clinics_own_names_are_recognized() -> None:
    """A name that a clinic adds means the medicine it is listed with, including its classes."""
    own = replace(ldn().vocabulary, own={"codeine": ("Ward Linctus 7",), "metformin": ("house metformin", "codeine30")})
    codeine, metformin = (read_line(own, line) for line in ("Ward Linctus 7 10 ml", "house metformin"))
    assert "opioid" in codeine.matches[0].classes
    assert (metformin.kind, metformin.matches[0].medicine) == (ReadingKind.RECOGNISED_NOT_LISTED, "metformin")
    assert [match.medicine for match in read_line(own, "codeine30 at night").matches] == ["metformin"]  # not separated


@pytest.mark.slow
def test_the_report_counts_every_line() -> None:
    """The command prints a table by kind, and each row adds up to its lines."""
    printed = CliRunner().invoke(app, ["names", "--report"], catch_exceptions=False)
    assert printed.exit_code == 0
    kinds = Counter(case.kind for case in vocabulary_cases(ldn().vocabulary))
    assert {row.kind: row.results.total() for row in rows().values()} == kinds
    assert {kind for kind in kinds if kind.endswith("misspelt")} == set(KINDS)
    for kind, count in kinds.items():
        row = next(line for line in printed.stdout.splitlines() if line.startswith(f"{kind}  "))
        numbers = [int(number.replace(",", "")) for number in row.removeprefix(kind).split()]
        assert (numbers[0], sum(numbers[1:])) == (count, count)
    shown = CliRunner().invoke(app, ["names", "percoset 5/325", "blorp"], catch_exceptions=False)
    assert "did you mean Percocet" in shown.stdout
    assert "2. blorp [not_recognised]" in shown.stdout


@pytest.mark.slow
def test_a_file_that_is_not_a_corpus_is_refused(tmp_path: Path) -> None:
    """A file with a malformed line is refused with its place, not shortened."""
    corpus = tmp_path / "names.csv"
    corpus.write_text("line,kind,expected,source\ncodeine,generic,codeine,none\ncodeine,generic\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_corpus(corpus, ldn().vocabulary)
    assert [(problem.place.line, problem.code) for problem in refused.value.problems] == [(3, "A002")]
    for text, code in (("line,kind,expected,source\n", "A002"), ("line,kind,expected,source\nx,y,codein,z\n", "A003")):
        corpus.write_text(text, encoding="utf-8")
        assert CliRunner().invoke(app, ["names", "--corpus", str(corpus)]).exit_code == 1
        with pytest.raises(Refused, match=code):
            read_corpus(corpus, ldn().vocabulary)
    assert CliRunner().invoke(app, ["names", " "]).exit_code == 2
    assert report(ldn().vocabulary, [Case("codeine", "generic", ("codeine",))])[0].results == Counter({Result.FOUND: 1})


CORPUS = read_corpus(ROOT / "tests" / "names.csv", ldn().vocabulary)


def test_the_corpus_of_lines() -> None:
    """In lines as people write them, no opioid is misread, and nothing harmless is read as an opioid."""
    rows = {row.kind: row for row in report(ldn().vocabulary, CORPUS)}
    assert {kind: row.results[Result.ANOTHER] for kind, row in rows.items() if row.results[Result.ANOTHER]} == {}
    for kind in ("generic", "brand", "combination"):
        assert share(rows[kind], Result.FOUND, Result.FIRST) >= 0.9, kind
    assert share(rows["misspelt"], Result.FOUND, Result.FIRST, Result.AMONG) >= 0.9
    assert share(rows["mention"], Result.FOUND, Result.FIRST, Result.AMONG) == 1


def test_common_medicines_do_not_ask_about_opioids() -> None:
    """Of at least 500 common names without an opioid, none is read as one, and at most 2 in 100 ask about one."""
    lines = [case.line for case in CORPUS if case.kind == "common non-opioid"]
    readings = [read_line(ldn().vocabulary, line) for line in lines]
    asked = [
        reading.typed
        for reading in readings
        for question in reading.questions
        if any("opioid" in match.classes for match in question.could_be)
    ]
    assert len(lines) >= 500
    assert not [one.typed for one in readings if any("opioid" in match.classes for match in one.matches)]
    assert len(asked) <= 0.02 * len(lines), asked


def test_every_line_of_the_corpus_gets_a_reading() -> None:
    """Every line of the corpus has a name, a question or unread words, unless it names nothing at all."""
    for case in CORPUS:
        reading = read_line(ldn().vocabulary, case.line)
        open_ = reading.questions or reading.not_read or reading.names_nothing
        assert reading.matches or reading.mentioned or open_, case.line
