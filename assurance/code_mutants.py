"""Every small change of the code that ``mutmut`` knows: a test has to notice it, or a list has to say why none does.

``mutmut`` works in a copy of the program, on one part after the other; which tests are tried for a part stands in
``PARTS``. Of these it runs, for each changed function, those that call it. ``survivors.yaml`` holds the changes that no
test notices, each with the reason.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from assurance.code_changes import Change, changes_by_mutant
from assurance.faults import NOT_COPIED
from assurance.hazards import ROOT
from assurance.mutant_tests import EXPLAINED, PATIENCE, PATIENCE_IF_EXPLAINED
from assurance.result import Result
from assurance.survivors import read_survivors

HAVE_MUTMUT = find_spec("mutmut") is not None
"""Whether mutmut is installed."""
KINDS = ("killed", "timed out", "survived", "no tests")
"""What becomes of mutants. Anything else is how a process ended that nobody foresaw."""
NOTICED = KINDS[:2]


@dataclass(frozen=True)
class Part:
    """A part of the program, and the tests that are tried for it."""

    name: str
    files: str
    """Patterns of paths in ``screener/``."""
    tests: str
    """What files of tests are called: `names` for `tests/test_names.py`, or one test of it: `names::test_x`."""

    @property
    def sources(self) -> list[str]:
        """The paths of its files."""
        found = (path for pattern in self.files.split() for path in (ROOT / "screener").glob(pattern))
        return sorted(path.relative_to(ROOT).as_posix() for path in found)


CASES = "bad_rules::test_one_mistake_is_named_with_its_place"
"""Every broken rule file, with the message that is expected."""
RECOGNISER = "near readings medicines names strengths personal spanish_names"
"""The tests of how lines are read."""
SUMMARY = (
    "outward_form glance line_sentences grouping examples documents carrying saved "
    "saved_rules differences citing reviews personal screening translations description"
)
"""The tests of what a summary says, as far as nothing is drawn."""
READER = (
    "rule_files which_rulebook interface_words examples bad_rules damage reviews hazards ldn_rules "
    "spanish_names translations translation_files bad_translations"
)
"""The tests of what is read of a folder of rules, and what is refused in it."""
CHECKS = f"wording reviews ldn_rules screening {CASES}"
"""The tests of what is looked for in rules that can be read."""
PARTS = (
    Part("truth", "truth.py", "truth conditions screening"),
    Part("conditions", "conditions.py", f"conditions screening {CASES}"),
    Part("plan", "plan.py", "conditions screening bad_intakes"),
    Part("screening", "screening.py", "screening personal carrying ldn_rules medicines saved_refused"),
    Part("line", "medicines/line.py medicines/near.py", RECOGNISER),
    Part("reading", "medicines/[!alnps]*.py", f"{RECOGNISER} translations"),
    Part("personal", "medicines/personal.py medicines/strengths.py", RECOGNISER),
    Part("summary", "summary/[!c]*.py", SUMMARY),
    Part("changes", "summary/c*.py", SUMMARY),
    Part(
        "intake",
        "intake.py written.py problems.py",
        f"written problems bad_intakes bad_saved carrying screening saved_refused {CASES}",
    ),
    Part("reader", "rulebook/*.py", READER),
    Part("accuracy", "medicines/accuracy.py", "accuracy names"),
    Part("checking", "checking/[!nvw]*.py checking/vignettes.py", CHECKS),
    Part("references", "checking/names.py", CHECKS),
    Part("wording", "checking/vocabulary.py checking/wording.py", CHECKS),
)
"""Everything that is tried, in the order of its weight."""


@dataclass
class Tally:
    """What became of the mutants of one part."""

    part: Part
    fates: dict[str, Counter[str]] = field(default_factory=dict)
    """By file: how many were noticed, or what else became of them."""
    left: list[Change] = field(default_factory=list)
    """Every change that no test noticed."""
    broke: str | None = None
    """What was said where the tests did not come to their end: then nothing is known of the part."""

    def __str__(self) -> str:
        if self.broke:
            return f"{self.part.name}: {self.broke}"
        return "\n".join(f"{path}: {_counted(counts)}" for path, counts in self.fates.items())


def _counted(counts: Counter[str]) -> str:
    seen = sum(counts[kind] for kind in NOTICED)
    share = f", {100 * seen / counts.total():.1f} % noticed" if counts.total() else ""
    kinds = sorted(counts, key=lambda kind: (*KINDS, kind).index(kind))
    return f"{counts.total()} mutants{share}: {', '.join(f'{counts[kind]} {kind}' for kind in kinds)}"


def try_part(part: Part, root: Path, files: Sequence[str] = ()) -> Tally:
    """Try every mutant of a part, or of some of its files, in a folder that is not there yet."""
    shutil.copytree(ROOT, root, ignore=NOT_COPIED)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    with (root / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write('\n[tool.mutmut]\nsource_paths = ["screener"]\ntrack_dependencies = false\n')
    sources = list(files) or part.sources
    tests = [
        f"tests/test_{file}.py{colons}{test}"
        for file, colons, test in (name.partition("::") for name in part.tests.split())
    ]
    explained = [str(change) for change in read_survivors().by_change]
    (root / EXPLAINED).write_text(json.dumps(explained), encoding="utf-8")
    command = [sys.executable, "-m", "assurance.mutant_tests", *sources, "--", *tests]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=False, encoding="utf-8")  # noqa: S603 it is ours
    if done.returncode:
        return Tally(part, broke=f"ended with {done.returncode}:\n{done.stdout[-4_000:]}")
    return _tally(part, root, sources)


def _tally(part: Part, root: Path, sources: Sequence[str]) -> Tally:
    tally = Tally(part)
    fates = json.loads((root / "fates.json").read_text(encoding="utf-8"))
    for name, change in changes_by_mutant(root, sources):
        tally.fates.setdefault(change.file, Counter())[fates[name]] += 1
        if fates[name] not in NOTICED:
            tally.left.append(change)
    return tally


def tallies(names: Sequence[str] = ()) -> Iterator[Tally]:
    """Try the parts that are named, by the name of the part or of one of its files; all if none is."""
    for part in PARTS:
        files = [path for path in part.sources if path in names]
        if not names or part.name in names or files:
            with tempfile.TemporaryDirectory() as folder:
                yield try_part(part, Path(folder) / "copy", () if part.name in names else files)


def run(names: Sequence[str] = ()) -> Result:
    """Every part, with what the list of survivors says about those that no test notices."""
    explained = read_survivors().by_change
    figures, failures, found = [], [], set[Change]()
    tried: set[str] = set()
    told = Counter[str]()
    for tally in tallies(names):
        print(tally, flush=True)
        tried |= set(tally.fates)
        found |= set(tally.left)
        told.update(explained[change].differs for change in tally.left if change in explained)
        figures.append((tally.part.name, _counted(sum(tally.fates.values(), Counter[str]()))))
        failures += [f"{tally.part.name} was not tried: it {tally.broke}"] if tally.broke else []
        failures += [f"no test notices: {change}" for change in tally.left if change not in explained]
    failures += [
        f"survivors.yaml explains what is noticed or not there: {change}"
        for change in explained if change.file in tried and change not in found
    ]  # fmt: skip
    return Result(
        f"Small changes of the program: {', '.join(names) or 'all'}",
        "Small changes of the code (mutmut 3), one at a time: a test fails, or a list says why none has to.",
        [
            *figures,
            ("noticed by no test, explained: nobody can see a difference", str(told["no"])),
            ("noticed by no test, explained: there is a difference, and it is accepted", str(told["yes"])),
        ],
        failures,
        list(NOT_SHOWN),
    )


NOT_SHOWN = (
    "mutmut changes nothing outside of functions and nothing under a decorator (properties, validators).",
    "The code of pages, documents, saved summaries, translations and comparisons is not changed.",
    "A mutant that takes far too long counts as noticed.",
    "Tests that start another process or draw with typst are not tried: they take too long, or cannot be forked.",
    "What a file of tests reads once as it begins (a vocabulary) is not read anew with a mutant.",
    f"Tests are tried for {PATIENCE:.0f} seconds a mutant, the quick ones first; then it counts as left.",
    f"One that the list explains is tried for {PATIENCE_IF_EXPLAINED:.0f} seconds: a slow test may notice it by now.",
    "A property is tried with 50 examples a mutant, fewer than in the tests.",
)
