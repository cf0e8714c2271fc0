"""Today's date. Only the command line and the pages ask for it, and pass it on."""

import datetime as dt


def today() -> dt.date:
    """Today's date on this machine."""
    return dt.datetime.now().astimezone().date()
