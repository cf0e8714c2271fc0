"""The rules about low-dose naltrexone, as a pharmacist would look at them."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, product

import pytest

from screener.check.description.burden import burden
from screener.check.wording import reading_grade
from screener.engine.conditions import leaves
from screener.engine.intake import YES, Intake
from screener.rulebook.model import Audience, Vignette
from screener.screening import Outcome, screen
from screener.summary import Item, summarise
from tests.intakes import TODAY, all_answered_no, intake, ldn

BOTH = pytest.mark.parametrize("audience", Audience)
NOTE = "Do not stop or change a medicine on your own because of this list. Ask your doctor or pharmacist first."
BANDS = ("today", "days_1_to_6", "days_7_to_14", "within_a_year")
OPIOID_TOPICS = ("opioids", "past_opioids", "procedures")


def outcomes(said: Intake) -> dict[str, Outcome]:
    """What every caution came to."""
    return {finding.id: finding.outcome for finding in screen(ldn(), said).findings}


def talk(said: Intake, audience: Audience = Audience.CLINICIAN) -> tuple[Item, ...]:
    """What is raised, in the order in which it is read."""
    return summarise(screen(ldn(), said), audience, TODAY).talk


def vignettes() -> list[Vignette]:
    """Every worked example."""
    return [vignette for topic in ldn().topics for vignette in topic.vignettes]


def all_yes() -> dict[str, str]:
    """To each question the first answer, which is the one to talk about."""
    return {key: values[0] for key, values in ldn().answers.items()}


def patient_texts() -> Iterator[tuple[str, str]]:
    """Every text that a patient reads, with the id of what it belongs to; without the note."""
    rulebook = ldn()
    for key, caution in rulebook.cautions.items():
        yield from ((key, text) for text in (caution.patient.say, *caution.patient.ask))
    for key, question in rulebook.questions.items():
        voice = question.patient
        yield from ((key, text) for text in (voice.ask, voice.help, voice.find_out, question.why) if text)
    for key, notice in rulebook.about.notices.items():
        yield key, notice.patient
    medicines = rulebook.about.medicines
    for text in (medicines.patient.ask, medicines.patient.help, medicines.patient.find_out, medicines.why):
        if text:
            yield "medicines", text


def strings(value: object) -> Iterator[str]:
    """Every text in nested data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def printed_texts() -> Iterator[str]:
    """Every text of the rules that a reader can meet: all but the vignettes and the names of medicines."""
    rulebook = ldn()
    parts = (*rulebook.cautions.values(), *rulebook.questions.values(), *rulebook.sources.values(), rulebook.about)
    for part in parts:
        yield from strings(part.model_dump(mode="json"))
    yield from (entry.note for _, entry in rulebook.vocabulary.entries() if entry.note)


@BOTH
def test_every_caution_shows_source_locator_dose_and_review(audience: Audience) -> None:
    """Each caution, however it comes out, shows who wrote it, where, about which dose, and that nobody reviewed it."""
    raised = intake("codeine", complete=YES, **all_yes())
    for said in (intake(), raised, intake(complete=YES, **all_answered_no(ldn()))):
        summary = summarise(screen(ldn(), said), audience, TODAY)
        items = (*summary.talk, *summary.could_not_check, *summary.checked)
        assert {item.caution for item in items} == set(ldn().cautions)
        for item in items:
            assert 1 <= len(item.evidence) <= 7
            assert all(line.locator and line.about_dose and line.read for line in item.evidence)
            assert "Not reviewed by a clinician" in item.review


def test_the_articles_cautions_are_all_there() -> None:
    """The article's own cautions and notices are there. It is the last of their sources, behind labels and studies."""
    cautions = {key: [one.source for one in caution.evidence] for key, caution in ldn().cautions.items()}
    assert {key for key, sources in cautions.items() if "article" in sources} == {
        "opioid_now",
        "pregnancy",
        "pregnancy_plans",
        "breastfeeding",
        "liver_disease",
        "other_medicines",
    }
    assert all(sources.index("article") == len(sources) - 1 for sources in cautions.values() if "article" in sources)
    notices = ldn().about.notices
    assert {key for key, notice in notices.items() if "article" in [one.source for one in notice.evidence]} == {
        "approval",
        "prescription",
        "side_effects",
    }


def test_a_label_or_a_regulator_is_read_first_where_there_is_one() -> None:
    """Whoever opens the sources of a point reads a label or a regulator first, unless none speaks of it."""
    kinds = {key: ldn().sources[caution.evidence[0].source].kind for key, caution in ldn().cautions.items()}
    assert {key for key, kind in kinds.items() if kind not in ("label", "regulator")} == {
        "opioid_answer",
        "opioid_kind_answer",
        "cholestatic_itch",
        "transplant",
        "cancer",
        "drug_testing",
        "ketamine",
        "thyroid_hormone",
        "immunosuppressant",
    }


def test_each_point_says_what_is_known_at_a_low_dose() -> None:
    """A clinician reads at each point what was seen at a low dose, or on which day nothing was found."""
    rulebook = ldn()
    for key, caution in rulebook.cautions.items():
        low = [one for one in caution.evidence if one.dose in rulebook.about.own_doses]
        assert any(rulebook.sources[one.source].kind not in ("article", "web_page") for one in low), key
    left_out = [
        line.says for item in talk(intake("codeine")) for line in item.evidence if "Not taken into" in line.says
    ]
    assert any("people who had used opioids in the 4 weeks before" in says for says in left_out)


def test_opioids_pregnancy_and_self_harm_are_asked_one_by_one() -> None:
    """Nobody answers *no* about opioids, a pregnancy, a baby's milk or self-harm together with other questions."""
    together = {key for key, question in ldn().questions.items() if question.together}
    assert together
    for key in together:
        assert ldn().questions[key].topic not in (*OPIOID_TOPICS, "pregnancy", "self_harm", "medicines"), key
    assert all(question.short for question in ldn().questions.values())


def test_sources_that_disagree_are_both_shown() -> None:
    """Where a source is said to disagree with another, the other one is cited in the same caution."""
    disagreements = 0
    for key, caution in ldn().cautions.items():
        cited = {one.source for one in caution.evidence}
        for one in caution.evidence:
            assert set(one.disagrees_with) <= cited - {one.source}, key
            disagreements += len(one.disagrees_with)
    assert disagreements >= 10


def test_each_source_can_be_opened() -> None:
    """Each source has a link to open, but for our own search, the article and one label without a stable address."""
    assert {key for key, source in ldn().sources.items() if source.url is None} == {
        "article",
        "contrave-dosing",
        "search-2026",
    }


def test_few_questions_and_many_examples() -> None:
    """At most 15 questions are asked of everybody; at least 150 examples, 25 of them whole people with an age."""
    assert len([key for key, question in ldn().questions.items() if question.ask_if is None]) <= 15
    assert len(screen(ldn(), Intake()).asked) <= 15
    assert len(vignettes()) >= 150
    assert len({vignette.name for vignette in vignettes() if re.match(r"\d\d, ", vignette.name)}) >= 25


def test_only_who_takes_naltrexone_is_asked_where_it_comes_from() -> None:
    """Nobody else is asked, though no caution comes out otherwise for the answer: it would be one question more."""
    asked = [screen(ldn(), intake(naltrexone_already=answer)).asked for answer in ("yes", "no", "not_sure")]
    assert ["naltrexone_source" in questions for questions in asked] == [True, False, False]


def test_the_opioid_item_says_not_to_change_anything() -> None:
    """Beside each item about opioids or a named medicine, not in a footer: do not stop or change any medicine."""
    for topic in ldn().topics:
        for key, caution in topic.cautions.items():
            asks_the_list = any(hasattr(leaf, "medicines") for _, leaf in leaves(caution.when))
            if topic.topic in OPIOID_TOPICS or asks_the_list:
                assert caution.patient.note == NOTE, key
    assert talk(intake("codeine"), Audience.PATIENT)[0].note == NOTE


def test_thoughts_of_self_harm_are_read_first_and_then_the_opioid() -> None:
    """With everything raised, self-harm stands first, then the opioid; the rest goes by priority, with its lines."""
    items = talk(intake("codeine", "ibuprofen", complete=YES, **all_yes()))
    assert len(items) > 20
    heads = [item for item in items if item.told_with is None]
    assert [item.caution for item in heads[:2]] == ["self_harm", "opioid_now"]
    words = list(ldn().words.priorities.values())
    assert [words.index(item.priority) for item in heads] == sorted(words.index(item.priority) for item in heads)
    for before, item in pairwise(items):
        if item.told_with is not None:
            assert item.told_with in (before.caution, before.told_with)


@pytest.mark.parametrize("lines", [("tramadol",), ("codeine", "tramadol", "Robitussin AC"), ("Lomotil", "metformin")])
def test_an_ordinary_person_has_at_most_five_items(lines: tuple[str, ...]) -> None:
    """One conversation is one item: with one opioid or three of its names, at most five items, the opioid first."""
    answers = all_answered_no(ldn()) | {
        "takes_opioid": "yes",
        "last_opioid": "today",
        "last_opioid_kind": "short_acting",
    }
    items = [(item.caution, item.told_with) for item in talk(intake(*lines, complete=YES, **answers))]
    assert items == [("opioid_now", None), ("opioid_last", "opioid_now"), ("other_medicines", None)]


def test_the_people_of_the_examples_read_little() -> None:
    """Of the 24 made-up people, half read at most three points, and whoever has one problem reads at most five."""
    found = burden(ldn())
    assert found is not None
    assert len(found.people) == 24
    assert found.points <= 3
    assert max(person.points for person in found.people) <= 5
    assert found.asked_of_everybody <= 15


@pytest.mark.parametrize("lines", [(), ("codeine",), ("metformin",)])
def test_no_number_of_days_clears_anybody(lines: tuple[str, ...]) -> None:
    """Whenever in the past year the last opioid was, its point is raised, and the band chosen changes nothing else.

    What any band settles is whether the answers agree with each other.
    """
    settled_by_any = ("opioid_answer", "opioid_over_a_year")
    for others in ({}, all_answered_no(ldn())):
        of_everybody = {key for key, question in ldn().questions.items() if question.ask_if is None}
        rest = {key: others[key] for key in of_everybody & set(others) - {"last_opioid"}}
        before = outcomes(intake(*lines, complete=YES, **rest))
        by_band = [outcomes(intake(*lines, complete=YES, **rest, last_opioid=band)) for band in BANDS]
        assert all(first == second for first, second in combinations(by_band, 2))
        assert by_band[0]["opioid_last"] is Outcome.RAISED
        for key in (key for topic in ldn().topics if topic.topic in OPIOID_TOPICS for key in topic.cautions):
            if before[key] is Outcome.RAISED or (before[key] is Outcome.UNDETERMINED and key not in settled_by_any):
                assert by_band[0][key] is not Outcome.NOT_RAISED, key


@pytest.mark.parametrize("band", [*BANDS, "over_a_year", "at_no_time", "not_sure"])
def test_no_answer_about_time_takes_a_typed_opioid_away(band: str) -> None:
    """With codeine on the list, taken or stopped, no answer about time takes the last opioid away."""
    for taking in ("now", "stopped"):
        line = {"typed": "codeine", "taking": taking}
        answers = all_answered_no(ldn()) | {"last_opioid": band}
        said = Intake.model_validate({"answers": answers, "medicines": [line], "medicines_complete": YES})
        found = outcomes(said)
        assert found["opioid_last"] is Outcome.RAISED
        assert found["opioid_now"] is (Outcome.RAISED if taking == "now" else Outcome.NOT_RAISED)


def test_no_time_to_pause_is_printed() -> None:
    """The point about operations holds no number of hours, days or weeks: no source has data for low doses."""
    for text in strings(ldn().cautions["opioid_need"].model_dump(mode="json")):
        assert not re.search(r"\d[\d \u00a0-]*(h\b|hour|day|week)", text), text


@pytest.mark.parametrize(
    "left_out",
    ["CYP450", "grapefruit", "cannabis", "CBD", "gabapentin", "antidepressants", "acamprosate", "trimebutine",
     "racecadotril", "Dextromethorphan", "noscapine", "apomorphine", "poppy seeds", "injection", "lung", "bupropion",
     "Percentages", "liver tests", "muscle", "spasticity", "cancer", "vaccines", "caffeine", "hormones", "no dose"],
)  # fmt: skip
def test_what_is_left_out_is_named(left_out: str) -> None:
    """What these rules leave out on purpose is printed under *not covered*, with the reason."""
    assert any(left_out in text for one in ldn().about.not_covered.values() for text in (one.title, one.why))


def test_doses_are_written_as_they_cannot_be_misread() -> None:
    """A non-breaking space before the unit, no zero that trails, none missing in front, no dangerous short form."""
    for text in printed_texts():
        for wrong in (
            r"\d(mg|mcg|g|ml|mL)\b",
            r"\d (mg|mcg|ml|mL|g)\b",
            r"\d\.0\b(?!\.)",
            r"(?<![\d/])\.\d",
            "µg",
            r"\bqd\b",
        ):
            assert not re.search(wrong, text) or text.startswith("https://"), text
    assert any("50\u00a0mg" in text for text in printed_texts())


def test_patients_are_told_nothing_to_do_with_a_medicine() -> None:
    """Patient texts hold no word of safety and no directive about a medicine."""
    for key, text in patient_texts():
        words = set(re.findall(r"[a-z]+", text.lower()))
        assert not {"safe", "stop", "should", "start", "must", "never"} & words, (key, text)


def test_clinicians_are_told_nothing_to_do_with_a_medicine() -> None:
    """Clinician texts state facts and options: none says to begin, hold, avoid or end a medicine."""
    for key, caution in ldn().cautions.items():
        for text in (caution.clinician.say, *caution.clinician.consider):
            words = set(re.findall(r"[a-z]+", text.lower()))
            assert not {"stop", "start", "hold", "avoid", "discontinue", "withhold", "safe", "must"} & words, (
                key,
                text,
            )


def test_patients_can_read_it() -> None:
    """Every patient text is at or below grade 8; what belongs together is at or below grade 6."""
    together: dict[str, list[str]] = {}
    for key, text in patient_texts():
        sentence = text if text[-1] in ".?!" else f"{text}."
        together.setdefault(key, []).append(sentence)
        assert reading_grade(sentence) <= 8, (key, text)
    for key, sentences in together.items():
        assert reading_grade(" ".join(sentences)) <= 6, key


def test_each_caution_waits_for_a_review() -> None:
    """No caution claims that a clinician has judged it, and each says when that is due."""
    assert ldn().signatures == ()
    assert all(caution.review.due for caution in ldn().cautions.values())


def test_looking_alike_raises_nothing() -> None:
    """Look-alikes, one by one, on a complete list and all else *no*: only the point about the list itself."""
    names = ("trazodone", "apomorphine", "hydrocortisone", "dextromethorphan", "bupropion", "Toradol", "ketoconazole")
    for name, answers in product(names, (all_answered_no(ldn()),)):
        assert [item.caution for item in talk(intake(name, complete=YES, **answers))] == ["other_medicines"], name
