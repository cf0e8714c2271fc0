"""Saved summaries about umbrellin as they are saved, and what another program could make of them."""

import io
import json
from functools import cache
from typing import Any

from pypdf import PdfReader, PdfWriter

from screener.engine.intake import Intake
from screener.render.html import render_html
from screener.render.pdf import render_pdf
from screener.rulebook.model import Audience
from screener.saved import Opened, open_saved, record_text
from screener.saved.pdf_child import NAME
from screener.saved.record import checksum_of
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.intakes import TODAY, UMBRELLA, book, intake, ldn


@cache
def good() -> Summary:
    """A summary about umbrellin."""
    said = intake("drizzle tonic", "Sundry 5 mg", complete="yes", age="from_65", had_reaction="prefer_not_to_say")
    return summarise(screen(book(UMBRELLA), said), Audience.PATIENT, TODAY)


@cache
def page() -> bytes:
    """The summary as a web page."""
    return render_html(good()).encode()


@cache
def pdf() -> bytes:
    """The summary as PDF."""
    return render_pdf(good())


def record() -> dict[str, Any]:
    """The record of the summary, to be changed."""
    return dict(json.loads(good().record))


def opened(content: bytes) -> Opened:
    """The file, opened with the umbrella rulebook."""
    return open_saved(content, name="summary", rulebook=book(UMBRELLA))


def opened_again(before: Intake, after: Intake) -> Summary:
    """The clinician's summary of an intake that was saved, opened and changed, under the rules about LDN."""
    saved = open_saved(record_text(screen(ldn(), before)).encode(), name="summary", rulebook=ldn())
    return summarise(screen(ldn(), after), Audience.CLINICIAN, TODAY, saved)


def text(content: Any) -> bytes:
    """JSON in a file."""
    return json.dumps(content, ensure_ascii=False).encode()


def changed(**fields: Any) -> bytes:
    """The record with other fields, and the checksum as it was."""
    return text(record() | fields)


def made_anew(*way: str, value: Any = None) -> bytes:
    """The record with something else in one place and a new checksum, as a program could write it."""
    content = record()
    place = content
    for step in way[:-1]:
        place = place[step]
    if value is None:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return text(content | {"checksum": checksum_of(content)})


def written(**attachments: bytes) -> PdfWriter:
    """A PDF of one empty page with files attached to it."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in attachments.items():
        writer.add_attachment(name.replace("_", "."), content)
    return writer


def as_bytes(writer: PdfWriter) -> bytes:
    """The PDF that a writer holds."""
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked() -> bytes:
    """The summary's PDF, saved with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    return as_bytes(writer)


def twice() -> bytes:
    """A PDF that carries two records."""
    writer = written(record_json=good().record.encode())
    writer.add_attachment(NAME, good().record.encode())
    return as_bytes(writer)
