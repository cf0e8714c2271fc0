"""Fuzzes everything that reads files and lines: only the project's own refusal may come out.

``python -m assurance fuzz`` uses atheris, which watches the code that each input reaches and varies those that reach
something new. It has wheels for Linux only; elsewhere the command says so.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assurance.fuzz_seeds import ROOT, intake_seeds, line_seeds, rule_names, rule_seeds, saved_seeds, translation_seeds

HANG = 20
"""Seconds. An input that takes longer is reported as hanging, on any machine."""
MEMORY = 1_500
"""Megabytes. A run that needs more is stopped and reported."""
SEEDS = 15
"""Starting inputs per second."""
HAVE_ATHERIS = importlib.util.find_spec("atheris") is not None

TakeBytes = Callable[[bytes], None]
"""Takes one input. It raises only errors of the program."""


@dataclass(frozen=True)
class Target:
    """Something that reads what others wrote."""

    make: Callable[[], TakeBytes]
    """Makes the reader; called once, in the fuzzing process."""
    seeds: Callable[[], Iterator[bytes]]
    """Starting inputs: real ones, and broken ones from the tests."""
    longest: int
    """The most bytes of an input. Real files are shorter, or repeat themselves."""


@dataclass(frozen=True)
class Run:
    """The result of fuzzing one target."""

    target: str
    inputs: int
    seconds: float
    slowest: float
    """Seconds the slowest input took."""
    megabytes: int
    found: str | None
    """An unexpected error, with its input; None if there was none."""

    def __str__(self) -> str:
        rate = self.inputs / self.seconds if self.seconds else 0
        return (
            f"{self.target}: {self.inputs:,} inputs in {self.seconds:.0f} s ({rate:,.0f} a second), "
            f"the slowest {self.slowest * 1000:.0f} ms, at most {self.megabytes} MB: {self.found or 'only refusals'}"
        )


def _rules() -> TakeBytes:
    """Replace one file of the umbrella rulebook and load the rulebook."""
    from screener.check import STEPS
    from screener.check.names import unknown_names
    from screener.engine.problems import Refused
    from screener.rulebook.reading import Folder, read_file, read_folder

    umbrella = read_folder(ROOT / "tests" / "rulebooks" / "umbrella")
    names = rule_names()
    path = Path(tempfile.mkdtemp()) / "thrown.yaml"

    def take(data: bytes) -> None:
        name = names[(data or b"\0")[0] % len(names)]
        path.write_bytes(data[1:])
        folder = Folder(umbrella.path, files=dict(umbrella.files), hash="thrown")
        with suppress(Refused):
            read_file(folder, path, name, name, umbrella.files[name].schema)
            if not folder.problems and not any(unknown_names(folder)):
                rulebook = folder.rulebook()
                for checks in STEPS:
                    if [problem for check in checks for problem in check(folder, rulebook)]:
                        return

    return take


def _lines() -> TakeBytes:
    """Read one medicine line and a confirmed name, and make their sentences."""
    from screener.check import load_rulebook
    from screener.engine.intake import Intake, MedicineLine
    from screener.rulebook.default import default_rulebook
    from screener.rulebook.model import Audience
    from screener.screening import screen
    from screener.summary import medicine_entries

    rulebook = load_rulebook(default_rulebook(), ())

    def take(data: bytes) -> None:
        typed, _, confirmed = data.decode("utf-8", "replace").replace("\r", " ").partition("\n")
        if not typed.strip():
            return
        line = MedicineLine(typed=typed, confirmed=confirmed if confirmed.strip() else None)
        entries = medicine_entries(screen(rulebook, Intake(medicines=(line,))), Audience.CLINICIAN)
        (kept,) = (row.text for row in rulebook.masking.rows([typed], None))
        assert [entry.typed in (None, kept) for entry in entries] == [True]

    return take


def _intake() -> TakeBytes:
    """Read one intake, screen it, summarize it and print it."""
    from screener.check import load_rulebook
    from screener.engine.day import today
    from screener.engine.intake import read_intake
    from screener.engine.problems import Refused
    from screener.render.json import render_json
    from screener.render.text import render_text
    from screener.rulebook.model import Audience
    from screener.screening import screen
    from screener.summary import summarise

    rulebook = load_rulebook(ROOT / "tests" / "rulebooks" / "umbrella")

    def take(data: bytes) -> None:
        with suppress(Refused):
            text = data.decode("utf-8", "surrogateescape")  # invalid bytes become half characters
            intake = read_intake(
                text,
                path="thrown.json",
                rulebook_id=rulebook.about.id,
                answers=rulebook.answers,
                cautions=rulebook.cautions,
            )
            summary = summarise(screen(rulebook, intake), Audience.PATIENT, today())
            assert len(summary.medicines) == len(intake.medicines)
            render_text(summary).encode()
            render_json(summary).encode()

    return take


def _saved() -> TakeBytes:
    """Open one file as a saved summary. A record gets its correct checksum, so that the rest is read."""
    from screener.check import load_rulebook
    from screener.engine.problems import Refused
    from screener.saved import open_saved
    from screener.saved.pdf_child import outcome
    from screener.saved.record import checksum_of
    from screener.saved.unread import Unread

    rulebook = load_rulebook(ROOT / "tests" / "rulebooks" / "umbrella")

    def take(data: bytes) -> None:
        if data.startswith(b"%PDF-"):  # read in this process, not in its own, to be watched
            word, data = outcome(data)
            if Unread.__members__.get(word.upper()):
                return
        with suppress(ValueError, RecursionError):  # invalid JSON is used as it is
            content = json.loads(data)
            if isinstance(content, dict) and "checksum" in content:
                data = json.dumps(content | {"checksum": checksum_of(content)}).encode()
        with suppress(Refused):
            open_saved(data, name="thrown", rulebook=rulebook)

    return take


def _translations() -> TakeBytes:
    """Read one translation file."""
    from screener.engine.problems import Refused
    from screener.rulebook.translating.po import read_po

    path = Path(tempfile.mkdtemp()) / "thrown.po"

    def take(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(Refused):
            read_po(path, "thrown.po")

    return take


TARGETS = {
    "rules": Target(_rules, rule_seeds, 12_000),
    "lines": Target(_lines, line_seeds, 700),
    "intake": Target(_intake, intake_seeds, 4_000),
    "saved": Target(_saved, saved_seeds, 200_000),
    "translations": Target(_translations, translation_seeds, 4_000),
}
"""Everything that reads what others wrote, by name."""


def fuzz(target: str, seconds: int) -> Run:
    """Fuzz a target for some time, in its own process."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "seeds").mkdir()
        seeds = list(TARGETS[target].seeds())
        # Every seed is tried before the time starts, so a short run starts with a spread of them.
        for number in range(0, len(seeds), len(seeds) // (SEEDS * seconds) + 1):
            (work / "seeds" / str(number)).write_bytes(seeds[number])
        words = sorted({word for seed in seeds for word in re.findall(rb"[a-z_]{3,20}", seed)})
        (work / "words").write_bytes(b"".join(b'"%s"\n' % word for word in words))
        command = [sys.executable, "-m", "assurance.fuzzing", target, str(seconds), folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 it is ours
        said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
        return _run(target, work, said, done.returncode)


def _run(target: str, work: Path, said: str, status: int) -> Run:
    counted = re.search(r"Done ([0-9]+) runs in ([0-9]+) second", said)
    peak = re.search(r"peak_rss_mb: +([0-9]+)", said)
    slowest = work / "slowest.json"
    found = None
    if status or not counted:
        inputs = [f"{path.name}: {path.read_bytes()!r}" for path in sorted(work.glob("found-*"))]
        found = "\n".join([f"exit status {status}", *inputs, said[-4_000:]])
    return Run(
        target,
        int(counted[1]) if counted else 0,
        float(counted[2]) if counted else 0,
        json.loads(slowest.read_text()) if slowest.exists() else 0,
        int(peak[1]) if peak else 0,
        found,
    )


def throw(target: str, seconds: int, work: Path) -> None:
    """Fuzz a target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["screener"]):
        take = TARGETS[target].make()
    slowest = 0.0

    def timed(data: bytes) -> None:
        nonlocal slowest
        start = time.perf_counter()
        take(data)
        if (taken := time.perf_counter() - start) > slowest:
            slowest = taken
            (work / "slowest.json").write_text(json.dumps(taken))

    options = [
        f"-max_total_time={seconds}", f"-timeout={HANG}", f"-rss_limit_mb={MEMORY}", "-print_final_stats=1",
        f"-max_len={TARGETS[target].longest}", f"-artifact_prefix={work}/found-",
        f"-dict={work}/words",
    ]  # fmt: skip
    (work / "corpus").mkdir()
    atheris.Setup([sys.argv[0], *options, str(work / "corpus"), str(work / "seeds")], timed)
    atheris.Fuzz()


if __name__ == "__main__":
    throw(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
