"""Pin every requirement of ``pyproject.toml`` with its hash: ``.venv/bin/python tools/pins.py``.

Existing pins keep their version; ``--upgrade`` takes the newest of each. It needs uv.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = ("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header",
           "--no-annotate", "--quiet")  # fmt: skip
FILES = {
    "requirements.txt": ["pyproject.toml", "--extra", "app"],
    "requirements-dev.txt": ["--group", "test", "--group", "bench", "--constraint", "requirements.txt"],
}

if __name__ == "__main__":
    for name, options in FILES.items():
        subprocess.run([*COMPILE, *options, "--output-file", name, *sys.argv[1:]], cwd=ROOT, check=True)  # noqa: S603
