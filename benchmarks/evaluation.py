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

ROUNDS = 5
TRUTHS = {Outcome.RAISED: Truth.TRUE, Outcome.UNDETERMINED: Truth.UNKNOWN, Outcome.NOT_RAISED: Truth.FALSE}
HEAD = ("", "median µs", "p99 µs", "times ours")


def run() -> None:
    """Print a table for each workload, and one for the real rulebook."""
    real = load_rulebook(RULES)
    for workload in workloads():
        engines = (*ours(workload, real), *peers(workload.conditions))
        say(f"Evaluating {workload.name}")
        hold_together(engines, workload.sheets)
        table(f"{workload}. All engines agree.", HEAD, _rows(engines, workload.sheets))
    say("Evaluating the real rulebook")
    table("The real rulebook: screen(), and for every finding what decided it or what is missing", HEAD[:3],
          [_real_row(real, lines) for lines in (0, 5, 20)])  # fmt: skip


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
        Engine(
            "screen(), with what decided and what is missing", intake, lambda one: explain(rulebook, one), _outcomes
        ),
        Engine("screen()", intake, lambda one: screen(rulebook, one), _outcomes),
        Engine("Plan: truth and evidence as bits", dict, weigh, lambda found: [truth for _, (truth, _) in found]),
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
    times = {engine.name: best(engine.run, [engine.prepare(one) for one in sheets], ROUNDS) for engine in engines}
    unit = median(times[engines[0].name])
    return [(name, *_figures(several), f"{median(several) / unit:.1f}") for name, several in times.items()]


def _real_row(real: Rulebook, lines: int) -> tuple[str, ...]:
    times = best(lambda intake: explain(real, intake), real_intakes(real, lines), ROUNDS)
    return (f"{len(real.cautions)} cautions, {lines} typed medicines", *_figures(times))


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return microseconds(median(times)), microseconds(percentile(times, 99))


def _outcomes(screening: Any) -> list[int]:
    return [TRUTHS[finding.outcome] for finding in screening.findings]
