"""*Prepare for my appointment*: one question a screen, a check of all answers, and the summary to take along."""

import itertools

import pytest

from screener.engine.conditions import MEDICINES
from screener.engine.day import today
from screener.engine.intake import MAX_LINES
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import answer_label, summarise
from screener.web import rules_in_use as rules
from tests.intakes import UMBRELLA, book, intake, ldn
from tests.panes import Panes, html_texts
from tests.preparing import ALL_NO, CHECK, IN_PAIN, SUMMARY, WORDS, Preparing, unmarked
from tests.statements import squeezed, statements
from tests.web.test_pages import shown, texts


@pytest.fixture
def person() -> Preparing:
    """Somebody who has just opened the page."""
    return Preparing(ldn())


def ask(question: str) -> str:
    """How a patient is asked."""
    return ldn().questions[question].patient.ask


def test_an_opioid_and_another_medicine_are_through_in_twenty_screens(person: Preparing) -> None:
    """A person with one opioid and one other medicine answers everything, and is at the check by the 20th screen."""
    assert person.walk(IN_PAIN, "codeine 30 mg\nmetformin", complete="yes") <= 20
    assert person.heading == CHECK
    assert person.screening.not_answered == ()
    assert person.session.intake.medicines_complete == "yes"
    person.go_on()
    assert person.heading == SUMMARY


def test_each_screen_asks_one_thing_and_nothing_is_chosen(person: Preparing) -> None:
    """Every screen has one heading, large choices with none selected, *not sure* among them, and says why."""
    for number in itertools.count():
        step = person.step
        if step is None:
            break
        assert all(radio.value is None for radio in person.choices)
        question = ldn().about.medicines if step == MEDICINES else ldn().questions[step]
        assert squeezed(question.why) in shown(person.page)
        (radio,) = person.choices
        assert not radio.horizontal
        labels = [unmarked(label) for label in radio.options]
        assert ldn().words.answers["not_sure"] in labels
        if step != MEDICINES and ldn().questions[step].sensitive:
            assert ldn().words.answers["prefer_not_to_say"] in labels
        assert bool([button for button in person.page.button if button.key == "back"]) is (number > 0)
        person.go_on()


def test_going_on_without_answers_leaves_everything_open(person: Preparing) -> None:
    """Who skips everything reaches the summary: each question is listed as not answered, and no caution is closed."""
    person.walk({})
    for question in person.screening.asked:
        assert squeezed(WORDS.change.format(question=ask(question))) in labels(person)
    not_answered = ("markdown", ldn().words.answers["not_answered"])
    assert texts(person.page).count(not_answered) == len(person.screening.asked)
    person.go_on()
    assert all(squeezed(ask(question)) in shown(person.page) for question in person.screening.asked)
    assert squeezed(ldn().words.sections.talk.empty) in shown(person.page)


def labels(person: Preparing) -> str:
    """What stands on the buttons."""
    return squeezed(" ".join(unmarked(button.label) for button in person.page.button))


def test_the_number_of_questions_left_is_said_and_goes_down(person: Preparing) -> None:
    """Each screen says which question it is and how many are left at least; a follow-up adds to both."""
    assert progress(person) == WORDS.progress.format(number=1, left=15)
    person.answer("takes_opioid", "yes")
    person.go_on()
    assert progress(person) == WORDS.progress.format(number=2, left=16)
    person.go_back()
    person.walk({})
    person.change(ldn().about.medicines.patient.ask)
    assert progress(person) == WORDS.progress_last.format(number=18)


def progress(person: Preparing) -> str:
    """The words over the bar."""
    (bar,) = person.page.get("progress")
    return unmarked(bar.proto.text)


def test_back_leads_to_the_question_before_with_its_answer(person: Preparing) -> None:
    """*Back* shows the question before, as it was answered; going on again loses nothing."""
    person.answer("takes_opioid", "no")
    person.go_on()
    person.answer("last_opioid", "at_no_time")
    person.go_back()
    assert (person.step, person.choices[0].value) == ("takes_opioid", "no")
    person.go_on()
    assert (person.step, person.choices[0].value) == ("last_opioid", "at_no_time")


def test_a_change_leads_back_to_the_check(person: Preparing) -> None:
    """From the check one answer is changed, and *Continue* leads back to the check."""
    person.walk(ALL_NO)
    person.change(ask("breastfeeding"))
    person.answer("breastfeeding", "yes")
    person.go_on()
    assert person.heading == CHECK
    assert person.session.intake.answers["breastfeeding"] == "yes"


def test_a_changed_answer_asks_its_follow_ups_first(person: Preparing) -> None:
    """A change that opens follow-ups asks them, each once, before it leads back to the check."""
    person.walk(ALL_NO)
    person.change(ask("liver_disease"))
    person.answer("liver_disease", "yes")
    person.go_on()
    assert person.step == "liver_acute"
    person.go_on()
    assert person.step == "cholestasis"
    person.go_on()
    assert person.heading == CHECK


def test_an_opioid_on_the_list_asks_its_follow_ups_before_the_check(person: Preparing) -> None:
    """An opioid that only the list shows opens questions that stand further up: they are asked before the check."""
    for _ in range(15):
        person.answer(str(person.step), ALL_NO[str(person.step)])
        person.go_on()
    assert person.step == MEDICINES
    person.type_medicines("oxycodone 10 mg")
    person.go_on()
    asked = []
    for _ in range(3):
        asked.append(person.step)
        person.go_on()
    assert asked == ["last_opioid_kind", "opioid_withdrawal", "opioid_dependence"]
    assert person.heading == CHECK


def test_a_follow_up_that_is_no_longer_asked_is_passed_over_and_kept(person: Preparing) -> None:
    """A follow-up vanishes with the answer that opened it, and comes back with what was said."""
    answers = ALL_NO | {"liver_disease": "yes", "liver_acute": "no"}
    person.walk(answers)
    person.change(ask("liver_disease"))
    person.answer("liver_disease", "no")
    person.go_on()
    assert squeezed(ask("liver_acute")) not in labels(person)
    person.change(ask("liver_disease"))
    person.answer("liver_disease", "yes")
    person.go_on()
    assert person.heading == CHECK
    assert person.session.intake.answers["liver_acute"] == "no"


def test_a_place_on_a_question_that_is_gone_gives_way_to_the_next(person: Preparing) -> None:
    """Who is at a follow-up while the clinic's page takes it away finds the next question."""
    person.walk(ALL_NO | {"liver_disease": "yes"})
    person.change(ask("liver_acute"))
    person.open("checklist")
    Panes(person.page).click("question liver_disease", "no")
    person.open("prepare")
    assert person.step == "age"


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


@pytest.mark.parametrize("confirms", [True, False])
def test_a_line_that_asks_is_shown_before_it_is_left(person: Preparing, *, confirms: bool) -> None:
    """A misspelt opioid is shown with its proposal, once: it is confirmed there, or passed over and stays open."""
    for _ in range(15):
        person.go_on()
    person.type_medicines("percoset")
    person.go_on()
    assert person.step == MEDICINES
    assert squeezed(WORDS.look) in shown(person.page)
    if confirms:
        next(button for button in person.page.button if "Percocet" in button.label).click().run()
    person.go_on()
    assert (person.session.intake.medicines[0].confirmed is not None) is confirms
    assert person.step == ("last_opioid_kind" if confirms else None)


def test_too_many_lines_are_said_and_nothing_is_made_of_them(person: Preparing) -> None:
    """With more lines than can be read there is no check and no summary: the screen says so and keeps the text."""
    person.walk(ALL_NO)
    person.change(ldn().about.medicines.patient.ask)
    text = "\n".join(f"medicine {number}" for number in range(MAX_LINES + 1))
    person.type_medicines(text)
    person.go_on()
    assert person.step == MEDICINES
    assert "201" in person.page.error[0].value
    assert not [button for button in person.page.button if button.key == "back"]
    assert person.page.text_area[0].value == text


def test_the_summary_holds_every_statement(person: Preparing) -> None:
    """The last screen holds all that the summary says to a patient: what to bring, what to do when ill, and so on."""
    person.walk(IN_PAIN | {"liver_disease": "not_sure"}, "codeine 30 mg\nblorp\n*T3* ![x](https://evil.example)")
    person.write(0, "Will I sleep?")
    person.go_on()
    summary = summarise(person.screening, Audience.PATIENT, today())
    assert summary.own_questions == ("Will I sleep?",)
    assert [line for line in statements(summary) if squeezed(line) not in shown(person.page)] == []
    assert ldn().about.unwell.title in html_texts(person.page)


def test_typed_words_are_drawn_as_text(person: Preparing) -> None:
    """What a person types on any screen of the journey goes through no Markdown."""
    person.walk({}, "ZZCANARY ![x](https://evil.example/p.png)")
    person.write(0, "ZZCANARY **bold**")
    for _ in range(2):
        drawn = itertools.chain(person.page.markdown, person.page.header, person.page.subheader, person.page.caption)
        assert not any("ZZCANARY" in str(element.value) for element in drawn)
        assert any(
            "ZZCANARY" in text for text in (*(str(one.value) for one in person.page.text), *html_texts(person.page))
        )
        if person.heading == CHECK:
            person.go_on()
    assert person.heading == SUMMARY


def test_beginning_again_deletes_the_journey(person: Preparing) -> None:
    """*Begin again* asks first, and then the answers, the medicines, the own questions and the place are gone."""
    person.walk(ALL_NO, "codeine")
    person.write(0, "Will I sleep?")
    person.go_on()
    person.page.button(key="start_over").click().run()
    assert person.heading == SUMMARY
    person.page.button(key="start_over_yes").click().run()
    assert person.step == "takes_opioid"
    assert person.choices[0].value is None
    assert person.session.intake.answers == {}
    assert person.session.intake.own_questions == ()
    person.walk({})
    assert [box.value for box in person.page.text_area] == ["", "", ""]


def test_the_answers_are_changed_from_the_summary(person: Preparing) -> None:
    """The summary leads back to the check, with every answer there."""
    person.walk(ALL_NO)
    person.go_on()
    person.press(WORDS.change_answers)
    assert person.heading == CHECK
    assert squeezed(answer_label(ldn(), "age", ALL_NO["age"])) in shown(person.page)


def test_another_rulebook_is_asked_in_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journey knows no rules: the tests' own little rulebook is asked to its end, follow-ups within follow-ups."""
    monkeypatch.setenv(VARIABLE, str(UMBRELLA))
    rules.rules_in_use.cache_clear()
    person = Preparing(book(UMBRELLA))
    answers = {"age": "from_65", "had_reaction": "yes", "reaction": "rash", "rash_everywhere": "yes"}
    assert person.walk(answers, "puddlol") == 6
    assert dict(person.session.intake.answers) == answers
    person.go_on()
    assert squeezed("Go inside.") in shown(person.page)


def test_what_is_for_patients_alone_is_not_told_to_clinicians() -> None:
    """What to bring and what to do when ill are the patient's; the clinician's summary has neither."""
    screening = screen(ldn(), intake(**IN_PAIN))
    patient, clinician = (
        summarise(screening, audience, today()) for audience in (Audience.PATIENT, Audience.CLINICIAN)
    )
    assert patient.unwell is not None
    assert patient.bring
    assert (clinician.unwell, clinician.bring) == (None, ())
