"""A page of counts about a panel. Small cells are masked, so that nobody can be made out by them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pa_parquet

from screener.panel.screening import LIST, READ
from screener.rulebook.model import Rulebook
from screener.screening import Outcome

SMALLEST = 10
"""A smaller count is not shown, and neither is one from which it could be calculated."""
_MASKED = "–"


def report(rulebook: Rulebook, table: Path) -> str:
    """The counts of a Parquet file that a run wrote, in Markdown."""
    counts = _counts(rulebook, table)
    people = sum(counts[LIST].values())
    lines = [f"# {rulebook.about.title}: counts of {_shown(people)} people", "",
             f"Rules {rulebook.about.version}. {_MASKED}: fewer than {SMALLEST} people, or a count that would tell it.",
             "*Not raised* means by what the table says: nobody has asked the person.", "",
             *_table("List of medicines", READ.to_pylist(), {"": counts[LIST]}), "",
             *_table("Caution", [one.value for one in Outcome],
                     {caution.title: counts[key] for key, caution in rulebook.cautions.items()})]  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def _counts(rulebook: Rulebook, table: Path) -> dict[str, dict[str, int]]:
    columns = [LIST, *rulebook.cautions]
    counts: dict[str, dict[str, int]] = {column: {} for column in columns}
    file = pa_parquet.ParquetFile(table)
    for batch in file.iter_batches(columns=columns):
        for column in columns:
            for one in pc.value_counts(batch[column].cast(pa.string())).to_pylist():
                counts[column][one["values"]] = counts[column].get(one["values"], 0) + one["counts"]
    return counts


def _table(head: str, words: list[str], rows: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield f"| {head} | {' | '.join(word.replace('_', ' ') for word in words)} |"
    yield f"|---|{'---:|' * len(words)}"
    for title, counts in rows.items():
        shown = masked([counts.get(word, 0) for word in words])
        yield f"| {title.replace('|', chr(92) + '|')} | {' | '.join(shown)} |"


def masked(counts: list[int]) -> list[str]:
    """Counts that add up to a known sum. If one is too small to show, another is hidden with it."""
    hidden = {at for at, count in enumerate(counts) if 0 < count < SMALLEST}
    if len(hidden) == 1 or 0 < sum(counts[at] for at in hidden) < SMALLEST:
        others = [at for at in range(len(counts)) if at not in hidden and counts[at]]
        hidden |= {min(others, key=lambda at: counts[at])} if hidden and others else set()
    return [_MASKED if at in hidden else _shown(count) for at, count in enumerate(counts)]


def _shown(count: int) -> str:
    return f"{count:,}"
