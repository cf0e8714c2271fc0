"""Make the texts in ``docs/examples`` again from the intakes beside them: ``.venv/bin/python docs/examples.py``.

A text is called ``case.audience.language.txt``: it is what ``python -m screener screen`` writes of ``case.json``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from screener.cli.commands import app  # noqa: E402

EXAMPLES = ROOT / "docs" / "examples"
DAY = "2026-11-26"
"""The day for which reviews are judged, so that the texts stay as they are until rules or program change."""


def write_example(name: str, folder: Path) -> None:
    """Write one text into a folder: its name tells of which intake, for whom and in which language."""
    case, audience, language, _ = name.split(".")
    options = ["--for", audience, "--language", language, "--today", DAY, "--output", str(folder / name)]
    app(["screen", str(EXAMPLES / f"{case}.json"), *options], standalone_mode=False)


if __name__ == "__main__":
    for path in sorted(EXAMPLES.glob("*.txt")):
        write_example(path.name, EXAMPLES)
