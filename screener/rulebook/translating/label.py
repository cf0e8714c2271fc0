"""What is said of a translation wherever it is shown: whether it was reviewed, and what it leaves in the original."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.engine.problems import Problem
from screener.engine.written import LANGUAGE_CODE
from screener.rulebook.labels import HASH_SHOWN
from screener.rulebook.model import Rulebook
from screener.rulebook.translating.po import PoFile
from screener.rulebook.words.locale import day, is_known, name_in, number

LANGUAGE, REVIEW, ROLE, ON = "Language", "X-Review", "X-Reviewed-By-Role", "X-Reviewed-On"
"""What the head of a file says of it."""
DRAFT, REVIEWED = "draft", "reviewed"


@dataclass(frozen=True, slots=True)
class TranslationReview:
    """Who reviewed a file, and when. None of both: it is a draft."""

    by_role: str | None
    on: dt.date | None

    @classmethod
    def of(cls, file: PoFile) -> "TranslationReview":
        """What the head of a file without problems says."""
        if file.headers[REVIEW] == DRAFT:
            return cls(None, None)
        return cls(file.headers[ROLE], dt.date.fromisoformat(file.headers[ON]))


def review_problems(file: PoFile, language: str) -> Iterator[Problem]:
    """What is wrong with the head of a file."""
    headers, place = file.headers, file.place(file.head)
    if not LANGUAGE_CODE.fits(language) or not is_known(language):
        yield Problem(place, "T004", f"`{language}` is no language", "name the file by its code: es.po, pt-BR.po")
    if headers.get(LANGUAGE) != language:
        what = f"the head does not name the language `{language}`"
        yield Problem(place, "T004", what, f'write "{LANGUAGE}: {language}\\n" in it')
    status = headers.get(REVIEW)
    if status not in (DRAFT, REVIEWED):
        hint = f'write "{REVIEW}: {DRAFT}\\n", or {REVIEWED} with `{ROLE}` and `{ON}`'
        yield Problem(place, "T004", "the head does not say whether the translation was reviewed", hint)
    elif (status == REVIEWED) != _is_signed(headers.get(ROLE, ""), headers.get(ON, "")):
        hint = f"`{REVIEWED}` has `{ROLE}` and `{ON}` (a day as 2027-01-31); `{DRAFT}` has neither"
        yield Problem(place, "T004", f"`{REVIEW}: {status}` does not go with who reviewed it, and when", hint)


def _is_signed(role: str, on: str) -> bool:
    try:
        return bool(role and re.fullmatch(r"\d{4}-\d{2}-\d{2}", on) and dt.date.fromisoformat(on))
    except ValueError:
        return False


def label(reviews: Iterable[TranslationReview], hash_: str, missing: int, *books: Rulebook) -> tuple[str, ...]:
    """What is said, in the words of each of some rulebooks: the translated one, then the one it was made from."""
    original = books[-1].about.language
    return tuple(dict.fromkeys(_sentence(tuple(reviews), hash_, missing, book, original) for book in books))


def _sentence(reviews: tuple[TranslationReview, ...], hash_: str, missing: int, book: Rulebook, original: str) -> str:
    words, shown = book.words.languages, hash_[:HASH_SHOWN]
    language = book.words.language
    signed = [review for review in reviews if review.on is not None]
    said = [words.draft.format(hash=shown)]
    if len(signed) == len(reviews):
        said = [words.reviewed.format(hash=shown, on=day(language, review.on), by_role=review.by_role)
                for review in dict.fromkeys(signed) if review.on]  # fmt: skip
    if missing:
        count = number(language, missing)
        said.append(words.untranslated.format(count=count, language=name_in(language, original)))
    return " ".join(said)
