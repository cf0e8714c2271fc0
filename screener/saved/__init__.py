"""What a document carries of the intake it was made from, so that it can be opened again."""

from screener.saved.record import record_text

__all__ = ["record_text"]
