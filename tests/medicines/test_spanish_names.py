"""Medicine names in Spanish, and the words around them."""

import pytest

from screener.medicines import Reading, ReadingKind, Status, read_line
from screener.medicines.words import fold
from screener.rulebook.name_files import OwnNamesFile
from screener.rulebook.reading import read_folder
from screener.screening import Outcome, screen
from tests.intakes import BOOKS, intake, ldn

NAMES = next(
    model.names for file, model in read_folder(BOOKS[0]).models(OwnNamesFile) if file.shown.endswith("names_es.yaml")
)


def read(line: str) -> Reading:
    """Read a line."""
    return read_line(ldn().vocabulary, line)


def found(reading: Reading) -> set[str]:
    """The substances that a line says are taken."""
    return {substance for match in reading.matches for substance in match.substances}


def test_every_spanish_name_is_read_as_its_medicine() -> None:
    """A Spanish name means what the file says, with or without accents, and nothing else."""
    for medicine, names in NAMES.items():
        itself = ldn().vocabulary.itself(medicine)
        for name in names:
            for written in (name, " ".join(fold(name))):
                reading = read(written)
                assert [match.medicine for match in reading.matches] == [itself.medicine], written
                assert reading.matches[0].classes == itself.classes
                assert reading.understood


def test_every_opioid_with_a_spanish_name_raises_the_caution() -> None:
    """An opioid in Spanish is an opioid."""
    opioids = [name for medicine, names in NAMES.items() for name in names
               if "opioid" in ldn().vocabulary.itself(medicine).classes]  # fmt: skip
    assert len(opioids) > 50
    for name in opioids:
        findings = {one.id: one.outcome for one in screen(ldn(), intake(name, takes_opioid="no")).findings}
        assert findings["opioid_now"] is Outcome.RAISED, name


@pytest.mark.parametrize(
    ("line", "substances"),
    [
        ("codeína 30 mg por la noche", {"codeine"}),
        ("Tramadol 50 mg 1 tableta cada 8 horas", {"tramadol"}),
        ("acetaminofén con codeína", {"paracetamol", "codeine"}),
        ("tomo oxicodona y metformina", {"oxycodone", "metformin"}),
        ("parche de fentanilo cada 3 días", {"fentanyl"}),
        ("tomo metadona desde hace 2 años", {"methadone"}),
        ("ibuprofeno sin receta para el dolor de espalda", {"ibuprofen"}),
        ("levotiroxina en ayunas antes del desayuno", {"levothyroxine"}),
        ("morfina, no sé la dosis", {"morphine"}),
        ("codeína hasta tres veces al día", {"codeine"}),
        ("uso tramadol ahora", {"tramadol"}),
        ("programa de metadona", {"methadone"}),
        ("Sublocade inyección mensual", {"buprenorphine"}),
        ("suboxona", {"buprenorphine", "naloxone"}),
        ("butorfanol", {"butorphanol"}),
    ],
)
def test_a_spanish_line_is_understood(line: str, substances: set[str]) -> None:
    """Strengths, times, forms and reasons in Spanish leave nothing open beside the name."""
    reading = read(line)
    assert found(reading) == substances
    assert reading.understood, reading.not_read


@pytest.mark.parametrize(
    ("line", "status"),
    [("no tomo codeína", Status.UNCLEAR), ("ya no tomo tramadol", Status.STOPPED), ("sin codeína", Status.UNCLEAR),
     ("alérgico a la codeína", Status.ALLERGY), ("alergia a la morfina", Status.ALLERGY),
     ("dejé la metadona", Status.STOPPED), ("oxicodona suspendida", Status.STOPPED),
     ("oxicodona, la dejé hace 3 meses", Status.STOPPED), ("mi hijo toma codeína", Status.UNCLEAR),
     ("codeína de mi esposa", Status.UNCLEAR), ("tramadol para mi perro", Status.UNCLEAR),
     ("nunca oxicodona", Status.UNCLEAR), ("tomaba tramadol", Status.UNCLEAR), ("antes tomaba morfina", Status.UNCLEAR),
     ("no puedo tomar codeína", Status.UNCLEAR), ("consumía heroína", Status.UNCLEAR),
     ("limpio de heroína", Status.UNCLEAR), ("me quitaron la metadona", Status.STOPPED),
     ("ya no sigo tomando tramadol", Status.STOPPED), ("tomé codeína", Status.TAKEN), ("usé tramadol", Status.TAKEN),
     ("tome una tableta de codeína", Status.TAKEN), ("se me acabó el tramadol", Status.TAKEN)],
)  # fmt: skip
def test_a_spanish_line_says_what_its_words_say(line: str, status: Status) -> None:
    """Stopped, an allergy, somebody else's or denied in Spanish; plain use stays taken, however it is written."""
    assert [one.status for one in read(line).named] == [status]


@pytest.mark.parametrize(
    "line",
    ["jarabe", "jarabe para la tos", "parche para el dolor", "pastillas para dormir", "analgésico",
     "pastillas para el dolor",
     "medicina para la diarrea", "semillas de amapola", "parche", "parches del dolor", "para el dolor", "para la tos",
     "calmante", "gotas para el dolor", "remedio para la tos", "bomba de infusión", "inyección mensual", "implante",
     "amapola", "adormidera"],
)  # fmt: skip
def test_everyday_words_in_spanish_ask_what_is_meant(line: str) -> None:
    """Words for what may contain an opioid ask for its name, as in English."""
    reading = read(line)
    assert reading.kind is ReadingKind.AMBIGUOUS
    assert not reading.understood


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fecha de nacimiento 12 enero 1970", "fecha de nacimiento [date]"),
        ("codeína 12 de enero de 1970", "codeína [date]"),
        ("codeína 12 dic 1980", "codeína [date]"),
        ("f. nac. 3 1980", "f. nac. [date]"),
        ("rut 12345 codeína", "rut [number] codeína"),
        ("teléfono 5512345678 codeína", "teléfono [number] codeína"),
        ("expediente 123456 codeína", "expediente [number] codeína"),
        ("codeína, paciente: María Pérez", "codeína, paciente: [name]"),
    ],
)
def test_identifying_text_is_masked_in_spanish(line: str, expected: str) -> None:
    """Dates of birth, phone numbers, record numbers and names are masked; the medicine beside them stays."""
    assert ldn().masking.text(line).text == expected


@pytest.mark.parametrize("line", ["nada", "ninguno", "ningún medicamento", "no tomo nada"])
def test_none_in_spanish_is_not_a_medicine(line: str) -> None:
    """Somebody who writes that nothing is taken is asked to empty the box; the line is not a medicine."""
    reading = read(line)
    assert reading.names_nothing
    assert not reading.matches


@pytest.mark.parametrize("line", ["naltrexona en dosis bajas", "naltrexona a dosis baja", "narcótico"])
def test_ambiguous_spanish_words_only_ask(line: str) -> None:
    """LDN in Spanish, and a word for any street drug, ask which one is meant; nothing counts as taken."""
    reading = read(line)
    assert not reading.matches
    assert not reading.understood


@pytest.mark.parametrize("word", ["pero", "todo", "toda", "casa", "otra", "ahora", "creo", "sola", "enero"])
def test_ordinary_spanish_words_propose_no_medicine(word: str) -> None:
    """A common word is not taken for a misspelled medicine, and leaves nothing open beside a name."""
    assert not read(word).questions
    assert read(f"codeína {word}").understood
