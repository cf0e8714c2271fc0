"""The words of the pages of the app."""

from typing import Annotated, get_args

from screener.kinds import Taking
from screener.words.forms import Group, Word, one_for_each, takes


class Page(Group):
    """Words on the pages of the app."""

    summary: Word
    why: Annotated[Word, takes("why")]
    start_over: Word
    start_over_sure: Word
    start_over_yes: Word
    start_over_no: Word
    follows: Word
    lines: Word
    lines_intro: Word
    confirm: Annotated[Word, takes("number", "name")]
    undo: Annotated[Word, takes("number")]
    taking: Annotated[Word, takes("number")]
    taking_choices: Annotated[dict[str, Word], one_for_each(*get_args(Taking))]
    take_away: Word
    download_pdf: Word
    download_text: Word
    download_json: Word
    too_many_lines: Annotated[Word, takes("count", "limit")]
    broken_title: Word
    broken_intro: Word
    failed: Word


class AboutRules(Group):
    """Words of the page and the documents that show the rules themselves."""

    clinic: Word
    title: Word
    intro: Word
    version: Annotated[Word, takes("subject", "version")]
    search: Word
    found: Annotated[Word, takes("count", "total")]
    topics: Word
    questions: Word
    answers: Annotated[Word, takes("answers")]
    find_out: Annotated[Word, takes("how")]
    asked_if: Word
    cautions: Word
    when: Word
    source: Word
    says: Word
    strength: Word
    examples: Word
    example: Word
    comes_out: Word
    comes_out_as: Annotated[Word, takes("title", "outcome")]
    open: Annotated[Word, takes("outcome", "missing")]
    role: Word
    signature: Word
    remarks: Word


class Face(Group):
    """Words around the pages: of the index page, of the navigation, and of what was lost."""

    title: Word
    description: Word
    no_script: Word
    skip: Word
    pages: Word
    to_summary: Word
    print: Word
    lost_title: Word
    lost: Word
    lost_begin: Word
