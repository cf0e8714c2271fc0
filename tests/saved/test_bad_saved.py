"""Files that are not a saved summary as it was saved: none is opened, and each message says why and the way out."""

import json
import re
import zlib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf.actions import JavaScript

from assurance.hostile import slow_pdf
from screener.engine.problems import Refused
from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.saved.in_page import as_data
from screener.saved.opening import MAX_FILE
from screener.saved.pdf_child import outcome
from screener.saved.record import checksum_of
from screener.saved.unread import Unread
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import ROOT, TODAY, book, intake
from tests.saved_files import (
    as_bytes,
    changed,
    good,
    locked,
    made_anew,
    opened,
    page,
    pdf,
    record,
    text,
    twice,
    written,
)


def bomb() -> bytes:
    """A PDF whose record unpacks to 200 MB."""
    content = as_bytes(written(record_json=b"x" * 64))
    packed = zlib.compress(b" " * 200_000_000)
    packed = zlib.compress(packed)  # twice: a few hundred bytes
    start = content.index(b"x" * 64)
    head = content[:start]
    at = head.rindex(b"<<")
    entry = b"<< /Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(packed)
    return head[:at] + entry + packed + content[start + 64 :]


def another_book() -> bytes:
    """A summary made with other rules."""
    ldn = book(ROOT / "rules" / "ldn")
    return summarise(screen(ldn, intake("codeine")), Audience.PATIENT, TODAY).record.encode()


def nested(levels: int) -> bytes:
    """A record with lists within lists."""
    return b'{"kind": "screener record", "format": 1, "saved": ' + b"[" * levels + b"]" * levels + b"}"


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "D001"),
    "only spaces": (lambda: b" \n\t ", "D001"),
    "larger than anything saved": (lambda: b"{" + b" " * MAX_FILE, "D002"),
    "a record that unpacks to 200 MB": (bomb, "D002"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "D003"),
    "a letter": (lambda: b"Dear doctor, I take codeine.", "D003"),
    "a list": (lambda: b"[1, 2]", "D003"),
    "a number": (lambda: b"12", "D003"),
    "other JSON": (lambda: b'{"name": "x", "version": 2}', "D003"),
    "an empty object": (lambda: b"{}", "D003"),
    "a page from elsewhere": (lambda: b"<!doctype html><script>alert(1)</script></html>", "D006"),
    "a page without its last bytes": (lambda: page()[:-9], "D004"),
    "a page that was cut within its record": (lambda: page()[:-200], "D004"),
    "a page with two records": (lambda: page().replace(b"<body>", b"<body>" + as_data("{}").encode()), "D007"),
    "a page changed by hand": (lambda: page().replace(b'"from_65"', b'"under_18"'), "D009"),
    "a page whose record is empty": (
        lambda: page().replace(as_data(good().record).encode(), as_data("{}").encode()), "D009",
    ),
    "a PDF without its end": (lambda: pdf()[: len(pdf()) // 2], "D004"),
    "a PDF without its last bytes": (lambda: pdf()[:-40], "D004"),
    "a PDF that is only a beginning and an end": (lambda: b"%PDF-1.7\n%%EOF", "D004"),
    "a PDF of noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF", "D004"),
    "a PDF with a password": (locked, "D005"),
    "a PDF from elsewhere": (lambda: as_bytes(written()), "D006"),
    "a PDF that carries something else": (lambda: as_bytes(written(invoice_xml=b"<x/>")), "D006"),
    "a summary of an older program": (lambda: text({**json.loads(render_json(good())), "record": None}), "D006"),
    "a PDF with two records": (twice, "D007"),
    "a newer form": (lambda: changed(format=4), "D008"),
    "a newer form in a PDF": (lambda: as_bytes(written(record_json=changed(format=4))), "D008"),
    "an answer changed by hand": (
        lambda: good().record.replace('"age": "from_65"', '"age": "under_18"').encode(), "D009",
    ),
    "a medicine taken out by hand": (
        lambda: re.sub(r'\{\s*"typed": "drizzle tonic"\s*\},', "", good().record).encode(), "D009",
    ),
    "an outcome changed by hand": (lambda: good().record.replace('"raised"', '"not_raised"', 1).encode(), "D009"),
    "without a checksum": (lambda: text({key: one for key, one in record().items() if key != "checksum"}), "D009"),
    "a word of the record changed by hand": (
        lambda: good().record.replace("screener record", "record").encode(), "D009",
    ),
    "a checksum that is a number": (lambda: changed(checksum=12), "D009"),
    "changed by hand within a PDF": (
        lambda: as_bytes(written(record_json=good().record.replace("drizzle", "drizzles").encode())), "D009",
    ),
    "something that is not in a record": (lambda: made_anew("run", value="import os"), "D010"),
    "an older form than there ever was": (lambda: made_anew("format", value=0), "D010"),
    "a form that is true": (lambda: made_anew("format", value=[True]), "D010"),
    "without its intake": (lambda: made_anew("saved", "intake"), "D010"),
    "an outcome that does not exist": (
        lambda: made_anew("saved", "cautions", "other_medicines", "outcome", value="safe"), "D010",
    ),
    "an answer to a question that was never there": (
        lambda: made_anew("saved", "intake", "answers", value={"colour": "blue"}), "D010",
    ),
    "more lines than can be read": (
        lambda: made_anew("saved", "intake", "medicines", value=[{"typed": "x"}] * 201), "D010",
    ),
    "rows without end": (
        lambda: made_anew("saved", "intake", "medicines", value=[{"typed": "Dr. John Smith " * 7_000}]), "D010",
    ),
    "an answer that is too long to be kept": (
        lambda: made_anew("saved", "intake", "answers", value={"age": "x" * 601}), "D010",
    ),
    "an answer without a letter": (lambda: made_anew("saved", "intake", "answers", value={"dry_mouth": ""}), "D010"),
    "two medicines in one line": (
        lambda: made_anew("saved", "intake", "medicines", value=[{"typed": "sundry\ntonic", "taking": "now"}]), "D010",
    ),
    "an id that is a path": (lambda: made_anew("saved", "rulebook", "id", value="../../etc/passwd"), "D010"),
    "a version that is a command": (lambda: made_anew("saved", "rulebook", "version", value="$(reboot)"), "D010"),
    "made with other rules": (another_book, "D011"),
    "made with other rules, in a PDF": (lambda: as_bytes(written(record_json=another_book())), "D011"),
    "lists within lists": (lambda: nested(100_000), "D012"),
    "lists within lists in a PDF": (lambda: as_bytes(written(record_json=nested(100_000))), "D012"),
    "many empty lists": (lambda: b'{"kind": [' + b"[]," * 600_000 + b"1]}", "D013"),
    "a PDF that unpacks to what is slow to read": (lambda: slow_pdf(4), "D013"),
    "not UTF-8": (lambda: b'{"kind": "\xff"}', "F001"),
    "cut short": (lambda: good().record.encode()[:-40], "J002"),
    "a key twice": (lambda: b'{"kind": 1, "kind": 2}', "J003"),
    "not a number": (lambda: b'{"kind": NaN}', "J004"),
    "half a character": (lambda: b'{"kind": "\\ud800"}', "J006"),
    "an intake that is too large": (
        lambda: text({"format": 1, "answers": {f"question_{number}": "yes" for number in range(60_000)}}), "J001",
    ),
    "an intake with an unknown question": (lambda: b'{"format": 1, "answers": {"colour": "blue"}}', "J014"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_not_as_it_was_saved_is_refused(name: str) -> None:
    """Each file is refused for one reason, with a message and a way out, and nothing of it is taken."""
    make, code = BAD[name]
    with pytest.raises(Refused) as refused:
        opened(make())
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(problem.what and problem.hint for problem in refused.value.problems)


def test_every_reason_is_shown() -> None:
    """Every code that the program can print about a saved summary has a file above."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "screener").rglob("*.py"))
    assert {code for _, code in BAD.values() if code.startswith("D")} == set(re.findall(r'"(D[0-9]{3})"', sources))


def test_the_file_as_it_was_saved_is_opened() -> None:
    """What every case starts from is opened, and so is a PDF with the record that another program wrote."""
    for content in (pdf(), good().record.encode(), b"\xef\xbb\xbf" + good().record.encode(), text(record()),
                    as_bytes(written(record_json=good().record.encode(), invoice_xml=b"<x/>"))):  # fmt: skip
        assert opened(content).intake.answers == {"age": "from_65", "had_reaction": "prefer_not_to_say"}


def test_a_script_in_a_pdf_is_not_run_and_changes_nothing() -> None:
    """A PDF with a script and a link that act on opening gives the record, and nothing happens."""
    writer = written(record_json=good().record.encode())
    writer.add_open_action(JavaScript("app.launchURL('https://evil.example')"))
    assert opened(as_bytes(writer)).checked


def test_a_title_of_other_rules_cannot_hide_or_reorder_text() -> None:
    """What a message quotes from the file is made visible."""
    content = made_anew("saved", "rulebook", "title", value="Rules \u202e\x1b[31m")
    content = content.replace(b'"id": "umbrella"', b'"id": "ldn"')
    changed_id = json.loads(content)
    with pytest.raises(Refused) as refused:
        opened(text(changed_id | {"checksum": checksum_of(changed_id)}))
    assert "Rules [U+202E][U+001B][31m" in str(refused.value)


def refused_or_the_same(content: bytes) -> None:
    """The file is refused, or opens as it was saved: nothing in between, and no other failure."""
    if content.startswith(b"%PDF-"):
        word, content = outcome(content)  # as the program does that reads PDFs
        if word != "record":
            assert Unread(word)
            return
    try:
        again = opened(content)
    except Refused:
        return
    assert again.intake == opened(pdf()).intake


@given(st.binary(max_size=400))
@example(b"%PDF-1.7 trailer << /Root 1 0 R >> startxref 0 %%EOF")
@example(b"%PDF-1.4\n1 0 obj<</Kids[1 0 R]/Names 1 0 R>>endobj trailer<</Root 1 0 R>>\n%%EOF")
def test_noise_is_refused(noise: bytes) -> None:
    """Whatever the bytes are, also behind the beginning of a PDF or of a record, the answer is a message."""
    for content in (noise, b'{"record": ' + noise):
        with pytest.raises(Refused):
            opened(content)
    word, record = outcome(b"%PDF-1.7\n" + noise + b"\n%%EOF")  # as the program does that reads PDFs
    assert (Unread(word), record) == (word, b"")


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_refused_or_opens_as_it_was_saved(data: st.DataObject) -> None:
    """Bytes are changed, taken out or doubled anywhere: what comes out is what was saved, or a message."""
    whole = data.draw(st.sampled_from((pdf(), page(), good().record.encode(), render_json(good()).encode())))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(("flip", "cut", "double", "end"))):
            case "flip":
                content[at] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del content[at : at + data.draw(st.integers(1, 2000))]
            case "double":
                content[at:at] = content[at : at + 50]
            case _:
                del content[at + 1 :]
        if not content:
            return
    refused_or_the_same(bytes(content))


def refusal(content: bytes) -> str:
    """What is said of a file that is refused; nothing where it is opened."""
    try:
        opened(content)
    except Refused as refused:
        return str(refused)
    return ""


def test_nothing_of_a_file_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A broken file that holds a name leaves no line in any log."""
    for content in (pdf()[:2000] + b"ZZCANARY7" + pdf()[2000:], b"%PDF-1.7\nZZCANARY7 << /Root ZZCANARY7 >>\n%%EOF"):
        assert "ZZCANARY7" not in refusal(content)
    assert caplog.records == []
