"""How every text is worded: no word of safety, no directive to a patient, doses that cannot be misread."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.check import check_rulebook
from screener.check.vignettes import intake_of
from screener.check.wording import (
    READ_BY_OTHERS,
    READ_BY_PATIENTS,
    Checks,
    PrintedText,
    grade_problems,
    reading_grade,
    texts_of,
    wording_problems,
)
from screener.engine.problems import Place, Refused
from screener.rulebook.interface import read_style
from screener.rulebook.model import Audience
from screener.rulebook.reading import read_folder
from screener.rulebook.words import Words
from screener.rulebook.words.style import ReadingGrade
from screener.screening import screen
from screener.summary import Item, summarise
from tests.intakes import BOOKS, ROOT, TODAY, UMBRELLA, book, ldn

STYLE = read_style("en")
NBSP = "\u00a0"


def codes(text: str, *, voice: str = "patient") -> list[str]:
    """The codes of what is wrong with a text in one voice of a caution."""
    said = PrintedText(text, Place("x"), ("cautions", "x", voice, "say"), "cautions")
    return [problem.code for problem in Checks(STYLE).problems(said)]


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_the_rules_are_worded_as_they_should_be(folder: Path) -> None:
    """Every text of the rules and of the program keeps to the style: a rulebook that does not is refused here."""
    assert check_rulebook(folder, TODAY)[0].cautions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("This is safe for you.", "L001"),
        ("A SAFE dose.", "L001"),
        ("There is no\u00a0interaction.", "L001"),
        ("You must ask.", "L002"),
        ("You shouldn\u2019t take both.", "L002"),
        ("Stop both today.", "L002"),
        ("Take it QD.", "L003"),
        ("Morphine (MSO4) is an opioid.", "L003"),
        ("Inject 10U a day.", "L003"),
        ("Take 5 µg a day.", "L003"),
        ("More than one, > 5 a day.", "L004"),
        (f"Take 1.0{NBSP}mg.", "L005"),
        (f"Take 0.50{NBSP}mg.", "L005"),
        (f"Take .5{NBSP}mg.", "L006"),
        ("Take 5mg.", "L007"),
        ("Take 1,000 mg.", "L007"),
        ("Take 0.5 to 4.5 mg.", "L007"),
        ("Ask about ???.", "L008"),
        ("Lorem ipsum.", "L008"),
    ],
)
def test_a_badly_worded_text_is_found(text: str, code: str) -> None:
    """Each way of writing that harms has its code. A dose is no word for a patient, however it is written."""
    assert codes(text, voice="clinician" if re.search(r"\d", text) else "patient") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop or change a medicine on your own because of this list. Ask your doctor or pharmacist first.",
        f"Take 0.5{NBSP}mg to 4.5{NBSP}mg a day, 10 times less than 50{NBSP}mg.",
        "It was stopped, and it started again.",
        "Unsafely is a word of six letters more.",
        "Version 1.10.0 of 2026.11.1 has 5 good reasons.",
        "A muster of nevertheless startled shoulders.",
        "Vitamins B12 and D3, in 1 of 10 people.",
        "In small letters, ms and sc are other words.",
    ],
)
def test_a_well_worded_text_is_left_alone(text: str) -> None:
    """Words within words, versions, and the one sentence that says *stop* are no mistakes."""
    assert codes(text, voice="clinician" if "mg" in text or "people" in text else "patient") == []


@pytest.mark.parametrize(
    "text",
    [
        "Wait 7 days.",
        f"Some felt low on 50{NBSP}mg.",
        "It lasts 2-3 weeks.",
        "In one case report this went wrong.",
        "A study of 898 people did not find that.",
        "The level fell by 40%.",
    ],
)
def test_figures_and_grades_of_evidence_are_for_clinicians(text: str) -> None:
    """No patient reads a number of days, a dose, a pause or how strong the evidence is; a clinician does."""
    assert codes(text) in (["L010"], ["L011"])
    assert codes(text, voice="clinician") == []


def test_an_answer_may_say_how_long_ago() -> None:
    """Answers about oneself can have days, and evidence can have figures."""
    for steps in (("questions", "x", "answer", "y"), ("cautions", "x", "evidence", 0, "left_out")):
        said = PrintedText("7 to 14 days ago", Place("x"), steps, str(steps[0]))
        assert list(Checks(STYLE).problems(said)) == []


@pytest.mark.parametrize("phrases", [("take", "take it all"), ("take it all", "take")])
def test_the_longer_of_two_phrases_is_named(phrases: tuple[str, str]) -> None:
    """Where one phrase begins with another, the message is about all that stands there, however they are listed."""
    ways = dict.fromkeys(phrases, "say what to ask about")
    style = STYLE.model_copy(update={"phrases": STYLE.phrases.model_copy(update={"to_patients": ways})})
    said = PrintedText("Take it all today.", Place("x"), ("cautions", "x", "patient", "say"), "cautions")
    assert [problem.what for problem in Checks(style).problems(said)] == ["`Take it all` tells a patient what to do"]


def test_the_sentence_that_says_stop_is_exact() -> None:
    """A sentence near the one that is allowed is not allowed."""
    assert codes("Do not stop any medicine because of this list.") == ["L002"]


def test_clinicians_read_what_sources_demand() -> None:
    """*Must* is a word for clinicians, and for what a source says; words of safety are for nobody."""
    assert codes("The dose must be known.", voice="clinician") == []
    assert codes("It is safe.", voice="clinician") == ["L001"]
    says = PrintedText("It must not be taken.", Place("x"), ("cautions", "x", "evidence", 0, "says"), "cautions")
    assert list(Checks(STYLE).problems(says)) == []
    title = PrintedText("The safety of 5mg", Place("x"), ("sources", "x", "title"), "sources")
    assert list(Checks(STYLE).problems(title)) == []


def test_a_point_within_a_number_ends_no_sentence() -> None:
    """Doses do not make a text look easier than it is."""
    hard = "People who take about {} of this medicine a day in the evening may have dreams that they remember"
    assert reading_grade(hard.format("0.5 mg")) == reading_grade(hard.format("05 mg"))
    assert reading_grade("You take it. It may help.") < STYLE.reading.grade if STYLE.reading else False


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.slow
def test_every_printed_text_is_looked_at(folder: Path, audience: Audience) -> None:
    """Whatever a summary prints from the rules is among the texts whose wording is checked."""
    looked_at = {said.text for file in read_folder(folder).files.values() for said in texts_of(file)}
    rulebook = book(folder)
    for vignette in (one for topic in rulebook.topics for one in topic.vignettes):
        summary = summarise(screen(rulebook, intake_of(vignette)), audience, TODAY)
        printed = {text for item in (*summary.talk, *summary.could_not_check) for text in _texts(item)}
        printed |= {text for one in summary.notices for text in (one.title, one.text)}
        printed |= {text for one in summary.not_covered for text in (one.title, one.text)}
        printed |= {line.ask for line in (*summary.not_answered, *summary.answers)}
        printed |= {line.says for one in summary.notices for line in one.evidence}
        assert printed - looked_at == set()


def _texts(item: Item) -> Iterator[str]:
    yield from (item.title, item.say, item.kind, *item.prompts)
    if item.told_with is None:
        yield item.priority
    if item.note:
        yield item.note
    for line in item.evidence:
        says, _, left_out = line.says.partition(" Not taken into this trial: ")
        yield from (says, line.locator, line.strength, line.title)
        if left_out:
            yield left_out.removesuffix(".")


def test_an_id_hides_no_text(tmp_path: Path) -> None:
    """A topic, dose or caution can have any word as its id, also one of the format: its text is looked at."""
    rules = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    path = rules / "rulebook.yaml"
    text = path.read_text(encoding="utf-8").replace("snow:", "clinician:")
    path.write_text(text.replace("not_covered:", "not_covered:\n  dose: { title: TODO, why: You must ask. }"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("The handbook is", "You should know the handbook. It is"), "utf-8")
    with pytest.raises(Refused) as refused:
        check_rulebook(rules, TODAY)
    assert [problem.code for problem in refused.value.problems] == ["L008", "L002", "L002"]


def test_every_text_of_every_file_is_looked_at() -> None:
    """A placeholder in any text of the rules is found, in whichever file and however deep it stands."""
    for file in read_folder(UMBRELLA).files.values():
        for said in texts_of(file):
            assert said.text != "yes_no", "a word of the format is no text"
            found = [problem.code for problem in Checks(STYLE).problems(said._replace(text="TODO"))]
            assert found == ["L008"], said
            assert said.place.line > 0


def test_a_prompt_may_name_the_words_it_asks_about() -> None:
    """A question about *MS* has to say *MS*; another abbreviation in it is a mistake all the same."""
    texts = [said.text for file in read_folder(ROOT / "rules" / "ldn").of("prompts") for said in texts_of(file)]
    assert any("multiple sclerosis" in text for text in texts)
    assert not any("MS" in text.split() for text in texts)
    asked = {prompt.ask: prompt.words for prompt in ldn().vocabulary.prompts.values()}
    (of_ms,) = (ask for ask, words in asked.items() if "MS" in words and "multiple sclerosis" in ask)
    assert of_ms.replace("MS", "") in texts


def words_of_patients() -> Iterator[PrintedText]:
    """Every interface text that patients read."""
    for file in read_folder(ROOT / "rules" / "ldn").of("interface"):
        yield from (said for said in texts_of(file) if said.steps[0] in READ_BY_PATIENTS)


def test_every_group_of_words_is_read_by_patients_or_by_others() -> None:
    """Nobody guesses who reads a group of interface words: each is named as the one or as the other."""
    groups = set(Words.model_fields) - {"language"}
    assert set(READ_BY_PATIENTS) | set(READ_BY_OTHERS) == groups
    assert set(READ_BY_PATIENTS) & set(READ_BY_OTHERS) == set()


def test_patients_can_read_the_words_of_the_program() -> None:
    """What the program itself says to patients is at grade 6 on average, and no text of it above grade 8."""
    texts = [re.sub(r"\{\w+\}", "one", said.text) for said in words_of_patients()]
    sentences = [text if text[-1] in ".?!:" else f"{text}." for text in texts if len(text.split()) >= 8]
    assert len(sentences) > 80
    grades = [reading_grade(sentence) for sentence in sentences]
    assert sum(grades) / len(grades) <= 6
    assert [text for text, grade in zip(sentences, grades, strict=True) if grade > 8] == []


@pytest.mark.parametrize(("group", "codes"), [("prepare", ["L009"]), ("comparing", [])])
def test_a_hard_sentence_of_the_program_is_found(group: str, codes: list[str]) -> None:
    """A sentence too hard to read is a problem on a page of patients, and none where rules are compared."""
    hard = (
        "Subsequently, administrative considerations necessitate comprehensive reconsideration of aforementioned "
        "pharmacotherapeutic documentation, notwithstanding individual preferences that have been expressed before."
    )
    assert STYLE.reading
    said = PrintedText(hard, Place("x"), (group, "x"), "interface")
    assert [problem.code for problem in grade_problems([said], STYLE.reading)] == codes


@pytest.mark.parametrize(
    ("words", "higher", "found"),
    [(0, 0.0, []), (0, -0.1, ["L009"]), (1, -0.1, [])],
    ids=["at the limit", "hard", "short"],
)
def test_how_hard_a_text_may_be_is_a_limit(words: int, higher: float, found: list[str]) -> None:
    """A text at the highest grade is let through, one above it is not, and one of too few words is not measured."""
    text = "Ask your pharmacist or your doctor about everything that you take besides."
    limits = ReadingGrade(grade=reading_grade(text) + higher, words=len(text.split()) + words)
    said = PrintedText(text, Place("x"), ("prepare", "x"), "interface")
    assert [problem.code for problem in grade_problems([said], limits)] == found


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        (("Examine the area", "Identify it?"), "Examine the area. Identify it?"),
        (("Examine the declaration X", "Remember to bring it"), "Examine the declaration X. Remember to bring it."),
        (("Remember {what}, and {whom} afterwards",), "Remember one, and one afterwards."),
    ],
    ids=["a point is missing", "a letter at the end", "places to be filled in"],
)
def test_what_stands_together_is_measured_as_sentences(parts: tuple[str, ...], together: str) -> None:
    """Texts without a point at their end are sentences all the same, and a place to be filled in is a short word."""
    texts = [PrintedText(part, Place("x"), ("x", "patient", number), "questions") for number, part in enumerate(parts)]
    (problem,) = grade_problems(texts, ReadingGrade(grade=0.1, words=1))
    assert problem.what.startswith(f"what patients read here has reading grade {reading_grade(together)}, ")


def test_a_text_of_too_few_words_has_no_grade_at_all() -> None:
    """However low the limit is: what is not measured is not above it."""
    said = PrintedText("Ask your pharmacist.", Place("x"), ("prepare", "x"), "interface")
    assert list(grade_problems([said], ReadingGrade(grade=0.5, words=4))) == []


def test_a_style_without_phrases_finds_none() -> None:
    """A language may have no words of its own that are not said: an empty list forbids nothing."""
    style = read_style("en")
    none = style.model_copy(
        update={"phrases": style.phrases.model_copy(update={"to_anybody": {}, "to_patients": {}, "but": ()})}
    )
    assert [one for one in wording_problems(read_folder(UMBRELLA), none) if one.code in ("L001", "L002")] == []
