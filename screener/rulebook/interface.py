"""The files of ``screener/rulebook/words/`` by themselves, read as strictly as rule files."""

from screener.engine.problems import Refused
from screener.rulebook.reading import Folder, read_file
from screener.rulebook.words import FOLDER, Words
from screener.rulebook.words.style import Style


def read_words(language: str) -> Words:
    """The interface words of a language, for a page without a rulebook.

    Raises:
        Refused: with every problem of the file.
    """
    return _read_alone(f"{language}.yaml", "interface").model(Words)


def read_style(language: str) -> Style:
    """How texts of a language are worded.

    Raises:
        Refused: with every problem of the file.
    """
    return _read_alone(f"style.{language}.yaml", "style").model(Style)


def _read_alone(name: str, schema: str) -> Folder:
    folder = Folder(FOLDER)
    read_file(folder, FOLDER / name, f"screener/rulebook/words/{name}", name, schema)
    if folder.problems:
        raise Refused(folder.problems)
    return folder
