"""The reading of a PDF, as a program of its own: its limits hold for all that is in the file, and for nobody else.

It imports nothing of this program, so that it starts quickly. A PDF comes in at standard input; the outcome goes out at
standard output: a word, and behind ``record`` what the PDF carries.

pypdf reads the way to the attachment, within limits; pages, forms, scripts and links are never touched.
"""

import io
import logging
import os
import sys

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

NAME = "record.json"
"""The name of the attached file."""
MAX_RECORD = 5_000_000
"""Bytes. A record that would be larger is not unpacked."""
SECONDS = 2
"""Of a processor, for one file."""
MEMORY = 300_000_000
"""Bytes of addresses, for one file and the program that reads it."""


def limit() -> None:
    """Have the system end this program when it takes too much. Windows cannot; there the caller's clock ends it."""
    try:
        import resource  # noqa: PLC0415 only Unix has it
    except ImportError:
        return
    os.nice(10)  # the clicks of other people come first
    limits = {resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_AS: MEMORY, resource.RLIMIT_FSIZE: 0}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))


def outcome(pdf: bytes) -> tuple[str, bytes]:
    """What became of it, in a word, and the record."""
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
            return attached(PdfReader(io.BytesIO(pdf), xref_stream_maximum_entries=100_000))
    except LimitReachedError:
        return "too_large", b""
    except MemoryError:
        return "too_much", b""
    except Exception:  # noqa: BLE001 whatever a broken file makes pypdf raise, the file is broken
        return "damaged", b""


def attached(reader: PdfReader) -> tuple[str, bytes]:
    """The one attached file that is a record."""
    if reader.is_encrypted:
        return "encrypted", b""
    found = [file for file in reader.attachment_list if file.name == NAME]
    if len(found) != 1:
        return ("several" if found else "no_record"), b""
    return "record", found[0].content


def main() -> None:
    """Read one PDF."""
    limit()
    # pypdf logs what it finds odd, and could quote the file: what is in a file goes into no log.
    logging.disable()
    word, record = outcome(sys.stdin.buffer.read())
    sys.stdout.buffer.write(f"{word}\n".encode() + record)


if __name__ == "__main__":
    main()
