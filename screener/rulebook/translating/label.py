"""What is said of a translation wherever it is shown: whether it was reviewed, and what it leaves in the original."""

from collections.abc import Iterator
from typing import NamedTuple

from screener.engine.problems import Problem
from screener.engine.written import LANGUAGE_CODE
from screener.rulebook.labels import HASH_SHOWN, matter_title
from screener.rulebook.matters import WORDS, translated_contents
from screener.rulebook.model import Rulebook
from screener.rulebook.signatures import Signature
from screener.rulebook.translated import Standing
from screener.rulebook.translating.po import PoFile
from screener.rulebook.words.locale import day, is_known, name_in, number

LANGUAGE = "Language"
"""What the head of a file says of it."""


def head_problems(file: PoFile, language: str) -> Iterator[Problem]:
    """What is wrong with the head of a file."""
    place = file.place(file.head)
    if not LANGUAGE_CODE.fits(language) or not is_known(language):
        yield Problem(place, "T004", f"`{language}` is no language", "name the file by its code: es.po, pt-BR.po")
    if file.headers.get(LANGUAGE) != language:
        what = f"the head does not name the language `{language}`"
        yield Problem(place, "T004", what, f'write "{LANGUAGE}: {language}\\n" in it')


class _Told(NamedTuple):
    """What there is to tell of a translation."""

    hash: str
    signed: tuple[Signature, ...]
    words_changed: bool
    missing: int
    original: str
    """The language of the missing texts."""


def label(other: Rulebook, original: Rulebook, words: Standing, hash_: str, missing: int) -> tuple[str, ...]:
    """What is said, in the words of the translated rulebook, then in those of the one it was made from.

    ``words`` is how the translation of the words of the program stands.
    """
    signed = _signed(other, original)
    told = _Told(hash_[:HASH_SHOWN], signed, bool(words.changed), missing, original.about.language)
    return tuple(dict.fromkeys(_sentence(book, told) for book in (other, original)))


def is_reviewed(other: Rulebook, original: Rulebook) -> bool:
    """Whether every part of a translation was signed."""
    return bool(_signed(other, original))


def _signed(other: Rulebook, original: Rulebook) -> tuple[Signature, ...]:
    """The last signature of each role under the translation; none while there is a part that nobody signed."""
    before = f"{other.about.language}/"
    made = [one for one in original.signatures if any(matter.startswith(before) for matter in one.signed)]
    known = {matter for one in made for matter in one.as_it_was}
    if any(before + matter not in known for matter in translated_contents(other)):
        return ()
    return tuple({one.role: one for one in made}.values())


def _sentence(book: Rulebook, told: _Told) -> str:
    words, language = book.words.languages, book.words.language
    said = [
        words.reviewed.format(hash=told.hash, on=day(language, one.on), by_role=one.role) for one in told.signed
    ] or [words.draft.format(hash=told.hash)]
    if told.words_changed:
        said.append(book.words.review.changed.format(what=matter_title(book, WORDS)))
    if told.missing:
        count = number(language, told.missing)
        said.append(words.untranslated.format(count=count, language=name_in(language, told.original)))
    return " ".join(said)
