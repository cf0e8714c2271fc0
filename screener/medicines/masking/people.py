"""Finds people's names: after a title or a label, before professional letters, or in a column of names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from screener.medicines.masking.text import UNIT, Plain, label
from screener.medicines.vocabulary import Vocabulary, WordKind
from screener.medicines.words import Phrase, fold, fold_line

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_GAP = re.compile(r"[ \t.:(]{0,4}")
_COLON = re.compile(r"[ \t]*[:=#-][ \t]*| +")
_MOST_WORDS = 4
"""The most words of a name, apart from initials."""
_LEAST = 5
"""Letters. Shorter words are not compared with medicine names they are almost spelled like."""
_LONG = 9
"""Letters. Words of this length are also compared with names that the rules do not look for."""


class _Behind(NamedTuple):
    """What precedes a name."""

    label: bool
    strict: bool = False
    """Whether the name can have no ordinary word."""
    least: int = 1
    """The fewest words of a name."""


_TITLE, _LABEL, _BARE_LABEL, _VAGUE_LABEL = (
    _Behind(label=False), _Behind(label=True), _Behind(label=True, strict=True), _Behind(label=True, least=2),
)  # fmt: skip


class People:
    """Finds people's names, with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        words = vocabulary.words.personal
        self._titles, self._labels, self._vague = label(words.titles), label(words.names), label(words.vague_names)
        self._offices = label(words.offices)
        self._particles = frozenset(" ".join(fold(word)) for word in words.particles)
        self._ordinary = frozenset((*vocabulary.known, *vocabulary.labels, *vocabulary.columns))

    def found(self, plain: Plain, letters: str) -> Iterator[tuple[int, int]]:
        """The positions of people's names. ``letters`` is the lower-case text without what is masked already."""
        looked_up = _LookedUp(self._vocabulary)
        for title in self._titles.finditer(letters):
            medicine = self._begins_a_medicine(letters[title.start() : title.start() + 80])
            if not medicine and not self._is_release(plain, letters, title):
                yield from self._name(plain, letters, title.end(), _TITLE, looked_up)
        for found in self._labels.finditer(letters):
            if colon := _COLON.match(letters, found.end()):
                yield from self._name(
                    plain, letters, colon.end(), _LABEL if colon[0].strip() else _BARE_LABEL, looked_up
                )
        for found in self._vague.finditer(letters):
            if (colon := _COLON.match(letters, found.end())) and colon[0].strip():
                yield from self._name(plain, letters, colon.end(), _VAGUE_LABEL, looked_up)
        for office in self._offices.finditer(letters):
            if not plain.written(*office.span())[0].isupper():
                continue  # "who do I call" names no DO
            yield from self._before(plain, letters, office.start(), looked_up)

    def in_cell(self, text: str) -> Iterator[tuple[int, int]]:
        """The positions of people's names in a cell of a column for names."""
        looked_up = _LookedUp(self._vocabulary)
        words = list(_WORD.finditer(text))
        at = 0
        spans: list[tuple[int, int]] = []
        while at < len(words):
            if said := self._says_something(text, words[at : at + 8]):
                at += said
                continue
            if self._is_a_name_in_a_cell(words[at][0], looked_up):
                first, end = words[at].span()
                beside = spans and not text[spans[-1][1] : first].strip(" ,.")
                spans = [*spans[:-1], (spans[-1][0], end)] if beside else [*spans, (first, end)]
            at += 1
        yield from spans

    def _says_something(self, text: str, words: "list[re.Match[str]]") -> int:
        """How many words are a medicine or say something about one."""
        for length in range(len(words), 0, -1):
            piece = text[words[0].start() : words[length - 1].end()]
            known = self._vocabulary.known.get(fold_line(piece).words)
            if known and (known.says or known.match):
                return length
        return 0

    def _is_a_name_in_a_cell(self, written: str, looked_up: "_LookedUp") -> bool:
        if any(character.isdigit() for character in written):
            return False
        phrase = fold_line(written).words
        kinds = self._vocabulary.line_words.get(phrase, frozenset())
        if WordKind.TITLE in kinds or (kinds and written.islower()):
            return False
        medicine = any(self._is_medicine((word,)) for word in phrase)
        return not medicine and not looked_up.almost_a_medicine(phrase)

    def _name(
        self, plain: Plain, letters: str, at: int, behind: _Behind, looked_up: "_LookedUp"
    ) -> Iterator[tuple[int, int]]:
        """The name that starts here; none if a medicine does, or if an amount follows a word after a label."""
        spans: list[tuple[int, int]] = []
        waiting: list[tuple[int, int]] = []
        words = 0
        while words < _MOST_WORDS and (gap := _GAP.match(letters, at)):
            word = _WORD.match(letters, gap.end())
            if word is None:
                comma = re.match(r"[ \t]*,[ \t]*", letters[at:])
                if not (comma and behind.label and words and plain.written(*spans[0]).isupper()):
                    break
                at += comma.end()
                continue
            if behind.strict and fold_line(word[0]).words in self._ordinary:
                break
            if word[0] in self._particles:
                waiting.append(word.span())
                at = word.end()
                continue
            can_be = self._can_be_a_name(plain, letters, word, first=not words, label=behind.label)
            if not can_be or looked_up.almost_a_medicine(fold_line(word[0]).words):
                break
            spans += [*waiting, word.span()]
            waiting = []
            words += len(word[0]) > 1
            at = word.end()
        if words >= behind.least:
            if behind.label and re.match(rf"[ \t]*\d[\d.,]*[ \t]*(?:{UNIT}\b|%)", letters[spans[-1][1] :]):
                return
            yield spans[0][0], spans[-1][1]

    def _before(self, plain: Plain, letters: str, at: int, looked_up: "_LookedUp") -> Iterator[tuple[int, int]]:
        """The capitalized words before professional letters: "Jane Doe, MD"."""
        found = re.search(
            r"(?:[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?[ ]){0,2}[^\W\d_]+(?:['\u2019-][^\W\d_]+)*,?[ ]?$", letters[:at]
        )
        spans = (
            [(found.start() + word.start(), found.start() + word.end()) for word in _WORD.finditer(found[0])]
            if found
            else []
        )
        kept: list[tuple[int, int]] = []
        for span in reversed(spans):
            phrase = fold_line(letters[slice(*span)]).words
            known = phrase in self._vocabulary.known or self._is_medicine(phrase) or looked_up.almost_a_medicine(phrase)
            written = plain.written(*span)
            capital = written[:1].isupper() and (not written.isupper() or letters[span[1] : span[1] + 1] == ",")
            if known or not capital:
                break
            kept.append(span)
        if kept:
            yield kept[-1][0], kept[0][1]

    def _can_be_a_name(self, plain: Plain, letters: str, word: "re.Match[str]", *, first: bool, label: bool) -> bool:
        """Whether a word has only letters and is not a medicine, almost one, or an ordinary word of a list."""
        written, text = plain.written(*word.span()), word[0]
        if any(character.isdigit() for character in text):
            return False
        phrase = fold_line(text).words
        if not phrase or self._begins_a_medicine(letters[word.start() : word.start() + 80]):
            return False
        if any(self._is_medicine((one,)) or (self._asks((one,)) and self._has_a_strength(letters, word.end()))
               for one in phrase):  # fmt: skip
            return False
        return self._may_be_written_so(phrase, written, first=first, label=label)

    def _may_be_written_so(self, phrase: Phrase, written: str, *, first: bool, label: bool) -> bool:
        """Whether an ordinary word can be part of a name here: capitalized, and not one that says something."""
        vocabulary = self._vocabulary
        kinds = vocabulary.line_words.get(phrase, frozenset())
        if phrase in vocabulary.says or kinds & {
            WordKind.VERB,
            WordKind.TAKEN_NOW,
            WordKind.RESUMED,
            WordKind.NOTHING,
            WordKind.NEGATIVE,
        }:
            return False
        ordinary = bool(kinds) or phrase in vocabulary.labels or phrase in vocabulary.row_phrases.personal
        if len(written) == 1:
            return written.isupper() or not first
        if written[0].isupper() and (not written.isupper() or first):
            return not (ordinary and phrase in vocabulary.row_phrases.personal)
        return not ordinary and (written[0].isupper() or label or first)

    def _is_release(self, plain: Plain, letters: str, title: "re.Match[str]") -> bool:
        """Whether what looks like a title means delayed release, because nothing after it can be a name."""
        if letters[title.end() : title.end() + 1] == ".":
            return False
        before = fold_line(letters[max(0, title.start() - 40) : title.start()]).words[-1:]
        behind = _WORD.match(letters, _GAP.match(letters, title.end()).end())  # type: ignore[union-attr]
        phrase = fold_line(behind[0]).words if behind else ()
        ordinary = not phrase or phrase in self._vocabulary.line_words or phrase[0][0].isdigit()
        written = plain.written(*title.span())
        known = bool(before) and (self._is_medicine(before) or before in self._vocabulary.line_words)
        return ordinary and (known or not written[0].isupper())

    def _is_medicine(self, phrase: Phrase) -> bool:
        known = self._vocabulary.known.get(phrase)
        return known is not None and bool(known.match or (known.asking and (len(phrase) > 1 or not known.asking.alone)))

    def _asks(self, phrase: Phrase) -> bool:
        known = self._vocabulary.known.get(phrase)
        return known is not None and known.asking is not None

    @staticmethod
    def _has_a_strength(letters: str, at: int) -> bool:
        return re.match(rf"[ \t]*\d[\d.,]*[ \t]*(?:{UNIT}\b|%)", letters[at:]) is not None

    def _begins_a_medicine(self, letters: str) -> bool:
        """Whether a text starts with a name of several words: "Brown Sugar", "Miss Emma"."""
        words = fold_line(letters).words
        longest = self._vocabulary.reach.get(words[0], 0) if words else 0
        return any(self._is_medicine(words[:length]) for length in range(2, longest + 1))


class _LookedUp:
    """Which words of one text are almost a medicine, each looked up once. Nothing is kept for the next text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._found: dict[str, bool] = {}

    def almost_a_medicine(self, phrase: Phrase) -> bool:
        """Whether a word is spelled almost like a name that the rules look for or, if it is long, like any name."""
        if len(phrase) != 1 or len(phrase[0]) < _LEAST:
            return False
        word = phrase[0]
        if word not in self._found:
            near = self._vocabulary.near.find(phrase, 0, range(1), alone=False)
            self._found[word] = any(
                match.listed or len(word) >= _LONG for one in near for match in self._vocabulary.candidates(one.name)
            )
        return self._found[word]
