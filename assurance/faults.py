"""Puts faults into a copy of the program, one by one; the tests that each fault names have to fail.

A test that never changes its result shows nothing. ``faults.yaml`` has a fault for each way that something could be
silently lost or assumed (S1 to S15), and for each control. ``python -m assurance faults`` tries them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Queue
from typing import Annotated
from xml.etree import ElementTree as ET

from pydantic import BaseModel, ConfigDict, Field

from assurance.author_list import read_author_list
from assurance.hazards import ROOT, known_tests
from screener.engine.written import Id, Text, Written

LIST = Path(__file__).parent / "faults.yaml"
"""The list of faults."""
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
"""What the tests do not need: environments, caches and history."""
AT_ONCE = os.cpu_count() or 1
"""The number of copies of the program, each with one fault at a time."""
TOO_LONG = 900
"""Seconds. Tests of one fault that run longer are stopped; this counts as not seen, and is reported."""

Channel = Annotated[str, Written(r"S([1-9]|1[0-5])", "S1 to S15")]
"""A place where something could be silently dropped or changed; ``faults.yaml`` describes them."""


Red = Annotated[str, Written(r"test_[a-z0-9_]+(\[.+\])?", "the name of a test, or of one of its cases: test_x[case]")]
"""The name of a test, or of one of its cases."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fault(_Part):
    """One fault: a text in a file, its replacement, and the tests that notice."""

    loses: Annotated[Text, Field(description="what would be lost or assumed")]
    channel: Channel | None = None
    file: str
    right: Annotated[str, Field(min_length=1, description="stands in the file exactly once")]
    wrong: str
    red: Annotated[tuple[Red, ...], Field(min_length=1, description="the tests that each have to fail")]

    def put_in(self, root: Path) -> None:
        """Put the fault into a copy of the program."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.right) == 1, f"{self.file}: stands {text.count(self.right)} times: {self.right}"
        path.write_text(text.replace(self.right, self.wrong), encoding="utf-8", newline="\n")


class FaultFile(_Part):
    """``faults.yaml``."""

    channels: Annotated[dict[Channel, Text], Field(description="the places, in words")]
    elsewhere: Annotated[dict[Channel, Text], Field(description="places that no fault is put into, and why")]
    faults: dict[Id, Fault]


@dataclass(frozen=True)
class Seen:
    """The result for one fault."""

    fault: str
    red: tuple[str, ...]
    """The named tests that failed."""
    not_red: tuple[str, ...]
    """The named tests that did not fail, or did not run."""


def read_faults(path: Path = LIST) -> FaultFile:
    """Read the list of faults, as strictly as a rule file.

    Raises:
        Refused: with every problem found.
    """
    return read_author_list(path, FaultFile, Fault)


def seen_to_fail() -> frozenset[str]:
    """The tests that some fault names, and which have to fail with it."""
    return frozenset(name.partition("[")[0] for fault in read_faults().faults.values() for name in fault.red)


def try_faults(faults: Mapping[str, Fault]) -> Iterator[Seen]:
    """Put each fault into a clean copy and run the tests it names.

    As many run at once as there are cores. The first result is called ``none``: without a fault, all tests have to
    pass, so it names those that fail.
    """
    every = tuple(dict.fromkeys(name for fault in faults.values() for name in fault.red))
    with tempfile.TemporaryDirectory() as folder:
        copies = Queue[Path]()
        for number in range(AT_ONCE):
            copies.put(_copied(Path(folder) / f"copy{number}"))

        def tried(key: str | None) -> Seen:
            root = copies.get()
            try:
                return _without(root, every) if key is None else _with(root, key, faults[key])
            finally:
                copies.put(root)

        _tests()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(tried, (None, *faults))


def _copied(root: Path) -> Path:
    shutil.copytree(ROOT, root, ignore=NOT_COPIED)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    if (ROOT / ".venv").exists():  # some tests start the app with README's command
        (root / ".venv").symlink_to((ROOT / ".venv").resolve(), target_is_directory=True)
    return root


def _without(root: Path, names: tuple[str, ...]) -> Seen:
    failed, passed = _run(root, names)
    return Seen("none", tuple(sorted(failed)), tuple(sorted({*names} - failed - passed)))


def _with(root: Path, key: str, fault: Fault) -> Seen:
    original = (root / fault.file).read_bytes()
    fault.put_in(root)
    failed, _ = _run(root, fault.red)
    (root / fault.file).write_bytes(original)
    red = tuple(name for name in fault.red if name in failed)
    return Seen(key, red, tuple(name for name in fault.red if name not in failed))


@cache
def _tests() -> Mapping[str, Mapping[Path, str]]:
    """The tests by name, found beforehand because Python 3.11 cannot parse in two threads at once."""
    found = known_tests()
    return {name: {path.relative_to(ROOT): called for path, called in where.items()} for name, where in found.items()}


def _run(root: Path, names: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The tests that failed and those that passed. A skipped test, or one in an unreadable file, did neither.

    Each file runs alone, and so do single cases of a test, which another file may lack: if pytest cannot find one of
    the requested tests, it runs none.
    """
    chosen: dict[tuple[Path, str], list[str]] = {}
    for name in names:
        test, _, case = name.partition("[")
        for path, called in _tests()[test].items():
            chosen.setdefault((path, test if case else ""), []).append(f"{called}[{case}" if case else called)
    results = [_run_file(root, path, tests) for (path, _), tests in chosen.items()]
    failed = set[str]().union(*(bad for bad, _ in results))
    return failed, set[str]().union(*(good for _, good in results)) - failed


def _run_file(root: Path, path: Path, names: list[str]) -> tuple[set[str], set[str]]:
    """The tests of one file that failed and those that passed.

    If the rules are refused before the file can start, all its tests count as failed: no app would start either.
    """
    report = root / "report.xml"
    report.unlink(missing_ok=True)
    options = ["-q", "-p", "no:cacheprovider", "-n", "0", f"--junitxml={report}"]
    command = [sys.executable, "-B", "-m", "pytest", *options, *(f"{path}::{name}" for name in names)]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=TOO_LONG)  # noqa: S603 it is ours
    failed, passed = set[str](), set[str]()
    cases = ET.parse(report).iter("testcase") if report.exists() else ()  # noqa: S314 pytest wrote it just now
    for case in cases:
        name, kinds = str(case.get("name")), {child.tag for child in case}
        if not case.get("classname") and any("problems.Refused" in str(child.text) for child in case):
            failed.update(names)
        elif "skipped" not in kinds:
            both = {name, name.partition("[")[0]}
            (failed if kinds & {"failure", "error"} else passed).update(both)
    return failed, passed
