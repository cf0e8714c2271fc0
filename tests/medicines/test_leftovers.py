"""Words beside a medicine keep its row open only if they could be a medicine."""

from pathlib import Path

import pytest

from screener.engine.intake import Intake, MedicineLine
from screener.medicines import Reading, ReadingKind, Status, Why, read_line
from screener.medicines.accuracy import left_out
from screener.medicines.vocabulary import Vocabulary
from screener.rulebook.model import Audience
from screener.screening import Outcome, screen
from screener.summary import medicine_entries
from tests.intakes import UMBRELLA, book, ldn

ROWS = Path(__file__).parents[1] / "settled_rows.txt"


def read(row: str) -> Reading:
    """Read a row with the shipped rules."""
    return read_line(ldn().vocabulary, row)


def settled(row: str) -> bool:
    """Whether a row names a medicine that is taken and leaves nothing open."""
    reading = read(row)
    return bool(reading.matches) and reading.understood and not reading.mentioned


@pytest.mark.parametrize(
    "row",
    [
        "metformin 500 mg #60",
        "metformin 20 u",
        "metformin q3mo",
        "metformin q wk",
        "metformin tart",
        "metformin (10 mg total)",
        "acetaminophen 500 mg tablet, Take 2 tablets (1,000 mg total) by mouth",
        "metformin 500 mg, take 1 tablet by mouth daily",
        "ramipril, 5 mg capsule",
        "albuterol 0.09 MG/ACTUAT Metered Dose Inhaler",
        "PANTOPRAZOLE 20 MG PO TBEC",
        "Sertraline 100mg tablets (Accord Healthcare Ltd) 28 tablet",
        "Candesartan 8mg tablets (Kent Pharma (UK) Ltd)",
        "Metformina 850 mg tableta, envase con 30",
        "lisinopril 10 mg, take 1 tablet in the morning and 1 tablet at bedtime",
        "amoxicillin 500 mg for upper respiratory tract infection",
        "prednisone 10 mg daily x 5 days then 1/2 tablet bidx9 days",
        "metformin 500 mg 1 tab BID w/ meals",
        "metformin, 1-2 tabs q4-6h prn",
        "metformin, take 1 or 2 tablets",
        "levothyroxine 50 mcg qAM on empty stomach, 30 min ac breakfast",
        "albuterol HFA 2 puffs q4-6h prn SOB",
        "warfarin 5 mg M/W/F, 2.5 mg all other days",
        "amoxicillin 875 mg BID x10d w/ food",
        "metformin, dose increased recently",
    ],
)
def test_forms_makers_and_directions_settle(row: str) -> None:
    """Beside a medicine, its form, its maker and directions leave nothing open and propose nothing."""
    assert settled(row), read(row)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("metformin Zorblatine", "zorblatine"),
        ("metformin 500 mg, Zorblatine", "zorblatine"),
        ("metformin and boy", "boy"),
        ("metformin boy", "boy"),
        ("metformin (jackpot)", "jackpot"),
        ("lisinopril 10 mg, patch every 3 days", "patch"),
        ("lisinopril 10 mg; apply 1 patch every 72 hours", "patch"),
        ("lisinopril 10 mg, 2 strips daily", "strips"),
        ("lisinopril and my injection", "injection"),
        ("lisinopril, tabs", "tabs"),
        ("lisinopril, and 2 tabs", "tabs"),
        ("lisinopril, 1 or 2 patches", "patches"),
        ("guaifenesin 100 mg/5 mL AC", "ac"),
        ("lisinopril w Zorblatine", "zorblatine"),
        ("lisinopril with a shot every month", "shot"),
        ("lisinopril, injection for cravings", "injection"),
        ("lisinopril, given injection at clinic every 28 days", "injection"),
        ("lisinopril and breakthrough pain meds", "meds"),
        ("lisinopril 10 mg, meds for addiction", "addiction"),
        ("lisinopril and one from a friend", "and"),
        ("lisinopril and what the hospital gave me for pain", "hospital"),
        ("metformin in the morning morphing at night", "morphing"),
        ("lisinopril, can have morphing", "morphing"),
        ("amlodipine and one for pain", "and"),
        ("metformin B & X", "b"),
        ("metformin U-47701", "u"),
        ("Septanest K", "septanest k"),
        ("Brufen Plus", "plus"),
        ("boy", "boy"),
        ("Accord", ""),
    ],
)
def test_what_could_be_a_medicine_stays_open(row: str, left: str) -> None:
    """An unknown name stays open anywhere, an ordinary word where a name can be, and a form without a name."""
    reading = read(row)
    assert not reading.understood
    assert left in (*reading.not_read, *(one.words for one in reading.questions), "")


def test_ignored_words_of_a_sentence_are_shown() -> None:
    """What was not read is shown, without a question."""
    assert read("amoxicillin 500 mg for upper respiratory tract infection").passed_over == (
        "upper", "tract",
    )  # fmt: skip
    row = "amoxicillin 500 mg for upper respiratory tract infection"
    (entry,) = medicine_entries(screen(ldn(), Intake(medicines=(MedicineLine(typed=row),))), Audience.CLINICIAN)
    assert "Passed over: upper, tract." in entry.said


def test_a_long_acting_opioid_is_found_among_the_words_of_a_product() -> None:
    """RxNorm writes the release before the name and after it."""
    row = "12 HR Abuse-Deterrent oxycodone hydrochloride 20 MG Extended Release Oral Tablet"
    assert settled(row)
    assert read(row).matches[0].classes == {"opioid", "long_acting_opioid"}


@pytest.mark.parametrize("row", ["total", "june", "Kent", "epidural", "ultra", "hydrogen", "capsule"])
def test_no_medicine_is_offered_for_an_ordinary_word_a_maker_or_a_form(row: str) -> None:
    """A name is proposed only if it is worth a click."""
    assert [one for one in read(f"metformin {row}").questions if one.could_be] == []


@pytest.mark.parametrize(
    ("row", "offered", "not_offered"),
    [
        ("buprenephorine 8 mg", "buprenorphine", "naltrexone"),
        ("betadine", "", "methadone"),
        ("hydrocort", "", "hydrocodone"),
    ],
)
def test_an_opioid_is_offered_if_it_is_near_and_nothing_fits_better(row: str, offered: str, not_offered: str) -> None:
    """A wrongly proposed opioid costs a conversation; a missing one costs more."""
    names = {match.medicine for one in read(row).questions for match in one.could_be}
    assert not_offered not in names
    assert not offered or offered in names


@pytest.mark.slow
def test_a_name_that_the_vocabulary_lacks_is_noticed() -> None:
    """Of rows with an opioid left out of the vocabulary, 99 in 100 stay open or ask."""
    vocabulary, rows = ldn().vocabulary, ROWS.read_text(encoding="utf-8").splitlines()
    assert all(map(settled, rows))
    missed = left_out(vocabulary, "opioid", rows, every=40)
    assert missed.noticed >= 0.99 * missed.rows > 2_000


def test_leaving_out_a_name_removes_only_that_name() -> None:
    """Names that contain it stay, and so do all others."""
    without: Vocabulary = ldn().vocabulary.without(("codeine",))
    assert read_line(without, "codeine").matches == ()
    assert read_line(without, "codeine phosphate").matches[0].medicine == "codeine"
    assert read("codeine").matches[0].medicine == "codeine"


def said(row: str, *words: str) -> Intake:
    """An intake with one row, of which a person said that some words are not a medicine."""
    line = MedicineLine(typed=row, no_medicine=words or None)
    return Intake(medicines=(line,), medicines_complete="yes")


def undetermined(intake: Intake) -> set[str]:
    """The undetermined cautions."""
    return {one.id for one in screen(ldn(), intake).findings if "medicines" in one.missing}


def test_a_person_can_say_that_the_rest_is_not_a_medicine() -> None:
    """Saying so settles the row, is shown, and can be undone."""
    row = "metformin 500 mg dainly"
    assert undetermined(said(row))
    assert not undetermined(said(row, "dainly"))
    (entry,) = medicine_entries(screen(ldn(), said(row, "dainly")), Audience.PATIENT)
    assert entry.settled
    assert entry.said[-1] == "Said to be no medicine: dainly."
    assert undetermined(said(row))


def test_a_row_that_is_not_a_medicine_settles() -> None:
    """This works for a row without a name, too, which then is neither a medicine nor open."""
    screening = screen(ldn(), said("Zorblatine", "zorblatine"))
    assert screening.medicines.readings[0].kind is ReadingKind.NO_MEDICINE
    assert not undetermined(said("Zorblatine", "zorblatine"))
    (entry,) = medicine_entries(screen(ldn(), said("2 daily")), Audience.CLINICIAN)
    assert entry.may_be_dismissed == ("2 daily",)
    assert not undetermined(said("2 daily", "2 daily"))


def test_dismissing_one_word_settles_no_other() -> None:
    """Named medicines stay, and so do other open words."""
    assert undetermined(said("metformin dainly Zorblatine", "dainly"))
    found = {one.id: one.outcome for one in screen(ldn(), said("oxycodone dainly", "dainly", "oxycodone")).findings}
    assert Outcome.RAISED in found.values()


def test_a_word_that_is_an_allergy_needs_no_answer() -> None:
    """Only open words can be dismissed."""
    reading = read("allergic to Zorblatine")
    assert reading.unread == (Status.ALLERGY,)
    assert reading.may_be_dismissed == ()


@pytest.mark.parametrize(
    ("row", "is_open"),
    [
        ("380 mg injection every 4 weeks", True),
        ("300 mg depot injection monthly", True),
        ("lollipop for pain", True),
        ("2 films daily", True),
        ("biologics", True),
        ("5 mg tablet", False),
        ("1 tablet daily", False),
    ],
)
def test_a_form_below_a_medicine_may_be_another_medicine(row: str, *, is_open: bool) -> None:
    """A tablet belongs to the medicine above; an injection or a lollipop without a name may be a medicine itself."""
    lines = tuple(MedicineLine(typed=one) for one in ("Lisinopril 10 mg", row))
    assert bool(undetermined(Intake(medicines=lines, medicines_complete="yes"))) == is_open


def test_stopping_something_else_does_not_stop_the_opioid() -> None:
    """If alcohol, a food or glue is stopped or an allergy, the medicine before it is still taken."""
    for row in ("Oxycodone 5 mg, stopped alcohol", "Oxycodone 5 mg food allergy", "quit alcohol, oxycodone 5 mg"):
        assert [match.label for match in read(row).matches] == ["Oxycodone".lower()], row


def test_a_medicine_stopped_together_with_alcohol_is_stopped() -> None:
    """A status that covers product words and a medicine applies to both."""
    for row in ("Denies alcohol, opioids", "quit alcohol and heroin", "stopped supplements and tramadol"):
        assert read(row).matches == (), row


def test_a_second_strength_after_a_verb_or_before_a_form_asks() -> None:
    """The second medicine of a product is missing, however its strength is written."""
    for row in ("acetaminophen 300/30 tablets", "APAP 325/5 tabs", "promethazine 6.25-10 syrup",
                "acetaminophen 325 mg take 5 mg", "acetaminophen 325 mg tablet take 10 mg every 6 hours"):  # fmt: skip
        assert [one.why for one in read(row).questions] == [Why.STRENGTHS], row


def test_without_word_lists_every_leftover_stays_open() -> None:
    """The word lists are part of the rules; without them, nothing is ignored."""
    assert book(UMBRELLA).vocabulary.ordinary == frozenset()


def test_a_list_is_read_once_however_often_it_is_screened() -> None:
    """The cached reading belongs to one intake, does not change it, and follows every change."""
    first, same = said("metformin dainly"), said("metformin dainly")
    reading = screen(ldn(), first).medicines.readings
    assert screen(ldn(), first).medicines.readings is reading
    assert first == same
    assert first.model_dump() == same.model_dump()
    answered = first.model_copy(update={"medicines_complete": "no"})
    assert screen(ldn(), answered).medicines.readings is reading
    changed = first.model_copy(update={"medicines": said("oxycodone").medicines})
    assert screen(ldn(), changed).medicines.readings[0].typed == "oxycodone"
