"""People who write Spanish: names of medicines in Spanish, and what stands around them in a line."""

import pytest

from screener.medicines import Reading, ReadingKind, Refusal, read_line
from screener.medicines.words import fold
from screener.rulebook.name_files import OwnNamesFile
from screener.rulebook.reading import read_folder
from screener.screening import Outcome, screen
from tests.intakes import BOOKS, intake, ldn

NAMES = next(
    model.names for file, model in read_folder(BOOKS[0]).models(OwnNamesFile) if file.shown.endswith("names_es.yaml")
)


def read(line: str) -> Reading:
    """How a line is read."""
    return read_line(ldn().vocabulary, line)


def found(reading: Reading) -> set[str]:
    """The substances that a line takes."""
    return {substance for match in reading.matches for substance in match.substances}


def test_every_spanish_name_is_read_as_its_medicine() -> None:
    """A Spanish name stands for what the file says, with accents or without, and for nothing else."""
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
    "line",
    ["no tomo codeína", "ya no tomo tramadol", "sin codeína", "alérgico a la codeína", "alergia a la morfina",
     "dejé la metadona", "oxicodona suspendida", "oxicodona, la dejé hace 3 meses", "hace un año oxicodona",
     "mi hijo toma codeína", "codeína de mi esposa", "tramadol para mi perro", "nunca oxicodona", "tomaba tramadol",
     "antes tomaba morfina", "codeína el mes pasado", "no puedo tomar codeína", "tomé codeína", "usé heroína",
     "probé tramadol", "consumía heroína", "limpio de heroína", "me quitaron la metadona", "se me acabó el tramadol",
     "ya no sigo tomando tramadol"],
)  # fmt: skip
def test_a_spanish_line_that_may_take_a_name_back_asks(line: str) -> None:
    """A doubtful word in Spanish asks: the opioid counts neither as taken nor as not taken, and the caution is open."""
    reading = read(line)
    assert (found(reading), bool(reading.mentioned)) == (set(), True)
    findings = {one.id: one.outcome for one in screen(ldn(), intake(line, complete="yes", takes_opioid="no")).findings}
    assert findings["opioid_now"] is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    "line",
    ["jarabe", "jarabe para la tos", "parche para el dolor", "pastillas para dormir", "analgésico",
     "pastillas para el dolor",
     "medicina para la diarrea", "semillas de amapola", "parche", "parches del dolor", "para el dolor", "para la tos",
     "calmante", "gotas para el dolor", "remedio para la tos", "bomba de infusión", "inyección mensual", "implante",
     "amapola", "adormidera"],
)  # fmt: skip
def test_everyday_words_in_spanish_ask_what_is_meant(line: str) -> None:
    """What may hold an opioid asks for its name, as the English words do."""
    reading = read(line)
    assert reading.kind is ReadingKind.AMBIGUOUS
    assert not reading.understood


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("fecha de nacimiento 12 enero 1970", Refusal.DATE),
        ("codeína 12 de enero de 1970", Refusal.DATE),
        ("codeína 12 dic 1980", Refusal.DATE),
        ("f. nac. 3 1980", Refusal.DATE),
        ("rut 12345 codeína", Refusal.RECORD),
        ("teléfono 5512345678 codeína", Refusal.PHONE),
        ("expediente 123456 codeína", Refusal.RECORD),
    ],
)
def test_what_tells_who_somebody_is_is_refused_in_spanish(line: str, why: Refusal) -> None:
    """A Spanish line that holds a date of birth, a phone number or a record number is not read."""
    assert read(line).refusal is why


@pytest.mark.parametrize("line", ["nada", "ninguno", "ningún medicamento", "no tomo nada"])
def test_nothing_in_spanish_names_no_medicine(line: str) -> None:
    """Who writes that nothing is taken is asked to empty the box, and the line is no medicine."""
    reading = read(line)
    assert reading.names_nothing
    assert not reading.matches


@pytest.mark.parametrize("line", ["naltrexona en dosis bajas", "naltrexona a dosis baja", "narcótico"])
def test_words_that_name_one_thing_or_another_only_ask(line: str) -> None:
    """LDN in Spanish, and a word that many use for any street drug, ask which one it is; nothing counts as taken."""
    reading = read(line)
    assert not reading.matches
    assert not reading.understood


@pytest.mark.parametrize("word", ["pero", "todo", "toda", "casa", "otra", "ahora", "creo", "sola", "enero"])
def test_ordinary_spanish_words_propose_no_medicine(word: str) -> None:
    """A word that everybody writes is not taken for a misspelt medicine, and leaves nothing open beside a name."""
    assert not read(word).questions
    assert read(f"codeína {word}").understood
