"""The record of an intake: what was said, and which rules it was held against, as JSON."""

import json
from typing import Literal

from screener.screening import Screening

FORMAT: Literal[1] = 1
"""The version of the record's outward form."""


def record_text(screening: Screening) -> str:
    """The record of a screening. The same screening gives the same text."""
    about = screening.rulebook.about
    content = {
        "format": FORMAT,
        "rulebook": {"id": about.id, "version": about.version, "hash": screening.rulebook.hash},
        "intake": screening.intake.model_dump(mode="json", exclude_none=True),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
