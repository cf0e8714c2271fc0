"""An intake goes in; the record that a document carries of it comes out, and from a document the intake again.

What the rules of today have no place for is kept apart, and said.
"""

from screener.engine.kinds import COMPLETE
from screener.saved.opening import open_saved
from screener.saved.record import Opened, record_text

__all__ = ["COMPLETE", "Opened", "open_saved", "record_text"]
