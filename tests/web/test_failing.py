"""An error of the program tells the log its kind and place and nothing of what was typed, and leaves no half a page."""

import logging
import traceback

import pytest
from streamlit.testing.v1 import AppTest

from screener.web.clinic import found
from screener.web.failing import guarded
from tests.checklist import checklist
from tests.intakes import ROOT, ldn


def test_what_was_typed_does_not_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Neither our line of the log, nor the error that Streamlit logs after it, holds the text of the first one."""

    def make() -> bytes:
        raise ValueError("ZZCANARY codeine")

    with caplog.at_level(logging.DEBUG), pytest.raises(RuntimeError) as raised:
        guarded(make)()
    streamlit_logs = "".join(traceback.format_exception(raised.value))
    assert "ValueError at" in caplog.text
    assert "ZZCANARY codeine" not in caplog.text
    assert raised.value.__context__ is None
    assert "ValueError" not in streamlit_logs


def test_half_a_page_does_not_stand(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program fails in the middle of the summary, the page says that none was made, and shows nothing else.

    The log has the kind of the error and its place; the run after it tries again, with what was said before.
    """
    page = checklist(AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=60))
    page.text_area(key="medicines 0").set_value("ZZCANARY codeine").run()

    def fail(*_: object) -> None:
        raise ValueError("ZZCANARY codeine")

    with caplog.at_level(logging.DEBUG), monkeypatch.context() as broken:
        broken.setattr(found, "render_sections", fail)
        page.run()
    assert [error.value for error in page.error] == [ldn().words.page.failed]
    assert len(page.main) == 1
    assert "ValueError at" in caplog.text
    assert "ZZCANARY" not in caplog.text
    page.run()
    assert page.text_area(key="medicines 0").value == "ZZCANARY codeine"
