"""The page that says what this program is: plain words, an example worked out by the engine, and the rules in use."""

from collections.abc import Iterable

import streamlit as st

from screener.check.description import ProgramText, WorkedExample, about_program
from screener.engine.day import today
from screener.rulebook.model import Rulebook
from screener.summary import Item
from screener.web.lists import bullets
from screener.web.plain import plain


def draw_about(rulebook: Rulebook) -> None:
    """Everything on one page, under headings in the order in which people ask."""
    text = about_program(rulebook, today())
    words, sections = text.words.about_program, text.words.sections
    st.title(plain(words.title), anchor=False)
    st.markdown(f"**{plain(rulebook.about.title)}**")
    _draw(words.what, (words.what_it_does, words.what_it_is_not))
    _draw(words.who, (words.who_it_is_for, *text.intended_use))
    _draw(words.how, (words.how_it_decides, words.not_answered))
    st.header(plain(words.three), anchor=False)
    bullets(
        (
            words.raised.format(heading=sections.talk.heading),
            words.undetermined.format(heading=sections.could_not_check.heading),
            words.not_raised.format(heading=sections.checked.heading),
        )
    )
    st.markdown(plain(words.no_fourth))
    for example in text.examples:
        _draw_example(text, example)
    st.header(plain(words.rules), anchor=False)
    bullets(text.rules)
    not_covered = words.not_covered.format(page=text.words.about.title, heading=sections.not_covered.heading)
    _draw(words.limits, (words.limits_text, not_covered))
    _draw(words.leaves, (words.leaves_text, words.memory, words.files))
    _draw(words.software, (words.licence,))
    _draw(words.fault, (words.fault_text,))


def _draw_example(text: ProgramText, example: WorkedExample) -> None:
    """What was said, and what came out and why. The person is one of the rulebook's: nobody typed these words."""
    words, labels, sections = text.words.about_program, text.words.labels, text.words.sections
    summary = example.summary
    st.header(plain(words.example), anchor=False)
    st.markdown(plain(words.example_intro))
    with st.container(border=True):
        st.markdown(f"**{plain(words.example_person.format(name=example.name))}**")
        bullets(labels.answered.format(question=line.ask, answer=line.answer) for line in summary.answers)
        st.markdown(f"**{plain(sections.medicines.heading)}**")
        bullets(" ".join((f"{entry.shown}:", *entry.said)) for entry in summary.medicines)
        _draw_outcome(text, sections.talk.heading, summary.talk)
        _draw_outcome(text, sections.checked.heading, summary.checked)
        _draw_outcome(text, sections.could_not_check.heading, summary.could_not_check)


def _draw_outcome(text: ProgramText, heading: str, items: tuple[Item, ...]) -> None:
    """Each caution with what decided it, or with what would settle it."""
    words = text.words.about_program
    st.subheader(plain(words.example_outcome.format(heading=heading, count=len(items))), anchor=False)
    lines = ((item.title, " · ".join(line.text for line in item.because or item.settle)) for item in items)
    st.markdown("\n".join(f"- **{plain(title)}:** {plain(why)}" for title, why in lines))


def _draw(heading: str, paragraphs: Iterable[str]) -> None:
    st.header(plain(heading), anchor=False)
    st.markdown("\n\n".join(map(plain, paragraphs)))
