"""Makes ``docs/assurance.md`` from the stored results: what is shown, what failed, and what is not shown."""

from collections.abc import Iterator, Mapping

from assurance.report.kept import Kept, Run
from benchmarks.machine import Stand

NOT_RUN = "**Not run.** Nothing is shown by this part."
FIGURES = 4
"""The most figures of a part on the page. The first are those that matter."""
NOT_SHOWN = (
    (
        "That the rules are clinically right or complete. A condition that is wrong in the same way in the rule and in "
        "its worked examples passes everything on this page."
    ),
    "That a clinician has reviewed anything. Every caution of these rules says that none has.",
    "That the worked examples are right. Those who wrote the rules wrote them.",
    (
        "That the faults and mutants are all the mistakes there can be. They are those that somebody, or a list of "
        "small changes, thought of."
    ),
    "Anything on another machine, system, browser or version of Python than that of the run.",
    (
        "That the tests are still those of the run. A change of the rules or of the program since then is told above; "
        "a change of tests, faults or targets alone is not, nor one of assurance/, run.py or .streamlit/."
    ),
    "What [SAFETY.md](../SAFETY.md) says under *What no test can show*.",
)
"""What nothing on the page shows, whatever the results."""


class UnknownPart(ValueError):
    """A stored part no longer exists, so the page would not show it."""


def report_page(kept: Kept, titles: Mapping[str, str], now: Stand) -> str:
    """Make the page. ``titles`` are the existing parts, in order; ``now`` is the current rules and program.

    Raises:
        UnknownPart: for a stored part that is not among them.
    """
    if unknown := sorted(set(kept.parts) - set(titles)):
        raise UnknownPart(f"docs/assurance.json holds parts that are not in the list: {', '.join(unknown)}")
    called = {**titles, **{key: run.result.title for key, run in kept.parts.items()}}
    return "\n".join(_lines(kept, called, now)) + "\n"


def _lines(kept: Kept, titles: Mapping[str, str], now: Stand) -> Iterator[str]:
    yield from ("# What was shown, and what was not", "")
    yield from ("<!-- Made from docs/assurance.json by: python3 run.py assure -->", "")
    yield "Every figure here was counted by a run of `python3 run.py assure`. A part is run alone by its name:"
    yield "`python3 run.py assure states proofs`. All figures, with the machine of each run, are in"
    yield "[assurance.json](assurance.json)."
    yield ""
    yield from _warnings(kept, titles, now)
    yield from ("| part | name | what came of it | failures | when, at which commit |", "|---|---|---|---|---|")
    yield from (_row(key, title, kept.parts.get(key)) for key, title in titles.items())
    for key, title in titles.items():
        if (run := kept.parts.get(key)) and run.result.failures:
            yield from ("", f"## Failures: {title}", "", *_fenced("\n".join(run.result.failures)))
    yield from ("", "## What was done, and what it does not show", "")
    yield from (_done(titles[key], run) for key in titles if (run := kept.parts.get(key)))
    yield from ("", "Nothing on this page shows:", "")
    yield from (f"* {text}" for text in NOT_SHOWN)


def _warnings(kept: Kept, titles: Mapping[str, str], now: Stand) -> Iterator[str]:
    missing = [title for key, title in titles.items() if key not in kept.parts]
    old = [title for key, title in titles.items() if key in kept.parts and kept.parts[key].stand != now]
    failed = [title for key, title in titles.items() if key in kept.parts and kept.parts[key].result.failures]
    for said, which in (
        ("Not run", missing),
        ("Rules or program changed since the run", old),
        ("With failures", failed),
    ):
        if which:
            yield from (f"> **{said}:** {', '.join(which)}.", "")


def _row(key: str, title: str, run: Run | None) -> str:
    if run is None:
        return f"| {title} | `{key}` | {NOT_RUN} | | |"
    figures = "; ".join(f"{label}: {value}" for label, value in run.result.figures[:FIGURES])
    failures = f"**{len(run.result.failures)}**" if run.result.failures else "0"
    return f"| {title} | `{key}` | {cell(figures)} | {failures} | {run.day}, {run.commit}, rules {run.stand.rulebook} |"


def _done(title: str, run: Run) -> str:
    not_shown = f" Not shown: {' '.join(run.result.not_shown)}" if run.result.not_shown else ""
    return f"* **{title}.** {run.result.done}{not_shown}"


def _fenced(text: str) -> Iterator[str]:
    """Any text, unchanged, in a fence longer than any in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    yield from (f"{fence}text", *text.splitlines(), fence, "")


def cell(text: str) -> str:
    """A text escaped for a table cell."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
