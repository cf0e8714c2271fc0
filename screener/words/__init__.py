"""The words of the program that do not come from a rulebook: headings, labels, buttons, sentences.

They stand in one file a language beside this module, so that a translation is a file.
"""

from pathlib import Path
from typing import Annotated, get_args

from screener.kinds import PRIORITIES, CautionKind, Completeness, Strength, WayRead
from screener.words.forms import Group, Word, one_for_each
from screener.words.languages import Languages
from screener.words.pages import AboutProgram, AboutRules, CardPage, Face, Page, Prepare
from screener.words.rules import Comparing, Conditions
from screener.words.saved import Opening, Saved
from screener.words.summary import (
    Asks,
    Document,
    Heading,
    Labels,
    MedicineList,
    Paper,
    Readings,
    Refusals,
    ReviewStates,
    Sections,
)
from screener.written import Quoted

__all__ = ["FOLDER", "Asks", "Heading", "Readings", "Words"]

FOLDER = Path(__file__).parent
"""Where the files are."""


class Words(Group):
    """All of them, in one language."""

    language: Annotated[Word, Quoted()]
    answers: Annotated[dict[str, Word], one_for_each(*get_args(Completeness), "not_answered")]
    audiences: Annotated[dict[str, Word], one_for_each("clinician", "patient")]
    priorities: Annotated[dict[str, Word], one_for_each(*PRIORITIES)]
    kinds: Annotated[dict[str, Word], one_for_each(*get_args(CautionKind))]
    strengths: Annotated[dict[str, Word], one_for_each(*get_args(Strength))]
    read: Annotated[dict[str, Word], one_for_each(*get_args(WayRead))]
    sections: Sections
    labels: Labels
    review: ReviewStates
    medicine_list: MedicineList
    readings: Readings
    refusals: Refusals
    document: Document
    page: Page
    conditions: Conditions
    about: AboutRules
    comparing: Comparing
    paper: Paper
    card: CardPage
    about_program: AboutProgram
    prepare: Prepare
    saved: Saved
    opening: Opening
    languages: Languages
    face: Face
