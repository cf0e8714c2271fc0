"""The list of the app's packages, for programs and for people."""

import json

from tests.intakes import ROOT
from tools.sbom import pinned


def test_every_pinned_package_is_in_the_list() -> None:
    """The list matches the installed packages; after a change of pins, run `tools/sbom.py`."""
    listed = json.loads((ROOT / "docs" / "sbom.cdx.json").read_text(encoding="utf-8"))["components"]
    assert {one["name"]: one["version"] for one in listed} == pinned()
    assert len({one["bom-ref"] for one in listed}) == len(listed)


def test_every_package_has_a_license() -> None:
    """Each row names a license, except for packages that only other systems need; none is only AGPL or GPL."""
    rows = [row for row in (ROOT / "docs" / "licenses.md").read_text(encoding="utf-8").splitlines() if row[:2] == "| "][
        1:
    ]
    assert len(rows) == len(pinned())
    licenses = [row.split(" | ")[2] for row in rows]
    assert all(licenses)
    assert not any("AGPL" in one or one.startswith("GPL") for one in licenses)
