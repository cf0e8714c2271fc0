"""Tries mutants of the code, each in a process forked from one that has collected the tests.

``mutmut`` makes the mutants: every function becomes one that looks which of its copies is meant. Its own way to run
them collects the tests once more for each mutant; with our hundreds of cases that takes longer than the tests.

Run in a copy of the program: ``python -m assurance.mutant_tests FILE ... -- TEST_FILE ...`` reads ``explained.json``,
changes the files and writes ``fates.json``.
"""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

from assurance.code_changes import changes_by_mutant

if TYPE_CHECKING:  # else the program is imported before it is changed
    from screener.rulebook.model import Rulebook

AT_ONCE = 2
"""How many mutants are tried at once."""
SPARE, TIMES = 3.0, 10
"""A test may take this many seconds, and this many times as long as without a mutant, before it is ended. They are
seconds of the processor, which a busy machine does not change."""
WAITS = 600.0
"""Seconds of the clock after which a test is ended that waits for something."""
PATIENCE = 180.0
"""After so many seconds of the processor no further test is begun with a mutant: it counts as noticed by none. Quick
tests come first; a slow machine needs that many."""
PATIENCE_IF_EXPLAINED = 10.0
"""The same for a mutant that ``survivors.yaml`` explains."""
EXPLAINED = "explained.json"
"""The file in which those are told, as texts: the list itself is read by the program, which is not imported yet."""
EXAMPLES = 50
"""How many examples a property is tried with."""
MEMORY = 6 * 2**30
"""Bytes that the process of a mutant may ask for."""
NO_MUTANT = "no mutant"
"""In its place: the tests as they are, which have to be green where they are forked too."""
BROKE = 3
"""How a process ends that came to no end of its tests: nothing is known of its mutant."""
FATES = {0: "survived", 1: "killed", -signal.SIGPROF: "timed out", -signal.SIGALRM: "timed out"}
"""What the end of a process means. Any other is told by its number."""


def mutate(paths: Iterable[str]) -> list[str]:
    """Put all mutants of some files into them; the names of the mutants, by which they are called."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    names = []
    for path in map(Path, paths):
        mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
        path.write_text(mutated.code, encoding="utf-8", newline="\n")
        names += [get_mutant_name(path, name) for name in mutated.mutant_names]
    return names


class Hits:
    """The functions that are called while a test runs: those that read a shared rulebook count for all its tests."""

    def __init__(self) -> None:
        from mutmut.state import state

        from tests import intakes

        self.now: set[str] = state()._stats  # noqa: SLF001 mutmut gathers them there
        self.reading: dict[Path, set[str]] = {}
        self._read = intakes.book
        intakes.book = self._book  # type: ignore[assignment]

    def _book(self, folder: Path) -> object:
        before = set(self.now)
        if folder not in self.reading:
            self.now.clear()
            _made_when_asked(self._read(folder))
            self.reading[folder] = set(self.now)
        self.now |= before | self.reading[folder]
        return self._read(folder)

    def begin(self) -> None:
        """Forget what was read while the tests were collected, when no call was counted."""
        self.reading.clear()
        self._read.cache_clear()

    def read_anew(self, function: str) -> None:
        """Forget the shared rulebooks, if a function takes part in reading them."""
        if function == NO_MUTANT or any(function in functions for functions in self.reading.values()):
            self._read.cache_clear()


class Trial:
    """A plugin of pytest: in the place of running the tests once, it runs them once for each mutant."""

    def __init__(self, mutants: list[str], explained: set[str]) -> None:
        self.mutants = mutants
        self.explained = explained
        self.fates: dict[str, str] = {}
        self.durations: dict[str, float] = {}
        self.tests_of: dict[str, list[pytest.Item]] = defaultdict(list)
        self.running: dict[int, str] = {}
        self.folder = Path.cwd()
        self.noticed_by: dict[str, set[str]] = defaultdict(set)
        """By function, the tests that noticed a mutant of it: they are tried first with the next."""
        self.noticed = Counter[str]()
        """How many mutants each test noticed, of whatever function."""

    def pytest_configure(self) -> None:
        """Have nothing drawn and no other process started: typst cannot be forked, and others know no mutant."""
        from screener.render import typesetting

        def not_now(*_: object, **__: object) -> None:
            pytest.skip("nothing is drawn and no process started while mutants are tried")

        typesetting._compiled = not_now  # noqa: SLF001 all documents go through it
        subprocess.Popen.__init__ = not_now  # type: ignore[method-assign]
        self.hits = Hits()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything without a mutant, then with each."""
        from hypothesis import Phase, settings

        settings.register_profile(
            "mutants", settings.get_profile("ci"), max_examples=EXAMPLES, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("mutants")  # without the search for the smallest example
        self.folders = session.config._tmp_path_factory  # type: ignore[attr-defined]  # noqa: SLF001 no public way to it
        red = self._time(session.items)
        if red:
            raise pytest.UsageError(f"red without a mutant: {', '.join(red)}")
        self._fork_without_a_mutant(session.items)
        for number, mutant in enumerate(self.mutants):
            if tests := self._tests_of(_function(mutant)):
                self._fork(mutant, tests)
            else:
                self.fates[mutant] = "no tests"
            if number % 50 == 0:
                print(
                    f"{number} of {len(self.mutants)}: {dict(self._counts())}",
                    file=sys.stderr,
                    flush=True,
                )
        self._wait_for_all()
        self._fork_without_a_mutant(session.items)  # else a disk that filled up would count as many that were noticed
        return True

    def _fork_without_a_mutant(self, items: list[pytest.Item]) -> None:
        self._fork(NO_MUTANT, items)
        self._wait_for_all()
        if (fate := self.fates.pop(NO_MUTANT)) != "survived":
            raise pytest.UsageError(f"{fate} without a mutant where the tests are forked")

    def _time(self, items: list[pytest.Item]) -> list[str]:
        """Run every test without a mutant: how long it takes, what it calls, and which are red."""
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        self.hits.begin()
        red = []
        for item in items:
            _forget()
            self.hits.now.clear()
            begun = time.process_time()
            if not _passes(item):
                red.append(item.nodeid)
            self.durations[item.nodeid] = time.process_time() - begun
            for function in self.hits.now:
                self.tests_of[function].append(item)
        os.environ["MUTANT_UNDER_TEST"] = ""
        return red

    def _tests_of(self, function: str) -> list[pytest.Item]:
        """The tests that call a function: those that noticed one of its mutants, then quick ones."""

        def last(item: pytest.Item) -> tuple[bool, float]:
            name = item.nodeid
            return name not in self.noticed_by[function], self.durations[name] / (1 + self.noticed[name])

        return sorted(self.tests_of[function], key=last)

    def _fork(self, mutant: str, tests: list[pytest.Item]) -> None:
        """Run tests with a mutant in a process of its own, until one fails."""
        while len(self.running) >= AT_ONCE:
            self._wait()
        if child := os.fork():
            self.running[child] = mutant
            return
        try:
            self._try(mutant, tests)
        finally:  # whatever it was that came out: it is no test that failed
            os._exit(BROKE)

    def _try(self, mutant: str, tests: list[pytest.Item]) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.environ["MUTANT_UNDER_TEST"] = mutant
        self.folders._basetemp = self._of("files", os.getpid())  # noqa: SLF001 removed with the process
        self.folders._basetemp.mkdir()  # noqa: SLF001
        self.hits.read_anew(_function(mutant))
        _forget()
        begun = time.process_time()
        patience = PATIENCE_IF_EXPLAINED if mutant in self.explained else PATIENCE
        for item in tests:
            if mutant != NO_MUTANT and time.process_time() - begun > patience:
                break
            signal.setitimer(signal.ITIMER_PROF, SPARE + TIMES * self.durations[item.nodeid])
            signal.setitimer(signal.ITIMER_REAL, WAITS)
            if not _passes(item):
                self._of("noticed", os.getpid()).write_text(item.nodeid, encoding="utf-8")
                os._exit(1)
        os._exit(0)

    def _of(self, what: str, process: int) -> Path:
        """Where a process writes down which test ``noticed`` its mutant, and where the ``files`` of its tests are."""
        return self.folder / f"{what}-{process}"

    def _counts(self) -> Counter[str]:
        return Counter(self.fates.values())

    def _wait_for_all(self) -> None:
        while self.running:
            self._wait()

    def _wait(self) -> None:
        child, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        mutant = self.running.pop(child)
        self.fates[mutant] = FATES.get(code, f"ended with {code}")
        if (files := self._of("files", child)).exists():
            shutil.rmtree(files)
        if (note := self._of("noticed", child)).exists():
            test = note.read_text(encoding="utf-8")
            self.noticed_by[_function(mutant)].add(test)
            self.noticed[test] += 1
            note.unlink()
        if code == 0 and mutant != NO_MUTANT:
            print(f"survived: {mutant}", file=sys.stderr, flush=True)


def _made_when_asked(rulebook: "Rulebook") -> None:
    """Have a rulebook make what it makes when it is first asked: what takes part in that is read anew too."""
    for owner in (rulebook, rulebook.vocabulary):
        for name, value in vars(type(owner)).items():
            if isinstance(value, cached_property):
                getattr(owner, name)


def _forget() -> None:
    """Have tests forget what they keep for each other."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tests."):
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


def _function(mutant: str) -> str:
    return mutant.partition("__mutmut_")[0]


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def main(arguments: list[str], run: Callable[..., int | pytest.ExitCode] = pytest.main) -> int:
    """Change files, try the tests, write what became of each mutant."""
    middle = arguments.index("--")
    mutants, known = mutate(arguments[:middle]), set(json.loads(Path(EXPLAINED).read_text(encoding="utf-8")))
    changes = changes_by_mutant(Path(), arguments[:middle])
    trial = Trial(mutants, {name for name, change in changes if str(change) in known})
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=native"]
    code = run([*options, *arguments[middle + 1 :]], plugins=[trial])
    Path("fates.json").write_text(json.dumps(trial.fates), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
