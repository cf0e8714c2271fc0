"""A screening goes in; what it says for one audience comes out, as plain data with every sentence already made.

Page, PDF, text and JSON all show this and nothing else, so none of them can say something that another does not.
"""

from screener.rulebook.labels import answer_label
from screener.summary.arranging import blocks_of
from screener.summary.blocks import Block, Kind, Place, every
from screener.summary.changes import ChangeLine, answer_mark, marked_entries
from screener.summary.evidence import EvidenceLine, evidence_lines, review_if_any, review_sentence
from screener.summary.making import source_lines, summarise
from screener.summary.medicines import MedicineEntry, left_out, medicine_entries
from screener.summary.model import Item, NoticeLine, Summary
from screener.summary.raised_by import RaisedBy, in_short, opened_by

__all__ = [
    "Block",
    "ChangeLine",
    "EvidenceLine",
    "Item",
    "Kind",
    "MedicineEntry",
    "NoticeLine",
    "Place",
    "RaisedBy",
    "Summary",
    "answer_label",
    "answer_mark",
    "blocks_of",
    "every",
    "evidence_lines",
    "in_short",
    "left_out",
    "marked_entries",
    "medicine_entries",
    "opened_by",
    "review_if_any",
    "review_sentence",
    "source_lines",
    "summarise",
]
