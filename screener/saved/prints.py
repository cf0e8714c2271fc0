"""Fingerprints of cautions and questions: what differs in them was changed."""

import hashlib
import json
from collections import deque
from collections.abc import Mapping
from typing import Any

from screener.rulebook.model import Rulebook
from screener.saved.model import CautionPrint

_RULE = ("when", "kind", "priority")
_WORDING = ("title", "clinician", "patient")


class Prints:
    """The fingerprints of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.cautions: Mapping[str, CautionPrint] = {key: _caution(rulebook, key) for key in rulebook.cautions}
        self.questions: Mapping[str, str] = {key: _question(rulebook, key) for key in rulebook.questions}


_KNOWN: deque[Prints] = deque(maxlen=4)
"""Of the rulebooks in use: one, or one a language. Nothing in it is from a person."""


def prints_of(rulebook: Rulebook) -> Prints:
    """The fingerprints of a rulebook, made once."""
    known = next((one for one in tuple(_KNOWN) if one.rulebook is rulebook), None)
    if known is None:
        known = Prints(rulebook)
        _KNOWN.append(known)
    return known


def _caution(rulebook: Rulebook, key: str) -> CautionPrint:
    """What a caution is made of, part by part."""
    caution = rulebook.cautions[key]
    content = caution.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    used = sorted({one.source for one in caution.evidence})
    sources = [(source, rulebook.sources[source].model_dump(mode="json")) for source in used]
    return CautionPrint(
        rule=_print([content[part] for part in _RULE]),
        wording=_print([content[part] for part in _WORDING]),
        sources=_print([content["evidence"], sources]),
        review=_print(_review(rulebook, key)),
    )


def _review(rulebook: Rulebook, key: str) -> dict[str, Any]:
    """Until when a caution has to be judged, and who signed it, in what is the same in every language."""
    due = rulebook.cautions[key].review.due.isoformat()
    days = [one.on.isoformat() for one in rulebook.signatures if f"cautions.{key}" in one.signed]
    return {"due": due, "status": "reviewed", "on": days} if days else {"due": due, "status": "not_reviewed"}


def _question(rulebook: Rulebook, key: str) -> str:
    """What is asked, of whom, and which answers it takes."""
    question = rulebook.questions[key].model_dump(mode="json", by_alias=True)
    asked = [[question[voice][part] for part in ("ask", "help")] for voice in ("clinician", "patient")]
    return _print([asked, question["answer"], question["ask_if"]])


def _print(content: Any) -> str:  # noqa: ANN401 whatever JSON can hold
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
