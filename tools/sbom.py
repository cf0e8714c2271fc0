"""Write which packages the app is made of, and under which licenses: ``.venv/bin/python tools/sbom.py``.

``docs/sbom.cdx.json`` is a CycloneDX list for programs, ``docs/licenses.md`` a table for people. Both are made from
``requirements.txt`` and from what is installed; a package that this system does not need has no license here.
"""

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
LICENSE = "License :: OSI Approved :: "
CHOSEN = {"pyphen": "MPL-1.1"}
"""Where a package can be had under one of several licenses: the one that is taken."""
LONGEST = 60
"""Letters of a license's name. A longer text is the license itself."""


def pinned() -> dict[str, str]:
    """Every package that the app needs, with its version."""
    return dict(PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))


def license_of(name: str) -> str | None:
    """The license of a package, as the package says it; None where it is not installed or says nothing."""
    if name in CHOSEN:
        return CHOSEN[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    named = str(said["License-Expression"] or said["License"] or "")
    classified = [one.removeprefix(LICENSE) for one in said.get_all("Classifier", []) if one.startswith(LICENSE)]
    short = named if 0 < len(named) <= LONGEST and "\n" not in named else ""
    return short or ", ".join(classified) or None


def component(name: str, version: str) -> dict[str, Any]:
    """A package as CycloneDX lists it."""
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    found = license_of(name)
    licenses = {"licenses": [{"license": {"name": found}}]} if found else {}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **licenses}


def bill() -> str:
    """The whole list, the same each time."""
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "ldn-screener", "bom-ref": "ldn-screener",
                                   "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": [component(name, version) for name, version in sorted(pinned().items())],
    }  # fmt: skip
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def table() -> str:
    """The licenses, for people."""
    said = "Made by `tools/sbom.py` from the pinned packages and what each says of itself."
    head = f"# Licenses of what the app is made of\n\n{said}\n"
    rows = [f"| {name} | {version} | {license_of(name) or 'not installed on this system'} |"
            for name, version in sorted(pinned().items())]  # fmt: skip
    chosen = [f"`{name}` can be had under several licenses; it is used under {one}." for name, one in CHOSEN.items()]
    return "\n".join([head, "| package | version | license |", "|---|---|---|", *rows, "", *chosen]) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "sbom.cdx.json").write_text(bill(), encoding="utf-8")
    (ROOT / "docs" / "licenses.md").write_text(table(), encoding="utf-8")
