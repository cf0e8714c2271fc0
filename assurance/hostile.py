"""Files that are made to take long: small ones, and as large as the app takes them."""

import json
import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Any


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


def _bundle(*entries: Any) -> bytes:  # noqa: ANN401 whatever JSON there is
    """A health record."""
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in entries]}).encode()


def _medicines(texts: Iterable[str]) -> list[dict[str, Any]]:
    kind = {"resourceType": "MedicationStatement", "status": "active"}
    return [{**kind, "medicationCodeableConcept": {"text": text}} for text in texts]


def _same_key(count: int) -> bytes:
    """An object whose last key is written twice."""
    keys = b",".join(b'"%d":0' % number for number in (*range(count), count - 1))
    return b'{"resourceType":"Bundle","x":{' + keys + b"}}"


def _patients(count: int) -> bytes:
    kinds = ({"resourceType": "Patient"}, {"resourceType": "Basic"})
    entries = [{"fullUrl": f"urn:{number}", "resource": kinds[number % 2]} for number in range(count)]
    return json.dumps({"resourceType": "Bundle", "entry": entries}).encode()


RECORDS: dict[str, Callable[[int], bytes]] = {
    "a key that is written twice behind many": _same_key,
    "medicines that nobody knows": lambda count: _bundle(*_medicines(f"zq{number} mg" for number in range(count))),
    "one medicine, again and again": lambda count: _bundle(*_medicines(["codeine"] * count)),
    "a row that does not end": lambda count: _bundle(*_medicines(["Dr. John Smith 1/2/2020 " * count])),
    "a medicine of many codes": lambda count: _bundle(
        {
            "resourceType": "MedicationStatement",
            "medicationCodeableConcept": {
                "coding": [{"code": f"{one}", "display": f"zq{one}"} for one in range(count)]
            },
        }
    ),
    "conditions that name people": lambda count: _bundle(
        *({"resourceType": "Condition", "code": {"text": f"Dr. Li {one} 1/2/2020"}} for one in range(count))
    ),
    "people": _patients,
    "lines that are not JSON": lambda count: b'{"resourceType":"Basic"}\n' + b"{x\n" * count,
}
"""Health records by what is in them: each grows with a number, and is to be read or refused within seconds."""
