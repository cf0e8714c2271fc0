"""How texts are worded: what is not said, and how doses are written. Held by ``check``, never at the app's start.

It stands in one file a language beside the interface words.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class _Style(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Word = Annotated[str, Field(min_length=1)]
WayOut = dict[Word, Word]
"""What is not written, each with what to write instead."""


class Phrases(_Style):
    """Words that are not said, each with the way out."""

    to_anybody: Annotated[WayOut, Field(description="words of safety and verdict")]
    to_patients: Annotated[WayOut, Field(description="words that tell somebody what to do")]
    but: Annotated[tuple[Word, ...], Field(description="sentences that may be said as they stand here")]


class Doses(_Style):
    """How doses are written, after ISMP's list of error-prone abbreviations, symbols and dose designations."""

    abbreviations: WayOut
    units_misread: Annotated[WayOut, Field(description="units that are misread behind a number")]
    signs: Annotated[WayOut, Field(description="signs that are misread before a number")]
    units: Annotated[tuple[Word, ...], Field(description="units with a non-breaking space before them")]


class TwoVoices(_Style):
    """What is said to clinicians alone: figures from sources, and how strong the evidence is."""

    units: Annotated[tuple[Word, ...], Field(description="no number stands before one of these for a patient")]
    words: Annotated[WayOut, Field(description="words about evidence, each with what to write instead")]


class ReadingGrade(_Style):
    """How hard the words of patients may be to read."""

    grade: Annotated[float, Field(gt=0, description="the highest Flesch-Kincaid grade")]
    words: Annotated[int, Field(gt=0, description="fewer words together are not measured: the grade jumps about")]


class Style(_Style):
    """The style of one language."""

    language: Word
    phrases: Phrases
    doses: Doses
    placeholders: Annotated[tuple[Word, ...], Field(description="words that stand where a text is missing")]
    no_edition: Annotated[tuple[Word, ...], Field(description="what an edition begins with that is not known")]
    two_voices: Annotated[TwoVoices | None, Field(description="absent: not looked at in this language")] = None
    reading: Annotated[ReadingGrade | None, Field(description="absent: the grade says nothing in this language")] = None
