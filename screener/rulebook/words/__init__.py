"""The words of the program that do not come from a rulebook: headings, labels, buttons, sentences.

They stand in one file a language beside this module, so that a translation is a file.
"""

from pathlib import Path
from typing import Annotated, get_args

from screener.engine.kinds import PRIORITIES, CautionKind, Completeness, Strength, WayRead
from screener.engine.written import Quoted
from screener.rulebook.words.checklist import Checklist
from screener.rulebook.words.forms import Group, Word, one_for_each
from screener.rulebook.words.languages import Languages
from screener.rulebook.words.pages import AboutProgram, AboutRules, CardPage, Page, Prepare, Shell, Start
from screener.rulebook.words.records import Records
from screener.rulebook.words.rules import Comparing, Conditions
from screener.rulebook.words.saved import Opening, Saved
from screener.rulebook.words.summary import (
    Asks,
    BlockWords,
    Document,
    Heading,
    Labels,
    MedicineList,
    PaperWords,
    Readings,
    Refusals,
    ReviewStates,
    Sections,
)
from screener.rulebook.words.worklist import Worklist

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
    checklist: Checklist
    conditions: Conditions
    about: AboutRules
    comparing: Comparing
    paper: PaperWords
    blocks: BlockWords
    card: CardPage
    about_program: AboutProgram
    start: Start
    prepare: Prepare
    saved: Saved
    opening: Opening
    records: Records
    languages: Languages
    shell: Shell
    worklist: Worklist
