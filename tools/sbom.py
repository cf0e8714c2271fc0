"""Write the list of the app's packages and licenses: ``.venv/bin/python tools/sbom.py``.

``docs/sbom.cdx.json`` is a CycloneDX list for programs, ``docs/licenses.md`` a table for people. Both come from
``requirements.txt`` and the installed packages; a package that this system does not need has no license here.
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
"""The license chosen for packages with several."""
LONGEST = 60
"""The longest name of a license. A longer text is the license itself."""


def pinned() -> dict[str, str]:
    """Every package the app needs, with its version."""
    return dict(PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))


def license_of(name: str) -> str | None:
    """The license that a package states; None if it is not installed or states none."""
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
    """A package as a CycloneDX component."""
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    found = license_of(name)
    licenses = {"licenses": [{"license": {"name": found}}]} if found else {}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, **licenses}


def bill() -> str:
    """The whole CycloneDX list, reproducibly."""
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
    """The table of licenses."""
    said = "Made by `tools/sbom.py` from the pinned packages and what each says of itself."
    head = f"# Licenses of what the app is made of\n\n{said}\n"
    rows = [f"| {name} | {version} | {license_of(name) or 'not installed on this system'} |"
            for name, version in sorted(pinned().items())]  # fmt: skip
    chosen = [f"`{name}` can be had under several licenses; it is used under {one}." for name, one in CHOSEN.items()]
    return "\n".join([head, "| package | version | license |", "|---|---|---|", *rows, "", *chosen]) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "sbom.cdx.json").write_text(bill(), encoding="utf-8")
    (ROOT / "docs" / "licenses.md").write_text(table(), encoding="utf-8")
