"""A saved summary opened under newer rules: what changed since, and why; an answer without a place is kept."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from screener.check import load_rulebook
from screener.engine.intake import Intake, MedicineLine
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.translating import read_translations
from screener.saved import Opened, open_saved, record_text
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.intakes import ROOT, TODAY, UMBRELLA, book, intake, ldn

SAID = Intake.model_validate(
    {
        "rulebook": "umbrella",
        "answers": {"age": "from_65", "had_reaction": "yes", "reaction": "sneezing", "dry_mouth": "yes"},
        "medicines": ["drizzle tonic"],
        "medicines_complete": "yes",
    }
)
NEWER = ("rulebook.yaml", 'version: "2026.1.1"', 'version: "2026.2.1"')


class Newer:
    """A copy of the umbrella rulebook that is changed, and what a summary saved before says under it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(UMBRELLA, folder)

    def change(self, file: str, old: str, new: str) -> None:
        """Write something else in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def rules(self) -> Rulebook:
        """The changed rulebook."""
        return load_rulebook(self.folder)

    def opened(self, said: Intake = SAID) -> Opened:
        """A summary saved under the rules as they were, opened under the changed ones."""
        record = record_text(screen(book(UMBRELLA), said))
        return open_saved(record.encode(), name="summary", rulebook=self.rules)

    def summary(self, said: Intake = SAID) -> Summary:
        """The summary of what was opened."""
        before = self.opened(said)
        return summarise(screen(self.rules, before.intake), Audience.CLINICIAN, TODAY, before)

    def told(self, said: Intake = SAID) -> list[str]:
        """What differs, without what it is held against."""
        return [line.text for line in self.summary(said).changes or ()][1:]


@pytest.fixture
def newer(tmp_path: Path) -> Newer:
    """A copy of the umbrella rulebook to change."""
    return Newer(tmp_path / "umbrella")


CAUTION = """
  wet_feet:
    title: Wet feet
    kind: practical
    priority: mention
    when: { wet_feet: yes }
    clinician:
      say: The feet are wet.
      consider:
        - Ask about boots.
    patient:
      say: Your feet are wet.
      ask:
        - Ask about boots.
    evidence:
      - source: rain-letter
        locator: Page 3
        says: Wet feet are cold.
        strength: article
        dose: drizzle
    review: { due: 2027-01-31 }

vignettes:
  - name: wet feet
    answers: { wet_feet: yes }
    expect: { wet_feet: raised }
  - name: dry feet
    answers: { wet_feet: no }
    expect: { wet_feet: not_raised }
  - name: feet not asked about
    expect: { wet_feet: { undetermined: [wet_feet] } }
"""
QUESTION = """
  wet_feet:
    topic: person
    clinician:
      ask: Wet feet?
      find_out: Look.
    patient:
      ask: Are your feet wet?
      find_out: Look.
    why: It was asked once.
    answer: yes_no
    sensitive: false
    concern: [yes]

  had_reaction:
"""


def with_wet_feet(newer: Newer) -> None:
    """Add a question and a caution."""
    newer.change(*NEWER)
    newer.change("cautions/person.yaml", "\nvignettes:\n", CAUTION)
    newer.change("questions.yaml", "\n  had_reaction:\n", QUESTION)


def with_another_choice(newer: Newer) -> None:
    """Take a choice away from a question, and add another."""
    newer.change("questions.yaml", "from_65: 65 or older", "from_70: 70 or older")
    newer.change("questions.yaml", "concern: [under_18, from_65]", "concern: [under_18, from_70]")
    newer.change("cautions/person.yaml", "[under_18, from_65]", "[under_18, from_70]")
    path = newer.folder / "cautions" / "medicines.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("from_65", "from_70"), encoding="utf-8")


def test_an_added_rule_and_question_are_told(newer: Newer) -> None:
    """A caution and a question that the patient was never asked about are told as new, and marked where they stand."""
    with_wet_feet(newer)
    after = newer.summary()
    assert [line.text for line in after.changes or ()] == [
        "Saved under other rules: version 2026.1.1 then, version 2026.2.1 now.",
        "Wet feet: new in these rules. It comes out as «Could not check».",
        "New question in these rules: Wet feet?",
    ]
    assert {item.caution: item.changed for item in after.could_not_check}["wet_feet"] == (
        "Not among the rules when it was saved."
    )


def test_an_answer_no_longer_asked_is_shown_and_kept(newer: Newer) -> None:
    """Rule and question are gone: both are told, the answer is shown and not counted, and saving again keeps it."""
    with_wet_feet(newer)
    said = SAID.model_copy(update={"answers": {**SAID.answers, "wet_feet": "yes"}})
    text = record_text(screen(newer.rules, said))
    older = book(UMBRELLA)
    before = open_saved(text.encode(), name="summary", rulebook=older)
    assert before.intake == SAID
    after = summarise(screen(older, before.intake), Audience.PATIENT, TODAY, before)
    assert [line.text for line in after.changes or ()] == [
        "Saved under other rules: version 2026.2.1 then, version 2026.1.1 now.",
        "These rules do not use this answer. It is kept in the file. Are your feet wet? Answer: Yes.",
        "Wet feet: no longer in these rules. It came out as «Talk about this».",
    ]
    again = open_saved(after.record.encode(), name="summary", rulebook=older)
    assert again.not_used["wet_feet"].said == "Yes"
    assert summarise(screen(older, again.intake), Audience.PATIENT, TODAY, again).record == after.record
    back = open_saved(after.record.encode(), name="summary", rulebook=newer.rules)
    assert (back.intake.answers["wet_feet"], dict(back.not_used)) == ("yes", {})


def test_a_choice_that_is_gone_is_shown_and_kept(newer: Newer) -> None:
    """An answer whose choice the question no longer has is not taken for another one, and not lost."""
    with_another_choice(newer)
    before = newer.opened()
    assert "age" not in before.intake.answers
    told = newer.told()
    assert "These rules do not use this answer. It is kept in the file. Age band? Answer: 65 or older." in told
    assert "This question has other words or choices now. Is the answer still right? Age band?" in told
    assert next(line for line in told if line.startswith("Outside the ages studied")) == (
        "Outside the ages studied: «Talk about this» when it was saved, «Could not check» now. The rule was changed."
    )
    said = before.intake.model_copy(update={"answers": {**before.intake.answers, "age": "from_70"}})
    for _ in range(2):  # asked anew, saved and opened again: what was said first is still there
        after = summarise(screen(newer.rules, said), Audience.CLINICIAN, TODAY, before)
        told = [line.text for line in after.changes or ()]
        assert "Age band? Saved: 65 or older. Now: 70 or older." in told
        assert "These rules do not use this answer. It is kept in the file. Age band? Answer: 65 or older." in told
        before = open_saved(after.record.encode(), name="summary", rulebook=newer.rules)
        assert before.intake == said


AGES, RAISED, CHECKED = "Outside the ages studied", "«Talk about this»", "«Checked, not raised by these answers»"
ELSEWHERE = book(UMBRELLA).words.saved.reasons.elsewhere


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("cautions/person.yaml", "when: { age: [under_18, from_65] }", "when: { age: under_18 }"),
            f"{AGES}: {RAISED} when it was saved, {CHECKED} now. The rule was changed.",
        ),
        (
            ("cautions/person.yaml", "Weigh what is known for this age.", "Weigh what is known."),
            f"{AGES}: {RAISED}, as when it was saved. The words of the rule were changed.",
        ),
        (
            ("cautions/person.yaml", "Tried in adults younger than 65.", "Tried in adults younger than 70."),
            f"{AGES}: {RAISED}, as when it was saved. A source was changed or updated.",
        ),
        (
            ("cautions/person.yaml", "due: 2027-01-31", "due: 2027-02-28"),
            f"{AGES}: {RAISED}, as when it was saved. The review was changed.",
        ),
        (
            ("sources.yaml", "edition: second edition", "edition: third edition"),
            f"{AGES}: {RAISED}, as when it was saved. A source was changed or updated.",
        ),
        (
            ("questions.yaml", "ask: Age band?", "ask: How old?"),
            "This question has other words or choices now. Is the answer still right? How old?",
        ),
        (
            ("medicines/all.yaml", "name: puddlol\n", "name: puddlol\n    names: [drizzle tonic]\n"),
            f"Fogamine now or before: «Could not check» when it was saved, {RAISED} now. {ELSEWHERE}",
        ),
    ],
    ids=["rule", "words", "evidence", "review", "edition", "question", "medicine name"],
)  # fmt: skip
def test_what_was_changed_in_the_rules_is_told(newer: Newer, change: tuple[str, str, str], told: str) -> None:
    """One change of the rules, and the sentence that says what changed and why."""
    newer.change(*change)
    assert told in newer.told()


def test_rules_and_answers_are_told_apart(newer: Newer) -> None:
    """Where the rules and the clinic both changed something, both reasons are given."""
    newer.change("cautions/person.yaml", "Weigh what is known for this age.", "Weigh what is known.")
    before = newer.opened()
    said = before.intake.model_copy(update={"answers": {**before.intake.answers, "age": "from_18_to_64"}})
    after = summarise(screen(newer.rules, said), Audience.CLINICIAN, TODAY, before)
    assert (
        f"{AGES}: {RAISED} when it was saved, {CHECKED} now. "
        "The words of the rule were changed. An answer or a medicine was changed."
    ) in [line.text for line in after.changes or ()]


def test_a_line_that_newer_rules_refuse_is_not_saved_again(newer: Newer) -> None:
    """What the rules in use take for a phone number is masked in every document, also in what was brought first."""
    said = SAID.model_copy(update={"medicines": (MedicineLine(typed="drizzle tonic 12345"),)})
    newer.change("medicines/words.yaml", "phone: [phone]", "phone: [phone, tonic]")
    before = newer.opened(said)
    assert before.intake.medicines[0].typed == "drizzle tonic [number]"
    changed = before.intake.model_copy(update={"answers": {"age": "under_18"}})
    after = summarise(screen(newer.rules, changed), Audience.CLINICIAN, TODAY, before)
    assert before.record.first is None
    assert "12345" not in render_json(after)
    assert open_saved(after.record.encode(), name="summary", rulebook=newer.rules).record.first is not None


def test_a_translation_of_the_same_rules_is_the_same_rules() -> None:
    """What a patient saved in Spanish is opened in English as it was left, and nothing is told to differ."""
    english = ldn()
    spanish = read_translations(ROOT / "rules" / "ldn", english)["es"]
    said = intake("codeine", "jo@example.com", complete="no", pregnant="yes", liver_disease="not_sure")
    summary = summarise(screen(spanish, said), Audience.PATIENT, TODAY)
    before = open_saved(render_pdf(summary), name="summary", rulebook=english)
    assert before.intake.answers == said.answers
    after = summarise(screen(english, before.intake), Audience.CLINICIAN, TODAY, before)
    told = [line.text for line in after.changes or ()]
    assert told == [f"Saved under the same rules, version {english.about.version}.", "Nothing differs."]
    assert not any(item.changed for item in (*after.talk, *after.could_not_check, *after.checked))


def test_another_language_is_no_change_of_the_rules() -> None:
    """Saved in one language and opened in another: that is said, and the words of the rules are not compared."""
    english = book(UMBRELLA)
    other = replace(
        english, about=english.about.model_copy(update={"language": "es", "title": "Umbrelina"}), hash="0" * 64
    )
    before = open_saved(record_text(screen(other, SAID)).encode(), name="summary", rulebook=english)
    changes = summarise(screen(english, before.intake), Audience.CLINICIAN, TODAY, before).changes or ()
    assert [line.text for line in changes][1:] == [english.words.saved.other_language, "Nothing differs."]
