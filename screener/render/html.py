"""The summary as one HTML file that needs no other, for those whom a PDF does not serve. It holds no script.

Every text goes through the template's escaping; none is markup.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from screener.rulebook.model import Audience
from screener.rulebook.words.locale import direction
from screener.saved.in_page import as_data
from screener.summary import Summary
from screener.summary.citing import citations, notices_of
from screener.summary.grouping import because, decided, reviews, to_settle
from screener.summary.numbers import ranges

NAME = "summary.html.jinja"


def render_html(summary: Summary) -> str:
    """The summary as a page of HTML. The same summary gives the same text."""
    words, identity = summary.words, summary.rulebook
    return _template().render(
        summary=summary,
        words=words,
        document=words.document,
        paper=words.paper,
        sections=words.sections,
        labels=words.labels,
        direction=direction(identity.language),
        audience=words.audiences[summary.audience.value],
        prompts=words.labels.ask if summary.audience is Audience.PATIENT else words.labels.consider,
        rules=summary.which_rules,
        cited=citations(summary),
        notices=notices_of(summary),
        open_rows=to_settle(summary),
        answer_rows=decided(summary),
        reviews=reviews(summary),
        because=because,
        ranges=ranges,
        record=as_data(summary.record),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(NAME)
