"""The web app: Streamlit's server, with the doors shut, around the pages in ``screener/ui/``.

Start it with ``python3 run.py``, or with ``streamlit run app.py`` in an environment that has the requirements.
"""

import streamlit as st

from screener.ui.documents import hold_documents
from screener.ui.doors import middleware
from screener.ui.face.serving import routes
from screener.ui.start import get_ready

hold_documents()
app = st.App("screener/ui/main.py", routes=routes(), middleware=middleware(), lifespan=get_ready)
