"""The part about states: three engines in every state of every caution."""

from assurance.hazards import RULES
from assurance.result import Result
from assurance.states import Difference, Engines, compare_on
from screener.check import load_rulebook


def run() -> Result:
    """Compare the real engine, the naive one and z3 in every state of every caution."""
    engines = Engines(load_rulebook(RULES))
    counts, differences = dict[str, int](), list[Difference]()
    for caution in engines.rulebook.cautions:
        counts[caution], found = compare_on(engines, caution, with_z3=True)
        differences += found
        print(f"  {caution}: {counts[caution]:,} states, {len(found)} differences", flush=True)
    every, largest = sum(counts.values()), max(counts, key=lambda caution: counts[caution])
    return Result(
        title="Every state of every caution",
        done=(
            "Each question that a caution depends on got every answer and *not sure*, with every typed list that "
            "makes a difference. The program's engine, a naive one and z3 each gave the outcome of the caution, with "
            "the answers that decided it or are missing."
        ),
        figures=[
            ("cautions", f"{len(counts)}"),
            ("states", f"{every:,}"),
            ("states asked of all three engines", f"{every:,}"),
            ("differences", f"{len(differences):,}"),
            ("largest caution", f"{largest}, {counts[largest]:,} states"),
            ("smallest number of states of a caution", f"{min(counts.values())}"),
        ],
        failures=[str(one) for one in differences],
        not_shown=[
            "That a condition says what its source says: all three engines read the same condition.",
            "States of two cautions together. A caution depends only on the answers and the list.",
            "How a typed line gets its class; here, a list is the results of its tests.",
        ],
    )
