"""The blocks of a summary, in order: what to talk about, what to find out, what page one keeps, and all the rest."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from screener.engine.conditions import MEDICINES
from screener.engine.intake import PREFER_NOT_TO_SAY
from screener.engine.kinds import PRIORITIES
from screener.rulebook.model import Audience
from screener.rulebook.words import Heading, Words
from screener.rulebook.words.locale import number as count
from screener.saved import COMPLETE
from screener.summary.blocks import Block, Kind, Place
from screener.summary.citing import Citations, citations, notices_of
from screener.summary.evidence import EvidenceLine
from screener.summary.finding_out import Action
from screener.summary.grouping import GroupedRow, decided, reviews, to_settle
from screener.summary.model import Item, NoticeLine, Summary
from screener.summary.numbers import ranges
from screener.summary.raised_by import RaisedBy

_T = TypeVar("_T")

MOST_NAMES = 3
"""How many medicines a title names. More of them are counted there, and written out with the reasons."""
MOST_ROWS = 6
"""How many rows of the list are named beside a title. More are counted."""
MOST_ACTIONS = 12
"""How many actions page one writes out. More of them are counted there, and written out behind it."""
MOST_NOT_COVERED = {Audience.CLINICIAN: 2, Audience.PATIENT: 1}
"""How many things that are not covered page one names. More of them are counted there, and written out behind it."""


def blocks_of(summary: Summary) -> tuple[Block, ...]:
    """Everything that a summary says, in sections, in the order in which it is read."""
    return tuple(_Arranger(summary).sections())


def points_of(summary: Summary) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
    """The raised cautions as points: each with the cautions that are told with it."""
    heads = [item for item in summary.talk if item.told_with is None]
    return tuple((head, tuple(one for one in summary.talk if one.told_with == head.caution)) for head in heads)


def _first_named(heads: Iterable[Item]) -> dict[tuple[str, ...], str]:
    """Some medicines by name, and the first point that they raise: a person asks about them there."""
    found: dict[tuple[str, ...], str] = {}
    for head in heads:
        if names := head.raised_by.names:
            found.setdefault(names, head.caution)
    return found


def title_of(summary: Summary, item: Item) -> str:
    """What a raised caution is called: the medicines that raised it, by name, and its title."""
    names = item.raised_by.names
    if not names:
        return item.title
    return summary.words.blocks.named.format(names=some(summary, names, MOST_NAMES), title=item.title)


def some(summary: Summary, texts: Iterable[str], most: int, between: str = ", ") -> str:
    """Some texts in one line: the first of them, and how many more there are."""
    texts = list(texts)
    more = [more_than(summary, len(texts) - most)] if len(texts) > most else []
    return " ".join((between.join(texts[:most]), *more))


def more_than(summary: Summary, number: int) -> str:
    """How many more there are."""
    return summary.words.blocks.more.format(count=count(summary.rulebook.language, number))


def _beside(head: Item, item: Item) -> Item:
    """A line of a point, without the medicines, rows, answers and note that the point has already."""
    by, above = item.raised_by, head.raised_by
    return replace(
        item,
        note=None if item.note == head.note else item.note,
        raised_by=RaisedBy(
            names=_without(by.names, above.names),
            rows=_without(by.rows, above.rows),
            typed=_without(by.typed, above.typed),
            answers=by.answers,
            answered=_without(by.answered, above.answered),
        ),
    )


def _without(some_of: tuple[_T, ...], others: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(one for one in some_of if one not in others)


def about_of(summary: Summary, item: Item) -> str:
    """The text beside the title of a raised caution: its kind, and the answers and rows that raised it."""
    return " · ".join((item.kind, *rows_of(summary, item), *_answered(summary, item)))


def rows_of(summary: Summary, item: Item) -> tuple[str, ...]:
    """The rows that raised a caution, in a few words; none where no row did."""
    rows = item.raised_by.rows
    if len(rows) > MOST_ROWS:
        return (summary.words.blocks.many_lines.format(count=count(summary.rulebook.language, len(rows))),)
    return (_which(summary, rows),) if rows else ()


def _which(summary: Summary, rows: Collection[int]) -> str:
    """Some rows, by their numbers."""
    words = summary.words.blocks
    return words.line.format(number=ranges(rows)) if len(rows) == 1 else words.lines.format(numbers=ranges(rows))


def _answered(summary: Summary, item: Item) -> tuple[str, ...]:
    answers = item.raised_by.answers
    return (some(summary, answers, MOST_NAMES, "; "),) if answers else ()


def _asked_as(about: str) -> str:
    """The question that settles something of the list as a whole is whether it is complete."""
    return COMPLETE if about == MEDICINES else about


def what_hangs_on(summary: Summary, action: Action) -> str:
    """What an action decides: the most serious caution by title, and how many more."""
    titles = {item.caution: item.title for item in summary.could_not_check}
    return some(summary, [titles[key] for key in action.cautions], 1)


_line = partial(Block, Kind.LINE)
_row = partial(Block, Kind.ROW)
_item = partial(Block, Kind.ITEM)


class _Arranger:
    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.words: Words = summary.words
        self.cited: Citations = citations(summary)
        self.patient = summary.audience is Audience.PATIENT
        self.first_named = _first_named(head for head, _ in points_of(summary))

    def sections(self) -> Iterator[Block]:
        own = self._own_questions()
        if self.patient:
            yield from self._unwell()
            yield from own
        yield from self._talk()
        yield self._find_out()
        yield from self._bring()
        if not self.patient:
            yield from own
        yield self._kept()
        if not self.patient:
            yield from (*self._following(), *self._references())
        elif self.summary.original:
            yield self.for_doctor((*self._following(), self._reviewed()))
            yield from _Arranger(self.summary.original).in_original()
        else:
            yield self.for_doctor((*self._following(), *self._references()))

    def for_doctor(self, following: Iterable[Block]) -> Block:
        """What follows a patient's own part."""
        return _with_intro("doctor", self.words.sections.doctor, Place.FOLLOWING, (*self._about(), *following))

    def in_original(self) -> Iterator[Block]:
        """The doctor's part, beside that in the patient's language. Only this one has the references."""
        language = self.summary.rulebook.language
        for section in (self.for_doctor(self._following()), *self._references()):
            yield replace(_with_ids(section, language), language=language)

    def _following(self) -> Iterator[Block]:
        yield from self._changes()
        yield from self._more()
        yield self._could_not_check()
        yield self._medicines()
        yield self._answers()
        yield self._not_covered()
        yield self._notices()

    def _unwell(self) -> Iterator[Block]:
        if notice := self.summary.unwell:
            yield _section("unwell", notice.title, Place.FIRST, (_line(notice.brief),))

    def _own_questions(self) -> tuple[Block, ...]:
        heading, notes = self.words.sections.own_questions, self.words.document.notes
        rows = [_row(text, number=str(number), typed=True, blank=notes)
                for number, text in enumerate(self.summary.own_questions, 1)]  # fmt: skip
        return (_section("own_questions", heading.heading, Place.FIRST, rows),) if rows else ()

    def _talk(self) -> Iterator[Block]:
        if not self.summary.talk:
            yield _with_intro("talk", self.words.sections.talk, Place.FIRST, ())
        points = points_of(self.summary)
        for priority in PRIORITIES:
            heading = self.words.priorities[priority]
            raised = [self._point(priority, head, lines) for head, lines in points if head.priority == heading]
            if raised:
                yield _section(priority, heading, Place.FIRST, raised)

    def _point(self, priority: str, head: Item, lines: tuple[Item, ...]) -> Block:
        under = tuple(self._raised(priority, _beside(head, item), ()) for item in lines)
        return self._raised(priority, head, under)

    def _raised(self, priority: str, item: Item, under: tuple[Block, ...]) -> Block:
        """A raised caution in a minute: what it is, why in a sentence, and what to say or consider."""
        said = self._told_to_patient(priority, item) if self.patient else self._told_to_clinician(item)
        return _item(
            title_of(self.summary, item),
            id=item.caution,
            aside="" if self.patient else about_of(self.summary, item),
            priority=priority,
            ticked=item.discussed,
            changed=item.changed,
            marks=() if self.patient else self.cited.marks(item.evidence),
            blank="" if item.told_with else self.words.document.notes,
            blocks=(*said, *under),
        )

    def _told_to_clinician(self, item: Item) -> Iterator[Block]:
        yield _line(item.say)
        yield _line(" ".join(item.prompts), label=self.words.labels.consider)

    def _told_to_patient(self, priority: str, item: Item) -> Iterator[Block]:
        """What the person wrote or answered; why that matters; what to say; and not to stop anything because of it."""
        words, by = self.words.blocks, item.raised_by
        if by.typed:
            yield _line(words.you_wrote.format(typed=some(self.summary, by.typed, MOST_NAMES, "; ")), typed=True)
        elif by.answered and not item.told_with:
            yield _line(some(self.summary, by.answered, MOST_NAMES, " "))
        yield _line(item.say)
        asks_by_name = priority == PRIORITIES[0] and self.first_named.get(by.names) == item.caution
        if asks_by_name:
            names, subject = some(self.summary, by.names, MOST_NAMES), self.summary.rulebook.subject
            yield _line(words.first_person.format(names=names, subject=subject), strong=True)
        if to_say := self._to_say(item, asks_by_name=asks_by_name):
            yield _line(to_say)
        if item.note and (priority == PRIORITIES[0] or item.note != self._no_change):
            yield _line(item.note, strong=True)

    def _to_say(self, item: Item, *, asks_by_name: bool) -> str:
        """What to ask, say or bring. What is left out here is with the reasons, for the doctor.

        A question by name replaces the first one of the rules.
        """
        first, *_, last = PRIORITIES
        if item.told_with:
            return item.prompts[0] if item.priority_id == first else ""
        return item.prompts[0] if item.priority_id == last else " ".join(item.prompts[asks_by_name:])

    def _find_out(self) -> Block:
        summary, sections = self.summary, self.words.sections
        rows = [
            _row(
                one.text,
                typed=one.typed,
                aside="" if self.patient else what_hangs_on(summary, one),
                leads_to=f"row-{one.row}" if one.row else f"ask-{_asked_as(one.about)}",
            )
            for one in self._to_find_out()
        ]
        shown, left = rows[:MOST_ACTIONS], len(rows) - MOST_ACTIONS
        if left > 0:
            section = sections.could_not_check.heading
            number = count(summary.rulebook.language, left)
            shown.append(_line(self.words.blocks.rest.format(count=number, section=section)))
        kept_back = len(summary.find_out) - len(self._to_find_out())
        if kept_back:
            number = count(summary.rulebook.language, kept_back)
            shown.append(_line(self.words.blocks.kept_to_yourself.format(count=number)))
        heading = sections.could_not_tell if self.patient else sections.find_out
        return _with_intro("find_out", heading, Place.FIRST, shown)

    def _to_find_out(self) -> list[Action]:
        """What page one names: of what a person preferred not to say, a patient's page holds the number alone."""
        return [one for one in self.summary.find_out if not (self.patient and one.answer == PREFER_NOT_TO_SAY)]

    def _bring(self) -> Iterator[Block]:
        if self.summary.bring:
            heading = self.words.sections.bring
            yield _section("bring", heading.heading, Place.FIRST, (_row(text) for text in self.summary.bring))

    def _kept(self) -> Block:
        """A line each for what page one has to say, whatever else is on it."""
        summary, document = self.summary, self.words.document
        lines = [
            _line(document.no_change if self.patient else self._no_verdict, strong=True),
            *self._not_understood(),
            *(_line(one.text, label=one.title, typed=one.typed) for one in summary.kept),
            self._not_covered_in_short(),
            _line(summary.review_state),
            *(_line(text, strong=True) for text in summary.translation),
            *(() if self.patient else self._about()),
        ]
        return _section("kept", "", Place.KEPT, lines)

    @property
    def _no_verdict(self) -> str:
        return f"{self.words.document.not_a_verdict} {self._no_change}"

    def _about(self) -> Iterator[Block]:
        """What this is for, by which rules, and what the boxes are for."""
        if self.patient:
            yield _line(self._no_verdict, strong=True)
        yield _line(self.summary.intended_use, label=self.words.audiences[self.summary.audience.value])
        yield _line(
            f"{self.summary.which_rules} · {self.words.paper.box.format(discussed=self.words.document.discussed)}"
        )

    def _not_understood(self) -> Iterator[Block]:
        if rows := self.summary.not_understood:
            numbers = [entry.number for entry in rows]
            yield _line(_which(self.summary, numbers), label=self.words.labels.not_understood)

    def _not_covered_in_short(self) -> Block:
        section, titles = self.words.sections.not_covered, [one.title for one in self.summary.not_covered]
        return _line(some(self.summary, titles, MOST_NOT_COVERED[self.summary.audience], " · "), label=section.heading)

    def _changes(self) -> Iterator[Block]:
        if self.summary.changes is not None:
            rows = [_row(one.text, typed=one.typed) for one in self.summary.changes]
            yield _with_intro("changes", self.words.sections.changes, Place.FOLLOWING, rows)

    def _more(self) -> Iterator[Block]:
        items = [
            _item(
                item.title,
                aside=about_of(self.summary, item) if self.patient else "",
                blocks=tuple(self._reasons(item)),
            )
            for item in self.summary.talk
        ]
        if items:
            yield _with_intro("more", self.words.sections.more, Place.FOLLOWING, items)

    def _reasons(self, item: Item) -> Iterator[Block]:
        labels, because = self.words.labels, item.because
        yield _line(" · ".join(one.text for one in because), label=labels.because, typed=any(r.typed for r in because))
        if self.patient:
            yield _line(" ".join(item.prompts), label=labels.ask)

    def _could_not_check(self) -> Block:
        summary, section = self.summary, self.words.sections.could_not_check
        rows = [self._grouped(row, open_=True) for row in to_settle(summary)]
        if summary.not_understood:
            lines = tuple(_row(entry.shown, number=str(entry.number), typed=True) for entry in summary.not_understood)
            rows.append(_item(self.words.labels.not_understood, blocks=lines))
        asked = [one.ask for one in summary.not_answered if not any(one.ask in row.text for row in rows)]
        if asked:
            rows.append(_item(self.words.sections.not_answered.heading, blocks=tuple(map(_row, asked))))
        return _with_intro("could_not_check", section, Place.FOLLOWING, rows)

    def _grouped(self, row: GroupedRow, *, open_: bool) -> Block:
        under = tuple(self._under(one.item, one.also, open_=open_) for one in row.under)
        return _row(row.text, number=str(row.number), typed=row.typed, blocks=under)

    def _under(self, item: Item, also: tuple[int, ...], *, open_: bool) -> Block:
        others = self.words.paper.also.format(numbers=ranges(also)) if also else ""
        about = " · ".join(filter(None, (item.priority if open_ else "", others)))
        note = (_line(item.note, strong=True),) if open_ and item.note and item.note != self._no_change else ()
        return _row(
            item.title,
            id=item.caution,
            aside=about,
            ticked=item.discussed if open_ or item.discussed else None,
            changed=item.changed,
            marks=self.cited.marks(item.evidence) if open_ else (),
            blocks=note,
        )

    @property
    def _no_change(self) -> str:
        return self.words.document.no_change

    def _medicines(self) -> Block:
        not_listed = self.words.readings.not_listed  # true of most rows of a list: told once
        rows = [
            _row(
                entry.shown,
                number=str(entry.number),
                typed=True,
                blocks=tuple(_line(text) for text in dict.fromkeys(entry.said) if text != not_listed),
            )
            for entry in self.summary.medicines
        ]
        if unlisted := [entry.number for entry in self.summary.medicines if not_listed in entry.said]:
            rows.append(_line(not_listed, aside=_which(self.summary, unlisted)))
        rows.append(_line(self.summary.medicines_complete))
        section = self.words.sections.medicines
        filled = bool(self.summary.medicines)
        return _section("medicines", section.heading, Place.FOLLOWING, (_intro(section, filled=filled), *rows))

    def _answers(self) -> Block:
        summary, section, checked = self.summary, self.words.sections.answers, self.words.sections.checked
        intro = self.words.paper.checked_intro.format(heading=checked.heading)
        lines = [_intro(section, filled=bool(summary.answers))]
        lines.append(_line(intro if summary.checked else f"{checked.heading}: {checked.empty}"))
        rows = [self._grouped(row, open_=False) for row in decided(summary)]
        return _section("answers", section.heading, Place.FOLLOWING, (*lines, *rows))

    def _not_covered(self) -> Block:
        rows = [_row(one.text, label=one.title) for one in self.summary.not_covered]
        return _with_intro("not_covered", self.words.sections.not_covered, Place.FOLLOWING, rows)

    def _notices(self) -> Block:
        rows = [
            _row(notice.text, label=notice.title, marks=self.cited.marks(notice.evidence))
            for notice in notices_of(self.summary)
        ]
        return _with_intro("notices", self.words.sections.notices, Place.FOLLOWING, rows)

    def _references(self) -> Iterator[Block]:
        words, cited = self.words, self.cited
        doses = [_row(text, number=letter) for letter, text in cited.doses.items()]
        told: list[tuple[str, Item | NoticeLine]] = [(one.title, one) for one in self.summary.talk]
        told += [(one.title, one) for one in notices_of(self.summary)]
        said = [_item(title, blocks=tuple(map(self._evidence, cited.ordered(one.evidence)))) for title, one in told]
        intro = _line(words.paper.evidence_intro)
        yield _section("evidence", words.labels.evidence, Place.REFERENCES, (intro, *doses, *said))
        yield self._reviewed()
        ways = [_row(read, number=sign) for sign, read in cited.ways.items()]
        yield _with_intro("sources", words.sections.sources, Place.REFERENCES, (*ways, *self._sources()))

    def _reviewed(self) -> Block:
        """What is reviewed, and what is not: also of a translation, whose texts can change by themselves."""
        reviewed = [
            _line(f"{one.text} ({' · '.join(one.titles)})" if one.titles else one.text) for one in reviews(self.summary)
        ]
        return _section("review", self.words.labels.review, Place.REFERENCES, reviewed)

    def _evidence(self, line: EvidenceLine) -> Block:
        place, differs = self.cited.of(line), f" {line.differs}." if line.differs else ""
        return _row(f"{line.says} {line.strength}.{differs}", label=f"{place.mark}, {place.dose}")

    def _sources(self) -> Iterator[Block]:
        for one in self.cited.sources:
            not_known = "" if one.source.url else f" {self.words.labels.link_not_known}."
            yield _row(
                f"{one.source.name}{one.way}{not_known}",
                id=one.source.id,
                number=str(one.number),
                url=one.source.url,
                aside="; ".join(f"{place.mark} {place.locator} ({place.dose})" for place in one.places),
            )


def _section(key: str, heading: str, place: Place, blocks: Iterable[Block]) -> Block:
    return Block(Kind.SECTION, heading, id=key, place=place, blocks=tuple(blocks))


def _with_ids(section: Block, language: str) -> Block:
    """A section that a summary has twice, with other ids for itself and the sections in it."""
    blocks = tuple(_with_ids(one, language) if one.kind is Kind.SECTION else one for one in section.blocks)
    return replace(section, id=f"{section.id}-{language}", blocks=blocks)


def _with_intro(key: str, heading: Heading, place: Place, blocks: Iterable[Block]) -> Block:
    """A section whose first sentence says what it holds, or that it holds nothing."""
    blocks = tuple(blocks)
    return _section(key, heading.heading, place, (_intro(heading, filled=bool(blocks)), *blocks))


def _intro(heading: Heading, *, filled: bool) -> Block:
    return _line(heading.intro if filled else heading.empty)
