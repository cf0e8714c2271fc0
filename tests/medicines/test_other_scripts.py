"""Opioid names in Cyrillic, Arabic, Hebrew, Devanagari, Thai and Chinese."""

import pytest

from screener.medicines import read_line
from screener.rulebook.name_files import OwnNamesFile
from screener.rulebook.reading import read_folder
from screener.screening import Outcome, screen
from tests.intakes import BOOKS, intake, ldn

NAMES = next(
    model.names for file, model in read_folder(BOOKS[0]).models(OwnNamesFile) if file.shown.endswith("names_mul.yaml")
)


def test_every_name_is_read_as_its_medicine() -> None:
    """Alone or with a strength, a name means what the file says and nothing else."""
    for medicine, names in NAMES.items():
        itself = ldn().vocabulary.itself(medicine)
        for name in names:
            for line in (name, f"{name} 50 mg"):
                reading = read_line(ldn().vocabulary, line)
                assert [match.medicine for match in reading.matches] == [itself.medicine], line
                assert reading.matches[0].classes == itself.classes
                assert reading.understood, line


@pytest.mark.parametrize(
    "line", ["морфин", "трамадол 50 mg", "كودين", "אוקסיקודון", "ट्रामाडोल 50mg", "มอร์ฟีน", "吗啡", "羥考酮", "героїн"]
)
def test_an_opioid_in_any_of_the_scripts_raises_the_caution(line: str) -> None:
    """People who write in these scripts get the same caution as anybody else."""
    findings = {one.id: one.outcome for one in screen(ldn(), intake(line, takes_opioid="no")).findings}
    assert findings["opioid_now"] is Outcome.RAISED
