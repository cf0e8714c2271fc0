"""The words of the pages of the app."""

from typing import Annotated, get_args

from screener.engine.kinds import Taking
from screener.rulebook.words.forms import Group, Word, one_for_each, takes


class Page(Group):
    """Words on the pages of the app."""

    summary: Word
    why: Annotated[Word, takes("why")]
    start_over: Word
    start_over_sure: Word
    start_over_yes: Word
    start_over_no: Word
    no_medicines: Word
    taking: Annotated[Word, takes("number")]
    taking_choices: Annotated[dict[str, Word], one_for_each(*get_args(Taking))]
    take_away: Word
    download_pdf_a4: Word
    download_pdf_letter: Word
    download_html: Word
    download_note: Word
    download_text: Word
    download_ascii: Word
    download_json: Word
    too_many_lines: Annotated[Word, takes("count", "limit")]
    broken_title: Word
    broken_intro: Word
    failed: Word


class AboutRules(Group):
    """Words of the page and the documents that show the rules themselves."""

    appendix: Word
    names: Word
    doses: Word
    together_short: Word
    covers: Word
    rests_on: Annotated[Word, takes("what")]

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
    concern: Annotated[Word, takes("answers")]
    takes_away: Annotated[Word, takes("title", "why")]
    cautions: Word
    when: Word
    source: Word
    says: Word
    strength: Word
    classes: Word
    class_medicines: Annotated[Word, takes("medicines")]
    short: Annotated[Word, takes("short")]
    together: Word
    same_screen: Word
    because: Annotated[Word, takes("texts")]
    burden: Word
    burden_intro: Annotated[Word, takes("people", "asked", "points", "open")]
    burden_first: Word
    burden_points: Word
    burden_cautions: Word
    burden_open: Word
    only_as: Annotated[Word, takes("title", "names")]
    examples: Word
    example: Word
    comes_out: Word
    comes_out_as: Annotated[Word, takes("title", "outcome")]
    open: Annotated[Word, takes("outcome", "missing")]
    role: Word
    signature: Word
    remarks: Word


class CardPage(Group):
    """Words of the page that offers the card, of the card, and of the sheet it is cut from."""

    card: Word
    says: Word
    details: Word
    sources: Word
    cut: Word
    by_hand: Word
    picture: Word
    download_pdf: Word
    download_png: Word


class AboutProgram(Group):
    """Words of the page *About*: what this program is, how it decides, and what becomes of what is typed."""

    title: Word
    what: Word
    what_it_does: Word
    what_it_is_not: Word
    who: Word
    who_it_is_for: Word
    how: Word
    how_it_decides: Word
    not_answered: Word
    three: Word
    raised: Annotated[Word, takes("heading")]
    undetermined: Annotated[Word, takes("heading")]
    not_raised: Annotated[Word, takes("heading")]
    no_fourth: Word
    example: Word
    example_intro: Word
    example_person: Annotated[Word, takes("name")]
    example_outcome: Annotated[Word, takes("heading", "count")]
    rules: Word
    rules_version: Annotated[Word, takes("title", "version", "month", "hash")]
    rules_count: Annotated[Word, takes("cautions", "questions", "names", "examples", "sources")]
    rules_reviewed: Annotated[Word, takes("reviewed", "cautions", "changed")]
    rules_due: Annotated[Word, takes("first", "last", "overdue")]
    limits: Word
    limits_text: Word
    not_covered: Annotated[Word, takes("page", "heading")]
    leaves: Word
    leaves_text: Word
    memory: Word
    files: Word
    software: Word
    licence: Word
    fault: Word
    fault_text: Word


class Start(Group):
    """Words of the page that the app opens with."""

    link: Word
    title: Annotated[Word, takes("subject")]
    for_me: Word
    for_me_text: Word
    for_clinic: Word
    for_clinic_text: Word
    answers: Word
    answers_text: Word


class PrepareLine(Group):
    """What is said to a line of the list."""

    title: Annotated[Word, takes("number")]
    why: Word
    could_be: Word
    rest: Annotated[Word, takes("names")]
    taking: Annotated[Word, takes("names")]
    unknown: Word
    names_nothing: Word
    nothing: Word
    person: Word
    not_read: Word
    rewrite: Word
    no_medicine: Word
    rest_no_medicine: Word
    undo: Word


class Prepare(Group):
    """Words of the page on which a person prepares for an appointment."""

    title: Word
    left: Annotated[Word, takes("count")]
    left_one: Word
    left_none: Word
    skip: Word
    open: Word
    go_on: Word
    back: Word
    because_answer: Word
    one_more: Word
    some_more: Annotated[Word, takes("count")]
    no_medicines: Word
    line: PrepareLine
    check: Word
    change: Annotated[Word, takes("question", "answer")]
    to_summary: Word
    own: Word
    own_about: Annotated[Word, takes("title", "subject")]
    own_intro: Annotated[Word, takes("count")]
    own_box: Annotated[Word, takes("number")]
    own_up: Annotated[Word, takes("number")]
    own_too_long: Annotated[Word, takes("number", "length", "limit")]
    own_personal: Annotated[Word, takes("number")]
    suggested: Word
    add: Annotated[Word, takes("question")]
    summary: Word
    to_card: Annotated[Word, takes("card")]
    save_pdf: Word
    share: Word
    share_note: Word
    for_later: Word
    print: Word
    paper: Annotated[Word, takes("take_away")]
    change_answers: Word
    taking_choices: Annotated[dict[str, Word], one_for_each(*get_args(Taking))]


class Shell(Group):
    """Words around the pages: of the index page, of the navigation, and of what was lost."""

    title: Word
    description: Word
    no_script: Word
    skip: Word
    pages: Word
    menu: Word
    to_summary: Word
    lost_title: Word
    lost: Word
    lost_begin: Word
    no_connection_title: Word
    no_connection: Annotated[dict[str, Word], one_for_each("cookies", "full", "host", "socket")]
