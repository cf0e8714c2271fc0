"""Where a summary is written: which sources are cited, in which order, and the marks of their places."""

from dataclasses import replace
from typing import get_args

from screener.engine.intake import YES
from screener.rulebook.model import Audience, SourceKind
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.summary.citing import ORDER, citations
from tests.intakes import TODAY, all_answered_no, intake, ldn


def summary(*medicines: str, audience: Audience = Audience.CLINICIAN, **answers: str) -> Summary:
    """The summary of somebody who answers *no* to all else and whose list is complete."""
    said = intake(*medicines, complete=YES, **(all_answered_no(ldn()) | answers))
    return summarise(screen(ldn(), said), audience, TODAY)


def test_only_what_is_raised_open_or_told_to_everybody_is_cited() -> None:
    """Two harmless medicines bring no sources about livers; an opioid brings those about opioids."""
    for found in (summary("metformin"), summary("oxycodone", takes_opioid="yes"), summary("zorblatine")):
        told = [one.evidence for one in (*found.talk, *found.could_not_check)]
        told += [one.evidence for one in found.notices]
        assert {one.source.id for one in citations(found).sources} == {line.source for lines in told for line in lines}
    assert len(citations(summary("metformin")).sources) < len(citations(summary("oxycodone")).sources)


def test_labels_are_read_first_and_web_pages_last() -> None:
    """The first source under an opioid is a label; every kind of source has its place in the order."""
    cited = citations(summary("oxycodone", takes_opioid="yes")).sources
    kinds = [ORDER.index(one.source.kind) for one in cited]
    assert cited[0].source.kind == "label"
    assert kinds == sorted(kinds)
    assert sorted(ORDER) == sorted(get_args(SourceKind))


def test_what_to_do_when_unwell_is_cited_though_nothing_else_is() -> None:
    """The advice about feeling unwell shows where it is written, also where no caution is written there."""
    bare = replace(summary(audience=Audience.PATIENT), talk=(), could_not_check=(), notices=())
    assert bare.unwell
    cited = citations(bare)
    assert cited.marks(bare.unwell.evidence)
    assert set(cited.places.values()) == {cited.of(line) for line in bare.unwell.evidence}


def test_many_places_of_one_source_have_each_a_mark_of_its_own() -> None:
    """After the 26th place the letters go on behind z, and no two places share a mark."""
    bare = replace(summary(audience=Audience.PATIENT), talk=(), could_not_check=(), notices=())
    assert bare.unwell
    line = bare.unwell.evidence[0]
    pages = tuple(
        replace(line, locator=f"Page {page:02}", about_dose=f"About dose {page:02}.") for page in range(1, 55)
    )
    cited = citations(replace(bare, unwell=replace(bare.unwell, evidence=pages)))
    marks = cited.marks(pages)
    assert len(set(marks)) == len(pages)
    assert [marks[at] for at in (25, 26, 51, 52)] == ["1z", "1za", "1zz", "1zza"]
    assert [cited.of(pages[at]).dose for at in (25, 26, 51, 52)] == ["Z", "ZA", "ZZ", "ZZA"]
    assert tuple(cited.doses) == tuple(cited.of(page).dose for page in pages)
