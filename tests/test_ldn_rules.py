"""The rules about low-dose naltrexone, as a pharmacist would look at them."""

import pytest

from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import TODAY, intake, ldn

BOTH = pytest.mark.parametrize("audience", Audience)


@BOTH
def test_every_caution_shows_source_locator_dose_and_review(audience: Audience) -> None:
    """Each caution, however it comes out, shows who wrote it, where, about which dose, and that nobody reviewed it."""
    raised = intake("codeine", pregnant="yes", breastfeeding="yes", liver_disease="yes")
    for said in (intake(), raised):
        summary = summarise(screen(ldn(), said), audience, TODAY)
        for item in (*summary.talk, *summary.could_not_check, *summary.checked):
            assert item.evidence
            assert all(line.locator and line.about_dose and line.read for line in item.evidence)
            assert "Not reviewed by a clinician" in item.review


def test_the_articles_cautions_are_all_there() -> None:
    """The article's own cautions and notices are there, and recognisable as such by their first source."""
    from_the_article = {key for key, caution in ldn().cautions.items() if caution.evidence[0].source == "article"}
    assert from_the_article == {"opioid_now", "pregnancy", "breastfeeding", "liver_disease", "other_medicines"}
    assert set(ldn().about.notices) == {"approval", "prescription", "side_effects"}


def test_the_opioid_item_says_not_to_change_anything() -> None:
    """Beside the opioid item, not in a footer: do not stop or change any medicine because of this list."""
    summary = summarise(screen(ldn(), intake("codeine")), Audience.PATIENT, TODAY)
    assert summary.talk[0].note == "Do not stop or change any medicine because of this list."


def test_the_opioid_is_read_first() -> None:
    """With everything raised, the opioid item stands first; an ordinary person has at most five items."""
    said = intake("codeine", "ibuprofen", pregnant="yes", breastfeeding="yes", liver_disease="yes")
    summary = summarise(screen(ldn(), said), Audience.CLINICIAN, TODAY)
    assert summary.talk[0].caution == "opioid_now"
    assert [item.priority_id for item in summary.talk] == sorted(
        (item.priority_id for item in summary.talk), key=["first", "discuss", "mention"].index
    )
    one_opioid = intake("tramadol", complete="yes", pregnant="no", breastfeeding="no", liver_disease="no")
    talk = summarise(screen(ldn(), one_opioid), Audience.CLINICIAN, TODAY).talk
    assert [item.caution for item in talk] == ["opioid_now", "other_medicines"]


def test_doses_are_written_as_they_cannot_be_misread() -> None:
    """A number and its unit are apart, no zero trails, none is missing in front."""
    texts = [line for one in ldn().evidence() for line in (one.says, one.locator)]
    texts += [text for c in ldn().cautions.values() for text in (c.clinician.say, c.patient.say)]
    texts += list(ldn().about.doses.values())
    for text in texts:
        for wrong in ("mg/d ", ".0 mg", " .5", "1mg", "0mg", "5mg"):
            assert wrong not in text, text


def test_patients_are_told_nothing_to_do_with_a_medicine() -> None:
    """Patient texts hold no word of safety and no directive about a medicine."""
    for caution in ldn().cautions.values():
        texts = (caution.patient.say, *caution.patient.ask)
        for text in texts:
            assert not {"safe", "stop", "should", "must", "never"} & set(text.lower().replace(".", " ").split()), text
