"""The web app: Streamlit's server, with the doors shut, around the pages in ``screener/web/``.

Start it with ``python3 run.py``, or with ``ldn-screener app`` where it was installed.
"""

import sys
from pathlib import Path

import streamlit as st

from screener import web
from screener.cli.server_options import ServerOptions
from screener.connections import end_silent_connections
from screener.web.documents import hold_documents
from screener.web.security import middleware
from screener.web.sessions import hold_sessions
from screener.web.settings import only_ours, refuse_others
from screener.web.shell.serving import routes
from screener.web.start import get_ready
from screener.web.uploads import hold_uploads

STARTED_HERE = __name__ == "__main__"
said = ServerOptions.model_validate_json(sys.argv[1]) if STARTED_HERE else ServerOptions()
named = said.for_streamlit
only_ours(named) if STARTED_HERE else refuse_others()

end_silent_connections()
hold_documents()
hold_sessions()
hold_uploads()
MAIN = Path(web.__file__).parent / "main.py"
app = st.App(MAIN, routes=routes(), middleware=middleware(said.under), lifespan=get_ready)

if STARTED_HERE:
    app.run(config=named)
