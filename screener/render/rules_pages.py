"""The description of a rulebook as Markdown: pages to read, print and sign, and the parts that the app's page shows."""

import string
from collections.abc import Iterable, Iterator, Mapping

from screener.check.description import AskedText, CardText, CautionText, Description, TopicText
from screener.check.description.burden import Burden
from screener.check.description.classes import ClassText
from screener.check.description.conditions import Clause
from screener.check.description.model import Example, Voices
from screener.check.description.records import RecordsText
from screener.render.markdown import link, plain
from screener.rulebook.card import CARD
from screener.rulebook.fhir import RECORDS
from screener.rulebook.matters import ABOUT, UNWELL
from screener.rulebook.model import Audience
from screener.rulebook.words.pages import AboutRules
from screener.summary import EvidenceLine

INDEX, CLASSES, SOURCES, RECORDS_PAGE = "README.md", "_classes.md", "_sources.md", "_records.md"
"""The page of the rulebook as a whole, which leads to the others; the names by class; the bibliography. No topic has an
id that begins with a line."""
QUESTIONS = "_questions.md"
"""Behind the id of a topic whose questions have a page of their own."""
AT_ONCE = 2500
"""The most words that a reviewer is given to read at once, in about twenty minutes."""
EMPTY_CELL = "&nbsp;"
APPENDIX = "<!-- appendix -->"
"""Stands before what a reviewer looks up, and need not read."""


def render_pages(description: Description, since: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The pages, one a topic and those for the whole, by the name of their file.

    ``since`` holds, for what was changed since it was signed, by its id, what changed.
    """
    changed = since or {}
    pages = {
        INDEX: _index(description, changed),
        CLASSES: _classes_page(description, changed),
        SOURCES: (f"# {plain(description.words.sections.sources.heading)}", _back(description), sources(description)),
    }
    if description.records:
        pages[RECORDS_PAGE] = (
            f"# {plain(description.words.records.mapping)}",
            _back(description),
            *records(description, description.records),
            *_to_sign(description, changed, RECORDS, ""),
        )
    for topic in description.topics:
        pages |= _topic(description, topic, changed)
    return {name: _page(blocks) for name, blocks in pages.items()}


def _page(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def words_to_read(page: str) -> int:
    """How many words a reviewer reads on a page before its appendix: marks and empty cells are none."""
    written = page.partition(APPENDIX)[0].replace(EMPTY_CELL, "").split()
    return sum(any(letter.isalnum() for letter in word) for word in written)


def _index(description: Description, since: Mapping[str, str]) -> Iterator[str]:
    about, sections = description.words.about, description.words.sections
    yield f"# {plain(description.rulebook.title)}"
    yield plain(f"{about.intro} {which_rules(description)} {about.covers}")
    if description.in_short:
        yield from for_patients(description, plain(description.in_short))
    yield from voices(description, description.intended_use)
    yield from _to_sign(description, since, ABOUT, description.review)
    yield f"## {plain(about.topics)}"
    others = {CLASSES: about.names, SOURCES: sections.sources.heading}
    if description.records:
        others[RECORDS_PAGE] = description.words.records.mapping
    topics = [link(topic.title, f"{topic.id}.md") for topic in description.topics]
    yield bullets((*topics, *(link(title, page) for page, title in others.items())))
    yield f"## {plain(sections.bring.heading)}"
    yield from for_patients(description, bullets(map(plain, description.bring)))
    yield f"## {plain(description.unwell.title)}"
    yield from for_patients(description, plain(description.unwell.text.patient))
    yield _short_evidence(description, description.unwell.evidence)
    yield from _to_sign(description, since, UNWELL, description.unwell.review)
    yield f"## {plain(sections.notices.heading)}"
    for notice in description.notices:
        yield f"### {plain(notice.title)}"
        yield from voices(description, notice.text)
        yield _short_evidence(description, notice.evidence)
        yield from _to_sign(description, since, f"notices.{notice.id}", notice.review)
    yield f"## {plain(sections.not_covered.heading)}"
    yield not_covered(description)
    yield _lines_to_sign(description)
    if description.card:
        yield f"## {plain(description.words.card.card)}"
        yield from _card(description, description.card)
        yield _short_evidence(description, description.card.evidence)
        yield from _to_sign(description, since, CARD, "")
    yield APPENDIX
    yield f"## {plain(about.appendix)}"
    yield from _doses(description)
    if description.burden:
        yield f"### {plain(about.burden)}"
        yield from burden_table(description, description.burden)


def _topic(description: Description, topic: TopicText, since: Mapping[str, str]) -> Mapping[str, Iterable[str]]:
    """The page of a topic; where that is more than a reviewer reads at once, its questions have one of their own."""
    about = description.words.about
    head = (f"# {plain(topic.title)}", _back(description))
    questions = tuple(_questions(description, topic, since))
    rest = (*_cautions(description, topic, since), *_appendix(description, topic))
    if words_to_read(_page((*head, *questions, *rest))) <= AT_ONCE:
        return {f"{topic.id}.md": (*head, *questions, *rest)}
    apart = f"{topic.id}{QUESTIONS}"
    title = f"{topic.title}: {about.questions}"
    return {
        apart: (f"# {plain(title)}", _back(description), *questions),
        f"{topic.id}.md": (*head, link(title, apart), *rest),
    }


def _questions(description: Description, topic: TopicText, since: Mapping[str, str]) -> Iterator[str]:
    if topic.asked:
        yield f"## {plain(description.words.about.questions)}"
        for asked in topic.asked:
            yield f"### {plain(asked.ask.clinician)}"
            yield from _short_question(description, asked)
            yield from _changed(since, f"questions.{asked.id}")
        yield _lines_to_sign(description)


def _cautions(description: Description, topic: TopicText, since: Mapping[str, str]) -> Iterator[str]:
    about = description.words.about
    if topic.cautions:
        yield f"## {plain(about.cautions)}"
        for one in topic.cautions:
            yield f"### {plain(one.title)}"
            yield from _caution(description, one)
            yield _short_evidence(description, one.evidence)
            yield from _to_sign(description, since, f"cautions.{one.id}", "")


def _appendix(description: Description, topic: TopicText) -> Iterator[str]:
    """What a reviewer looks up: the names by class, what the letters mean, and the worked examples."""
    about = description.words.about
    yield APPENDIX
    yield f"## {plain(about.appendix)}"
    yield link(about.names, CLASSES)
    yield from _doses(description)
    if topic.examples:
        yield f"### {plain(about.examples)}"
        yield examples_table(description, topic.examples)


def _classes_page(description: Description, since: Mapping[str, str]) -> Iterator[str]:
    """Every name of a medicine that counts, by class: what a reviewer signs once for all cautions that ask for it."""
    yield f"# {plain(description.words.about.names)}"
    yield _back(description)
    for one in description.classes:
        yield f"## {plain(one.title)}"
        yield from class_with_names(one)
        yield from _to_sign(description, since, f"classes.{one.id}", "")


def _back(description: Description) -> str:
    return f"{link(description.rulebook.title, INDEX)}. {plain(which_rules(description))}"


def _to_sign(description: Description, since: Mapping[str, str], matter: str, review: str) -> Iterator[str]:
    """Who signed a matter, what changed since, and the lines to sign."""
    yield from reviewed(review)
    yield from _changed(since, matter)
    yield _lines_to_sign(description)


def _changed(since: Mapping[str, str], matter: str) -> Iterator[str]:
    if matter in since:
        yield since[matter].rstrip()


def _short_evidence(description: Description, evidence: Iterable[EvidenceLine]) -> str:
    """Who says what, how strongly, and about which dose: titles and doses stand in full elsewhere."""
    about_dose = description.words.labels.about_dose
    letters = {about_dose.format(dose=title): letter for letter, title in _lettered(description)}
    lines = []
    for line in evidence:
        strength = f"{line.strength.rstrip('.')} ({letters[line.about_dose]})."
        said = " ".join(filter(None, (strength, line.differs)))
        lines.append(f"{link(line.source, SOURCES)}, {plain(line.locator)}: {plain(line.says)} *{plain(said)}*")
    return bullets(lines)


def _lettered(description: Description) -> Iterator[tuple[str, str]]:
    """The doses that evidence can be about, each with its letter."""
    return zip(string.ascii_uppercase, description.doses, strict=False)


def _doses(description: Description) -> Iterator[str]:
    """What the letters at the evidence mean."""
    yield f"### {plain(description.words.about.doses)}"
    yield bullets(f"{letter}: {plain(title)}" for letter, title in _lettered(description))


def _short_question(description: Description, asked: AskedText) -> Iterator[str]:
    """A question as a reviewer reads it: the answers towards concern stand in bold letters."""
    words = description.words
    for audience in Audience:
        ask, help_text, how = (getattr(one, audience.value) for one in (asked.ask, asked.help, asked.find_out))
        said = " ".join(filter(None, (ask if audience is Audience.PATIENT else "", help_text, how)))
        if said:
            yield _labelled(words.audiences[audience.value], plain(said))
    if asked.why:
        yield plain(words.page.why.format(why=asked.why))
    yield from reviewed(asked.review)
    if asked.answers:
        answers = (f"**{plain(one)}**" if one in asked.concern else plain(one) for one in asked.answers)
        beside = (asked.short, words.about.together_short if asked.together else None)
        short = " · ".join(plain(one) for one in beside if one)
        yield " · ".join(answers) + (f" ({short})" if short else "")
    if asked.because:
        yield plain(words.about.because.format(texts=" · ".join(asked.because)))
    for line in asked.takes_away:
        yield plain(words.about.takes_away.format(title=line.title, why=line.text))
    if asked.asked_if:
        yield _labelled(words.about.asked_if, "")
        yield _clause(asked.asked_if)


def which_rules(description: Description) -> str:
    """What the rules are about, and their version."""
    identity = description.rulebook
    return description.words.about.version.format(subject=identity.subject, version=identity.version)


def _lines_to_sign(description: Description) -> str:
    about = description.words.about
    return _table(
        (about.role, description.words.document.date, about.signature, about.remarks), [(EMPTY_CELL, "", "", "")]
    )


def question(description: Description, asked: AskedText) -> Iterator[str]:
    """What is asked of each audience, why, and what can be answered."""
    words = description.words
    for audience in Audience:
        ask, help_text, how = (getattr(one, audience.value) for one in (asked.ask, asked.help, asked.find_out))
        said = " ".join(filter(None, (ask, help_text, how and words.about.find_out.format(how=how))))
        yield _labelled(words.audiences[audience.value], plain(said))
    if asked.why:
        yield plain(words.page.why.format(why=asked.why))
    yield from reviewed(asked.review)
    if asked.answers:
        yield plain(words.about.answers.format(answers=" · ".join(asked.answers)))
    if asked.concern:
        yield plain(words.about.concern.format(answers=" · ".join(asked.concern)))
    for line in asked.takes_away:
        yield plain(words.about.takes_away.format(title=line.title, why=line.text))
    yield from _how_it_is_asked(words.about, asked)


def _how_it_is_asked(words: AboutRules, asked: AskedText) -> Iterator[str]:
    """Where and when a question is asked, and what is said before it."""
    if asked.short:
        yield plain(words.short.format(short=asked.short))
    if asked.together:
        yield plain(words.together)
    if asked.same_screen:
        yield plain(words.same_screen)
    if asked.because:
        yield plain(words.because.format(texts=" · ".join(asked.because)))
    if asked.asked_if:
        yield _labelled(words.asked_if, "")
        yield _clause(asked.asked_if)


def caution(description: Description, one: CautionText) -> Iterator[str]:
    """When it is raised, what each audience reads, where that is written, and who reviewed it."""
    yield from _caution(description, one)
    yield _labelled(description.words.labels.evidence, "")
    yield evidence_table(description, one.evidence)


def _caution(description: Description, one: CautionText) -> Iterator[str]:
    """The same without the evidence."""
    words = description.words
    yield f"**{plain(one.priority)}** · {plain(one.kind)} · `{one.id}`"
    yield plain(one.review)
    yield _labelled(words.about.when, "")
    yield _clause(one.when)
    yield _labelled(words.audiences["clinician"], plain(one.say.clinician))
    yield bullets(map(plain, one.consider))
    yield _labelled(words.audiences["patient"], plain(one.say.patient))
    yield bullets(map(plain, one.ask))
    if one.note:
        yield f"**{plain(one.note)}**"


def card(description: Description, one: CardText) -> Iterator[str]:
    """What the card says, what is said to who carries it, where that is written, and who reviewed it."""
    yield from _card(description, one)
    yield _labelled(description.words.labels.evidence, "")
    yield evidence_table(description, one.evidence)


def _card(description: Description, one: CardText) -> Iterator[str]:
    """The same without the evidence."""
    words = description.words
    yield f"**{plain(one.title)}**"
    yield plain(one.review)
    yield _labelled(words.audiences["clinician"], plain(one.to))
    yield bullets(map(plain, one.lines))
    yield _labelled(words.card.details, plain(" · ".join(one.blanks)))
    yield _labelled(words.audiences["patient"], plain(f"{one.heading}: {one.say}"))
    yield bullets(map(plain, (*one.ask, one.not_needed)))
    yield f"**{plain(one.note)}**"


def reviewed(review: str) -> Iterator[str]:
    """Who reviewed something, where somebody did."""
    if review:
        yield f"*{plain(review)}*"


def voices(description: Description, text: Voices) -> Iterator[str]:
    """What each audience reads, one after the other."""
    for audience in Audience:
        yield _labelled(description.words.audiences[audience.value], plain(getattr(text, audience.value)))


def for_patients(description: Description, text: str) -> Iterator[str]:
    """What only patients read. Takes Markdown."""
    yield _labelled(description.words.audiences["patient"], "")
    yield text


def evidence_table(description: Description, evidence: Iterable[EvidenceLine]) -> str:
    """Who says what, how strongly, about which dose, and who says something else."""
    about, rows = description.words.about, []
    for line in evidence:
        title = link(line.title, line.url) if line.url else plain(line.title)
        strength = ". ".join(filter(None, (line.strength, line.about_dose, line.differs)))
        rows.append((f"{title}, {plain(line.locator)}; {plain(line.read)}", plain(line.says), plain(strength)))
    return _table((about.source, about.says, about.strength), rows)


def examples_table(description: Description, examples: Iterable[Example]) -> str:
    """Who says what, and what that comes to."""
    words = description.words
    heads = (
        words.about.example,
        words.sections.answers.heading,
        words.sections.medicines.heading,
        words.about.comes_out,
    )
    rows = [
        (plain(one.name), *(plain(" ".join(cell)) for cell in (one.answers, one.medicines, one.comes_out)))
        for one in examples
    ]
    return _table(heads, rows)


def burden_table(description: Description, burden: Burden) -> Iterator[str]:
    """How much is raised and left open for each of the made-up people."""
    about = description.words.about
    yield plain(
        about.burden_intro.format(
            people=len(burden.people),
            asked=burden.asked_of_everybody,
            points=f"{burden.points:g}",
            open=f"{burden.open:g}",
        )
    )
    heads = (about.example, about.burden_first, about.burden_points, about.burden_cautions, about.burden_open)
    yield _table(
        heads,
        [
            (plain(one.name), plain(one.first), str(one.points), str(one.cautions), str(one.open))
            for one in burden.people
        ],
    )


def records(description: Description, one: RecordsText) -> Iterator[str]:
    """What a health record may propose, how its medicines are read, and what is never filled from one."""
    words = description.words.records
    yield plain(one.review)
    yield bullets(f"**{plain(line.title)}** {plain(line.text)}" for line in one.proposes)
    yield _labelled(words.rows, "")
    yield bullets(f"**{plain(line.title)}** {plain(line.text)}" for line in one.medicines)
    yield _labelled(words.never, "")
    yield bullets(f"**{plain(line.title)}** {plain(line.text)}" for line in one.never)


def not_covered(description: Description) -> str:
    """What the rulebook leaves out, and why."""
    return bullets(f"**{plain(one.title)}.** {plain(one.text)}" for one in description.not_covered)


def class_with_names(one: ClassText) -> Iterator[str]:
    """What a class means, and every name that counts as it."""
    yield plain(one.means)
    yield from reviewed(one.review)
    yield bullets(map(plain, one.names))


def classes(description: Description) -> Iterator[str]:
    """What each class of medicines means, and which medicines count as it."""
    for one in description.classes:
        medicines = description.words.about.class_medicines.format(medicines=" · ".join(one.medicines))
        yield f"**{plain(one.title)}.** {plain(one.means)} {plain(medicines)}"
        yield from reviewed(one.review)


def sources(description: Description) -> str:
    """The bibliography."""
    lines = ((one.id, link(one.text, one.url) if one.url else plain(one.text)) for one in description.sources)
    return bullets(f"{plain(key)}: {text}" for key, text in lines)


def bullets(lines: Iterable[str]) -> str:
    """A list of texts that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def _labelled(label: str, text: str) -> str:
    return f"**{plain(label)}:** {text}".rstrip()


def _clause(clause: Clause, depth: int = 0) -> str:
    """A condition as a list within a list."""
    lines = [f"{'  ' * depth}- {plain(clause.text)}", *(_clause(part, depth + 1) for part in clause.parts)]
    return "\n".join(lines)


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    names = tuple(map(plain, heads))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, ("---",) * len(names), *rows))
