"""People of a panel for the tests: drawn by hypothesis, as a table and one by one."""

from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from screener.engine.intake import UNDECIDED, Intake
from screener.panel.rows import Entry, intake_of
from screener.rulebook.model import Rulebook

ROWS = (
    "codeine 30 mg", "Norco 5/325 tablet, take 1 tablet as needed", "ibuprofen", "LDN", "T3", "blorp", "percoset",
    "STOP taking:", "Allergies: morphine", "stopped", "Active", "as needed for pain", "no medications", "NKDA",
    "tramadol, on hold", "tramadol", "morphine stopped 1/2/2020", "oxycodone filled 03/04/2026", "Medication", "---",
    "naltrexone 50 mg", "buprenorphine patch", "pain patch", "x" * 301, "umbrella pill", "no tramadol", "kratom",
    "Status: stopped", "Status: active", "Drug,Status,End", "morphine,stopped,", "codeine,active,1/1/2020", "Notes:",
    "codeine until 1/2/2020", "oxycodone from 5/6/2026", "none", "60 mg", "in the morning", "apomorphine",
)  # fmt: skip
"""Rows that bear on each other among them: headings, statuses, details, days."""

TAKING = (None, "now", "stopped", "not_taken", "not_sure")


def entries() -> st.SearchStrategy[list[Entry]]:
    """A list of rows, with what was said of each."""
    return st.lists(st.builds(Entry, st.sampled_from(ROWS), st.sampled_from(TAKING)), max_size=6)


def people(rulebook: Rulebook) -> st.SearchStrategy[list[dict[str, Any]]]:
    """People with any answers, none, and any list, or none."""
    answers = {key: st.sampled_from((None, *values, *UNDECIDED)) for key, values in rulebook.answers.items()}
    complete = st.sampled_from((None, "yes", "no", "not_sure"))
    person = st.fixed_dictionaries({**answers, "medicines": st.none() | entries(), "medicines_complete": complete})
    return st.lists(person, min_size=1, max_size=8)


def table(drawn: list[dict[str, Any]]) -> pa.Table:
    """The people as a table."""
    item = pa.struct({"typed": pa.string(), "taking": pa.string()})
    rows = [
        {
            **person,
            "person_id": str(number),
            "medicines": person["medicines"] and [entry._asdict() for entry in person["medicines"]],
        }
        for number, person in enumerate(drawn)
    ]
    schema = {name: pa.string() for name in rows[0]} | {"medicines": pa.list_(item)}
    return pa.Table.from_pylist(rows, pa.schema(schema))


def intake(person: dict[str, Any]) -> Intake:
    """A person by himself or herself."""
    answers = {key: value for key, value in person.items() if value and not key.startswith("medicines")}
    return intake_of(person["medicines"] or (), answers, person["medicines_complete"])
