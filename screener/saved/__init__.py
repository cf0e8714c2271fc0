"""What a document carries of the intake it was made from, so that it can be opened again."""

from screener.saved.changes import COMPLETE
from screener.saved.opening import open_saved
from screener.saved.record import Opened, record_text

__all__ = ["COMPLETE", "Opened", "open_saved", "record_text"]
