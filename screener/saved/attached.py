"""The record that a PDF carries as an attached file. Nothing else in the PDF is read, and nothing of it is run.

pypdf reads the way to the attachment, within limits; pages, forms, scripts and links are never touched.
"""

import io
import logging

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from screener.saved.unread import Unread

NAME = "record.json"
"""The name of the attached file."""
MAX_RECORD = 5_000_000
"""Bytes. A record that would be larger is not unpacked."""
_TAIL = 2_048
"""Bytes at the end in which the end mark has to stand: a file that was cut short has none there."""

# pypdf logs what it finds odd, and could quote the file: what is in a file goes into no log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def record_in(pdf: bytes) -> bytes | Unread:
    """The record that a PDF carries, or why there is none."""
    if b"%%EOF" not in pdf[-_TAIL:]:
        return Unread.DAMAGED
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_RECORD,
            zlib_maximum_recovery_input_length=0,
            lzw_maximum_output_length=MAX_RECORD,
            run_length_maximum_output_length=MAX_RECORD,
            brotli_maximum_output_length=MAX_RECORD,
            array_based_stream_maximum_output_length=MAX_RECORD,
            maximum_declared_stream_length=MAX_RECORD,
            jbig2dec_binary=None,
            stream_filters_maximum_length=2,
            stream_decoding_work_maximum_length=2 * MAX_RECORD,
        ):
            return _attached(PdfReader(io.BytesIO(pdf), xref_stream_maximum_entries=100_000))
    except LimitReachedError:
        return Unread.TOO_LARGE
    except Exception:  # noqa: BLE001 whatever a broken file makes pypdf raise, the file is broken
        return Unread.DAMAGED


def _attached(reader: PdfReader) -> bytes | Unread:
    if reader.is_encrypted:
        return Unread.ENCRYPTED
    found = [file for file in reader.attachment_list if file.name == NAME]
    if len(found) != 1:
        return Unread.SEVERAL if found else Unread.NO_RECORD
    return found[0].content
