"""What was refused is counted in the log by its kind, and nothing of what was sent is there."""

from pathlib import Path

import pytest

from tests.browser.test_running_app import request
from tests.conftest import free_port, running

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(name="refusals")]


def test_refusals_are_counted_in_the_log_without_what_was_sent(tmp_path: Path) -> None:
    """Whoever watches the log sees that strangers come, how often, and not what they said."""
    log = tmp_path / "log.txt"
    with running(log, free_port()) as server:
        for path in ("/qxsecretxq", "/rules"):
            assert request(server, path, Host="qxevilxq.example")[0] == 400
        assert request(server, "/_stcore/metrics")[0] == 404
    told = log.read_text(encoding="utf-8")
    assert "Refused: 1 × a closed path, 2 × another name" in told
    assert "qx" not in told
