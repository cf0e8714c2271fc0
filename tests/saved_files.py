"""Saved summaries about umbrellin as they are saved, and what another program could make of them."""

import io
import json
import struct
import zlib
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


def slow_pdf(kids: int) -> bytes:
    """A small PDF whose list of attachments has many parts, each of which unpacks to 4.9 MB that are slow to read."""
    content, where = bytearray(b"%PDF-1.7\n"), {}

    def add(number: int, body: bytes) -> None:
        where[number] = (1, len(content), 0)
        content.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def stream(entries: bytes, text: bytes) -> bytes:
        packed = zlib.compress(text, 9)
        return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)

    parts = range(10, 10 + 2 * kids, 2)
    add(1, b"<</Type/Catalog/Pages 3 0 R/Names<</EmbeddedFiles 2 0 R>>>>")
    add(2, b"<</Kids[%b]>>" % b" ".join(b"%d 0 R" % part for part in parts))
    add(3, b"<</Type/Pages/Kids[]/Count 0>>")
    for part in parts:
        head = b"%d 0 " % part
        text = head + b"<</Names[(" + b"\\q" * 2_450_000 + b") 1]>>"
        add(part + 1, stream(b"/Type/ObjStm/N 1/First %d" % len(head), text))
        where[part] = (2, part + 1, 0)
    table, start = parts[-1] + 2, len(content)
    where[table] = (1, start, 0)
    rows = b"".join(struct.pack(">BIH", *where.get(number, (0, 0, 0))) for number in range(table + 1))
    add(table, stream(b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R" % (table + 1), rows))
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % start)


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
