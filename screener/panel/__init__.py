"""Many people at once: a table goes in, a person a row; what every caution comes to comes out, in columns.

``Panel`` is the door. It finds what ``screen`` finds for each person by itself.
"""

from screener.panel.screening import Panel, Screened

__all__ = ["Panel", "Screened"]
