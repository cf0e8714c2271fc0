"""The JSON of a summary is what other programs read: what it holds, and under which name, stays as it is."""

import json

from screener.engine.intake import Intake
from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import ROOT, TODAY, UMBRELLA, book

OUTWARD = ROOT / "tests" / "outward"


def test_the_json_of_a_summary_stays_as_other_programs_read_it() -> None:
    """A change of the outward form breaks who reads it, so it shows here, and its `format` is counted up.

    `python -m screener screen tests/outward/intake.json --rules tests/rulebooks/umbrella --format json
    --today 2026-06-01 -o tests/outward/summary.json` writes it again.
    """
    said = Intake.model_validate_json((OUTWARD / "intake.json").read_bytes())
    summary = summarise(screen(book(UMBRELLA), said), Audience.CLINICIAN, TODAY)
    assert json.loads(render_json(summary)) == json.loads((OUTWARD / "summary.json").read_bytes())
