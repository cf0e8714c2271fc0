"""Cards, as CDS Hooks has them: short, with sources, without a suggestion, and never more urgent than a warning."""

import uuid
from collections.abc import Iterator
from typing import Any

from screener.engine.day import today
from screener.render.markdown import link, plain
from screener.rulebook.hooks import Hooks
from screener.rulebook.model import Audience, Rulebook
from screener.service.deciding import Decided
from screener.summary import Summary, summarise
from screener.summary.arranging import points_of, title_of
from screener.summary.model import Item

LONGEST = 139
"""Characters of the summary of a card."""
Card = dict[str, Any]


def cards_of(rulebook: Rulebook, hooks: Hooks, decided: Decided, checklist: str | None) -> list[Card]:
    """The cards of a request: what to discuss, and what was not checked. ``checklist`` is the address of the app."""
    if decided.is_silent:
        return []
    summary = None if decided.screening is None else summarise(decided.screening, Audience.CLINICIAN, today())
    points = [] if summary is None else [
        (head, lines) for head, lines in points_of(summary)
        if head.priority_id in hooks.priorities and head.caution not in hooks.left_out
    ]  # fmt: skip
    more = len(points) - hooks.most_cards
    cards = [_point(summary, head, lines) for head, lines in points[: hooks.most_cards] if summary]
    cards.append(_not_checked(hooks, decided, summary, max(0, more)))
    for card in cards:
        card["uuid"] = str(uuid.uuid4())
        card["source"] = {"label": f"{rulebook.about.title}, {rulebook.about.version}"}
        card["overrideReasons"] = [{"code": key, "display": reason.text} for key, reason in hooks.reasons.items()]
        for one in card["overrideReasons"]:
            one["system"] = f"urn:{rulebook.about.id}:reasons"
        if checklist:
            card["links"] = [{"label": hooks.words.checklist, "url": checklist, "type": "absolute"}]
    return cards


def _point(summary: Summary, head: Item, lines: tuple[Item, ...]) -> Card:
    """One point, with its lines."""
    indicator = "warning" if head.priority_id == "first" else "info"
    return {
        "summary": shortened(title_of(summary, head)),
        "indicator": indicator,
        "detail": "\n\n".join(_details(head, lines)),
    }


def _details(head: Item, lines: tuple[Item, ...]) -> Iterator[str]:
    yield from _detail(head)
    for line in lines:
        yield f"**{plain(line.title)}**"
        yield from _detail(line)


def _detail(item: Item) -> Iterator[str]:
    yield plain(item.say)
    yield "\n".join(f"- {plain(reason.text)}" for reason in item.because)
    yield "\n".join(f"- {plain(prompt)}" for prompt in item.prompts)
    sources = dict.fromkeys((line.title, line.url) for line in item.evidence)
    yield " · ".join(link(title, url) if url else plain(title) for title, url in sources)
    yield plain(item.review)


def _not_checked(hooks: Hooks, decided: Decided, summary: Summary | None, more: int) -> Card:
    """What was not checked, and that a record does not answer most questions."""
    words, told = hooks.words, []
    if decided.no_list:
        told.append(words.no_medicines)
    elif decided.partial:
        told.append(words.partial)
    if decided.open_rows:
        told.append(words.not_read.format(rows="; ".join(f"“{row}”" for row in decided.open_rows)))
    if decided.left:
        told.append(words.not_used.format(count=decided.left))
    if summary and summary.not_answered:
        told.append(words.not_asked.format(count=len(summary.not_answered)))
    if more:
        told.append(words.more.format(count=more))
    return {"summary": shortened(words.not_checked), "indicator": "info", "detail": "\n\n".join(map(plain, told))}


def shortened(text: str) -> str:
    """A text that fits into the summary of a card: cut between words, with a mark where something is left out."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"
