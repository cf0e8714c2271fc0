"""What a reviewer reads before signing one matter, and what changed in it since it was last signed."""

from collections.abc import Iterator

from screener.check.description import Description
from screener.check.since import Difference, Since, flat
from screener.render import rules_pages as made
from screener.render.comparison import outcomes
from screener.render.markdown import plain
from screener.rulebook.labels import matter_title
from screener.rulebook.matters import WORDS, contents, rests_on, translated_contents
from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import day


def render_matter(description: Description, rulebook: Rulebook, matter: str) -> str:
    """One matter as Markdown, with its title."""
    blocks = [f"## {plain(matter_title(rulebook, matter))}", *_blocks(description, rulebook, matter)]
    if matter != WORDS and (others := rests_on(rulebook, matter)[1:]):
        what = "; ".join(matter_title(rulebook, one) for one in others)
        blocks.append(plain(rulebook.words.about.rests_on.format(what=what)))
    return "\n\n".join(blocks) + "\n"


def render_since(rulebook: Rulebook, since: Since) -> str:
    """What changed in a matter since it was signed, as Markdown."""
    words = rulebook.words.comparing
    on = day(rulebook.about.language, since.signature.on)
    lines = [words.not_readable] if since.refused else []
    lines += [text for one in since.differences for text in _difference(rulebook, one)]
    for one in since.people:
        title = rulebook.cautions[one.caution].title
        lines.append(
            words.vignette.format(name=one.name, title=title, **outcomes(rulebook.words, one.before, one.after))
        )
    said = words.since.format(on=on, role=since.signature.role)
    return "\n\n".join((plain(said), made.bullets(map(plain, lines)))) + "\n"


def _difference(rulebook: Rulebook, one: Difference) -> Iterator[str]:
    words = rulebook.words.comparing
    where = f"{matter_title(rulebook, one.matter)}, {one.where}"
    before, after = (", ".join(values) for values in (one.before, one.after))
    if before and after:
        yield words.in_place.format(where=where, before=before, after=after)
    elif before:
        yield words.gone.format(where=where, values=before)
    else:
        yield words.come.format(where=where, values=after)


def _blocks(description: Description, rulebook: Rulebook, matter: str) -> Iterator[str]:
    """In sentences where the pages of the rules have some; else everything that is written, each with its place."""
    kind, _, key = matter.partition(".")
    match kind:
        case "cautions":
            cautions = (one for topic in description.topics for one in topic.cautions)
            yield from made.caution(description, next(one for one in cautions if one.id == key))
        case "questions":
            questions = (one for topic in description.topics for one in topic.asked)
            yield from made.question(description, next(one for one in questions if one.id == key))
        case "classes":
            yield from made.class_with_names(next(one for one in description.classes if one.id == key))
        case "card" if description.card:
            yield from made.card(description, description.card)
        case _:
            written = translated_contents(rulebook) if rulebook.translated else contents(rulebook)
            yield made.bullets(plain(f"{where}: {', '.join(values)}") for where, values in flat(written[matter]))
