"""The page that shows the rules themselves: every question, caution, source and worked example."""

from collections.abc import Iterable

import streamlit as st

from screener.check.description import CautionText, Description, TopicText, describe, holds
from screener.engine.day import today
from screener.render import rules_pages as made
from screener.rulebook.model import Rulebook
from screener.web.plain import plain, small


def draw_rules(rulebook: Rulebook) -> None:
    """The rules by topic, and a box that finds cautions. What is searched for is neither kept nor logged."""
    description = describe(rulebook, today())
    about = rulebook.words.about
    st.title(plain(about.title), anchor=False)
    st.markdown(f"**{plain(rulebook.about.title)}**")
    st.markdown(small(plain(f"{about.intro} {made.which_rules(description)}")))
    search = st.text_input(plain(about.search))
    if search.strip():
        _draw_found(description, search)
    else:
        _draw_all(description)


def _draw_found(description: Description, search: str) -> None:
    """The cautions that hold the words, and how many there are."""
    cautions = [caution for topic in description.topics for caution in topic.cautions]
    found = [caution for caution in cautions if holds(caution, search)]
    st.markdown(plain(description.words.about.found.format(count=len(found), total=len(cautions))))
    for caution in found:
        _draw_caution(description, caution)


def _draw_all(description: Description) -> None:
    sections = description.words.sections
    if description.in_short:
        _draw(made.for_patients(description, plain(description.in_short)))
    _draw((*made.voices(description, description.intended_use), *made.reviewed(description.review)))
    for topic in description.topics:
        _draw_topic(description, topic)
    st.header(plain(sections.bring.heading), anchor=False)
    _draw(made.for_patients(description, made.bullets(map(plain, description.bring))))
    st.header(plain(description.unwell.title), anchor=False)
    _draw(made.for_patients(description, plain(description.unwell.text.patient)))
    evidence = made.evidence_table(description, description.unwell.evidence)
    _draw((*made.reviewed(description.unwell.review), evidence))
    st.header(plain(sections.notices.heading), anchor=False)
    for notice in description.notices:
        evidence = made.evidence_table(description, notice.evidence)
        review = made.reviewed(notice.review)
        _draw((f"**{plain(notice.title)}**", *made.voices(description, notice.text), *review, evidence))
    st.header(plain(sections.not_covered.heading), anchor=False)
    _draw((made.not_covered(description),))
    with st.expander(plain(description.words.about.classes)):
        _draw(made.classes(description))
    if description.card:
        st.header(plain(description.words.card.card), anchor=False)
        _draw(made.card(description, description.card))
    if description.records:
        with st.expander(plain(description.words.records.mapping)):
            _draw(made.records(description, description.records))
    st.header(plain(sections.sources.heading), anchor=False)
    _draw((made.sources(description),))


def _draw_topic(description: Description, topic: TopicText) -> None:
    about = description.words.about
    st.header(plain(topic.title), anchor=False)
    for caution in topic.cautions:
        _draw_caution(description, caution)
    if topic.asked:
        with st.expander(plain(f"{topic.title}: {about.questions}")):
            for asked in topic.asked:
                _draw((f"**{plain(asked.ask.clinician)}**", *made.question(description, asked)))
    if topic.examples:
        with st.expander(plain(f"{topic.title}: {about.examples}")):
            _draw((made.examples_table(description, topic.examples),))


def _draw_caution(description: Description, caution: CautionText) -> None:
    with st.container(border=True):
        st.subheader(plain(caution.title), anchor=False)
        _draw(made.caution(description, caution))


def _draw(blocks: Iterable[str]) -> None:
    """Paragraphs in one element: many small ones would be slow to draw."""
    st.markdown("\n\n".join(blocks))
