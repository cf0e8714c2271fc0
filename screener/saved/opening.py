"""Opening what somebody brings: a PDF, a web page or a JSON becomes a record, or is refused with the way out.

Nothing in the file is trusted. It is data: it is measured, parsed strictly, held against its checksum, its form and the
rules in use, and never run.
"""

import datetime as dt
from typing import Any

from pydantic import ValidationError

from screener.engine.encoded import NOT_TEXT, SAVE_AS, UTF16, decoded
from screener.engine.intake import MAX_BYTES, MAX_LETTERS, MAX_LINES, NO, UNDECIDED, Intake, intake_in, parse_object
from screener.engine.own_questions import tidied
from screener.engine.problems import Place, Refused, refused
from screener.rulebook.masked import masked
from screener.rulebook.model import Rulebook
from screener.saved import in_page, response
from screener.saved.model import FORMAT, KIND, NotUsed, Record, Snapshot
from screener.saved.record import Opened, checksum_of, record_as_brought
from screener.saved.unread import Unread
from screener.screening import screen

MAX_FILE = 20_000_000
"""Bytes. A larger file is not looked into."""
MAX_VALUES = 500_000
"""Commas and brackets in a file. The longest summary that this program writes has some thousands."""
_CODES = {
    "empty": "D001",
    "too_large": "D002",
    "not_ours": "D003",
    "damaged": "D004",
    "encrypted": "D005",
    "no_record": "D006",
    "several": "D007",
    "newer": "D008",
    "edited": "D009",
    "not_understood": "D010",
    "other_rules": "D011",
    "too_deep": "D012",
    "too_much": "D013",
}
"""The code of every reason for which a file is not opened."""


def open_saved(content: bytes, *, name: str, rulebook: Rulebook, today: dt.date | None = None) -> Opened:
    """What a saved summary holds: a PDF, a web page, the summary as JSON, a record, or the intake alone.

    ``name`` is how messages call the file. ``today`` says which dates of a list lie in the past.

    Raises:
        Refused: for a file that is not ours, not whole, not as it was saved, or not for these rules.
    """
    return _File(name, rulebook, today).opened(content)


class _File:
    def __init__(self, name: str, rulebook: Rulebook, today: dt.date | None) -> None:
        self.name = name
        self.today = today
        self.rulebook = rulebook

    def opened(self, content: bytes) -> Opened:
        if not content.strip():
            raise self._refused("empty")
        if len(content) > MAX_FILE:
            raise self._refused("too_large", limit=MAX_FILE // 1_000_000)
        return self._of_its_kind(self._text(content).encode() if content.startswith(UTF16) else content)

    def _of_its_kind(self, content: bytes) -> Opened:
        """A PDF, a web page, or some JSON."""
        if content.lstrip().startswith(b"%PDF-"):
            return self._record(self._parsed(self._attached(content)))
        if in_page.is_page(content):
            return self._record(self._parsed(self._carried(in_page.record_in(content))))
        found = self._parsed(content)
        if isinstance(found.get("record"), dict):
            found = found["record"]
        if found.get("resourceType") == response.KIND:
            return self._intake(self._of_response(found))
        if found.get("kind") == KIND or "checksum" in found:
            return self._record(found)
        if "findings" in found:
            raise self._refused("no_record")
        if not Intake.model_fields.keys() & found.keys():
            raise self._refused("not_ours")
        if len(content) > MAX_BYTES:
            parse_object(content.decode("utf-8"), self.name)  # says how long an intake can be
        return self._intake(found)

    def _attached(self, pdf: bytes) -> bytes:
        """The record that a PDF carries."""
        from screener.saved.attached import MAX_RECORD, record_in  # noqa: PLC0415 loads pypdf, for PDFs alone

        return self._carried(record_in(pdf), MAX_RECORD)

    def _carried(self, found: bytes | Unread, most: int = MAX_FILE) -> bytes:
        """What a document carries, if it carries one record that can be read."""
        if isinstance(found, Unread):
            limits = {"limit": most // 1_000_000} if found is Unread.TOO_LARGE else {}
            raise self._refused(found.value, **limits)
        return found

    def _refused(self, reason: str, **places: str | int) -> Refused:
        said = getattr(self.rulebook.words.saved.refusals, reason)
        return refused(Place(self.name), _CODES[reason], said.what.format(**places), said.hint)

    def _parsed(self, content: bytes) -> dict[str, Any]:
        """The JSON object in a file. Only what begins as one is taken for a damaged one."""
        if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            raise self._refused("not_ours")
        text = self._text(content)
        if sum(map(text.count, ",[{")) > MAX_VALUES:  # before it is read: values cost more memory than their letters
            raise self._refused("too_much")
        try:
            return parse_object(text, self.name, MAX_FILE)
        except Refused as problem:
            if problem.problems[0].code == "J005":
                raise self._refused("too_deep") from None
            raise

    def _text(self, content: bytes) -> str:
        try:
            return decoded(content)
        except UnicodeDecodeError:
            raise refused(Place(self.name), "F001", NOT_TEXT, SAVE_AS) from None

    def _intake(self, content: dict[str, Any]) -> Opened:
        """A bare intake has no checksum and no older rules: it is read with the rules in use."""
        book = self.rulebook
        brought = intake_in(
            content, path=self.name, rulebook_id=book.about.id, answers=book.answers, cautions=book.cautions
        )
        intake = masked(book, tidied(brought), self.today)
        return Opened(record_as_brought(screen(book, intake)), intake, {}, checked=False)

    def _of_response(self, content: dict[str, Any]) -> dict[str, Any]:
        """The intake in a FHIR QuestionnaireResponse."""
        if not response.is_of(self.rulebook, content):
            raise self._refused("not_ours")
        try:
            return response.intake_in(self.rulebook, content)
        except (ValueError, RecursionError):
            raise self._refused("not_understood") from None

    def _record(self, content: dict[str, Any]) -> Opened:
        version = content.get("format")
        if type(version) is int and version > FORMAT:
            raise self._refused("newer")
        try:
            checksum = checksum_of(content)
        except RecursionError:
            raise self._refused("too_deep") from None
        if content.get("checksum") != checksum:
            raise self._refused("edited")
        try:
            record = Record.model_validate(content)
        except ValidationError:
            raise self._refused("not_understood") from None
        snapshots = (record.saved, record.base)
        if any(len(one.intake.medicines) > MAX_LINES
               or sum(len(line.typed) for line in one.intake.medicines) > MAX_LETTERS
               or not one.questions.keys() >= one.intake.answers.keys()
               for one in snapshots):  # fmt: skip
            raise self._refused("not_understood")
        for one in snapshots:
            if one.rulebook.id != self.rulebook.about.id:
                raise self._refused("other_rules", rules=one.rulebook.title)
        try:
            return _taken(_as_shown(record, self.rulebook, self.today), self.rulebook)
        except ValidationError:  # an answer that the rules have no place for can be too long to be kept beside them
            raise self._refused("not_understood") from None


def _as_shown(record: Record, rulebook: Rulebook, today: dt.date | None) -> Record:
    """The record with its own questions tidied and everything masked, those of both times alike: that is no change."""

    def shown(snapshot: Snapshot) -> Snapshot:
        return snapshot.model_copy(update={"intake": masked(rulebook, tidied(snapshot.intake), today)})

    return record.model_copy(update={"saved": shown(record.saved), "first": record.first and shown(record.first)})


def _taken(record: Record, rulebook: Rulebook) -> Opened:
    """What the rules in use can take of a record.

    An answer they have no place for is kept apart; one that was kept is put back where it is asked for again.
    """
    then = record.saved
    answers = {key: one.answer for key, one in record.not_used.items()} | then.intake.answers
    intake = fitting(then.intake.model_copy(update={"answers": answers}), rulebook)
    not_used = {
        key: one for key, one in record.not_used.items() if key in then.intake.answers or key not in intake.answers
    }
    for key, value in then.intake.answers.items():
        if key not in intake.answers:
            asked = then.questions[key]
            said = asked.said or value
            not_used[key] = NotUsed(answer=value, clinician=asked.clinician, patient=asked.patient, said=said)
    return Opened(record, intake, not_used, checked=True)


def fitting(intake: Intake, rulebook: Rulebook) -> Intake:
    """The intake with the answers that the rules have a place for."""
    takes = {key: (*values, *UNDECIDED) for key, values in rulebook.answers.items()}
    answers = {key: value for key, value in intake.answers.items() if value in takes.get(key, ())}
    together = tuple(key for key in intake.together if answers.get(key) == NO)
    return intake.model_copy(update={"answers": answers, "together": together})
