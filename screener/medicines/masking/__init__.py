"""The rows of a list go in; out they come with what may tell who somebody is masked in its place.

Dates, numbers and names of people become ``[date]``, ``[number]`` and ``[name]``; the rest of the row stays.
"""

from screener.medicines.masking.masking import Masked, MaskedText, Masking, masked_in

__all__ = ["Masked", "MaskedText", "Masking", "masked_in"]
