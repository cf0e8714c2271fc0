"""The web app: Streamlit's server, with the doors shut, around the pages in ``screener/web/``.

Start it with ``python3 run.py``, or with ``streamlit run app.py`` in an environment that has the requirements.
"""

import streamlit as st

from screener.web.documents import hold_documents
from screener.web.security import middleware
from screener.web.shell.serving import routes
from screener.web.start import get_ready

hold_documents()
app = st.App("screener/web/main.py", routes=routes(), middleware=middleware(), lifespan=get_ready)
