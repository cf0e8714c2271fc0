"""Other libraries that make PDFs, with the text of the same summary: WeasyPrint of the HTML, reportlab of the note."""

import io
from xml.sax.saxutils import escape

from screener.render.html import render_html
from screener.render.text import render_text
from screener.summary import Summary


def render_weasyprint(summary: Summary) -> bytes:
    """The HTML summary as a tagged PDF (PDF/UA-1), by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 its import is part of what is measured

    made = HTML(string=render_html(summary)).write_pdf(pdf_variant="pdf/ua-1")
    if not isinstance(made, bytes):
        raise TypeError("WeasyPrint gave no document")
    return made


def render_reportlab(summary: Summary) -> bytes:
    """The note as paragraphs of a PDF without tags, by reportlab, in a font that PDF readers bring."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415 its import is part of what is measured
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415 likewise

    style, made = getSampleStyleSheet()["Normal"], io.BytesIO()
    lines = render_text(summary).splitlines()
    SimpleDocTemplate(made, invariant=1).build([Paragraph(escape(line) or "&nbsp;", style) for line in lines])
    return made.getvalue()
