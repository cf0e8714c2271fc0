"""The pages in another language: chosen by anybody, with every answer kept, the label on it, and no English left."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from screener.rulebook.model import Rulebook
from screener.rulebook.translating import read_translations
from screener.rulebook.translating.texts import texts_of
from screener.web import rules_in_use as rules
from tests.checklist import checklist
from tests.intakes import BOOKS, ROOT, UMBRELLA, book, ldn
from tests.panes import Panes, html_texts
from tests.pseudo import pseudo
from tests.statements import squeezed

MAIN = str(ROOT / "screener" / "web" / "main.py")
PAGE = (
    "from screener.web import rules_in_use as module\n"
    "from screener.web.pages.{page} import draw_{page}\n"
    "draw_{page}(module.rules_in_use().translations['{language}']{more})"
)
ES = read_translations(BOOKS[0], ldn())["es"]
SHORT = 12
"""A text of fewer letters can be the same in both languages, such as a number or a name."""


def in_spanish() -> AppTest:
    """The page after Spanish was chosen."""
    return checklist(AppTest.from_file(MAIN, default_timeout=30)).radio(key="language 0").set_value("es").run()


def alone(page: str, language: str) -> AppTest:
    """A page without its surroundings, in a language."""
    more = ", {}" if page == "prepare" else ""
    return AppTest.from_string(PAGE.format(page=page, language=language, more=more), default_timeout=30).run()


def texts(page: AppTest) -> Iterator[str]:
    """Everything that a reader sees: texts, labels of boxes and buttons, and choices. A choice's value is an id."""
    for element in page.main:
        names = ("label", "options") if element.type == "radio" else ("label", "value")
        for name in names:
            value: Any = getattr(element, name, None)
            yield from [value] if isinstance(value, str) else map(str, value) if isinstance(value, list) else ()
    yield from html_texts(page)


def shown(page: AppTest) -> str:
    """Everything that a reader sees, as one text."""
    return squeezed(" ".join(texts(page)).replace("\\", ""))


def test_the_page_opens_in_the_language_of_the_rules() -> None:
    """Nothing is taken from the browser: whoever opens the page reads the rules as they are written."""
    page = checklist(AppTest.from_file(MAIN, default_timeout=30))
    choice = page.radio(key="language 0")
    assert (choice.value, choice.options) == ("en", ["English", "Español"])
    assert page.title[0].value == ldn().about.title
    assert "Draft translation" not in " ".join(texts(page))


def test_a_language_is_chosen_and_every_answer_stays() -> None:
    """Whoever changes the language in the middle loses no answer, no medicine and no mark, and can change back."""
    page = checklist(AppTest.from_file(MAIN, default_timeout=30))
    page.text_area(key="medicines 0").set_value("codeine 30 mg").run()
    panes = Panes(page)
    panes.say("found", {"audience": "patient"})
    panes.say("asked", {"question pregnant": "yes", "taking 1": "stopped"})
    for language, end, rulebook in (("es", "0 es", ES), ("en", "0", ldn()), ("es", "0 es", ES)):
        page.radio(key="language 0").set_value(language).run()
        assert not page.exception
        assert panes.said("question pregnant") == "yes"
        assert page.text_area(key=f"medicines {end}").value == "codeine 30 mg"
        assert panes.said("audience") == "patient"
        assert panes.said("taking 1") == "stopped"
        found = panes.text("found")
        assert rulebook.cautions["pregnancy"].title in found
        assert rulebook.cautions["opioid_last"].title in found


def test_what_is_said_a_moment_before_the_language_is_changed_is_kept() -> None:
    """An answer and a medicine that come together with the click on another language are not lost."""
    page = checklist(AppTest.from_file(MAIN, default_timeout=30))
    page.session_state["asked 0"] = {"said": {"question pregnant": "yes"}}
    page.text_area(key="medicines 0").set_value("codeine")
    page.radio(key="language 0").set_value("es").run()
    assert Panes(page).said("question pregnant") == "yes"
    assert page.text_area(key="medicines 0 es").value == "codeine"


def test_the_chosen_language_outlives_beginning_again() -> None:
    """Who begins again goes on in the language that was chosen."""
    page = in_spanish()
    page.button(key="start_over").click().run()
    page.button(key="start_over_yes").click().run()
    assert page.radio(key="language 1").value == "es"
    assert page.title[0].value == ES.about.title


def test_the_label_is_on_the_page_in_both_languages() -> None:
    """A Spanish page says, in Spanish and in English, that it is a draft translation."""
    page = in_spanish()
    assert ES.translated
    for line in ES.translated.label:
        assert squeezed(line) in squeezed(page.info[0].value)


def front_of(rulebook: Rulebook) -> Iterator[str]:
    """What a team reads on the card, in the language that the rules are written in too."""
    if card := rulebook.about.card:
        yield from (card.title, card.clinician.to, *card.clinician.lines, *card.blanks.values())


def _quoted() -> Iterator[str]:
    """What stands on a Spanish page in the words of others: titles, publishers, places in a source, names of codes."""
    yield from (text for source in ldn().sources.values() for text in (source.title, source.publisher))
    yield from (one.locator for one in ldn().evidence())
    yield from ES.translated.label if ES.translated else ()
    yield from front_of(ldn())
    records = ldn().records
    coded = records.coded() if records else ()
    yield from (name for _, codes in coded for listed in codes.values() for name in listed.values())


def _no_english(page: AppTest) -> list[str]:
    """The English texts on a Spanish page. Names of medicines are not translated."""
    everything = shown(page)
    for text in sorted(map(squeezed, _quoted()), key=len, reverse=True):
        everything = everything.replace(text, "")
    spanish = {squeezed(text.original) for text in texts_of(ES)}
    names = {squeezed(entry.name) for _, entry in ldn().vocabulary.entries()}
    english = {squeezed(re.sub(r"\{[^}]*\}", "", text.original)) for text in texts_of(ldn())}
    return sorted(text for text in english - spanish - names if len(text) > SHORT and text in everything)


def test_no_english_is_left_on_the_clinic_page() -> None:
    """On the Spanish page for both readers no sentence of the rules or of the interface stands in English."""
    page = in_spanish()
    page.text_area(key="medicines 0 es").set_value("codeine 30 mg\npercoset\nblorp\nMS").run()
    Panes(page).click("question pregnant", "yes")
    assert _no_english(page) == []
    Panes(page).click("audience", "patient", "found")
    assert _no_english(page) == []


@pytest.mark.parametrize("page", ["rules", "prepare", "card", "about"])
def test_no_english_is_left_on_any_other_page(page: str) -> None:
    """Every page can be read in Spanish, but for the titles of sources and the places in them."""
    drawn = alone(page, "es")
    assert not drawn.exception
    assert _no_english(drawn) == []


def in_pseudo(page: str, language: str, monkeypatch: pytest.MonkeyPatch) -> tuple[AppTest, Rulebook]:
    """A page in a made-up language, with a medicine typed."""
    rulebook = pseudo(UMBRELLA, language)
    written = replace(book(UMBRELLA), translations={language: rulebook})
    monkeypatch.setattr(rules, "rules_in_use", lambda: written)
    drawn = alone(page, language)
    assert not drawn.exception
    return drawn, rulebook


@pytest.mark.parametrize("page", ["clinic", "prepare", "card", "rules", "about"])
def test_every_word_on_a_page_can_be_translated(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every text of both files in brackets, nothing stands on the page outside them: no word is in the code."""
    drawn, rulebook = in_pseudo(page, "en-XA", monkeypatch)
    assert "[" in shown(drawn)
    bare = [text for text in texts(drawn) if "[" not in text and re.search(r"[^\W\d_]{2}", text)]
    quoted = (*(rulebook.translated.label if rulebook.translated else ()), *front_of(book(UMBRELLA)))
    places = {one.locator for one in rulebook.evidence()}
    bare = [text for text in bare if not {line.strip("*- ") for line in text.split("\n")} <= set(quoted)]
    assert [text for text in bare if not any(place in text for place in places)] == []


def test_a_page_from_right_to_left_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions, choices and summary are drawn in a language that runs the other way."""
    drawn, rulebook = in_pseudo("clinic", "ar-XB", monkeypatch)
    everything = shown(drawn)
    for question in rulebook.questions.values():
        if question.ask_if is None:
            assert squeezed(question.clinician.ask) in everything
    for caution in rulebook.cautions.values():
        assert squeezed(caution.title) in everything
