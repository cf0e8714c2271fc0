"""Two strengths beside a name that is also sold with an opioid ask for the second medicine."""

from itertools import product

import pytest

from screener.medicines import Why, read_line
from screener.screening import Outcome, screen
from tests.intakes import intake, ldn

WAYS = ("{} 325 mg 10 mg", "{} 500 30", "{} 500mg 30", "{} 500mg; 30mg", "{} 500mg. 30mg", "{} (500mg) (30mg)",
        "{} 500mg tab 30mg", "{} 500mg tablet/30mg", "{} 500mg ER 30mg", "{} 500mg x 30mg", "{} 500mg_30mg",
        "{} 500mg~30mg", "{} 500mg*30mg", "{} 500mg\t30mg", "{} 100mg/5ml 10mg/5ml", "{} 300milligrams 30milligrams",
        "500mg 30mg {}", "500mg w/ 30mg {}", "{} 500mg tabs, 30mg", "{}30/500", "{} 300-30 mg", "{} 300/30 prn",
        "{} 300\u200b30", "{} 300\u00ad30", "{} 300 to 30", "{} 300 by 30", "{} 300[30]", "{} 300\u00d730",
        "{} 300\u21d230",
        "{} 300\u00b730", "{} 300!30", "{} 300'30", "{} 300.30", "{} 300mg.30mg", "{} 300^30", "{} 300@30",
        "{} 300\u202630",
        "{} 300\u201330 mg", "{} 300\u00a0mg\u00a030\u00a0mg")  # fmt: skip
NAMES = ("acetaminophen", "paracetamol", "Tylenol", "APAP", "ibuprofen", "aspirin", "promethazine", "guaifenesin")


@pytest.mark.parametrize("way", WAYS)
def test_a_second_strength_always_asks(way: str) -> None:
    """A painkiller or cough medicine with two strengths leaves the opioid caution open, whatever is between them."""
    for name in NAMES:
        said = intake(way.format(name), complete="yes", takes_opioid="no")
        outcomes = {finding.id: finding.outcome for finding in screen(ldn(), said).findings}
        assert outcomes["opioid_now"] is not Outcome.NOT_RAISED, way.format(name)


AMOUNTS = ("500 mg 1-2 tablets", "400 3 times a day", "500mg 2 tds", "500 2 tablets", "5 mg/5 ml at night",
           "500mg 28 tablets", "1 g 4 times daily", "400 mg x 20", "1-0-1", "500 mg 4 hourly prn max 8 in 24 h",
           "2x500mg", "400 mg every 6 hours")  # fmt: skip


@pytest.mark.parametrize(("name", "amount"), list(product(("paracetamol", "ibuprofen"), AMOUNTS)))
def test_amounts_and_times_are_not_a_second_strength(name: str, amount: str) -> None:
    """One strength with tablets, times and hours asks nothing."""
    reading = read_line(ldn().vocabulary, f"{name} {amount}")
    assert not [question for question in reading.questions if question.why is Why.STRENGTHS]
    assert reading.understood


@pytest.mark.parametrize(
    ("line", "strengths"),
    [("Tylenol 300 mg/30 mg/20 mg", ["300 mg/30 mg/20 mg"]), ("acetaminophen 300 1-0-1 30", ["300       30"]),
     ("acetaminophen 5 200", ["5 200"]), ("acetaminophen 4 200", []), ("acetaminophen 10 ml/300", []),
     ("acetaminophen, at night 500 mg", []), ("acetaminophen 500 6-8", []), ("acetaminophen 500 6-6", []),
     ("acetaminophen 500 8-6", ["500 8-6"]), ("acetaminophen 2\u00d7500", []), ("acetaminophen 300:30", ["300/30"]),
     ("acetaminophen 300 1-2 30", ["300     30"]),
     ("acetaminophen 300 mg with food 30-20", ["300 mg with food 30-20"])],
)  # fmt: skip
def test_a_question_names_all_strengths(line: str, strengths: list[str]) -> None:
    """Three strengths are named as three; a daily schedule, four tablets or a volume is not a strength."""
    reading = read_line(ldn().vocabulary, line)
    assert [question.words for question in reading.questions if question.why is Why.STRENGTHS] == strengths
    assert reading.not_read == ()


def test_a_number_of_unknown_things_is_not_a_strength() -> None:
    """In *10 blorp/300*, nobody knows what a blorp is, so 10 is not the first of two strengths."""
    questions = read_line(ldn().vocabulary, "acetaminophen 10 blorp/300").questions
    assert Why.STRENGTHS not in {question.why for question in questions}
