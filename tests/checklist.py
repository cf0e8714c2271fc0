"""The clinic's page, opened at its own address."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash


def checklist(page: AppTest) -> AppTest:
    """The app, gone to the clinic's page."""
    page._page_hash = calc_hash("checklist")
    return page.run()
