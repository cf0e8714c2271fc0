"""The page that the app opens with."""

from streamlit.testing.v1 import AppTest

from tests.intakes import ldn
from tests.preparing import MAIN
from tests.statements import squeezed
from tests.web.test_pages import shown


def test_the_app_opens_with_a_door_for_a_clinic_and_one_for_me() -> None:
    """Two doors stand before anything is asked, with what the medicine is and what becomes of what is typed."""
    page, rules = AppTest.from_string(MAIN, default_timeout=30).run(), ldn()
    assert not page.exception
    assert [box for box in (*page.radio, *page.text_area) if not str(box.key).startswith("language")] == []
    words, about = rules.words.start, rules.about
    assert about.in_short is not None
    for text in (about.in_short.patient, words.for_me_text, words.for_clinic_text, words.answers_text):
        assert squeezed(text) in shown(page)
    doors = [link.proto.page for link in page.get("page_link") if link.proto.label in (words.for_me, words.for_clinic)]
    assert doors == ["prepare", "checklist"]
