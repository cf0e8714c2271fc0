"""The rows of a list go in; they come out with whatever may identify somebody masked in place.

Dates, numbers and people's names become ``[date]``, ``[number]`` and ``[name]``; the rest of the row stays.
"""

from screener.medicines.masking.masking import Masked, MaskedText, Masking, masked_in

__all__ = ["Masked", "MaskedText", "Masking", "masked_in"]
