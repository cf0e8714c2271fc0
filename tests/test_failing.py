"""An error while a document is made tells the log its kind and place, and nothing of what was typed."""

import logging
import traceback

import pytest

from screener.ui.failing import guarded


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
