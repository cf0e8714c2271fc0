"""``ldn-screener review``: how everything stands, and the way through what is to be signed."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import typer

from screener.check.description import describe
from screener.check.signing import all_to_sign, of_topic
from screener.check.since import Signed
from screener.render.review import render_matter, render_since
from screener.rulebook.labels import matter_title
from screener.rulebook.model import Rulebook
from screener.rulebook.standing import standing_of


class Said(StrEnum):
    """What can be said to one matter."""

    YES = "yes"
    NO = "no"
    STOP = "stop"


def state(rulebook: Rulebook) -> Iterator[str]:
    """How much of each topic and kind is signed, and what was changed since."""
    everything = all_to_sign(rulebook)
    groups = {topic: [*of_topic(rulebook, topic)] for topic in rulebook.about.topics}
    in_topics = {matter for matters in groups.values() for matter in matters}
    for matter in everything:
        if matter not in in_topics:
            groups.setdefault(matter.partition(".")[0], []).append(matter)
    for name, matters in groups.items():
        signed = sum(standing_of(rulebook, matter).holds for matter in matters)
        yield f"{name}: {signed} of {len(matters)} signed"
    for matter in everything:
        if changed := standing_of(rulebook, matter).changed:
            titles = "; ".join(matter_title(rulebook, one, beside=matter) for one in changed)
            yield f"{matter}: changed since it was signed: {titles}"


def chosen(rulebook: Rulebook, signed: Signed, matters: Sequence[str]) -> tuple[str, ...]:
    """What the reviewer says *yes* to, of matters that are shown one by one."""
    description = describe(rulebook, None)
    agreed: list[str] = []
    for number, matter in enumerate(matters, 1):
        typer.echo(f"\n[{number} of {len(matters)}] {matter}\n")
        typer.echo(render_matter(description, rulebook, matter))
        if since := signed.since(matter):
            typer.echo(render_since(rulebook, since))
        said = _ask()
        if said is Said.STOP:
            break
        if said is Said.YES:
            agreed.append(matter)
    return tuple(agreed)


def _ask() -> Said:
    while True:
        typed = typer.prompt("Do you sign this as it stands? yes, no, or stop", err=True).strip().casefold()
        if typed in tuple(Said):
            return Said(typed)
        typer.echo("Please type yes, no, or stop.", err=True)
