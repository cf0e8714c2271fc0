"""Medicine names: every listed name is found, nothing else is, and no line is lost."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screener.engine.intake import Intake
from screener.engine.kinds import MAX_LINE
from screener.engine.visible import visible
from screener.medicines import Reading, ReadingKind, Refusal, Row, Why, read_line, read_rows
from screener.screening import Finding, Outcome, find, screen
from tests.intakes import intake, ldn

NAMES = [(label, key) for key, entry in ldn().vocabulary.entries() for label in entry.all_names()]


def read(line: str) -> Reading:
    """Read a line with the vocabulary of the rules."""
    return read_line(ldn().vocabulary, line)


def substances(line: str) -> set[str]:
    """The substances recognized in a line."""
    return {part for match in read(line).matches for part in match.substances}


def opioid_now(said: Intake) -> Finding:
    """The finding of the caution about a current opioid."""
    return find(ldn(), said, ["opioid_now"])["opioid_now"]


def test_every_name_is_recognized() -> None:
    """Every generic and brand name of the vocabulary is recognized, with its class."""
    for label, key in NAMES:
        (match,) = read(label).matches
        assert match.medicine == key, label
        assert read(label).understood, label


def test_every_name_is_recognized_as_people_write_it() -> None:
    """Upper case, strength, form and frequency do not change a name."""
    for label, key in NAMES:
        for line in (f"{label.upper()} 30 mg tablets twice daily", f"• {label}, 5mg prn"):
            assert key in {match.medicine for match in read(line).matches}, line


def test_every_opioid_of_the_vocabulary_raises_the_caution() -> None:
    """Any name of any opioid, alone or in a combination, raises the opioid caution."""
    opioids = [label for label, _ in NAMES for match in read(label).matches if "opioid" in match.classes]
    assert len(opioids) > 600
    for label in opioids:
        assert opioid_now(intake(label)).outcome is Outcome.RAISED, label


def test_a_combination_has_the_classes_of_all_its_substances() -> None:
    """Morphine with naltrexone is an opioid; naloxone and naltrexone alone are not."""
    assert "opioid" in {kind for match in read("Embeda").matches for kind in match.classes}
    assert substances("Suboxone film") == {"buprenorphine", "naloxone"}
    for line in ("naloxone", "Narcan", "naltrexone 50 mg"):
        assert "opioid" not in {kind for match in read(line).matches for kind in match.classes}


@pytest.mark.parametrize(
    "line",
    ["apomorphine", "hydrocortisone cream", "trazodone 50 mg", "Toradol", "Tylenol", "Fioricet", "bupropion",
     "Dilantin", "oxybutynin", "oxytocin", "loratadine", "17-OH progesterone", "Lamictal", "morphin3", "nurofen"],
)  # fmt: skip
def test_look_alikes_do_not_match(line: str) -> None:
    """Only whole words match, so a name that contains an opioid's is never read as one."""
    assert "opioid" not in {kind for match in read(line).matches for kind in match.classes}


def test_words_that_ask_never_match() -> None:
    """A misspelling, street name or abbreviation asks, and counts neither as taken nor as absent."""
    assert len(ldn().vocabulary.asks) > 300
    for phrase, asking in ldn().vocabulary.asks.items():
        word = " ".join(phrase)
        assert read(word).kind in (ReadingKind.DID_YOU_MEAN, ReadingKind.AMBIGUOUS), word
        said = intake(word, complete="yes", takes_opioid="no")
        opioid = not asking.could_be or any("opioid" in match.classes for match in asking.could_be)
        expected = Outcome.UNDETERMINED if opioid else Outcome.NOT_RAISED
        assert opioid_now(said).outcome is expected, word


@pytest.mark.parametrize("line", ["no tramadol", "oxycodone on hold", "my wife's Percocet", "never took morphine"])
def test_a_mention_is_neither_taken_nor_absent(line: str) -> None:
    """A row that may say that a medicine is not taken asks, and leaves the caution open."""
    assert read(line).kind is ReadingKind.MENTIONED
    finding = opioid_now(intake(line, complete="yes", takes_opioid="no"))
    assert (finding.outcome, finding.missing) == (Outcome.UNDETERMINED, ("medicines",))


@pytest.mark.parametrize(
    "line",
    ["paracetamol 500 mg 1-2 tablets", "ibuprofen 400 mg as needed, with food", "aspirin 75 mg daily",
     "metformin 500/850", "promethazine 5 mg/5 ml at night", "naproxen and omeprazole",
     "ibuprofen 200mg + paracetamol 500mg"],
)  # fmt: skip
def test_ordinary_lines_ask_nothing(line: str) -> None:
    """Ranges of tablets, a strength per spoon, or two names with two strengths ask nothing and settle."""
    assert read(line).understood, read(line)


def test_several_medicines_in_a_line() -> None:
    """Two names in a line are both found; an unknown word beside them is shown and keeps the list open."""
    assert substances("oxycodone/acetaminophen 5/325, ibuprofen and Lomotil") >= {
        "oxycodone",
        "paracetamol",
        "ibuprofen",
    }
    partly = read("codeine and blorp")
    assert (substances("codeine and blorp"), partly.not_read, partly.understood) == ({"codeine"}, ("blorp",), False)


@pytest.mark.parametrize(
    "line",
    ["acetaminophen 300-30 mg", "ibuprofen 200/12.8", "paracetamol 8/500", "naloxone 8/2", "Brufen Plus",
     "ibuprofen and linctus", "paracetamol, syrup", "naloxone film", "promethazine syrup",
     "paracetamol and a patch", "acetaminophen 300\u201330 mg", "acetaminophen 300\u00a0mg/30\u00a0mg",
     "naloxone 8-2 mg", "acetaminophen 325-5 mg", "acetaminophen 300 mg with 30 mg",
     "Tylenol (acetaminophen) 300-30 mg", "Tylenol 300/30, ibuprofen 400", "metformin, 10/325 tid",
     "Tylenol tabs no. 3", "acetaminophen no. 3", "Ibuprofen Plus 2 daily",
     "gabapentin 300 mg. Patch every 72 hours", "gabapentin 300 - patch every 3 days", "done 40 ml, sertraline",
     "amlodipine and one for pain"],
)  # fmt: skip
def test_a_second_ingredient_is_asked_for(line: str) -> None:
    """Two strengths, a plus sign or a form without a name could be an opioid, and leave that caution open."""
    screening = screen(ldn(), intake(line, complete="yes", takes_opioid="no"))
    assert (opioid_now(screening.intake).outcome, screening.medicines.settled(0)) == (Outcome.UNDETERMINED, False)


@pytest.mark.parametrize(
    "line",
    ["codeine last thing at night", "no relief from codeine", "never without my oxycodone",
     "Tylenol with Codeine No. 3", "codeine last dose this morning", "oxycodone, allergic to codeine",
     "oxycodone 10 mg, no known allergies", "Nurofen+", "Nurofen +", "Nurofen\u2795", "OxyContin\u2122",
     "used to take 10 mg now 20 mg oxycodone", "methadone from my husband", "fentanyl patch, last changed Monday"],
)  # fmt: skip
def test_ordinary_words_do_not_remove_an_opioid(line: str) -> None:
    """An opioid with "last", "no" or "never" beside it is still taken."""
    assert opioid_now(intake(line, takes_opioid="no")).outcome is Outcome.RAISED


def test_the_person_can_say_that_it_is_taken() -> None:
    """A row that seemed to say otherwise counts as taken once the person says so."""
    said = Intake.model_validate({"medicines": [{"typed": "stopped codeine last week", "taking": "now"}]})
    assert opioid_now(said).outcome is Outcome.RAISED


def test_a_medicine_has_a_title() -> None:
    """Substances and combinations have their names as titles; everyday medicines, their generic names."""
    medicines = ("codeine", "cod_liver_oil", "codeine_and_paracetamol", "metformin")
    titles = ["codeine", "cod liver oil", "codeine with acetaminophen", "metformin"]
    assert [ldn().vocabulary.title(one) for one in medicines] == titles
    assert [ldn().vocabulary.itself(one).label for one in medicines] == titles


def test_the_word_none_is_not_a_medicine() -> None:
    """*none* in the box is not a medicine, and decides nothing until the person says that the list is complete."""
    for line in ("none", "nil", "n/a"):
        outcomes = {finding.id: finding.outcome for finding in screen(ldn(), intake(line)).findings}
        assert outcomes["other_medicines"] is Outcome.UNDETERMINED


def test_letters_that_only_look_latin_do_not_match() -> None:
    """*сodeine* with a Cyrillic first letter only asks; full-width and hidden characters do not matter."""
    assert (read("\u0441odeine").matches, read("\u0441odeine").questions[0].why) == ((), Why.LETTERS)
    assert read("\u0441\u043edeine").questions[0].why is Why.LETTERS
    assert substances("\uff43\uff4f\uff44\uff45\uff49\uff4e\uff45") == {"codeine"}
    assert substances("co\u200bde\u00adine") == {"codeine"}


def test_everyday_medicines_are_recognized_and_never_as_opioids() -> None:
    """At least 5,000 everyday names are recognized and settle the list; none is read as an opioid."""
    names = [(generic, name) for generic, labels in ldn().vocabulary.everyday.items() for name in labels]
    assert len(names) >= 5_000
    for generic, name in names:
        reading = read(f"{name} 10 mg daily")
        assert {match.medicine for match in reading.matches} == {generic}, name
        assert not {kind for match in reading.matches for kind in match.classes}, name
        assert reading.understood, name


@pytest.mark.parametrize(
    "line", ["metformin 500 mg bd", "Lisinopril", "atorvastatin 20mg", "warfarin", "vitamin D3", "sertraline"]
)
def test_an_ordinary_medicine_does_not_leave_the_opioid_caution_open(line: str) -> None:
    """A complete list with only an ordinary medicine does not raise the opioid caution."""
    assert read(line).kind is ReadingKind.RECOGNISED_NOT_LISTED
    assert opioid_now(intake(line, complete="yes", takes_opioid="no")).outcome is Outcome.NOT_RAISED


def test_a_number_sign_makes_the_difference() -> None:
    """*Tylenol #3* contains codeine; *Tylenol 3 times a day* and *Tylenol 2 tablets* only ask."""
    assert "codeine" in substances("Tylenol #3")
    for line in ("Tylenol 3 times a day", "Tylenol 2 tablets"):
        assert "codeine" not in substances(line)
        assert not read(line).understood


WORDS = st.lists(
    st.sampled_from(["codeine", "blorp", "and", "30 mg", "no", "patch", "T3", ",", "tablets", "ibuprofen", "+"])
)


@given(WORDS)
def test_no_word_of_a_line_is_lost(words: list[str]) -> None:
    """Every word is a name, asks, is reported as not read, or says nothing about which medicine it is."""
    reading = read(" ".join(words))
    found = {match.label for match in (*reading.matches, *reading.mentioned)}
    found |= {word for question in reading.questions for word in question.words.split()} | set(reading.not_read)
    for word in ("codeine", "blorp", "ibuprofen"):
        assert (word in words) <= (word in found)
    if "blorp" in words or "T3" in words:
        assert not reading.understood


@given(st.text(max_size=MAX_LINE + 20))
@example("e\u0301\u0301\u0301\u0301\u0301\u0301" * 50)
def test_any_text_is_read(line: str) -> None:
    """Any text is read without an error; only a line that is too long is refused."""
    unfolded = len(unicodedata.normalize("NFKC", line))
    assert (read(line).kind is ReadingKind.REFUSED) == (max(len(line), unfolded) > MAX_LINE)


def test_the_length_of_a_line_is_that_of_its_expanded_text() -> None:
    """A few Arabic ligatures of eighteen letters each are too long; a full line of Korean or accents is not."""
    assert read("\ufdfa" * 17).refusal is Refusal.TOO_LONG
    assert [read(sign * MAX_LINE).refusal for sign in ("\ud55c", "\u00e9", "x")] == [None] * 3


def test_all_of_many_unknown_words_stay_open() -> None:
    """In an extremely long list, the last words propose nothing and count as not read, like any unknown word."""
    letters = "abcdefghijklmnopqrst"
    filling = [" ".join(f"blorp{one}{two}{three}" for three in letters) for one in letters for two in letters[:9]]
    first, *_, last = read_rows(ldn().vocabulary, [Row(row) for row in ("codeinne", *filling, "codeinne")])
    other = read_rows(ldn().vocabulary, [Row(row) for row in (*filling, "morphinne")])[-1]
    assert first.questions == last.questions != ()  # looked up before
    assert (other.questions, other.not_read, other.understood) == ((), ("morphinne",), False)


@given(st.text(alphabet="a \x00\x07\u202e\u2066\u200b\ufeffé中"))
def test_invisible_characters_are_made_visible(text: str) -> None:
    """Control and direction characters are printed as codes; all others stay as they are."""
    shown = visible(text)
    assert not any(character in shown for character in "\x00\x07\u202e\u2066\u200b\ufeff")
    assert [c for c in shown if c in "a é中"] == [c for c in text if c in "a é中"]
