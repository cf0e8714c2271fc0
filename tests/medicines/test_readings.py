"""How single lines are read: what is recognized, asks, or is not read, and what a confirmed name answers."""

import pytest

from screener.engine.kinds import MAX_CONFIRMED, MAX_LINE
from screener.medicines import ReadingKind, Refusal, Why, read_line
from tests.intakes import ldn
from tests.medicines.test_medicines import read


def test_stopped_is_about_the_medicine_before_it() -> None:
    """In *codeine, stopped, ibuprofen* the codeine is stopped and the ibuprofen taken, even with attached strengths."""
    for line in ("codeine, stopped, ibuprofen", "ibuprofen, codeine, stopped", "ibuprofen20mg, codeine30mg, stopped"):
        reading = read(line)
        assert [match.label for match in reading.mentioned] == ["codeine"], line
        assert [match.label for match in reading.matches] == ["ibuprofen"], line
        assert reading.not_read == (), line


def test_a_leading_comma_separates_nothing() -> None:
    """*, codeine30mg tramadol stopped* reads the same without the comma and with a separate strength."""
    for line in (", codeine30mg tramadol stopped", ", codeine 30mg tramadol stopped"):
        reading = read(line)
        assert [match.label for match in reading.matches] == [], line
        assert [match.label for match in reading.mentioned] == ["codeine", "tramadol"], line


@pytest.mark.parametrize(
    ("typed", "name"),
    [("zomorfe", "Zomorph"), ("cod phos", "codeine"), ("long tech", "Longtec"), ("oxicontin", "Oxy Contin")],
    ids=["a brand", "nothing like it", "two words typed", "a name of two words"],
)
def test_a_spelling_that_asks_proposes_the_name_it_looks_like(typed: str, name: str) -> None:
    """A listed misspelling proposes the nearest name of its medicine, or else the medicine's own."""
    (question,) = read(typed).questions
    assert question.could_be[0].label == name


def test_a_second_medicine_that_changes_nothing_is_not_asked_for() -> None:
    """*buprenorphine 8/2* asks for no second medicine, because naloxone would change nothing."""
    assert read("buprenorphine 8/2").questions == ()
    assert read("acetaminophen 300-30").questions[0].why is Why.STRENGTHS


def test_strengths_without_a_name_are_not_read() -> None:
    """Strengths away from any name are reported as not read, unless the confirmed name has as many substances."""
    assert read("metformin, 10/325 tid").not_read == ("10/325 tid",)
    assert read("blorp 10/325").not_read == ("blorp",)
    assert read_line(ldn().vocabulary, "percoset, 10/325", confirmed="Percocet").understood
    assert read_line(ldn().vocabulary, "acetaminophen blorp 300-30", confirmed="codeine").questions == ()


@pytest.mark.parametrize(
    ("line", "people"),
    [("John X Smith", "John X Smith"), ("John Smith, Mary Jones", "John Smith, Mary Jones"), ("Mr Blorp", "blorp"),
     ("Aspirin Codeine, blorp", None), ("Mr Brown Sugar, metformin", "brown sugar")],
)  # fmt: skip
def test_names_of_people_are_asked_about_as_they_are_written(line: str, people: str | None) -> None:
    """Two people with an initial are named in full; two capitalized medicines are nobody."""
    found = [(one.words, one.could_be) for one in read(line).questions if one.why is Why.PERSON]
    assert found == ([(people, ())] if people else [])


def test_a_comma_separates_the_words_of_a_name() -> None:
    """*metformin, Nurofen, plus* is not read as Nurofen Plus, and the leftover word is shown."""
    reading = read("metformin, Nurofen, plus")
    assert ([match.label for match in reading.matches], reading.not_read) == (["metformin", "Nurofen"], ("plus",))
    assert [match.label for match in read("Nurofen, plus").matches] == ["Nurofen"]


def test_three_letters_are_looked_up_only_if_they_are_alone() -> None:
    """*oxi* alone asks whether oxycodone is meant; beside a name it is reported as not read."""
    assert [match.medicine for match in read("oxi").questions[0].could_be] == ["oxycodone", "formoterol"]
    assert (read("oxi metformin").questions, read("oxi metformin").not_read) == ((), ("oxi",))


@pytest.mark.parametrize(
    ("line", "asked", "why", "prompted", "not_read"),
    [
        ("oxy", "oxy", Why.SHORT_FORM, False, ()),
        ("Benylin 10 ml", "benylin", Why.SEVERAL, True, ()),
        ("MS Cotnin blorp", "ms cotnin", Why.SPELLING, False, ("blorp",)),
        ("tra madol", "tra madol", Why.SPELLING, False, ()),
        ("tra, madol", "madol", Why.SPELLING, False, ("tra",)),
        ("metformin, tramadl", "tramadl", Why.SPELLING, False, ()),
        ("used to, tra madol", "tra madol", Why.SPELLING, False, ()),
        ("used to", None, None, False, ("used", "to")),
        ("codeine 30mouse", None, None, False, ("30mouse",)),
    ],
)
def test_a_question_says_why_it_is_asked(
    line: str, asked: str | None, why: Why | None, *, prompted: bool, not_read: tuple[str, ...]
) -> None:
    """A short form, an ambiguous brand and a misspelling each ask for a reason of their own; the rest is not read."""
    reading = read(line)
    questions = [(one.words, one.why, one.prompt is not None) for one in reading.questions]
    assert questions == ([(asked, why, prompted)] if asked else [])
    assert all(name.label for one in reading.questions for name in one.could_be)
    assert reading.not_read == not_read


def test_a_line_of_the_maximum_length_is_read() -> None:
    """A line or a confirmed name may have its maximum length; one more character is refused."""
    assert read("x" * MAX_LINE).refusal is None
    assert read("x" * (MAX_LINE + 1)).refusal is Refusal.TOO_LONG
    assert read_line(ldn().vocabulary, "blorp", confirmed="x" * MAX_CONFIRMED).refusal is None
    assert read_line(ldn().vocabulary, "blorp", confirmed="x" * (MAX_CONFIRMED + 1)).refusal is Refusal.TOO_LONG


@pytest.mark.parametrize(
    ("typed", "confirmed"),
    [("codeine", None), ("codeine blorp", None), ("percoset", "Percocet"), ("jane@mail.example", "codeine"),
     ("x" * (MAX_LINE + 1), "codeine")],
    ids=["a name", "a name and a word", "confirmed", "refused", "too long"],
)  # fmt: skip
def test_a_reading_has_what_was_typed_and_confirmed(typed: str, confirmed: str | None) -> None:
    """However a line is read, it is shown as it was typed, with the confirmed name."""
    reading = read_line(ldn().vocabulary, typed, confirmed=confirmed)
    assert (reading.typed, reading.confirmed) == (typed, confirmed)


@pytest.mark.parametrize(
    ("typed", "confirmed", "kind", "understood"),
    [
        ("codeine", None, ReadingKind.RECOGNISED, True),
        ("metformin", None, ReadingKind.RECOGNISED_NOT_LISTED, True),
        ("metformin and codeine", None, ReadingKind.RECOGNISED, True),
        ("tramadl", None, ReadingKind.DID_YOU_MEAN, False),
        ("Benylin", None, ReadingKind.AMBIGUOUS, False),
        ("tramadl, Benylin", None, ReadingKind.AMBIGUOUS, False),
        ("John Smith", None, ReadingKind.NOT_RECOGNISED, False),
        ("percoset", "Percocet", ReadingKind.RECOGNISED, True),
        ("stopped percoset", "Percocet", ReadingKind.MENTIONED, True),
        ("Mr Blorp", "codeine", ReadingKind.RECOGNISED, True),
        ("tramadl", "codeine", ReadingKind.RECOGNISED, False),
        ("blorp", "tramadl", ReadingKind.DID_YOU_MEAN, False),
    ],
)
def test_the_kind_of_each_reading(typed: str, confirmed: str | None, kind: ReadingKind, *, understood: bool) -> None:
    """Each line is recognized, mentioned, asks, or is not recognized, with and without a confirmed name."""
    reading = read_line(ldn().vocabulary, typed, confirmed=confirmed)
    assert (reading.kind, reading.understood) == (kind, understood)


def test_none_confirmed_as_none_names_nothing() -> None:
    """*none* names nothing, and confirming it does not remove an unknown word."""
    assert read("none").names_nothing
    assert read_line(ldn().vocabulary, "none", confirmed="none").names_nothing
    assert read_line(ldn().vocabulary, "blorp", confirmed="none").names_nothing is False


@pytest.mark.parametrize(
    ("word", "name"),
    [("buprenorp", "buprenorphin"), ("kodeine", "codeine"), ("doxy", "doxycycline"), ("cody", "codeine")],
)
def test_a_misspelling_proposes_the_name_it_looks_like(word: str, name: str) -> None:
    """It proposes the name that the misspelling looks like, or else the medicine's own."""
    assert read(word).questions[0].could_be[0].label == name


def test_a_confirmed_name_answers_what_was_open() -> None:
    """*percoset*, confirmed as Percocet, is Percocet; a confirmation never removes a typed name."""
    assert read_line(ldn().vocabulary, "percoset", confirmed="Percocet").understood
    open_still = read_line(ldn().vocabulary, "acetaminophen percoset 300-30-20", confirmed="Percocet").questions
    assert [question.why for question in open_still] == [Why.STRENGTHS]  # a third strength without a second name
    kept = read_line(ldn().vocabulary, "codeine with ibuprofen", confirmed="ibuprofen")
    assert "opioid" in {kind for match in kept.matches for kind in match.classes}
