"""The part about damaged rule files: cut, thinned out and flipped repeatedly."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from assurance.damage import Door, Fate, Tally, damage_all
from assurance.hazards import RULES
from assurance.result import Result

SEED = 1
"""The random seed of the flipped bits."""
MOST = 5_000
"""The most bytes of a file in which a bit is flipped."""


def run() -> Result:
    """Damage every file of the project's rules, and check it against its schema and the names in the others."""
    done = (
        f"Every YAML file of rules/ldn was cut after each line, read without each key, and read with a flipped bit in "
        f"each byte, or in {MOST:,} of them. A cut file that is taken for whole is a failure."
    )
    not_shown = [
        "What the checks of the whole rulebook would refuse; the next part shows that for a smaller rulebook.",
        "Translations (PO files), which have another reader.",
    ]
    return of(RULES, "Damaged rule files", done, not_shown, whole=False)


def of(rules: Path, title: str, done: str, not_shown: list[str], *, whole: bool) -> Result:
    """Damage every file of one rulebook, in a copy."""
    tallies = list[Tally]()
    with tempfile.TemporaryDirectory() as folder:
        for tally in damage_all(Door(Path(shutil.copytree(rules, Path(folder) / "copy"))), SEED, MOST, whole=whole):
            tallies.append(tally)
            print(f"  {tally}", flush=True)
    ways = dict.fromkeys(tally.way for tally in tallies)
    taken = [tally for tally in tallies if tally.way == "cut short" and set(tally.fates) != {Fate.REFUSED}]
    lost = {key for tally in tallies if tally.way == "without a key" for key in tally.other}
    return Result(
        title=title,
        done=done,
        figures=[
            ("files", f"{len({tally.file for tally in tallies})}"),
            *((way, _fates(tallies, way)) for way in ways),
            ("kinds of keys that can be lost unnoticed", f"{len(lost)}"),
            ("those keys", ", ".join(sorted(lost)) or "none"),
        ],
        failures=[f"taken for whole: {tally}\n" + "\n".join(tally.other) for tally in taken],
        not_shown=[
            (
                "That anybody notices a valid file that says something else: nothing in it distinguishes it from an "
                "intended change (ADR 11). The fingerprint of the rules on every document differs."
            ),
            *not_shown,
        ],
    )


def _fates(tallies: list[Tally], way: str) -> str:
    fates = sum((tally.fates for tally in tallies if tally.way == way), Counter[Fate]())
    return f"{fates.total():,} times: " + ", ".join(f"{fates[fate]:,} {fate.value}" for fate in Fate)
