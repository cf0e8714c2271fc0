"""The templates of the units. Every text goes through their escaping; none is markup."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

FILE = "units.html.jinja"


def html_of(macro: str, *values: object) -> str:
    """What a macro of the file makes of some values."""
    return str(getattr(_template().module, macro)(*values))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(FILE)
