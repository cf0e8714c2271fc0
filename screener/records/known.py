"""What the mapping and the vocabulary know: codes with their meanings, and medicines by code and by name."""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property

from screener.engine.kinds import MAX_LINE
from screener.medicines import PlainRows, read_line
from screener.records.fields import Coding
from screener.rulebook.clock import is_behind
from screener.rulebook.fhir import RECORDS, Codes, Medicines, RecordMap, Rule
from screener.rulebook.model import Rulebook
from screener.rulebook.standing import standing_of

SECONDS = 1.0
"""Of a processor, for what one record says. A record of thousands of entries takes a part of it."""
MOST_ROWS, MOST_LETTERS = 1_000, 100_000
"""Different rows of one record, and the letters in them. A list takes 200 rows of 300 letters."""


class TakesTooLong(Exception):
    """A record that has had its time."""


class Known:
    """The mapping of a rulebook, ready to be asked."""

    def __init__(self, rulebook: Rulebook, records: RecordMap, plain: PlainRows | None = None) -> None:
        """``plain`` keeps how plain rows are read, from one record to the next."""
        self._rulebook, self._records, self.plain = rulebook, records, plain or PlainRows()
        self._names: dict[str, frozenset[str]] = {}
        self._masked: dict[str, str] = {}
        self._until = float("inf")
        self.medicines: Medicines = records.medicines
        self.reviewed = standing_of(rulebook, RECORDS).holds
        """Whether a clinician signed the mapping, and it is as it was then."""

    def for_a_record(self) -> "Known":
        """The same, for one record: what is read of its texts goes with it."""
        self.rules, self._by_code, self._terminologies  # noqa: B018 they are made once, for all records
        known = copy(self)
        known._names, known._masked = {}, {}  # noqa: SLF001 the copy is of this class
        known._until = time.thread_time() + SECONDS  # noqa: SLF001
        return known

    def is_ahead_of(self, today: dt.date) -> bool:
        """Whether the rules were written long after this day."""
        return is_behind(self._rulebook, today)

    def spend(self) -> None:
        """Go on while there is time.

        Raises:
            TakesTooLong: there is none.
        """
        if time.thread_time() > self._until:
            raise TakesTooLong

    @cached_property
    def rules(self) -> Mapping[str, Mapping[str, Rule]]:
        """The rules, by the kind of entry that they are about."""
        found: dict[str, dict[str, Rule]] = defaultdict(dict)
        for key, rule in self._records.rules.items():
            found[rule.resource][key] = rule
        return dict(found)

    def meaning(self, codes: Codes, found: Iterable[Coding]) -> str | None:
        """What the first known code means in the mapping; None if no code is known."""
        for one in found:
            self.spend()
            code = _plain(one.code)
            for system, listed in codes.items():
                if one.system not in self._records.systems[system]:
                    continue
                for key, meaning in listed.items():
                    if code == _plain(key) or (key.endswith("*") and code.startswith(_plain(key[:-1]))):
                        return meaning
        return None

    def by_code(self, found: Iterable[Coding]) -> frozenset[str]:
        """The substances and combinations that codes name."""
        hits = (self._by_code.get((self._terminologies.get(one.system, ""), _plain(one.code))) for one in found)
        return frozenset[str]().union(*(hit for hit in hits if hit))

    @cached_property
    def _terminologies(self) -> Mapping[str, str]:
        """The terminology of each address of a system."""
        return {
            address: terminology
            for terminology, system in self.medicines.systems.items()
            for address in self._records.systems[system]
        }

    @cached_property
    def _by_code(self) -> Mapping[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], frozenset[str]] = {}
        for key, entry in self._rulebook.vocabulary.entries():
            for terminology in self.medicines.systems:
                for code in getattr(entry.codes, terminology):
                    at = (terminology, _plain(code))
                    found[at] = found.get(at, frozenset()) | {key}
        return found

    def names(self, text: str) -> frozenset[str]:
        """The substances that a text names, whether the rules look for them or not."""
        if text not in self._names:
            self.spend()
            reading = self.plain.reading(text) or read_line(self._rulebook.vocabulary, text)
            matches = [one.match for one in reading.named]
            self._names[text] = frozenset(one for match in matches for one in match.substances)
        return self._names[text]

    def looked_for(self, medicines: Iterable[str]) -> frozenset[str]:
        """The substances in some medicines that the rules look for."""
        vocabulary = self._rulebook.vocabulary
        parts: set[str] = set()
        for one in medicines:
            parts |= set(vocabulary.combinations[one].of) if one in vocabulary.combinations else {one}
        return frozenset(one for one in parts if one in vocabulary.substances
                         and (vocabulary.substances[one].classes or one in vocabulary.named))  # fmt: skip

    def unnamed(self, number: int) -> str:
        """The row in the place of a medicine that could not be read."""
        return self._rulebook.words.records.row_unnamed.format(number=number)

    def title(self, medicine: str) -> str:
        """The name of a substance or combination."""
        return self._rulebook.vocabulary.title(medicine)

    def masked_rows(self, rows: Sequence[str], today: dt.date) -> tuple[str, ...]:
        """The rows of a list, masked. A plain row has nothing to mask.

        Raises:
            TakesTooLong: there are too many.
        """
        if self.plain.readings(rows):
            return tuple(rows)
        if len(rows) > MOST_ROWS or sum(map(len, rows)) > MOST_LETTERS:
            raise TakesTooLong
        return tuple(row.text for row in self._rulebook.masking.rows(list(rows), today))

    def masked(self, texts: Iterable[str]) -> str:
        """The first of some texts that is no longer than a row, masked; empty where there is none."""
        text = next((text for text in texts if len(text) <= MAX_LINE), "")
        if text not in self._masked:
            self.spend()
            self._masked[text] = self._rulebook.masking.text(text).text
        return self._masked[text]


def _plain(code: str) -> str:
    """A code as it is compared: some programs leave the point of an ICD-10 code out."""
    return code.replace(".", "").upper()
