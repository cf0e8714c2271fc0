"""*Prepare for my appointment*: one question a screen, a check of all answers, and the summary to take along."""

import itertools
import re
from html import unescape

import pytest

from screener.engine.conditions import MEDICINES
from screener.engine.day import today
from screener.engine.intake import MAX_LINES
from screener.render.json import render_json
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Audience
from screener.saved import open_saved
from screener.screening import Outcome, screen
from screener.summary import answer_label, blocks_of, every, summarise
from screener.web import rules_in_use as rules
from screener.web.journey.way import OWN
from tests.intakes import UMBRELLA, book, intake, ldn
from tests.panes import Panes, html_texts
from tests.preparing import ALL_NO, CHECK, IN_PAIN, SUMMARY, WORDS, Preparing, unmarked
from tests.statements import squeezed
from tests.web.test_pages import shown


@pytest.fixture
def person() -> Preparing:
    """Somebody who has just opened the page."""
    return Preparing(ldn())


def ask(question: str) -> str:
    """How a patient is asked."""
    return ldn().questions[question].patient.ask


def test_whoever_has_nothing_to_report_is_through_in_fourteen_screens(person: Preparing) -> None:
    """Nothing to report: 14 screens with the check and the summary, every question answered by itself."""
    person.walk_to(MEDICINES, ALL_NO)
    person.press(WORDS.no_medicines)
    assert person.session.intake.medicines_complete == "yes"
    assert person.heading == WORDS.own
    person.go_on()
    assert person.heading == CHECK
    assert person.screening.not_answered == ()
    person.go_on()
    assert person.heading == SUMMARY
    assert person.session.journey.at + 1 <= 14


def test_an_opioid_and_another_medicine_are_through_in_twenty_screens(person: Preparing) -> None:
    """A person with one opioid and one other medicine answers everything, and is at the check by the 20th screen."""
    assert person.walk(IN_PAIN, "codeine 30 mg\nmetformin", complete="yes") <= 20
    assert person.heading == CHECK
    assert person.screening.not_answered == ()
    assert person.session.intake.medicines_complete == "yes"
    person.go_on()
    assert person.heading == SUMMARY


def test_each_question_is_answered_by_itself_and_nothing_is_chosen(person: Preparing) -> None:
    """Every question has choices of its own with none selected, *not sure* among them, and says why it is asked."""
    asked: list[str] = []
    while person.step != MEDICINES:
        keys = person.way.screens[str(person.step)]
        asked += keys
        assert [radio.key for radio in person.choices] == [person.session.question_key(key) for key in keys]
        assert person.heading == ask(keys[0]) or len(keys) > 1
        helps = squeezed(unescape(" ".join(html.proto.body for html in person.page.get("html"))))
        for key, radio in zip(keys, person.choices, strict=True):
            question, labels = ldn().questions[key], [unmarked(label) for label in radio.options]
            assert radio.value is None
            assert squeezed(question.why) in helps
            assert ldn().words.answers["not_sure"] in labels
            assert (ldn().words.answers["prefer_not_to_say"] in labels) == question.sensitive
        assert bool([button for button in person.page.button if button.key == "back"]) is (
            person.session.journey.at > 0
        )
        person.go_on()
    assert asked == [*person.screening.asked]


def test_going_on_without_answers_leaves_everything_open(person: Preparing) -> None:
    """Who skips everything reaches the summary: each question is listed as not answered, and no caution is closed."""
    person.walk({})
    for question in person.screening.asked:
        row = unmarked(person.page.button(key=person.session.key(f"change {question}")).label)
        assert row == WORDS.change.format(
            question=f"{ldn().questions[question].short}:", answer=f"**{ldn().words.answers['not_answered']}**"
        )
    person.go_on()
    listed = unescape(taken_along(person)[0]).rpartition(ldn().words.sections.could_not_check.heading)[2]
    assert [question for question in person.screening.asked if ask(question) not in listed] == []
    assert ldn().about.medicines.complete.patient in listed
    assert all(item.outcome is not Outcome.RAISED for item in person.screening.findings)


def labels(person: Preparing) -> str:
    """What stands on the buttons."""
    return squeezed(" ".join(unmarked(button.label) for button in person.page.button))


def notes(person: Preparing) -> list[str]:
    """What this screen says beside its questions: why there are more of them, and how many are left."""
    found = [re.search(r'<p class="(because|left)">(.*)</p>', html.proto.body) for html in person.page.get("html")]
    return [unescape(one[2]) for one in found if one]


def test_the_number_of_screens_left_only_rises_where_it_is_said_why(person: Preparing) -> None:
    """Each screen says about how many are left. An answer alone changes nothing; *Continue* says what it opened."""
    before = person.session.journey.left(person.way)
    assert notes(person) == [f"{WORDS.left.format(count=before)} {WORDS.skip}"]
    person.answer("takes_opioid", "yes")
    assert notes(person) == [f"{WORDS.left.format(count=before)} {WORDS.skip}"]
    person.go_on()
    because = ldn().questions["opioid_withdrawal"].because
    assert because is not None
    news, left = notes(person)
    assert news == f"{because.patient.answer} {WORDS.some_more.format(count=2)}"
    assert left == WORDS.left.format(count=before)  # one less, and one more screen for two short questions
    person.walk(ALL_NO)
    assert notes(person) == []


def test_back_leads_to_the_question_before_with_its_answer(person: Preparing) -> None:
    """*Back* shows the question before, as it was answered; *Forward* and going on lose nothing."""
    person.answer("takes_opioid", "no")
    person.go_on()
    person.answer("last_opioid", "at_no_time")
    person.go_back()
    assert (person.step, person.choices[0].value) == ("takes_opioid", "no")
    person.page.button(key="forward").click().run()
    assert (person.step, person.choices[0].value) == ("last_opioid", "at_no_time")
    person.go_back()
    person.go_on()
    assert (person.step, person.choices[0].value) == ("last_opioid", "at_no_time")


def test_back_leads_the_way_that_was_gone(person: Preparing) -> None:
    """After the list led to a question further up, *Back* leads to the list again, and not further up."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("oxycodone 10 mg")
    person.go_on()
    assert person.step == "last_opioid_kind"
    person.go_back()
    assert person.step == MEDICINES


def test_a_change_leads_back_to_its_row_of_the_check(person: Preparing) -> None:
    """From the check one answer is changed, and *Continue* leads back to the check and marks the row."""
    person.walk(ALL_NO)
    person.change("breastfeeding")
    person.answer("breastfeeding", "yes")
    person.go_on()
    assert person.heading == CHECK
    assert person.session.intake.answers["breastfeeding"] == "yes"
    assert person.session.journey.changed == "breastfeeding"


def test_a_changed_answer_asks_its_follow_ups_first(person: Preparing) -> None:
    """A change that opens follow-ups says so and asks them, each once, before it leads back to the check."""
    person.walk(ALL_NO)
    person.change("liver_disease")
    person.answer("liver_disease", "yes")
    person.go_on()
    assert person.way.screens[str(person.step)] == ("liver_acute", "cholestasis")
    because = ldn().questions["liver_acute"].because
    assert because is not None
    assert notes(person)[0] == f"{because.patient.answer} {WORDS.some_more.format(count=2)}"
    person.go_on()
    assert person.heading == CHECK


def test_an_opioid_on_the_list_is_named_before_its_follow_ups(person: Preparing) -> None:
    """An opioid that only the list shows opens questions that stand further up: it is named, and they are asked."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("ultram 50")
    person.go_on()
    assert notes(person)[0] == f"Ultram (tramadol) is an opioid. {WORDS.some_more.format(count=3)}"
    asked: list[str] = []
    while person.step in person.way.screens:
        asked += person.way.screens[str(person.step)]
        person.go_on()
    assert asked == ["last_opioid_kind", "opioid_withdrawal", "opioid_dependence"]
    assert person.heading == WORDS.own


def test_a_follow_up_that_is_no_longer_asked_is_passed_over_and_kept(person: Preparing) -> None:
    """A follow-up vanishes with the answer that opened it, and comes back with what was said."""
    answers = ALL_NO | {"liver_disease": "yes", "liver_acute": "no"}
    person.walk(answers)
    person.change("liver_disease")
    person.answer("liver_disease", "no")
    person.go_on()
    assert squeezed(ask("liver_acute")) not in labels(person)
    person.change("liver_disease")
    person.answer("liver_disease", "yes")
    person.go_on()
    assert person.heading == CHECK
    assert person.session.intake.answers["liver_acute"] == "no"


def test_a_place_on_a_question_that_is_gone_gives_way(person: Preparing) -> None:
    """Who is at a follow-up while the clinic's page takes it away finds what comes next, here the check."""
    person.walk(ALL_NO | {"liver_disease": "yes"})
    person.change("liver_acute")
    person.open("checklist")
    Panes(person.page).click("question liver_disease", "no")
    person.open("prepare")
    assert person.heading == CHECK


def test_both_pages_show_the_same_answers(person: Preparing) -> None:
    """What is answered on one page stands on the other, both ways, and the place in the journey is kept."""
    person.answer("takes_opioid", "yes")
    person.go_on()
    person.open("checklist")
    assert Panes(person.page).said("question takes_opioid") == "yes"
    Panes(person.page).click("question takes_opioid", "no")
    Panes(person.page).click("question last_opioid", "today")
    person.page.text_area(key="medicines 0").set_value("codeine").run()
    person.open("prepare")
    assert (person.step, person.choices[0].value) == ("last_opioid", "today")
    person.go_back()
    assert person.choices[0].value == "no"
    person.walk({})
    assert squeezed("1. codeine") in shown(person.page)


SAYS = {
    "percoset": WORDS.line.could_be,
    "zorblatine": WORDS.line.unknown,
    "blood pressure pill": WORDS.line.names_nothing,
    "none": WORDS.line.nothing,
    "tramadol?": WORDS.line.taking.format(names="tramadol"),
    "oxycodone and blorp": WORDS.line.rest.format(names="oxycodone"),
}


@pytest.mark.parametrize("typed", SAYS)
def test_what_a_line_asks_is_asked_on_a_screen_of_its_own(person: Preparing, typed: str) -> None:
    """A line that asks gets an answer of at most 15 words, and is asked once: who goes on leaves it open."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines(f"{typed}\nmetformin")
    person.go_on()
    assert person.heading == WORDS.line.title.format(number=1)
    assert squeezed(SAYS[typed]) in shown(person.page)
    assert len(SAYS[typed].split()) <= 15
    person.go_on()
    assert person.heading != WORDS.line.title.format(number=1)
    assert squeezed(typed) not in person.heading


def test_a_name_is_confirmed_with_one_tap_and_its_follow_ups_come_next(person: Preparing) -> None:
    """A misspelt opioid is confirmed on its screen; it is then named, and its follow-ups are asked."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("percoset")
    person.go_on()
    next(button for button in person.page.button if "Percocet" in button.label).click().run()
    assert person.session.intake.medicines[0].confirmed == "Percocet"
    assert person.step == "last_opioid_kind"
    assert notes(person)[0].startswith("Percocet")


def test_a_line_is_written_anew_on_its_screen(person: Preparing) -> None:
    """What is written there takes the line's place in the list, and the other lines stay as they were."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("metformin\nzorblatine")
    person.go_on()
    (box,) = person.page.text_input
    box.set_value("lisinopril 10 mg").run()
    assert person.heading == WORDS.line.title.format(number=2)
    assert [line.typed for line in person.session.intake.medicines] == ["metformin", "lisinopril 10 mg"]
    person.go_on()
    assert person.heading == WORDS.own
    person.go_back_to(MEDICINES)
    assert person.page.text_area[0].value == "metformin\nlisinopril 10 mg"


def test_two_questions_of_a_line_are_asked_on_one_screen(person: Preparing) -> None:
    """After the first is answered the second is asked there, before the way goes on."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("percoset and T3s")
    person.go_on()
    next(button for button in person.page.button if "Percocet" in button.label).click().run()
    assert person.heading == WORDS.line.title.format(number=1)
    next(button for button in person.page.button if "codeine" in button.label).click().run()
    assert person.step == "last_opioid_kind"


def test_too_many_lines_are_said_and_nothing_is_made_of_them(person: Preparing) -> None:
    """With more lines than can be read there is no check and no summary: the screen says so and keeps the text."""
    person.walk(ALL_NO)
    person.change(MEDICINES)
    text = "\n".join(f"medicine {number}" for number in range(MAX_LINES + 1))
    person.type_medicines(text)
    person.go_on()
    assert person.step == MEDICINES
    assert "201" in person.page.error[0].value
    assert not [button for button in person.page.button if button.key == "back"]
    assert person.page.text_area[0].value == text


def test_six_questions_at_most_are_offered_in_the_first_person(person: Preparing) -> None:
    """What was found is offered as questions of one's own, one tap each; a picked one stands in a box."""
    person.walk_to(OWN, IN_PAIN)
    person.session.typed = "ultram 50"
    person.page.run()
    offered = [button for button in person.page.button if str(button.key).startswith("prepare add ")]
    assert 0 < len(offered) <= 6
    picked = unmarked(offered[0].label).removeprefix(WORDS.add.format(question=""))
    assert picked.startswith(("My ", "I "))
    offered[0].click().run()
    assert person.session.intake.own_questions == (picked,)
    assert person.page.text_area[0].value == picked


def test_the_summary_holds_every_statement(person: Preparing) -> None:
    """The last screen holds all that the summary says to a patient: what to bring, what to do when ill, and so on."""
    person.walk(IN_PAIN | {"liver_disease": "not_sure"}, "codeine 30 mg\nblorp\n*T3* ![x](https://evil.example)")
    person.change(OWN)
    person.write(0, "Will I sleep?")
    person.go_on()
    person.go_on()
    summary = summarise(person.screening, Audience.PATIENT, today())
    assert summary.own_questions == ("Will I sleep?",)
    (drawn,) = taken_along(person)
    told = squeezed(unescape(re.sub("<[^>]+>", "", drawn)))
    assert [block.text for block in every(blocks_of(summary)) if squeezed(block.text) not in told] == []
    assert next(re.finditer("<h2[^>]*>(.*?)</h2>", drawn))[1] == ldn().about.unwell.title
    above, folded = drawn.split("<details", 1)
    assert squeezed("Will I sleep?") in squeezed(above)
    assert not [source.title for source in ldn().sources.values() if source.title in unescape(above)]
    assert "https://" in folded
    assert [button.proto.label for button in person.page.get("download_button")][-1] == WORDS.save_pdf


def taken_along(person: Preparing) -> list[str]:
    """The HTML of the summary, which is one element."""
    return [html.proto.body for html in person.page.get("html") if "<section" in html.proto.body]


def test_typed_words_are_drawn_as_text(person: Preparing) -> None:
    """What a person types on any screen of the journey goes through no Markdown."""
    person.walk_to(MEDICINES, {})
    person.type_medicines("ZZCANARY ![x](https://evil.example/p.png)")
    person.go_on()
    while person.heading != SUMMARY:
        if person.step == OWN:
            person.write(0, "ZZCANARY **bold**")
        drawn = itertools.chain(person.page.markdown, person.page.header, person.page.subheader, person.page.caption)
        assert not any("ZZCANARY" in str(element.value) for element in drawn)
        seen = (*(str(one.value) for one in person.page.text), *html_texts(person.page))
        assert person.step == OWN or any("ZZCANARY" in text for text in seen)
        person.go_on()
    (html,) = taken_along(person)
    assert html.count("ZZCANARY") >= 2
    assert not re.findall(r"<img|<a [^>]*evil", html)


def test_beginning_again_deletes_the_journey(person: Preparing) -> None:
    """*Begin again* asks first, and then the answers, the medicines, the own questions and the place are gone."""
    person.walk(ALL_NO, "codeine")
    person.change(OWN)
    person.write(0, "Will I sleep?")
    person.go_on()
    person.go_on()
    person.page.button(key="start_over").click().run()
    assert person.heading == SUMMARY
    person.page.button(key="start_over_yes").click().run()
    assert person.step == "takes_opioid"
    assert person.choices[0].value is None
    assert person.session.intake.answers == {}
    assert person.session.intake.own_questions == ()
    person.walk_to(OWN, {})
    assert [box.value for box in person.page.text_area] == [""]


def test_the_answers_are_changed_from_the_summary(person: Preparing) -> None:
    """The summary leads back to the check, with every answer there."""
    person.walk(ALL_NO)
    person.go_on()
    person.press(WORDS.change_answers)
    assert person.heading == CHECK
    assert squeezed(answer_label(ldn(), "age", ALL_NO["age"])) in labels(person)


def test_another_rulebook_is_asked_in_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journey knows no rules: the tests' own little rulebook is asked to its end, follow-ups within follow-ups."""
    monkeypatch.setenv(VARIABLE, str(UMBRELLA))
    rules.rules_in_use.cache_clear()
    person = Preparing(book(UMBRELLA))
    answers = {"age": "from_65", "had_reaction": "yes", "reaction": "rash", "rash_everywhere": "yes"}
    assert person.walk(answers, "puddlol") == 7
    assert dict(person.session.intake.answers) == answers
    person.go_on()
    assert "Go inside." in taken_along(person)[0]


def test_an_operation_soon_on_ldn_leads_to_the_card(person: Preparing) -> None:
    """Who takes LDN and has an operation within two weeks is told not to wait, and finds the way to the card."""
    person.walk(ALL_NO | {"naltrexone_already": "yes", "opioid_need": "within_2_weeks"})
    person.go_on()
    caution = ldn().cautions["operation_on_naltrexone"]
    assert caution.patient.ask[0] in unescape(taken_along(person)[0])
    card = ldn().about.card
    assert card is not None
    label = WORDS.to_card.format(card=card.heading)
    assert [link.proto.page for link in person.page.get("page_link") if link.proto.label == label] == ["card"]


def test_answers_that_were_saved_are_taken_up_where_they_end(person: Preparing) -> None:
    """Half of the way is saved as a file; who opens it on the first screen goes on at the first open question."""
    person.walk_to("drug_test", {"takes_opioid": "no", "last_opioid": "at_no_time"})
    assert [one.proto.label for one in person.page.get("download_button")] == [WORDS.for_later]
    saved = render_json(summarise(person.screening, Audience.PATIENT, today()))
    other = Preparing(ldn())
    other.session.open(open_saved(saved.encode(), name="answers", rulebook=ldn()))
    other.page.run()
    assert other.step == "opioid_treatment"
    assert other.session.intake.answers == person.session.intake.answers


def test_what_is_for_patients_alone_is_not_told_to_clinicians() -> None:
    """What to bring and what to do when ill are the patient's; the clinician's summary has neither."""
    screening = screen(ldn(), intake(**IN_PAIN))
    patient, clinician = (
        summarise(screening, audience, today()) for audience in (Audience.PATIENT, Audience.CLINICIAN)
    )
    assert patient.unwell is not None
    assert patient.bring
    assert (clinician.unwell, clinician.bring) == (None, ())
