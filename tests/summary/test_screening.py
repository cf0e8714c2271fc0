"""The six properties that hold for every rulebook, and the journeys the screener was built for."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.check import load_rulebook
from screener.engine.conditions import MEDICINES
from screener.engine.intake import UNDECIDED, YES, Intake, MedicineLine
from screener.engine.problems import Refused
from screener.medicines import Reading, ReadingKind, Refusal
from screener.rulebook.model import Audience
from screener.screening import Outcome, Screening, find, screen
from screener.summary import blocks_of, every, summarise
from tests.intakes import BOOKS, TODAY, UMBRELLA, all_answered_no, book, intake, intakes, ldn

ANY_INTAKE = st.sampled_from(BOOKS).flatmap(lambda folder: st.tuples(st.just(folder), intakes(book(folder))))


def outcomes(screening: Screening) -> dict[str, Outcome]:
    """What every caution came to."""
    return {finding.id: finding.outcome for finding in screening.findings}


def less_said(said: Intake) -> list[Intake]:
    """The same intake with one answer replaced by *not sure*, *prefer not to say* or nothing, in every way."""
    ways: list[Intake] = []
    for question in said.answers:
        rest = {key: value for key, value in said.answers.items() if key != question}
        ways.append(said.model_copy(update={"answers": rest}))
        ways += [said.model_copy(update={"answers": rest | {question: value}}) for value in UNDECIDED]
    ways += [said.model_copy(update={"medicines_complete": value}) for value in (None, "no", *UNDECIDED)]
    return ways


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_nothing_answered_decides_nothing(folder: Path) -> None:
    """Property 1: with nothing answered no caution is raised and none is *checked, not raised*."""
    assert set(outcomes(screen(book(folder), Intake())).values()) == {Outcome.UNDETERMINED}


@given(ANY_INTAKE)
@pytest.mark.slow
def test_saying_less_never_reassures(case: tuple[Path, Intake]) -> None:
    """Property 2: replacing an answer by *not sure* or nothing never makes an open or raised caution *not raised*."""
    folder, said = case
    before = outcomes(screen(book(folder), said))
    for less in less_said(said):
        after = outcomes(screen(book(folder), less))
        assert [
            key for key in before if before[key] is not Outcome.NOT_RAISED and after[key] is Outcome.NOT_RAISED
        ] == []


@given(ANY_INTAKE)
@pytest.mark.slow
def test_a_decision_survives_every_further_answer(case: tuple[Path, Intake]) -> None:
    """Property 3: what was decided stays decided when a question that was open is answered."""
    folder, said = case
    rulebook = book(folder)
    before = screen(rulebook, said)
    for question in before.asked:
        if said.answers.get(question) in (None, *UNDECIDED):
            for value in rulebook.answers[question]:
                more = said.model_copy(update={"answers": said.answers | {question: value}})
                after = outcomes(screen(rulebook, more))
                for finding in before.findings:
                    assert finding.outcome in (Outcome.UNDETERMINED, after[finding.id])


@given(ANY_INTAKE, st.data())
@pytest.mark.slow
def test_answering_what_is_missing_decides(case: tuple[Path, Intake], data: st.DataObject) -> None:
    """Property 3: answering all that a finding names as missing decides it, in a round for each follow-up opened."""
    folder, said = case
    rulebook = book(folder)
    for caution in rulebook.cautions:
        now = said
        for _ in range(1 + len(rulebook.plan.follow_ups)):
            finding = next(one for one in screen(rulebook, now).findings if one.id == caution)
            if finding.outcome is not Outcome.UNDETERMINED:
                break
            assert finding.missing
            answers = {
                key: data.draw(st.sampled_from(rulebook.answers[key])) for key in finding.missing if key != MEDICINES
            }
            update: dict[str, object] = {"answers": now.answers | answers}
            if MEDICINES in finding.missing:
                update |= {"medicines": (), "medicines_complete": YES}
            now = now.model_copy(update=update)
        else:
            finding = next(one for one in screen(rulebook, now).findings if one.id == caution)
            assert finding.outcome is not Outcome.UNDETERMINED


@given(ANY_INTAKE)
def test_an_answer_to_a_hidden_question_is_kept_and_ignored(case: tuple[Path, Intake]) -> None:
    """A follow-up that is no longer asked keeps its answer and changes nothing."""
    folder, said = case
    screening = screen(book(folder), said)
    shown = {key: value for key, value in said.answers.items() if key in screening.asked}
    assert outcomes(screening) == outcomes(screen(book(folder), said.model_copy(update={"answers": shown})))
    assert screening.intake.answers == said.answers


@given(ANY_INTAKE)
def test_a_worked_example_is_judged_as_a_person_is(case: tuple[Path, Intake]) -> None:
    """What is found of a few cautions, as for worked examples, is what a whole screening finds of them."""
    folder, said = case
    whole = screen(book(folder), said).findings
    few = [finding.id for finding in whole[::2]]
    assert find(book(folder), said, few) == {finding.id: finding for finding in whole if finding.id in few}


@given(ANY_INTAKE)
@pytest.mark.slow
def test_every_line_is_in_the_summary(case: tuple[Path, Intake]) -> None:
    """Property 4: lines in are lines shown, each as it was typed."""
    folder, said = case
    for audience in Audience:
        summary = summarise(screen(book(folder), said), audience, TODAY)
        assert [entry.number for entry in summary.medicines] == list(range(1, len(said.medicines) + 1))
        for entry, line in zip(summary.medicines, said.medicines, strict=True):
            assert entry.shown == line.typed if len(line.typed) <= 300 else "was not read" in entry.shown


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_every_caution_has_a_vignette_for_every_outcome(folder: Path, tmp_path: Path) -> None:
    """Property 5: every caution can be raised, left open and not raised: a rulebook that cannot show it is refused."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    for file in (copy / "cautions").iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(": not_raised", ": raised"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_rulebook(copy)
    missing = {problem.what for problem in refused.value.problems if problem.code == "V001"}
    assert missing == {f"no vignette shows `{caution}` as not_raised" for caution in book(folder).cautions}


def test_nothing_answered_leaves_everything_open() -> None:
    """An untouched form: every caution is under *could not check*, each with what would settle it."""
    summary = summarise(screen(ldn(), Intake()), Audience.CLINICIAN, TODAY)
    assert {item.caution for item in summary.could_not_check} == set(ldn().cautions)
    assert all(item.settle for item in summary.could_not_check)
    assert not summary.talk
    assert not summary.checked


def test_codeine_typed_with_all_else_open() -> None:
    """«codeine 30 mg» and nothing else: the opioid caution is raised, with its reason, source, locator and dose."""
    summary = summarise(screen(ldn(), intake("codeine 30 mg")), Audience.CLINICIAN, TODAY)
    opioid = summary.talk[0]
    assert (opioid.caution, opioid.priority_id) == ("opioid_now", "first")
    assert [reason.text for reason in opioid.because] == ["Medicine: codeine 30 mg"]
    assert all(line.title and line.locator and line.about_dose for line in opioid.evidence)
    assert opioid.review.startswith("Not reviewed by a clinician")


def test_everything_no_and_a_complete_list() -> None:
    """Every question *no* and no medicines: every caution is checked and not raised, and no word says all is well."""
    summary = summarise(screen(ldn(), intake(complete=YES, **all_answered_no(ldn()))), Audience.PATIENT, TODAY)
    assert {item.caution for item in summary.checked} == set(ldn().cautions)
    assert not summary.talk
    assert not summary.could_not_check
    assert all(item.because for item in summary.checked)


def test_a_name_no_list_has() -> None:
    """A name nobody knows is printed under *could not check*, and the opioid caution stays open because of it."""
    screening = screen(ldn(), intake("Zorblatine", complete=YES, **all_answered_no(ldn())))
    summary = summarise(screening, Audience.PATIENT, TODAY)
    assert [entry.shown for entry in summary.not_understood] == ["Zorblatine"]
    open_items = {item.caution: [line.text for line in item.settle] for item in summary.could_not_check}
    assert open_items["opioid_now"] == ["Medicines: find out what this is: Zorblatine"]


def test_stopped_says_what_the_line_says() -> None:
    """A line that takes one name back and keeps another: *stopped* is about the first, and the second stays taken."""
    line = {"typed": "off tramadol, now on codeine", "taking": "stopped"}
    said = Intake.model_validate({"answers": {"takes_opioid": "no"}, "medicines": [line], "medicines_complete": YES})
    assert outcomes(screen(ldn(), said))["opioid_now"] is Outcome.RAISED


def test_a_line_with_two_doubts_asks_for_both() -> None:
    """A medicine that may be stopped, beside a word nobody knows: both are asked about."""
    summary = summarise(screen(ldn(), intake("my wife's tramadol, blorp", complete=YES)), Audience.CLINICIAN, TODAY)
    opioid = next(item for item in summary.could_not_check if item.caution == "opioid_now")
    asked = [line.text for line in opioid.settle if line.typed]
    assert [text.split(":")[1].strip()[:16] for text in asked] == ["find out what th", "find out whether"]


def test_many_open_lines_are_named_by_number() -> None:
    """With more than a few open lines a caution gives their numbers; each stands in full where lines are listed."""
    typed = [f"blorp {word}" for word in ("one", "two", "three", "four", "five")]
    summary = summarise(screen(ldn(), intake(*typed, complete=YES)), Audience.CLINICIAN, TODAY)
    opioid = next(item for item in summary.could_not_check if item.caution == "opioid_now")
    assert "lines 1–5" in opioid.settle[-1].text
    assert [entry.shown for entry in summary.not_understood] == typed


@pytest.mark.parametrize(
    ("taking", "currently", "recently"),
    [(None, "raised", "raised"), ("now", "raised", "raised"), ("stopped", "not_raised", "raised"),
     ("not_taken", "not_raised", "not_raised"),
     ("not_sure", "undetermined", "undetermined")],
)  # fmt: skip
def test_taken_now_and_taken_recently_are_asked_apart(taking: str | None, currently: str, recently: str) -> None:
    """A medicine said to be stopped is not taken now, and was taken; one nobody is sure of is neither."""
    line = {"typed": "fogamine", "taking": taking}
    said = {"answers": {"age": "from_65"}, "medicines": [line], "medicines_complete": YES}
    found = outcomes(screen(book(UMBRELLA), Intake.model_validate(said)))
    assert (found["fogamine_in_adults"], found["fogamine_before"]) == (currently, recently)


def test_an_unknown_answer_is_never_passed_over() -> None:
    """An answer the rulebook does not have stops the engine: it is not read as anything else."""
    with pytest.raises(KeyError):
        screen(ldn(), intake(takes_opioid="perhaps"))


@given(ANY_INTAKE)
@pytest.mark.slow
def test_every_unanswered_question_is_named(case: tuple[Path, Intake]) -> None:
    """Each question that is asked and has no answer is told, in the words of the reader."""
    folder, said = case
    screening = screen(book(folder), said)
    for audience in Audience:
        told = " ".join(block.text for block in every(blocks_of(summarise(screening, audience, TODAY))))
        for key in screening.asked:
            if key not in said.answers:
                assert book(folder).questions[key].voice(audience).ask in told


@given(ANY_INTAKE)
@pytest.mark.slow
def test_what_is_not_covered_is_said_whatever_the_answers(case: tuple[Path, Intake]) -> None:
    """Everything that the rules leave out is in the summary, with the reason, also where nothing was found."""
    folder, said = case
    left_out = [(one.title, one.why) for one in book(folder).about.not_covered.values()]
    for audience in Audience:
        summary = summarise(screen(book(folder), said), audience, TODAY)
        assert [(line.title, line.text) for line in summary.not_covered] == left_out


@pytest.mark.parametrize("audience", Audience)
def test_an_answer_that_is_no_longer_asked_for_is_still_shown(audience: Audience) -> None:
    """A *yes* to withdrawal, given before another answer closed that question, decides nothing and is not lost."""
    said = all_answered_no(ldn()) | {"opioid_withdrawal": "yes"}
    summary = summarise(screen(ldn(), intake(complete=YES, **said)), audience, TODAY)
    line = next(line for line in summary.answers if line.question == "opioid_withdrawal")
    assert line.answer.startswith("Yes (")
    assert "opioid_withdrawal" in {item.caution for item in summary.checked}


def test_what_stands_in_the_place_of_a_line_is_not_read() -> None:
    """Where a saved summary left a line out, what stands there is refused, and its words name no medicine."""
    left_out = MedicineLine(typed="codeine", not_saved=True)
    screening = screen(ldn(), Intake(medicines=(left_out,), medicines_complete=YES))
    (reading,) = screening.medicines.readings
    assert reading == Reading("codeine", None, ReadingKind.REFUSED, refusal=Refusal.NOT_SAVED)
    assert outcomes(screening)["opioid_now"] is Outcome.UNDETERMINED


def test_a_confirmed_name_counts_as_taken() -> None:
    """«percoset» only asks; once the person confirmed that Percocet is meant, the opioid caution is raised."""
    for confirmed, outcome in ((None, Outcome.UNDETERMINED), ("Percocet", Outcome.RAISED)):
        said = Intake(medicines=(MedicineLine(typed="percoset", confirmed=confirmed),))
        assert outcomes(screen(ldn(), said))["opioid_now"] is outcome


def test_what_is_decided_misses_nothing_and_what_is_open_has_no_reason() -> None:
    """A caution that is raised or not raised names what decided it; one that is open names what is missing."""
    said = intake("codeine", complete="yes", **{**all_answered_no(ldn()), "pregnant": "not_sure"})
    findings = screen(ldn(), said).findings
    assert {finding.outcome for finding in findings} == set(Outcome)
    for finding in findings:
        open_ = finding.outcome is Outcome.UNDETERMINED
        assert (bool(finding.missing), bool(finding.because)) == (open_, not open_), finding.id
