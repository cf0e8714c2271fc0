"""Measures screening next to the peers: the same conditions, answers and results."""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.figures import MICRO, every, head, number, ratio, times
from benchmarks.measuring import RULES, Rounds, in_turns, percentile, say
from benchmarks.peers import Engine, peers
from benchmarks.tables import Table
from benchmarks.workloads import CAUTIONS, Answers, Workload, deep, ordinary, real_intakes
from screener.check import load_rulebook
from screener.engine.intake import Intake
from screener.engine.plan import Plan
from screener.engine.truth import Truth
from screener.rulebook.model import Rulebook
from screener.screening import Outcome, Screening, screen

ROUNDS = 11
TIMES = (1, 10, 100)
"""Multiples of the cautions, to see how time grows."""
EXPLAINED = "screen(), with what decided and what is missing"
TRUTHS = {Outcome.RAISED: Truth.TRUE, Outcome.UNDETERMINED: Truth.UNKNOWN, Outcome.NOT_RAISED: Truth.FALSE}
HEAD = ("", *head("µs"), "p99 µs")


def run() -> Iterator[Table]:
    """A table for each workload, one for the real rulebook, and one for a growing number of cautions."""
    real = load_rulebook(RULES)
    for workload in (ordinary(), deep()):
        say(f"Evaluating {workload.name}")
        yield _beside_peers(workload, real)
    say("Evaluating the real rulebook")
    yield _real(real)
    say("Evaluating more and more cautions")
    yield _growth(real)


def explain(rulebook: Rulebook, intake: Intake) -> Screening:
    """Screen an intake, and read the evidence and missing answers of each finding."""
    screening = screen(rulebook, intake)
    for finding in screening.findings:
        _ = finding.because, finding.missing
    return screening


def ours(workload: Workload, real: Rulebook) -> tuple[Engine, ...]:
    """The screener measured three ways: everything shown, the findings, and only the conditions."""
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
    """Check that every engine gives the same results for every set of answers.

    Raises:
        ValueError: one does not, so its time would mean nothing.
    """
    for answers in sheets:
        found = {engine.name: list(engine.truths(engine.run(engine.prepare(answers)))) for engine in engines}
        first = found[engines[0].name]
        if different := [name for name, truths in found.items() if truths != first]:
            raise ValueError(f"{', '.join(different)}: not the same as {engines[0].name} for {answers}")


def _beside_peers(workload: Workload, real: Rulebook) -> Table:
    """The time for one set of answers. Peers only evaluate conditions, so they are also compared with ``Plan``."""
    engines = (*ours(workload, real), *peers(workload.conditions))
    hold_together(engines, workload.sheets)
    found = _in_turns(engines, workload.sheets, ROUNDS)
    rows = [(engine.name, *_figures(one), ratio(one, found[0]), ratio(one, found[2]))
            for engine, one in zip(engines, found, strict=True)]  # fmt: skip
    about = f"One set of answers, all cautions: {workload}, {ROUNDS} rounds. All engines came to the same for each."
    return Table(f"Made-up rules: {workload.name}", about, (*HEAD, "× first row", "× Plan"), rows)


def _real(real: Rulebook) -> Table:
    several = (0, 5, 20, 100)
    found = in_turns([(lambda intake: explain(real, intake), real_intakes(real, lines)) for lines in several], ROUNDS)
    rows = [(f"{lines} typed medicines", *_figures(one), ratio(one, found[0]))
            for lines, one in zip(several, found, strict=True)]  # fmt: skip
    about = f"One intake, {len(real.cautions)} cautions: {EXPLAINED}. Most typed medicines are known names."
    return Table("The real rules", about, (*HEAD, "× no medicines"), rows)


def _growth(real: Rulebook) -> Table:
    """The screener and the fastest way of each peer, with a growing number of cautions."""
    rows: list[tuple[str, ...]] = []
    first: list[Rounds] = []
    for by in TIMES:
        workload = ordinary(CAUTIONS * by, 20)
        engines = (*ours(workload, real), *peers(workload.conditions))
        hold_together(engines, workload.sheets)
        found = _in_turns(engines, workload.sheets, 5)
        first = first or found
        cautions = f"{CAUTIONS * by:,}"
        rows += [(engine.name, cautions, *_figures(one)[:2], ratio(one, found[0]), _grown(one, before))
                 for engine, one, before in zip(engines, found, first, strict=True)]  # fmt: skip
    rows.sort(key=lambda row: [engine.name for engine in engines].index(row[0]))
    about = f"One set of answers to {len(workload.sheets[0])} or so questions, with 1, 10 and 100 times the cautions."
    title = "Growth: ordinary rules, more and more cautions"
    return Table(title, about, ("", "cautions", *HEAD[1:3], "× first row", "× as at first"), rows)


def _grown(now: Rounds, before: Rounds) -> str:
    """The growth factor. The two were not measured in turns, so there is no spread."""
    return number(percentile(every(now), 50) / percentile(every(before), 50))


def _in_turns(engines: Sequence[Engine], sheets: Sequence[Answers], rounds: int) -> list[Rounds]:
    return in_turns([(engine.run, [engine.prepare(one) for one in sheets]) for engine in engines], rounds)


def _figures(rounds: Rounds) -> tuple[str, str, str]:
    several = every(rounds)
    return *times(several, MICRO), number(percentile(several, 99) * MICRO)


def _outcomes(screening: Any) -> list[int]:
    return [TRUTHS[finding.outcome] for finding in screening.findings]
