"""Which words beside a medicine keep its row open: those that could be a medicine, and no others."""

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
    """A row, read with the shipped rules."""
    return read_line(ldn().vocabulary, row)


def settled(row: str) -> bool:
    """Whether a row names a medicine that is taken, and leaves nothing open."""
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
    ],
)
def test_forms_makers_and_directions_settle(row: str) -> None:
    """Beside a medicine its form, its maker and how it is taken leave nothing open, and offer nothing."""
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
    """A name that nobody knows stays open wherever it is, an ordinary word where a name can be, a form without one."""
    reading = read(row)
    assert not reading.understood
    assert left in (*reading.not_read, *(one.words for one in reading.questions), "")


def test_words_of_a_sentence_are_passed_over_and_told() -> None:
    """What was not read is told, quietly."""
    assert read("amoxicillin 500 mg for upper respiratory tract infection").passed_over == (
        "upper", "tract",
    )  # fmt: skip
    row = "amoxicillin 500 mg for upper respiratory tract infection"
    (entry,) = medicine_entries(screen(ldn(), Intake(medicines=(MedicineLine(typed=row),))), Audience.CLINICIAN)
    assert "Passed over: upper, tract." in entry.said


def test_a_long_acting_opioid_is_found_among_the_words_of_a_product() -> None:
    """RxNorm writes the release before the name and behind it."""
    row = "12 HR Abuse-Deterrent oxycodone hydrochloride 20 MG Extended Release Oral Tablet"
    assert settled(row)
    assert read(row).matches[0].classes == {"opioid", "long_acting_opioid"}


@pytest.mark.parametrize("row", ["total", "june", "Kent", "epidural", "ultra", "hydrogen", "capsule"])
def test_no_medicine_is_offered_for_an_ordinary_word_a_maker_or_a_form(row: str) -> None:
    """An offer is worth a click, or it is not made."""
    assert [one for one in read(f"metformin {row}").questions if one.could_be] == []


@pytest.mark.parametrize(
    ("row", "offered", "not_offered"),
    [
        ("buprenephorine 8 mg", "buprenorphine", "naltrexone"),
        ("betadine", "", "methadone"),
        ("hydrocort", "", "hydrocodone"),
    ],
)
def test_an_opioid_is_offered_where_it_is_near_and_nothing_fits_better(
    row: str, offered: str, not_offered: str
) -> None:
    """A wrong opioid costs a talk; a missing one costs more."""
    names = {match.medicine for one in read(row).questions for match in one.could_be}
    assert not_offered not in names
    assert not offered or offered in names


@pytest.mark.slow
def test_a_name_that_the_vocabulary_lacks_is_noticed() -> None:
    """Of rows with an opioid that was left out of the vocabulary, 99 in 100 stay open or ask."""
    vocabulary, rows = ldn().vocabulary, ROWS.read_text(encoding="utf-8").splitlines()
    assert all(map(settled, rows))
    missed = left_out(vocabulary, "opioid", rows, every=40)
    assert missed.noticed >= 0.99 * missed.rows > 2_000


def test_a_name_left_out_is_read_as_if_it_had_never_been_there() -> None:
    """Only the name is gone: what holds it stays, and so does every other name."""
    without: Vocabulary = ldn().vocabulary.without(("codeine",))
    assert read_line(without, "codeine").matches == ()
    assert read_line(without, "codeine phosphate").matches[0].medicine == "codeine"
    assert read("codeine").matches[0].medicine == "codeine"


def said(row: str, *words: str) -> Intake:
    """An intake with one row, of which a person said that some words are no medicine."""
    line = MedicineLine(typed=row, no_medicine=words or None)
    return Intake(medicines=(line,), medicines_complete="yes")


def undetermined(intake: Intake) -> set[str]:
    """The cautions that stay open."""
    return {one.id for one in screen(ldn(), intake).findings if "medicines" in one.missing}


def test_the_rest_is_no_medicine() -> None:
    """What a person says to be no medicine settles the row, is told, and can be taken back."""
    row = "metformin 500 mg dainly"
    assert undetermined(said(row))
    assert not undetermined(said(row, "dainly"))
    (entry,) = medicine_entries(screen(ldn(), said(row, "dainly")), Audience.PATIENT)
    assert entry.settled
    assert entry.said[-1] == "Said to be no medicine: dainly."
    assert undetermined(said(row))


def test_a_row_that_is_not_a_medicine_settles() -> None:
    """A row without any name too; it counts neither as a medicine nor as open."""
    screening = screen(ldn(), said("Zorblatine", "zorblatine"))
    assert screening.medicines.readings[0].kind is ReadingKind.NO_MEDICINE
    assert not undetermined(said("Zorblatine", "zorblatine"))
    (entry,) = medicine_entries(screen(ldn(), said("2 daily")), Audience.CLINICIAN)
    assert entry.may_be_dismissed == ("2 daily",)
    assert not undetermined(said("2 daily", "2 daily"))


def test_saying_so_of_one_word_settles_no_other() -> None:
    """A medicine that the row names stays, and so does a word of which nothing was said."""
    assert undetermined(said("metformin dainly Zorblatine", "dainly"))
    found = {one.id: one.outcome for one in screen(ldn(), said("oxycodone dainly", "dainly", "oxycodone")).findings}
    assert Outcome.RAISED in found.values()


def test_a_word_that_is_an_allergy_needs_no_answer() -> None:
    """What is no open word cannot be dismissed."""
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
    """A tablet is that of the medicine above; an injection or a lollipop without a name may be one itself."""
    lines = tuple(MedicineLine(typed=one) for one in ("Lisinopril 10 mg", row))
    assert bool(undetermined(Intake(medicines=lines, medicines_complete="yes"))) == is_open


def test_what_was_stopped_beside_an_opioid_stops_no_opioid() -> None:
    """Alcohol, a food or glue is stopped, or is an allergy: the medicine before it is taken."""
    for row in ("Oxycodone 5 mg, stopped alcohol", "Oxycodone 5 mg food allergy", "quit alcohol, oxycodone 5 mg"):
        assert [match.label for match in read(row).matches] == ["Oxycodone".lower()], row


def test_what_is_denied_or_stopped_beside_alcohol_is_not_taken() -> None:
    """Words of products are no medicine, and what is said of them and of a medicine is said of both."""
    for row in ("Denies alcohol, opioids", "quit alcohol and heroin", "stopped supplements and tramadol"):
        assert read(row).matches == (), row


def test_a_second_strength_is_asked_about_behind_a_verb_and_before_a_form() -> None:
    """The second medicine of a product was left out, however its strength is written."""
    for row in ("acetaminophen 300/30 tablets", "APAP 325/5 tabs", "promethazine 6.25-10 syrup",
                "acetaminophen 325 mg take 5 mg", "acetaminophen 325 mg tablet take 10 mg every 6 hours"):  # fmt: skip
        assert [one.why for one in read(row).questions] == [Why.STRENGTHS], row


def test_a_rulebook_without_lists_of_words_leaves_everything_open() -> None:
    """The lists are part of the rules: where there are none, nothing is passed over."""
    assert book(UMBRELLA).vocabulary.ordinary == frozenset()


def test_a_list_is_read_once_however_often_it_is_screened() -> None:
    """What is kept goes with the intake, changes nothing of what was said, and follows every change of it."""
    first, same = said("metformin dainly"), said("metformin dainly")
    reading = screen(ldn(), first).medicines.readings
    assert screen(ldn(), first).medicines.readings is reading
    assert first == same
    assert first.model_dump() == same.model_dump()
    answered = first.model_copy(update={"medicines_complete": "no"})
    assert screen(ldn(), answered).medicines.readings is reading
    changed = first.model_copy(update={"medicines": said("oxycodone").medicines})
    assert screen(ldn(), changed).medicines.readings[0].typed == "oxycodone"
