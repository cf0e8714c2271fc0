"""The day. Only the command line and the pages ask for it; the engine is told."""

import datetime as dt


def today() -> dt.date:
    """The day on this machine."""
    return dt.datetime.now().astimezone().date()
