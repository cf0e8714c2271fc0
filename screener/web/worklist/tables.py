"""The tables of the worklist as HTML: a page of people, and how many have each point."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from screener.panel.people import PERSON
from screener.panel.screening import HIGHEST, LIST, NOT_READ, NOTHING
from screener.panel.worklist import Chosen, Worklist
from screener.rulebook.model import Rulebook

OPEN = "open"
"""What is said in the pane when a person is opened."""


def people_html(rulebook: Rulebook, worklist: Worklist, chosen: Chosen) -> str:
    """A table of some people, with a button each where there is a summary to open."""
    return str(_template().module.people(_words(rulebook), [_row(rulebook, worklist, int(one)) for one in chosen]))  # type: ignore[attr-defined]


def _row(rulebook: Rulebook, worklist: Worklist, person: int) -> dict[str, object]:
    row, words = worklist.person(person), rulebook.words.worklist
    highest = str(row[HIGHEST])
    return {
        "id": row[PERSON],
        "open": words.open.format(person=row[PERSON]) if worklist.keeps_answers else "",
        "said": {OPEN: person},
        "highest": words.nothing_raised if highest == NOTHING else rulebook.words.priorities[highest],
        "raised": "; ".join(rulebook.cautions[caution].title for caution in worklist.raised(person)),
        "list": words.lists[str(row[LIST])],
        "not_read": ", ".join(map(str, row[NOT_READ])),
    }


def chart_html(rulebook: Rulebook, worklist: Worklist, chosen: Chosen) -> str:
    """How many of some people have each point: a bar, with its number beside it."""
    counts = worklist.counts(chosen)
    most = max(counts.values(), default=1)
    bars = [(rulebook.cautions[key].title, count, round(100 * count / most)) for key, count in counts.items()]
    return str(_template().module.chart(_words(rulebook), bars))  # type: ignore[attr-defined]


def _words(rulebook: Rulebook) -> object:
    return rulebook.words.worklist


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("tables.html.jinja")
