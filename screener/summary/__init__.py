"""What a screening says, for one audience, as plain data with every sentence already made.

Page, PDF, text and JSON all show this and nothing else, so none of them can say something that another does not.
"""

from screener.summary.making import answer_label, summarise
from screener.summary.medicines import MedicineEntry, medicine_entries
from screener.summary.model import EvidenceLine, Item, Summary

__all__ = ["EvidenceLine", "Item", "MedicineEntry", "Summary", "answer_label", "medicine_entries", "summarise"]
