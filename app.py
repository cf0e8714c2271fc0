"""The web app: Streamlit's server, with the doors shut, around the pages in ``screener/web/``.

Start it with ``python3 run.py``, with ``ldn-screener app`` where it was installed, or with ``streamlit run app.py``.
"""

from pathlib import Path

import streamlit as st

from screener import web
from screener.web.documents import hold_documents
from screener.web.security import middleware
from screener.web.shell.serving import routes
from screener.web.start import get_ready

hold_documents()
MAIN = Path(web.__file__).parent / "main.py"
app = st.App(MAIN, routes=routes(), middleware=middleware(), lifespan=get_ready)
