"""Fingerprints of cautions and questions: what differs in them was changed."""

import hashlib
import json
from typing import Any

from screener.rulebook.model import Rulebook
from screener.saved.model import CautionPrint

_RULE = ("when", "kind", "priority")
_WORDING = ("title", "clinician", "patient")


def caution_print(rulebook: Rulebook, key: str) -> CautionPrint:
    """What a caution is made of, part by part."""
    caution = rulebook.cautions[key]
    content = caution.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    used = sorted({one.source for one in caution.evidence})
    sources = [(source, rulebook.sources[source].model_dump(mode="json")) for source in used]
    return CautionPrint(
        rule=_print([content[part] for part in _RULE]),
        wording=_print([content[part] for part in _WORDING]),
        sources=_print([content["evidence"], sources]),
        review=_print(content["review"]),
    )


def question_print(rulebook: Rulebook, key: str) -> str:
    """What is asked, of whom, and which answers it takes."""
    question = rulebook.questions[key].model_dump(mode="json", by_alias=True)
    asked = [[question[voice][part] for part in ("ask", "help")] for voice in ("clinician", "patient")]
    return _print([asked, question["answer"], question["ask_if"]])


def _print(content: Any) -> str:  # noqa: ANN401 whatever JSON can hold
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
