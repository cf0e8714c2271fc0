"""The sentences that a summary says of a typed line."""

from dataclasses import replace

import pytest

from screener.engine.intake import Intake, MedicineLine
from screener.engine.kinds import MAX_LINE, Taking
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import MedicineEntry, medicine_entries
from tests.intakes import UMBRELLA, book, intake, ldn

WORDS = ldn().words


def entry(typed: str, confirmed: str | None = None, taking: Taking | None = None) -> MedicineEntry:
    """What is shown of one line."""
    line = MedicineLine(typed=typed, confirmed=confirmed, taking=taking)
    (shown,) = medicine_entries(screen(ldn(), Intake(medicines=(line,))), Audience.PATIENT)
    return shown


def test_a_refused_line_holds_nothing_of_what_was_typed_or_confirmed() -> None:
    """Of a row that is too long, the sentence that says so is all there is."""
    shown = entry("x" * (MAX_LINE + 1), confirmed="codeine")
    assert shown.shown == WORDS.refusals.too_long.format(number=1, length=MAX_LINE + 1, limit=MAX_LINE)
    assert (shown.typed, shown.said, shown.confirmed, shown.understood) == (None, (), None, False)


def test_a_line_that_is_too_long_says_which_how_long_and_how_much_fits() -> None:
    """The number of the line, its length as the language writes it, and the length that can be read."""
    typed = "codeine " * 150
    said = WORDS.refusals.too_long.format(number=1, length="1,200", limit=MAX_LINE)
    assert entry(typed).shown == said


@pytest.mark.parametrize("taking", [None, "not_sure", "stopped", "now"])
def test_a_medicine_that_may_not_be_taken_is_to_confirm_until_somebody_said(taking: Taking | None) -> None:
    """«my wife's codeine» asks to confirm, even if it is unknown; once confirmed, that is not asked again."""
    readings = WORDS.readings
    is_open = taking in (None, "not_sure")
    words = "\u201cmy wife's\u201d"
    asked = readings.status["unclear"].format(names="codeine [Opioid]", words=words)
    sentence = asked if is_open else readings.status_marked.format(names="codeine [Opioid]")
    said = entry("my wife's codeine", taking=taking).said
    assert [one for one in said if "codeine" in one] == [sentence]
    assert said[1:] == ((readings.taking[taking],) if taking else ())


def test_the_name_of_a_person_is_named_in_the_sentence_that_asks_about_it() -> None:
    """Who typed a name reads which words are meant."""
    assert WORDS.readings.asks.person.format(words="Jane Doe") in entry("Jane Doe, tramadol 50mg").said


def test_words_that_could_be_anything_ask_without_naming_anything() -> None:
    """A rulebook may ask about words without knowing what they could be: the sentence names the words alone."""
    own = book(UMBRELLA)
    prompt = own.vocabulary.prompts["rain_tablet"].model_copy(update={"could_be": ()})
    rulebook = replace(own, vocabulary=replace(own.vocabulary, prompts={"rain_tablet": prompt}))
    (shown,) = medicine_entries(screen(rulebook, intake("rain tablet")), Audience.PATIENT)
    asks = own.words.readings.asks
    assert shown.questions[0].asks == (asks.several_open.format(words="rain tablet"), prompt.ask)
    assert shown.questions[0].could_be == ()
