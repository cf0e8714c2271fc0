"""FHIR out: what is asked, for other programs, and an intake as a response that opens again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.engine.intake import NOT_SURE, PREFER_NOT_TO_SAY, UNDECIDED, Intake
from screener.engine.kinds import COMPLETE
from screener.engine.problems import Refused
from screener.rulebook.masked import masked
from screener.saved import open_saved
from screener.saved.response import response_of
from screener.screening import screen
from tests.intakes import TODAY, ldn
from tests.records.test_import_command import run

Resource = dict[str, Any]
VALUES = {key: (*values, *UNDECIDED) for key, values in ldn().answers.items()}
ROWS = st.fixed_dictionaries(
    {"typed": st.sampled_from(["codeine 30 mg", "STOP taking:", "percoset", "metformin", "x" * 301])},
    optional={"taking": st.sampled_from(["now", "stopped", "not_taken", "not_sure"]), "after_gap": st.just(True),
              "confirmed": st.just("Percocet"), "no_medicine": st.just(("percoset",)),
              "from_record": st.just("MedicationRequest, 4 weeks old")},
)  # fmt: skip
PROPOSED = {"question": "pregnant", "answer": "yes", "also": {}, "origin": "Observation, 10 days old: Pregnant"}
INTAKES = st.fixed_dictionaries(
    {"answers": st.dictionaries(st.sampled_from(list(VALUES)), st.integers(0, 20), max_size=12).map(
        lambda found: {key: VALUES[key][number % len(VALUES[key])] for key, number in found.items()})},
    optional={
        "medicines": st.lists(ROWS, max_size=4),
        "medicines_complete": st.sampled_from(["yes", "no", "not_sure", "prefer_not_to_say"]),
        "own_questions": st.lists(st.sampled_from(["Will I sleep?", "Is it «new»?"]), max_size=2, unique=True),
        "proposals": st.just((PROPOSED,)),
        "accepted": st.just((PROPOSED,)),
        "discussed": st.just(("pregnancy",)),
    },
)  # fmt: skip


def again(response: Resource) -> Intake:
    """The intake in a response."""
    return open_saved(json.dumps(response).encode(), name="response.json", rulebook=ldn(), today=TODAY).intake


@settings(max_examples=120, deadline=None)
@given(INTAKES)
def test_a_response_opens_as_the_intake_it_was_made_from(content: Resource) -> None:
    """Answers, rows, own questions and what was accepted: everything but the text of a refused row, which says so."""
    said = masked(ldn(), Intake.model_validate({"rulebook": "ldn", **content}), TODAY)
    opened = again(response_of(screen(ldn(), said)))
    expected = said.model_copy(
        update={
            "medicines": tuple(
                opened.medicines[number] if len(line.typed) > 300 else line
                for number, line in enumerate(said.medicines)
            )
        }
    )
    assert opened == expected
    assert all(
        line.not_saved for line, was in zip(opened.medicines, said.medicines, strict=True) if len(was.typed) > 300
    )


def test_what_was_not_asked_not_known_and_not_told_stay_apart() -> None:
    """As FHIR says it: no item, *asked but unknown*, *asked but declined*."""
    said = Intake(answers={"pregnant": NOT_SURE, "breastfeeding": PREFER_NOT_TO_SAY, "liver_disease": "no"})
    response = response_of(screen(ldn(), said))
    codes = {item["linkId"]: item["answer"][0]["valueCoding"]["code"] for item in items(response) if "answer" in item}
    assert codes == {"pregnant": "asked-unknown", "breastfeeding": "asked-declined", "liver_disease": "no"}
    assert response["status"] == "in-progress"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"questionnaire": "https://example.org/other|1"}, "D003"),
        ({"item": [{"linkId": "pregnent", "answer": [{"valueCoding": {"system": "s", "code": "yes"}}]}]}, "J014"),
        ({"item": [{"linkId": "pregnant", "answer": [{"valueCoding": {"system": "s", "code": "perhaps"}}]}]}, "J015"),
        ({"item": [{"linkId": "pregnant", "answer": [{"valueBoolean": True}]}]}, "D010"),
        ({"item": [{"linkId": "pregnant", "answer": [{"valueString": "yes"}, {"valueString": "no"}]}]}, "D010"),
        ({"item": {"linkId": "pregnant"}}, "D010"),
        ({"item": [{"answer": []}]}, "D010"),
    ],
)
def test_a_response_that_does_not_fit_is_refused(change: Resource, says: str) -> None:
    """Another questionnaire, an unknown question or answer, two answers, another form."""
    with pytest.raises(Refused) as refused:
        again(response_of(screen(ldn(), Intake())) | change)
    assert says in str(refused.value)


def test_a_row_that_was_changed_elsewhere_keeps_nothing_that_was_said_of_the_old_one() -> None:
    """A heading's gap, or words said to be no medicine, belong to the text they were said of."""
    said = Intake.model_validate({"medicines": [{"typed": "percoset", "no_medicine": ["percoset"]}]})
    response = response_of(screen(ldn(), said))
    response["item"][0]["item"][0]["answer"][0]["valueString"] = "codeine"
    (line,) = again(response).medicines
    assert (line.typed, line.no_medicine) == ("codeine", None)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Resource]:
    """Every file that `screener export` writes."""
    folder = tmp_path_factory.mktemp("fhir")
    command = run("export", "--fhir", str(folder), today=False)
    assert (command.returncode, command.stderr) == (0, b"")
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())}


def items(resource: Resource) -> list[Resource]:
    """Every item of a questionnaire."""
    return [one for item in resource.get("item", []) for one in (item, *items(item))]


def test_the_questionnaires_ask_everything_in_every_language(exported: dict[str, Resource]) -> None:
    """Each question is an item with all its answers; ids are unique, and the same in Spanish; follow-ups point back."""
    english, spanish = exported["Questionnaire-ldn-en.json"], exported["Questionnaire-ldn-es.json"]
    links = [item["linkId"] for item in items(english)]
    assert len(set(links)) == len(links)
    assert set(links) >= {*ldn().questions, COMPLETE}
    assert links == [item["linkId"] for item in items(spanish)]
    assert spanish["item"][0]["text"] != english["item"][0]["text"]
    for number, item in enumerate(items(english)):
        for when in item.get("enableWhen", []):
            (asked,) = (one for one in items(english)[:number] if one["linkId"] == when["question"])
            assert {"valueCoding": when["answerCoding"]} in asked["answerOption"]
    follow_ups = [key for key, question in ldn().questions.items() if question.ask_if]
    shown = [item["linkId"] for item in items(english) if "enableWhen" in item]
    assert set(shown) < set(follow_ups)


def test_answers_classes_and_the_map_fit_together(exported: dict[str, Resource]) -> None:
    """Each answer of the questionnaire and each target of the map is among the answers; opioids have a value set."""
    concepts = {one["code"] for one in exported["CodeSystem-ldn-answers.json"]["concept"]}
    system = exported["CodeSystem-ldn-answers.json"]["url"]
    options = [one["valueCoding"] for item in items(exported["Questionnaire-ldn-en.json"])
               for one in item.get("answerOption", [])]  # fmt: skip
    assert {one["code"] for one in options if one["system"] == system} == concepts
    for group in exported["ConceptMap-ldn-record.json"]["group"]:
        codes = {target["code"] for element in group["element"] for target in element["target"]}
        assert codes <= (concepts if group["target"] == system else {"asked-unknown"})
    opioids = exported["ValueSet-ldn-opioid.json"]["compose"]["include"]
    assert {"code": "7804", "display": "oxycodone"} in next(
        one["concept"] for one in opioids if "rxnorm" in one["system"]
    )


def test_a_summary_can_be_written_as_a_response(tmp_path: Path) -> None:
    """`screen --format fhir` writes what `screen` can read again."""
    made = tmp_path / "response.json"
    assert run("screen", "tests/intake.json", "--format", "fhir", "-o", str(made)).returncode == 0
    assert json.loads(made.read_text(encoding="utf-8"))["resourceType"] == "QuestionnaireResponse"
    first = run("screen", "tests/intake.json").stdout
    assert run("screen", str(made)).stdout == first != b""
