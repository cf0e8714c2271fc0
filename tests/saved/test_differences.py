"""What differs from a saved summary, sentence for sentence: ours are told apart from words that somebody typed.

On the page a person's own words, and those of a file, are drawn as plain text; only ours may hold marks of layout.
"""

from screener.engine.intake import MedicineLine
from screener.rulebook.model import Audience
from screener.saved import open_saved, record_text
from screener.screening import screen
from screener.summary import answer_mark, marked_entries, summarise
from screener.summary.changes import ChangeLine
from screener.summary.medicines import medicine_entries
from tests.intakes import TODAY, UMBRELLA, book, ldn
from tests.saved.test_saved import PERSON, opened, saved, summary
from tests.saved.test_saved_rules import CAUTION, NEWER, QUESTION, SAID, Newer, newer, with_another_choice

__all__ = ["newer"]


def ours(text: str) -> ChangeLine:
    """A sentence of the interface or of the rules."""
    return ChangeLine(text, typed=False)


def theirs(text: str) -> ChangeLine:
    """A sentence with words that a person typed, or that a file holds."""
    return ChangeLine(text, typed=True)


SAME_RULES = ours(f"Saved under the same rules, version {ldn().about.version}.")


def test_what_the_clinic_changed_is_told_in_order() -> None:
    """The answers, then the medicines, then the own questions; the first line of the list may be the one taken out."""
    lines = (MedicineLine(typed=PERSON.medicines[1].typed, taking="stopped"), MedicineLine(typed="metformin"))
    said = PERSON.model_copy(
        update={
            "answers": {**PERSON.answers, "pregnant": "yes"},
            "medicines": lines,
            "own_questions": (PERSON.own_questions[1], "What about wine?"),
        }
    )
    told = summary(said, opened(saved(PERSON))).changes or ()
    assert told[:7] == (
        SAME_RULES,
        ours(f"{ldn().questions['pregnant'].clinician.ask} Saved: No. Now: Yes."),
        theirs("Medicine: *x* [U+202E] <b> · Saved: Nothing was said about it. Now: Said to be stopped."),
        theirs("Medicine added: metformin"),
        theirs("Medicine taken out: percoset 5"),
        theirs("Own question added: What about wine?"),
        theirs("Own question taken out: Will I sleep?"),
    )
    assert told[7:]
    assert {line.typed for line in told[7:]} == {False}  # how cautions came out


def test_that_nothing_or_an_order_alone_differs_is_ours() -> None:
    """The sentences that name nothing of what was typed."""
    before = opened(saved(PERSON))
    turned = PERSON.model_copy(update={"own_questions": PERSON.own_questions[::-1]})
    assert summary(PERSON, before).changes == (SAME_RULES, ours("Nothing differs."))
    assert summary(turned, before).changes == (SAME_RULES, ours("The own questions stand in another order."))


def with_wet_hands(newer: Newer) -> None:
    """Add a caution, and two questions that it needs."""
    hands = QUESTION.replace("feet", "hands").replace("\n  had_reaction:\n", "")
    caution = CAUTION.replace("when: { wet_feet: yes }", "when: { any: [{ wet_feet: yes }, { wet_hands: yes }] }")
    caution = caution.replace("answers: { wet_feet: no }", "answers: { wet_feet: no, wet_hands: no }")
    caution = caution.replace("undetermined: [wet_feet]", "undetermined: [wet_feet, wet_hands]")
    newer.change(*NEWER)
    newer.change("cautions/person.yaml", "\nvignettes:\n", caution)
    newer.change(
        "questions.yaml", "\n  had_reaction:\n", QUESTION.replace("\n  had_reaction:\n", f"{hands}\n  had_reaction:\n")
    )


def test_what_these_rules_no_longer_hold_is_of_the_file(newer: Newer) -> None:
    """An answer without a place, a question and a caution that are gone: their words come out of the file."""
    with_wet_hands(newer)
    said = SAID.model_copy(update={"answers": {**SAID.answers, "wet_feet": "yes"}})
    text, older = record_text(screen(newer.rules, said)), book(UMBRELLA)
    for audience, feet, hands in (
        (Audience.CLINICIAN, "Wet feet?", "Wet hands?"),
        (Audience.PATIENT, "Are your feet wet?", "Are your hands wet?"),
    ):
        before = open_saved(text.encode(), name="summary", rulebook=older)
        assert summarise(screen(older, before.intake), audience, TODAY, before).changes == (
            ours("Saved under other rules: version 2026.2.1 then, version 2026.1.1 now."),
            theirs(f"These rules do not use this answer. It is kept in the file. {feet} Answer: Yes."),
            theirs("Wet feet: no longer in these rules. It came out as «Talk about this»."),
            theirs(f"No longer asked by these rules: {hands}"),
        )


def test_what_these_rules_hold_is_ours(newer: Newer) -> None:
    """Cautions that come out otherwise stand first, then those with another reason; then the questions."""
    with_wet_hands(newer)
    newer.change("questions.yaml", "ask: Age band?", "ask: How old?")
    newer.change("cautions/person.yaml", "Weigh what is known for this age.", "Weigh what is known.")
    newer.change("medicines/all.yaml", "name: puddlol\n", "name: puddlol\n    names: [drizzle tonic]\n")
    told = newer.summary().changes or ()
    assert {line.typed for line in told} == {False}
    assert [line.text.partition(":")[0] for line in told] == [
        "Saved under other rules",
        "Medicine that dries the mouth",
        "Fogamine",
        "Wet feet",
        "Fogamine now or before",
        "Outside the ages studied",
        "This question has other words or choices now. Is the answer still right? How old?",
        *["New question in these rules"] * 2,
    ]
    otherwise = [" when it was saved, " in line.text or ": new in " in line.text for line in told[1:6]]
    assert otherwise == [True, True, True, True, False]


def test_the_page_marks_what_differs_as_the_summary_does() -> None:
    """Lines and answers on the page carry the marks of the summary; what is alike carries none."""
    thyroid = MedicineLine(typed="levothyroxine")  # its class has a title for clinics alone
    said = PERSON.model_copy(
        update={
            "answers": {**PERSON.answers, "pregnant": "yes"},
            "medicines": (*PERSON.medicines, thyroid),
            "medicines_complete": None,
        }
    )
    before, now = opened(saved(PERSON)), screen(ldn(), said)
    for audience in Audience:
        assert marked_entries(now, audience, None) == medicine_entries(now, audience)
        assert marked_entries(now, audience, before) == summary(said, before, audience).medicines
    assert marked_entries(now, Audience.CLINICIAN, before) != medicine_entries(now, Audience.CLINICIAN)
    assert marked_entries(now, Audience.CLINICIAN, None) != marked_entries(now, Audience.PATIENT, None)
    assert {
        key: answer_mark(now, before, key) for key in ("pregnant", "medicines_complete", "takes_opioid", "age")
    } == {
        "pregnant": "Changed here. Saved: No",
        "medicines_complete": "Changed here. Saved: No",
        "takes_opioid": None,
        "age": None,
    }


def test_the_page_marks_an_answer_that_had_another_choice(newer: Newer) -> None:
    """The saved answer is shown as it was, also where the question no longer has that choice."""
    with_another_choice(newer)
    before = newer.opened()
    said = before.intake.model_copy(update={"answers": {**before.intake.answers, "age": "under_18"}})
    assert answer_mark(screen(newer.rules, said), before, "age") == "Changed here. Saved: 65 or older"
