"""Makes ``docs/assurance.md`` from the stored results: what is shown, what failed, and what is not shown."""

from collections.abc import Iterator, Mapping

from assurance.report.kept import Kept, Run
from benchmarks.machine import Versions

NOT_RUN = "**Not run.** This part shows nothing."
FIGURES = 4
"""The most figures of a part on the page. The first are those that matter."""
NOT_SHOWN = (
    (
        "That the rules are clinically right or complete. A condition that is wrong in the same way as its worked "
        "examples passes everything on this page."
    ),
    "That a clinician has reviewed anything. Every caution says that none has.",
    "That the worked examples are right. The authors of the rules wrote them.",
    (
        "That the faults and mutants cover all possible mistakes. They are those that somebody thought of, or that a "
        "list of small changes contains."
    ),
    "Anything about another machine, system, browser or version of Python than that of the run.",
    (
        "That the tests are still those of the run. The page warns above if the rules or the program are newer, but "
        "not if only tests, faults or targets are, or assurance/, run.py or .streamlit/."
    ),
    "What [SAFETY.md](../SAFETY.md) says under *What no test can show*.",
)
"""What nothing on the page shows, whatever the results."""


class UnknownPart(ValueError):
    """A stored part no longer exists, so the page would not show it."""


def report_page(kept: Kept, titles: Mapping[str, str], now: Versions) -> str:
    """Make the page. ``titles`` are the existing parts, in order; ``now`` is the current rules and program.

    Raises:
        UnknownPart: for a stored part that is not among them.
    """
    if unknown := sorted(set(kept.parts) - set(titles)):
        raise UnknownPart(f"docs/assurance.json has parts that are not in the list: {', '.join(unknown)}")
    called = {**titles, **{key: run.result.title for key, run in kept.parts.items()}}
    return "\n".join(_lines(kept, called, now)) + "\n"


def _lines(kept: Kept, titles: Mapping[str, str], now: Versions) -> Iterator[str]:
    yield from ("# What was shown, and what was not", "")
    yield from ("<!-- Made from docs/assurance.json by: python3 run.py assure -->", "")
    yield "A run of `python3 run.py assure` counted every figure here. To run single parts, name them:"
    yield "`python3 run.py assure states proofs`. [assurance.json](assurance.json) has all figures, with the machine of"
    yield "each run."
    yield ""
    yield from _warnings(kept, titles, now)
    yield from ("| part | name | result | failures | date and commit |", "|---|---|---|---|---|")
    yield from (_row(key, title, kept.parts.get(key)) for key, title in titles.items())
    for key, title in titles.items():
        if (run := kept.parts.get(key)) and run.result.failures:
            yield from ("", f"## Failures: {title}", "", *_fenced("\n".join(run.result.failures)))
    yield from ("", "## What was done, and what it does not show", "")
    yield from (_done(titles[key], run) for key in titles if (run := kept.parts.get(key)))
    yield from ("", "Nothing on this page shows:", "")
    yield from (f"* {text}" for text in NOT_SHOWN)


def _warnings(kept: Kept, titles: Mapping[str, str], now: Versions) -> Iterator[str]:
    missing = [title for key, title in titles.items() if key not in kept.parts]
    old = [title for key, title in titles.items() if key in kept.parts and kept.parts[key].versions != now]
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
    return (
        f"| {title} | `{key}` | {cell(figures)} | {failures} | {run.day}, {run.commit}, rules {run.versions.rulebook} |"
    )


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
