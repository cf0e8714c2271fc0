"""``python -m benchmarks``: all parts in order, or those that are named."""

import argparse
import os
import platform
from importlib.metadata import version

from benchmarks import evaluation
from benchmarks.measuring import table

PARTS = {
    "evaluation": evaluation.run,
}
LIBRARIES = (
    "pydantic", "pyyaml", "typst", "streamlit", "starlette", "uvicorn", "websockets", "json-logic-qubit", "zen-engine",
)  # fmt: skip


def main() -> None:
    """Run the parts and print their tables. Times are shown, and none is judged."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the screener on this machine.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)}; all if absent")
    named = parser.parse_args().parts
    if unknown := [part for part in named if part not in PARTS]:
        parser.error(f"no part is called {', '.join(unknown)}")
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    table("This machine", ("", ""), [("processor", machine), ("python", python),
                                     *((name, version(name)) for name in LIBRARIES)])  # fmt: skip
    for part in named or PARTS:
        PARTS[part]()


if __name__ == "__main__":
    main()
