"""A minimal app with the same questions: a heading, a text and the questions of a file, for ``streamlit run``.

The file, named after ``--``, has the label and options of each question as JSON.
"""

import json
import sys
from pathlib import Path

import streamlit

streamlit.title("Hello")
streamlit.text("A text, and as many questions as the screener draws at first.")
for number, (label, options) in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
    streamlit.radio(label, options, index=None, key=f"question {number}")
