"""The summary on the page. It draws every sentence of the summary, and none of its own."""

from collections.abc import Callable, Iterable
from itertools import groupby

import streamlit as st

from screener.rulebook.model import Audience
from screener.rulebook.words import Heading
from screener.screening import Outcome
from screener.summary import EvidenceLine, Item, Summary
from screener.summary.grouping import GroupedRow, to_settle
from screener.summary.numbers import ranges
from screener.web.plain import link, plain, small


def draw_unwell(summary: Summary) -> None:
    """What to do when feeling ill now, where the summary says so: it stands above all else."""
    if notice := summary.unwell:
        with st.container(border=True, key="unwell"):
            st.header(plain(notice.title), anchor=False)
            st.markdown(plain(notice.text))
            with st.expander(plain(f"{summary.words.labels.evidence}: {notice.title}")):
                st.markdown("\n".join(evidence_bullets(notice.evidence)))


def draw_summary(summary: Summary, draw_tick: Callable[[Item], None] | None = None) -> None:
    """Every section, in order. A page that has boxes to tick draws one at each point that is not closed."""
    words, sections = summary.words, summary.words.sections
    _draw_first(summary)
    _draw_changes(summary)
    _heading(sections.talk, filled=bool(summary.talk))
    for item in summary.talk:
        _draw_item(summary, item, draw_tick)
    _heading(sections.could_not_check, filled=bool(summary.could_not_check or summary.not_understood))
    for row in to_settle(summary):
        _draw_open(summary, row, draw_tick)
    if summary.not_understood:
        st.markdown(f"**{plain(words.labels.not_understood)}**")
        _typed(entry.shown for entry in summary.not_understood)
    _heading(sections.medicines, filled=bool(summary.medicines))
    for entry in summary.medicines:
        _typed([f"{entry.number}. {entry.shown}", *entry.said])
    st.markdown(plain(summary.medicines_complete))
    _heading(sections.not_answered, filled=bool(summary.not_answered))
    bullets(line.ask for line in summary.not_answered)
    if summary.bring:
        _heading(sections.bring, filled=True)
        bullets(summary.bring)
    _heading(sections.checked, filled=bool(summary.checked))
    for item in summary.checked:
        _draw_item(summary, item, None)
    _heading(sections.answers, filled=bool(summary.answers))
    bullets(words.labels.answered.format(question=line.ask, answer=line.answer) for line in summary.answers)
    _heading(sections.not_covered, filled=bool(summary.not_covered))
    bullets(f"{one.title}: {one.text}" for one in summary.not_covered)
    _heading(sections.notices, filled=bool(summary.notices))
    for notice in summary.notices:
        st.markdown(f"**{plain(notice.title)}** {plain(notice.text)}")
        st.caption("\n".join(evidence_bullets(notice.evidence)))
    _heading(sections.sources, filled=bool(summary.sources))
    st.markdown("\n".join(f"- {link(one.text, one.url) if one.url else plain(one.text)}" for one in summary.sources))
    st.markdown(small(plain(summary.which_rules)))


def _draw_first(summary: Summary) -> None:
    """What stands first, on paper too: the person's own questions, and everything at a glance."""
    words = summary.words
    st.markdown(plain(summary.intended_use))
    st.markdown(f"**{plain(words.document.not_a_verdict)} {plain(words.document.no_change)}**")
    if summary.own_questions:
        with st.container(key="own-first"):  # on paper it comes before all else
            _heading(words.sections.own_questions, filled=True)
            _typed(f"{number}. {question}" for number, question in enumerate(summary.own_questions, 1))
    with st.container(border=True):
        for line in summary.kept:
            if line.typed:
                st.markdown(f"**{plain(line.title)}**")
                st.text(line.text)
            else:
                st.markdown(f"**{plain(line.title)}:** {plain(line.text)}")


def _draw_changes(summary: Summary) -> None:
    """What differs from the saved summary that was opened, in its order."""
    if summary.changes is None:
        return
    _heading(summary.words.sections.changes, filled=bool(summary.changes))
    for typed, lines in groupby(summary.changes, key=lambda line: line.typed):
        (_typed if typed else bullets)(line.text for line in lines)


def _draw_item(summary: Summary, item: Item, draw_tick: Callable[[Item], None] | None) -> None:
    """One caution that was decided: what, why, what to consider or ask, where it is written, and its review."""
    labels = summary.words.labels
    with st.container(border=True):
        st.subheader(plain(item.title), anchor=False)
        if draw_tick is not None:
            draw_tick(item)
        raised = item.outcome is Outcome.RAISED
        said = [f"**{plain(item.priority)}** · {plain(item.kind)}"] if raised else []
        said += [f"**{plain(item.changed)}**"] if item.changed else []
        said += [plain(item.say)] if raised else []
        said += [f"**{plain(item.note)}**"] if raised and item.note else []
        if said:
            st.markdown("\n\n".join(said))
        st.markdown(f"**{plain(labels.because)}**")
        bullets(line.text for line in item.because if not line.typed)
        _typed(line.text for line in item.because if line.typed)
        if raised:
            clinician = summary.audience is Audience.CLINICIAN
            st.markdown(f"**{plain(labels.consider if clinician else labels.ask)}**")
            bullets(item.prompts)
            st.markdown(f"**{plain(labels.evidence)}**\n\n" + "\n".join(evidence_bullets(item.evidence)))
            st.markdown(small(plain(item.review)))
        else:
            with st.expander(plain(f"{labels.evidence}: {item.title}")):
                st.markdown(_places(item))


def _draw_open(summary: Summary, row: GroupedRow, draw_tick: Callable[[Item], None] | None) -> None:
    """What would settle some cautions, with those that hang on it first; each names its other lines by number."""
    words = summary.words
    with st.container(border=True, gap="xsmall"):
        line = f"{row.number}. {row.text}"
        if row.typed:
            st.text(line)
        else:
            st.markdown(plain(line))
        for item, also in ((one.item, one.also) for one in row.under):
            st.subheader(plain(item.title), anchor=False)
            if draw_tick is not None:
                draw_tick(item)
            others = f", {plain(words.paper.also.format(numbers=ranges(also)))}" if also else ""
            said = [f"**{plain(item.priority)}** · {plain(item.kind)}{others}"]
            said += [f"**{plain(item.changed)}**"] if item.changed else []
            said += [f"**{plain(item.note)}**"] if item.note and item.note != words.document.no_change else []
            st.markdown("\n\n".join(said))
        if row.under:
            titles = ", ".join(one.item.title for one in row.under)
            with st.expander(plain(f"{words.labels.evidence}: {titles}")):
                for one in row.under:
                    st.markdown(f"**{plain(one.item.title)}**\n" + _places(one.item))


def evidence_bullets(evidence: Iterable[EvidenceLine]) -> Iterable[str]:
    """Where something is written, each source an item of a list, in Markdown."""
    for line in evidence:
        title = link(line.title, line.url) if line.url else plain(line.title)
        differs = f" {plain(line.differs)}." if line.differs else ""
        said = f"{plain(line.says)} {plain(line.strength)}. {plain(line.about_dose)}.{differs}"
        yield f"- {small(f'{said} ({title}, {plain(line.locator)}; {plain(line.read)})')}"


def _places(item: Item) -> str:
    """Where a caution that is not raised is written, which doses that is about, and its review."""
    lines = []
    for line in item.evidence:
        title = link(line.title, line.url) if line.url else plain(line.title)
        lines.append(f"- {small(f'{title}, {plain(line.locator)}; {plain(line.about_dose)}')}")
    return "\n".join((*lines, "", small(plain(item.review))))


def _heading(heading: Heading, *, filled: bool) -> None:
    st.header(plain(heading.heading), anchor=False)
    st.markdown(small(plain(heading.intro if filled else heading.empty)))


def bullets(lines: Iterable[str]) -> None:
    """Texts of a rulebook as a list."""
    if text := "\n".join(f"- {plain(line)}" for line in lines):
        st.markdown(text)


def _typed(lines: Iterable[str]) -> None:
    """Lines that hold words a person typed: drawn as text, never as Markdown."""
    if text := "\n".join(lines):
        st.text(text)
