"""The fixed lists of words that rule files, interface words and intakes share."""

from typing import Literal, get_args

Strength = Literal[
    "contraindicated",
    "warning",
    "precaution",
    "label_interaction",
    "regulator",
    "consensus",
    "study",
    "none_found",
    "more_research_needed",
    "community_practice",
    "article",
]
"""How strong a piece of evidence is."""
CautionKind = Literal["contraindication", "precaution", "interaction", "practical"]
"""The kind of a caution."""
Priority = Literal["first", "discuss", "mention"]
"""The order in which to talk. Not a score."""
WayRead = Literal["primary", "copy", "secondary"]
"""How a source was read: the primary text, a word-for-word copy or abstract, or somebody's account of it."""
Completeness = Literal["yes", "no", "not_sure", "prefer_not_to_say"]
"""Whether the person says the medicine list is complete."""
Taking = Literal["now", "stopped", "not_taken", "not_sure"]
"""Whether the person says a medicine is taken now."""
MatterKind = Literal[
    "cautions",
    "questions",
    "classes",
    "substances",
    "sources",
    "doses",
    "notices",
    "not_covered",
    "about",
    "list",
    "rows",
    "unwell",
    "card",
    "fhir",
    "hooks",
    "words",
]
"""The kinds of matters, which a reviewer judges: parts of a rulebook, and last the words of the program."""

PRIORITIES: tuple[str, ...] = get_args(Priority)
"""The priorities, in order."""
COMPLETENESS: tuple[str, ...] = get_args(Completeness)
"""The possible answers about the list as a whole."""
TAKING: tuple[str, ...] = get_args(Taking)
"""The possible answers about one medicine."""

COMPLETE = "medicines_complete"
"""The question whether the list of medicines is complete, as it is named among the questions."""
MAX_LINE = 300
"""Characters. A longer medicine line is refused before it is normalized, never cut."""
MAX_CONFIRMED = 10_000
"""Characters. All names that can be confirmed for a line of ``MAX_LINE`` fit."""
