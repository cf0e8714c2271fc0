"""Make ``docs/examples`` again from the intakes in it: ``.venv/bin/python docs/examples.py``.

For each person and each audience it writes what ``python -m screener screen`` makes: a text, a note, and the pages of
the PDF before its references as pictures. ``budgets.md`` tells how much there is to read, and the most there may be.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from screener.check import load_rulebook  # noqa: E402
from screener.render.note import render_note  # noqa: E402
from screener.render.pdf import render_pdf  # noqa: E402
from screener.render.text import render_text  # noqa: E402
from screener.rulebook.model import Audience, Rulebook  # noqa: E402
from screener.rulebook.translating import in_language, read_translation  # noqa: E402
from screener.saved import open_saved  # noqa: E402
from screener.screening import screen  # noqa: E402
from screener.summary import Place, Summary, blocks_of, every, summarise  # noqa: E402
from screener.summary.arranging import points_of  # noqa: E402

EXAMPLES = ROOT / "docs" / "examples"
RULES = ROOT / "rules" / "ldn"
DAY = dt.date(2026, 11, 26)
"""The day for which reviews are judged, so that the texts stay as they are until rules or program change."""
PEOPLE = (
    "an-opioid", "no-opioid", "suboxone", "kratom", "pregnant", "planning", "liver", "operation", "on-ldn", "self-harm",
    "forty-medicines", "nothing-said",
)  # fmt: skip
IN_SPANISH = "an-opioid"
OPENED = "opened-again"
"""A summary that was saved under other rules and opened again."""
PIXELS_PER_POINT = 1.25
GRAYS = 8


@cache
def rulebook(language: str = "en") -> Rulebook:
    """The rules, in a language."""
    written = load_rulebook(RULES)
    return written if language == "en" else in_language(written, read_translation(RULES, written, language))


@cache
def example(person: str, audience: Audience, language: str = "en") -> Summary:
    """The summary of a person."""
    path, rules = EXAMPLES / f"{person}.json", rulebook(language)
    opened = open_saved(path.read_bytes(), name=path.name, rulebook=rules)
    return summarise(screen(rules, opened.intake), audience, DAY, opened if opened.checked else None)


@cache
def pdf_of(summary_of: tuple[str, Audience]) -> pypdfium2.PdfDocument:
    """The PDF of a person's summary, in English."""
    return pypdfium2.PdfDocument(render_pdf(example(*summary_of)))


def texts() -> Iterator[tuple[str, str]]:
    """The name and the content of every file that is text."""
    for person in (*PEOPLE, OPENED):
        for audience in Audience:
            summary = example(person, audience)
            yield f"{person}.{audience.value}.txt", render_text(summary)
            yield f"{person}.{audience.value}.note.txt", render_note(summary)
    yield f"{IN_SPANISH}.patient.es.txt", render_text(example(IN_SPANISH, Audience.PATIENT, "es"))
    yield "budgets.md", budgets_page()


@dataclass(frozen=True, slots=True)
class Budget:
    """How much there may be of something, for some of the people."""

    what: str
    most: int
    of: Callable[[str], int]
    people: tuple[str, ...] = PEOPLE

    def measured(self) -> dict[str, int]:
        """How much there is, by person."""
        return {person: self.of(person) for person in self.people}


def _first_words(person: str) -> int:
    """The words of a clinician's page one before the medicine, or the answer, that raised the first item."""
    summary = example(person, Audience.CLINICIAN)
    if not summary.talk:
        return 0
    by = summary.talk[0].raised_by
    name = (*by.names, summary.talk[0].title)[0]
    page = " ".join(_page_texts(person, Audience.CLINICIAN)[0].split())
    return len(page[: page.index(name)].split())


def _words_to_the_end_of_find_out(person: str) -> int:
    return sum(_words(block.id, example(person, Audience.CLINICIAN)) for block in blocks_of(
        example(person, Audience.CLINICIAN)) if block.place is Place.FIRST and block.id != "own_questions")  # fmt: skip


def _words_before_the_fold(person: str) -> int:
    summary = example(person, Audience.PATIENT)
    return sum(_words(one.id, summary) for one in blocks_of(summary) if one.place in (Place.FIRST, Place.KEPT))


def _words(section: str, summary: Summary) -> int:
    shown = (block for one in blocks_of(summary) if one.id == section for block in every((one,)))
    return sum(len(" ".join((one.number, one.label, one.text, one.aside, *one.marks)).split()) for one in shown)


def _rows_to_find_out(person: str) -> int:
    return len(example(person, Audience.CLINICIAN).find_out)


def _points(person: str) -> int:
    return len(points_of(example(person, Audience.CLINICIAN)))


def _page_texts(person: str, audience: Audience) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pdf_of((person, audience))]


def _pages(audience: Audience) -> Callable[[str], int]:
    """How many pages there are before the references begin."""

    def of(person: str) -> int:
        heading = example(person, audience).words.labels.evidence
        for number, text in enumerate(_page_texts(person, audience)):
            if heading in text.replace("\r\n", " "):
                return number if text.startswith(heading) else number + 1
        raise ValueError(f"{person}: no references")

    return of


def _longest_note(measure: Callable[[str], int]) -> Callable[[str], int]:
    return lambda person: max(measure(render_note(example(person, audience))) for audience in Audience)


def _patients_pages(person: str) -> int:
    """The pages of a patient before those for the doctor."""
    heading = example(person, Audience.PATIENT).words.sections.doctor.heading
    pages = _page_texts(person, Audience.PATIENT)
    return next(number for number, text in enumerate(pages) if text.startswith(heading))


def _but(left_out: str) -> tuple[str, ...]:
    return tuple(person for person in PEOPLE if person != left_out)


SEVERAL = ("suboxone", "kratom", "on-ldn", "forty-medicines")
"""To whom five cautions or more apply."""
FEW = tuple(person for person in PEOPLE if person not in SEVERAL)
LONG_LIST = "forty-medicines"

BUDGETS = (
    Budget("clinician: words before what raised the first item", 40, _first_words),
    Budget("clinician: words to the end of *Find out*", 180, _words_to_the_end_of_find_out, ("an-opioid",)),
    Budget("rows in *Find out* for one unknown medicine", 1, _rows_to_find_out, ("forty-medicines",)),
    Budget("items", 3, _points, ("an-opioid", "suboxone")),
    Budget("note: lines", 15, _longest_note(lambda note: len(note.splitlines()))),
    Budget("note: characters", 1200, _longest_note(len)),
    Budget("clinician: pages of PDF before the references", 2, _pages(Audience.CLINICIAN), _but(LONG_LIST)),
    Budget("clinician: the same with 40 medicines", 3, _pages(Audience.CLINICIAN), (LONG_LIST,)),
    Budget("patient: pages of PDF before those for the doctor", 2, _patients_pages),
    Budget("patient: words before the fold", 350, _words_before_the_fold, FEW),
    Budget("patient: the same, where five cautions or more apply", 560, _words_before_the_fold, SEVERAL),
)


def budgets_page() -> str:
    """The table of the budgets."""
    rows = [f"| {one.what} | {one.most} | {_told(one.measured())} |" for one in BUDGETS]
    lines = (
        "# How much there is to read", "",
        "Made by `.venv/bin/python docs/examples.py` from the people in this folder. A test fails when there is",
        "more than there may be.", "",
        "| what | at most | here |", "|---|---|---|", *rows,
    )  # fmt: skip
    return "\n".join(lines) + "\n"


def _told(measured: dict[str, int]) -> str:
    """How much there is: for one person, or from the least to the most, with who has the most."""
    least, most = min(measured.values()), max(measured.values())
    who = ", ".join(person for person, number in measured.items() if number == most)
    if least == most:
        return f"{most}"
    return f"{least}–{most} ({who})"


def pictures() -> Iterator[tuple[str, "pypdfium2.PdfPage"]]:
    """The pages before the references, by the names of their pictures."""
    for person in PEOPLE:
        for audience in Audience:
            before = _pages(audience)(person) if audience is Audience.CLINICIAN else _patients_pages(person) + 1
            for number in range(before):
                yield f"{person}.{audience.value}.{number + 1}.png", pdf_of((person, audience))[number]


def main() -> None:
    """Write everything, and take away what is made no more."""
    made: set[str] = set()
    for name, text in texts():
        (EXAMPLES / name).write_text(text, encoding="utf-8", newline="\n")
        made.add(name)
    for name, page in pictures():
        image = page.render(scale=PIXELS_PER_POINT).to_pil().convert("L").quantize(GRAYS)
        image.save(EXAMPLES / name, optimize=True)
        made.add(name)
    _remove(one for one in EXAMPLES.iterdir() if one.suffix in (".txt", ".png") and one.name not in made)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink()


if __name__ == "__main__":
    main()
