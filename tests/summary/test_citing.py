"""The marks by which a document says where each caution is written: a number for a source, a letter for a place."""

from dataclasses import replace

from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.summary.citing import citations
from tests.intakes import TODAY, intake, ldn


def without_cautions() -> Summary:
    """What a patient without any caution would be shown, and what is said of nothing but feeling unwell."""
    summary = summarise(screen(ldn(), intake("codeine")), Audience.PATIENT, TODAY)
    return replace(summary, talk=(), could_not_check=(), checked=(), notices=())


def test_what_to_do_when_unwell_is_cited_though_nothing_else_is() -> None:
    """The advice about feeling unwell shows where it is written, also where no caution is written there."""
    summary = without_cautions()
    assert summary.unwell
    assert summary.unwell.evidence
    cited = citations(summary)
    assert cited.marks(summary.unwell.evidence)
    assert set(cited.places.values()) == {cited.of(line) for line in summary.unwell.evidence}


def test_a_source_of_which_no_place_is_cited_stays_in_the_bibliography() -> None:
    """Every source of a summary has a number, whatever is cited of it."""
    summary = replace(without_cautions(), unwell=None)
    numbers = [(one.number, one.places) for cited in citations(summary).sources.values() for one in cited]
    assert numbers == [(number, ()) for number in range(1, len(summary.sources) + 1)]


def test_many_places_of_one_source_have_each_a_mark_of_its_own() -> None:
    """After the 26th place the letters go on behind z, and no two places share a mark."""
    summary = without_cautions()
    assert summary.unwell
    line = summary.unwell.evidence[0]
    pages = tuple(
        replace(line, locator=f"Page {page:02}", about_dose=f"About dose {page:02}.") for page in range(1, 55)
    )
    cited = citations(replace(summary, unwell=replace(summary.unwell, evidence=pages)))
    marks = cited.marks(pages)
    assert len(set(marks)) == len(pages)
    number = marks[0].removesuffix("a")
    assert [marks[at] for at in (25, 26, 51, 52)] == [f"{number}{letter}" for letter in ("z", "za", "zz", "zza")]
    assert [cited.of(pages[at]).dose for at in (25, 26, 51, 52)] == ["Z", "ZA", "ZZ", "ZZA"]
    assert tuple(cited.doses) == tuple(cited.of(page).dose for page in pages)
