"""Other ways to make a PDF from the text of the same summary.

WeasyPrint renders the HTML summary, reportlab the lines of the note, and typst the same lines as plain paragraphs.
"""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from screener.render.html import render_html
from screener.render.text import render_text
from screener.summary import Summary

PLAIN = Path(__file__).with_name("plain.typ")
STANDARDS = ["ua-1", "a-3a"]
"""The standards of the screener's own PDF."""


def render_weasyprint(summary: Summary) -> bytes:
    """The HTML summary as a tagged PDF (PDF/UA-1), by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 its import is part of what is measured

    made = HTML(string=render_html(summary)).write_pdf(pdf_variant="pdf/ua-1")
    if not isinstance(made, bytes):
        raise TypeError("WeasyPrint gave no document")
    return made


def render_reportlab(summary: Summary) -> bytes:
    """The note as paragraphs of an untagged PDF, by reportlab, in a font built into PDF readers."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415 its import is part of what is measured
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415 likewise

    style, made = getSampleStyleSheet()["Normal"], io.BytesIO()
    lines = render_text(summary).splitlines()
    SimpleDocTemplate(made, invariant=1).build([Paragraph(escape(line) or "&nbsp;", style) for line in lines])
    return made.getvalue()


def render_typst(summary: Summary) -> bytes:
    """The note as plain paragraphs of a tagged PDF, by typst alone, in its own font."""
    lines = [line.strip() for line in render_text(summary).splitlines() if line.strip()]
    files = {"main.typ": PLAIN.read_bytes(), "lines.json": json.dumps(lines).encode()}
    made = _compiler().compile(files, format="pdf", pdf_standards=STANDARDS)
    if not isinstance(made, bytes):
        raise TypeError("typst gave no document")
    return made


@cache
def _compiler() -> Any:
    import typst  # noqa: PLC0415 its import is part of what is measured

    return typst.Compiler()
