"""How fast intakes are screened, beside the peers: the same conditions, the same answers, the same results."""

from collections.abc import Sequence
from typing import Any

from benchmarks.measuring import RULES, best, median, microseconds, percentile, say, table
from benchmarks.peers import Engine, peers
from benchmarks.workloads import Answers, Workload, real_intakes, workloads
from screener.checking import load_rulebook
from screener.intake import Intake
from screener.plan import Plan
from screener.rulebook.model import Rulebook
from screener.screening import Outcome, Screening, screen
from screener.truth import Truth

ROUNDS = 15
EXPLAINED = "screen(), with what decided and what is missing"
RATIOS = ("times screen()", "times Plan")
"""How a median compares with ours: with all that is shown, and with the conditions alone, which is what peers do."""
TRUTHS = {Outcome.RAISED: Truth.TRUE, Outcome.UNDETERMINED: Truth.UNKNOWN, Outcome.NOT_RAISED: Truth.FALSE}
HEAD = ("", "median µs", "p99 µs")


def run() -> None:
    """Print a table for each workload, and one for the real rulebook."""
    real = load_rulebook(RULES)
    for workload in workloads():
        engines = (*ours(workload, real), *peers(workload.conditions))
        say(f"Evaluating {workload.name}")
        hold_together(engines, workload.sheets)
        table(f"{workload}. All engines agree.", (*HEAD, *RATIOS), _rows(engines, workload.sheets))
    say("Evaluating the real rulebook")
    table(f"The real rulebook ({len(real.cautions)} cautions): {EXPLAINED}", HEAD, _real_rows(real))


def explain(rulebook: Rulebook, intake: Intake) -> Screening:
    """Screen an intake, and read what decided each finding and what it is missing."""
    screening = screen(rulebook, intake)
    for finding in screening.findings:
        _ = finding.because, finding.missing
    return screening


def ours(workload: Workload, real: Rulebook) -> tuple[Engine, ...]:
    """The screener in three measures: all that is shown, the findings, and the bare conditions."""
    rulebook = workload.rulebook(real)
    plan = Plan(rulebook.answers, {}, workload.conditions)

    def intake(answers: Answers) -> Intake:
        return Intake(answers=dict(answers))

    def weigh(answers: Answers) -> list[tuple[str, tuple[Truth, int]]]:
        return plan.decide(plan.weigh(answers, lambda _test: Truth.UNKNOWN))

    return (
        Engine(EXPLAINED, intake, lambda one: explain(rulebook, one), _outcomes),
        Engine("screen()", intake, lambda one: screen(rulebook, one), _outcomes),
        Engine("Plan: truths, and evidence as bits", dict, weigh, lambda found: [truth for _, (truth, _) in found]),
    )


def hold_together(engines: Sequence[Engine], sheets: Sequence[Answers]) -> None:
    """See that every engine gives the same for every set of answers.

    Raises:
        ValueError: where one does not: its time would mean nothing.
    """
    for answers in sheets:
        found = {engine.name: list(engine.truths(engine.run(engine.prepare(answers)))) for engine in engines}
        first = found[engines[0].name]
        if different := [name for name, truths in found.items() if truths != first]:
            raise ValueError(f"{', '.join(different)}: not the same as {engines[0].name} for {answers}")


def _rows(engines: Sequence[Engine], sheets: Sequence[Answers]) -> list[tuple[str, ...]]:
    times = best([(engine.run, [engine.prepare(one) for one in sheets]) for engine in engines], ROUNDS)
    explained, _, plan = map(median, times[:3])
    return [
        (engine.name, *_figures(several), f"{median(several) / explained:.1f}", f"{median(several) / plan:.1f}")
        for engine, several in zip(engines, times, strict=True)
    ]


def _real_rows(real: Rulebook) -> list[tuple[str, ...]]:
    several = (0, 5, 20)
    times = best([(lambda intake: explain(real, intake), real_intakes(real, lines)) for lines in several], ROUNDS)
    return [(f"{lines} typed medicines", *_figures(one)) for lines, one in zip(several, times, strict=True)]


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return microseconds(median(times)), microseconds(percentile(times, 99))


def _outcomes(screening: Any) -> list[int]:
    return [TRUTHS[finding.outcome] for finding in screening.findings]
