"""The translations of a rulebook, read and checked, and the rulebook in one of their languages."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from screener.engine.problems import Place, Problem, Refused, did_you_mean, refused
from screener.rulebook.matters import WORDS
from screener.rulebook.model import Rulebook
from screener.rulebook.standing import NOT_SIGNED, standings_in
from screener.rulebook.translated import Translated
from screener.rulebook.translating.label import head_problems, is_reviewed, label
from screener.rulebook.translating.po import Entry, PoFile, read_po
from screener.rulebook.translating.texts import Text, fits, texts_of, with_texts
from screener.rulebook.words import FOLDER as WORDS_FOLDER

FOLDER = "translations"
"""The folder of a rulebook that holds its translations, one file a language."""


@dataclass(frozen=True)
class Translation:
    """One language of a rulebook: what its two files hold for the texts as they are now."""

    language: str
    texts: tuple[Text, ...]
    """Every text that there is to translate."""
    files: tuple[PoFile, ...]
    """The file of the rules, and that of the interface words if there is one."""

    @cached_property
    def said(self) -> Mapping[tuple[str, str], str]:
        """The translations that hold, by the place and the original of their text."""
        now = {(text.context, text.original) for text in self.texts}
        return {
            (entry.context, entry.original): entry.text
            for file in self.files
            for entry in file.entries
            if entry.text and not entry.fuzzy and (entry.context, entry.original) in now
        }

    @property
    def missing(self) -> tuple[Text, ...]:
        """The texts without a translation."""
        return tuple(text for text in self.texts if (text.context, text.original) not in self.said)

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        """The entries whose text is no more, or is another now."""
        now = {(text.context, text.original) for text in self.texts}
        return tuple(
            entry for file in self.files for entry in file.entries if (entry.context, entry.original) not in now
        )

    @cached_property
    def hash(self) -> str:
        """SHA-256 over both files."""
        return hashlib.sha256(b"\0".join(file.content for file in self.files)).hexdigest()


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages that a rulebook is translated into, by the files in its folder."""
    return tuple(sorted(path.stem for path in (folder / FOLDER).glob("*.po") if not path.name.startswith(".")))


def files_of(folder: Path, language: str) -> tuple[tuple[Path, str], ...]:
    """The two files of a translation, each with how messages name it, whether they exist or not."""
    name = f"{language}.po"
    return (
        (folder / FOLDER / name, f"{folder.as_posix()}/{FOLDER}/{name}"),
        (WORDS_FOLDER / name, f"screener/rulebook/words/{name}"),
    )


def read_translations(folder: Path, rulebook: Rulebook) -> Mapping[str, Rulebook]:
    """The rulebook in every language that it is translated into.

    Raises:
        Refused: with all problems of all translations.
    """
    found: dict[str, Rulebook] = {}
    problems: list[Problem] = []
    for language in languages_of(folder):
        try:
            found[language] = in_language(rulebook, read_translation(folder, rulebook, language))
        except Refused as refusal:
            problems += refusal.problems
    if problems:
        raise Refused(problems)
    return found


def read_translation(folder: Path, rulebook: Rulebook, language: str) -> Translation:
    """A translation of a rulebook, checked.

    Raises:
        Refused: with every problem of its files, or because there is none into this language.
    """
    if language not in (known := languages_of(folder)):
        own = rulebook.about.language
        what, hint = (
            f"these rules are not translated into `{language}`",
            did_you_mean(language, known, f"they can be read in: {', '.join((own, *known))}"),
        )
        raise refused(Place(f"{folder.as_posix()}/{FOLDER}"), "T007", what, hint)
    files: list[PoFile] = []
    problems: list[Problem] = []
    for path, shown in files_of(folder, language):
        if path.parent == WORDS_FOLDER and not path.exists():
            continue  # the words stand in the original then, and are counted as missing
        try:
            files.append(read_po(path, shown))
        except Refused as refusal:
            problems += refusal.problems
    texts = texts_of(rulebook)
    kinds = {(text.context, text.original): text for text in texts}
    for file in files:
        problems += head_problems(file, language)
        problems += _misfits(file, kinds)
    if problems:
        raise Refused(problems)
    return Translation(language, texts, tuple(files))


def _misfits(file: PoFile, texts: Mapping[tuple[str, str], Text]) -> Iterator[Problem]:
    """Translations that cannot replace their text."""
    for entry in file.entries:
        text = texts.get((entry.context, entry.original))
        if text is None or not entry.text or entry.fuzzy:
            continue
        try:
            fits(text.kind).validate_python(entry.text)
        except ValidationError as error:
            said = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            what = f"the translation of `{entry.context}` does not fit: {said}"
            yield Problem(file.place(entry), "T005", what, "correct the text behind `msgstr`")


def in_language(rulebook: Rulebook, translation: Translation) -> Rulebook:
    """The same rulebook in the language of a translation; a text without one stands as it was written.

    Questions, conditions, names and the hash of the rules are the same, and so is every outcome.
    """
    said, language = translation.said, {"language": translation.language}
    other = with_texts(rulebook, lambda text: said.get((text.context, text.original), text.original))
    about, words = other.about.model_copy(update=language), other.words.model_copy(update=language)
    other = replace(other, about=about, words=words)
    standings = standings_in(rulebook, other)
    of_words = standings.get(WORDS, NOT_SIGNED)
    told = label(other, rulebook, of_words, translation.hash, len(translation.missing))
    translated = Translated(translation.hash, told, standings, draft=not is_reviewed(other, rulebook))
    return replace(other, translated=translated, original=rulebook)
