"""What is talked about as one: a caution and the lines under it."""

import json

import pytest

from screener.engine.intake import YES
from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, blocks_of, summarise
from screener.summary.points import points
from tests.intakes import TODAY, all_answered_no, intake, ldn

BOTH = pytest.mark.parametrize("audience", Audience)


def summary(*medicines: str, audience: Audience = Audience.CLINICIAN, **answers: str) -> Summary:
    """The summary of somebody who answers *no* to all else and whose list is complete."""
    said = intake(*medicines, complete=YES, **(all_answered_no(ldn()) | answers))
    return summarise(screen(ldn(), said), audience, TODAY)


def told(summary: Summary) -> list[tuple[str, str | None]]:
    """The raised cautions in their order, each with the one it is told with."""
    return [(item.caution, item.told_with) for item in summary.talk]


@BOTH
def test_one_suboxone_is_one_point_about_opioids(audience: Audience) -> None:
    """Four cautions about one medicine are read as one, the opioid first and the others as its lines."""
    found = summary("Suboxone film", audience=audience, takes_opioid="yes", last_opioid="today",
                    last_opioid_kind="long_acting", opioid_treatment="yes")  # fmt: skip
    assert told(found) == [
        ("opioid_now", None),
        ("opioid_treatment", "opioid_now"),
        ("opioid_last", "opioid_now"),
        ("opioid_long_acting", "opioid_now"),
        ("other_medicines", None),
    ]
    assert found.talk[1].priority == "Together with: Opioid medicine now"


def test_a_point_has_the_highest_priority_of_its_lines() -> None:
    """Liver disease is to discuss; with new hepatitis the whole point comes first, and is called by that."""
    found = summary(liver_disease="yes", liver_acute="yes", cholestasis="no", last_opioid="over_a_year",
                    last_opioid_kind="short_acting", opioid_dependence="no")  # fmt: skip
    assert told(found) == [("liver_acute", None), ("liver_disease", "liver_acute"), ("opioid_over_a_year", None)]
    assert found.talk[0].priority == ldn().words.priorities["first"]


def test_a_line_is_told_without_the_caution_it_belongs_to() -> None:
    """Depression without thoughts of self-harm is read by itself."""
    assert told(summary(low_mood="before")) == [("low_mood", None)]


def test_a_point_is_called_by_its_most_serious_line() -> None:
    """An itch of the liver is what the point is called by, not the liver disease that it belongs to."""
    found = summary(liver_disease="yes", liver_acute="no", cholestasis="yes")
    (section,) = (one for one in blocks_of(found) if one.id == "first")
    assert [one.id for one in section.blocks] == ["cholestatic_itch"]


def test_a_point_is_shown_with_its_lines_under_it() -> None:
    """Thyroid hormone and immunity are lines of the point about other medicines."""
    (section,) = (one for one in blocks_of(summary("Ocrevus", "levothyroxine")) if one.id == "mention")
    (point,) = section.blocks
    assert point.id == "other_medicines"
    assert {one.id for one in point.blocks if one.id} == {"thyroid_hormone", "immunosuppressant"}


def test_programs_read_cautions_with_their_own_priorities() -> None:
    """In JSON each caution keeps its priority and says with which one it is told."""
    found = summary(liver_disease="yes", liver_acute="yes", cholestasis="no")
    raised = {one["caution"]: one for one in json.loads(render_json(found))["findings"] if one["outcome"] == "raised"}
    assert raised["liver_disease"]["priority"] == "discuss"
    assert raised["liver_acute"]["priority"] == "first"
    assert raised["liver_disease"]["told_with"] == "liver_acute"


def test_every_raised_caution_is_in_one_point() -> None:
    """Whatever is raised is told once."""
    everything = {key: values[0] for key, values in ldn().answers.items()}
    screening = screen(ldn(), intake("codeine", "Suboxone", "Ocrevus", complete=YES, **everything))
    found = [line.id for point in points(screening.findings) for line in point.lines]
    assert sorted(found) == sorted(one.id for one in screening.findings if one.outcome == "raised")
