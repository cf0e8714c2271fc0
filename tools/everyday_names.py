"""Collects names of everyday medicines, and why names are left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from screener.medicines.words import Phrase, fold
from tools.everyday_words import (
    BOTH,
    COSMETIC,
    FORMS,
    IMMUNE,
    IMMUNE_CLASS,
    JUNK,
    KNOWN_ALL_THE_SAME,
    METALS,
    NOT_COMMON,
    NOT_IMMUNE,
    OPIOID,
    PLAIN,
    SALT,
    WATER,
)

ROOT = Path(__file__).resolve().parents[1]


def texts(value: object) -> Iterator[str]:
    """Every text in a YAML tree, except keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def near(name: Phrase) -> set[str]:
    """Patterns of a name; two names share one only if they differ by at most one letter."""
    text = "".join(name)
    changed = (text[:at] + "?" + text[at + more :] for at in range(len(text) + 1) for more in (0, 1))
    return {text, *changed} if len(text) > 4 else {text}


def holds(words: Phrase, phrases: Container[Phrase]) -> bool:
    """Whether one of the phrases occurs among the words."""
    return any(words[at:end] in phrases for at in range(len(words)) for end in range(at + 1, len(words) + 1))


def substances(text: str) -> str:
    """The substances of a product as a key: lower case, without salts, joined by ``+``; empty if too many."""
    parts = set()
    for part in text.lower().split(";"):
        words = re.sub(r"[(\[].*?[)\]]|\.(alpha|beta|gamma|delta)\.-?|,.*|-[a-z]{4}$|( \d+)+$", "", part).split()
        words = words[:1] if words[:1] == ["pancrelipase"] else words[words[:1] == ["anhydrous"] :]
        short = list(words)
        salt = WATER if words[:1] and words[0] in METALS else SALT
        while len(short) > 1 and salt.fullmatch(short[-1]):
            short.pop()
        words = short if salt is WATER or not SALT.fullmatch("".join(short[-1:])) else words
        if not re.fullmatch(r"[a-z]([a-z' -]|-\d[a-z]\b)+", " ".join(words)):
            return ""
        parts.add(" ".join(words))
    key = " + ".join(sorted(parts))
    return key if len(parts) <= 4 and len(key) <= 80 else ""


class Everyday:
    """The names found, and why others were left out."""

    def __init__(self) -> None:
        self.listed: set[Phrase] = set()
        self.listed_substances: set[Phrase] = set()
        self.near_listed: set[str] = set()
        self.line_words: set[Phrase] = set()
        self.changes_meaning: set[Phrase] = set()
        for path in (ROOT / "rules/ldn/medicines").glob("*.yaml"):
            if path.stem != "everyday":
                self.read_listed(path)
        self.left_out: dict[str, set[str]] = defaultdict(set)
        self.refused: dict[Phrase, str] = {}
        self.families = set(BOTH)
        self.forbidden_keys: dict[str, str] = {}
        self.ordinary: set[str] = set()
        self.generic: set[str] = set()
        self.contents: dict[Phrase, Counter[str]] = defaultdict(Counter)
        self.spelled: dict[Phrase, Counter[str]] = defaultdict(Counter)

    def read_listed(self, path: Path) -> None:
        """Add the names and words of another file of the rulebook, already checked."""
        file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 texts only, nothing else
        if path.stem == "words":
            self.line_words.update(map(fold, texts(file)))
            self.changes_meaning.update(map(fold, texts(file["status"])))
        self.listed.update(fold(word) for prompt in file.get("prompts", {}).values() for word in prompt["words"])
        for group in ("substances", "combinations"):
            for entry in file.get(group, {}).values():
                generic = {fold(name) for name in (entry["name"], *entry.get("names", ()))}
                names = generic | {fold(name) for key in ("brands", "asks", "street") for name in texts(entry.get(key))}
                self.listed |= names
                self.listed_substances |= generic
                if path.stem != "not_opioids":
                    self.near_listed.update(*map(near, names))

    def forbidden(self, text: str, classes: str = "") -> str:
        """The rule that forbids every name of such a product; empty if none."""
        if OPIOID.search(text) or "Opioid" in classes:
            return "(b) opioid, like one, or thyroid hormone"
        if holds(fold(text), self.listed_substances):
            return "(a) holds a substance of the other files"
        lowers = (IMMUNE_CLASS.search(classes) or IMMUNE.search(text)) and not NOT_IMMUNE.search(text)
        return "(f) lowers immunity" if lowers else ""

    def brand(self, name: str) -> str:
        """A brand name without trailing forms, strengths and packs, and not in all capitals."""
        name = re.sub(r"\s*[(\[].*?[)\]]|[®™*]", "", name).strip(" -,.")
        while match := re.fullmatch(r"(.*\S)[\s,/-]+(\S+)", name):
            last = match[2].lower()
            strength = re.fullmatch(r"[\d.,/%-]*(\d|mg|%|[a-z]\.)+", last)
            if not strength and last not in FORMS and (len(last) == 1 or fold(last) not in self.line_words):
                break
            name = match[1].strip(" -,.")
        if name.isupper() or name.islower():
            return re.sub(r"(?!([B-DF-HJ-NP-TV-XZ]{2,3}|I+)\b)[^\s/-]+", lambda word: word[0].capitalize(), name)
        return re.sub(r"\b[A-Z]{5,}\b", lambda word: word[0].capitalize(), name[:1].upper() + name[1:])

    def refuse(self, rule: str, name: str, *, family: bool = False) -> None:
        """Keep out a forbidden name, whatever else has it; with ``family``, all names that start with it."""
        words = fold(self.brand(name))
        self.left_out[rule].add(name.lower())
        for phrase in (fold(name), words):
            if "(b)" not in self.refused.get(phrase, ""):
                self.refused[phrase] = rule
        self.families |= {words[0]} - self.ordinary if family and len(words[0]) > 3 else set()

    def offer(self, key: str, name: str, *, over_counter: bool = False, by_hand: bool = False) -> None:
        """Add a name, unless a rule forbids it."""
        reasons = self.against(fold(name)) if by_hand else self.against_found(key, name, over_counter=over_counter)
        if reason := next(reasons, ""):
            self.left_out[reason].add(name.lower())
        else:
            self.contents[fold(name)][key] += 1
            self.spelled[fold(name)][name] += 1

    def offer_whole(self, key: str, name: str) -> None:
        """Add the name of a salt, if a word of it would be unknown beside the substance's name."""
        rest = fold(name.removeprefix(f"{key} "))
        if len(rest) < len(fold(name)) and any((word,) not in self.line_words for word in rest):
            self.offer(key, name)

    def against(self, words: Phrase) -> Iterator[str]:
        """The rules that forbid any name."""
        if words in self.listed | self.line_words:
            yield "(c) is or holds a name or word of the other files"
        if near(words) & self.near_listed and words not in KNOWN_ALL_THE_SAME:
            yield "(c) one letter from a name that is looked for"
        if "(b)" in self.refused.get(words, "") or words[0] in self.families or OPIOID.search(" ".join(words)):
            yield "(d) also the name of something forbidden"

    def against_found(self, key: str, name: str, *, over_counter: bool) -> Iterator[str]:
        """The rules that forbid a name that nobody added by hand."""
        words, joined, spaced = fold(name), "".join(fold(name)), name.lower().split()
        long = len(name) > 40 and " + " not in name
        if long or len(joined) < 3 or not re.fullmatch(r"[^\W\d]([^\W\d]|[ '&+-]|-\d[a-z]\b)+", name):
            yield "too long, too short, or with numbers"
            return
        yield from self.against(words)
        if words in self.refused and not name.islower():
            yield "(d) also the name of something forbidden"
        if holds(words, self.listed | self.changes_meaning):
            yield "(c) is or holds a name or word of the other files"
        plain = "ordinary words, a shop's own brand, or for animals"
        if joined in PLAIN:
            yield plain
        if name.islower():
            return
        if JUNK & {*words} or len(words) > 3 or self.ordinary.issuperset(spaced):
            yield plain
        if over_counter and self.ordinary & {*words}:
            yield plain
        parts = [part.split()[0] for part in key.split(" + ")]
        alike = max(SequenceMatcher(None, joined, part).ratio() for part in parts) > 0.89
        if alike or self.generic & {*words, *spaced} or any(part in joined for part in parts if len(part) > 4):
            yield "hardly more than the generic name, or a misspelling"

    def key(self, row: dict[str, str], *, over_counter: bool, approved: bool) -> str:
        """The substances of a product of the NDC directory; empty if a rule forbids it."""
        name, holding, classes = row["PROPRIETARYNAME"], row["SUBSTANCENAME"], row["PHARM_CLASSES"]
        key = substances(holding or re.sub(r",? and |,|/| & |\+", ";", row["NONPROPRIETARYNAME"]))
        text = f"{holding}; {row['NONPROPRIETARYNAME']}; {name}".lower()
        kinds = (row["PRODUCTTYPENAME"], row["MARKETINGCATEGORYNAME"], row["ROUTENAME"], classes, text)
        if NOT_COMMON.search(" ".join(kinds)):
            reason = "allergen, homeopathic, vaccine, gas, diagnostic, tooth product"
        elif reason := self.forbidden(text, classes):
            self.refuse(reason, name, family="(b)" in reason)
            self.forbidden_keys |= {key: reason} if key and "(f)" in reason else {}
        elif COSMETIC.search(holding.lower()) or (over_counter and row["ROUTENAME"] == "TOPICAL"):
            reason = "cosmetic, sanitizer or skin product"
        elif not key or (" + " in key and not approved):
            reason = "more than four substances, not readable, or a mixture that is not approved"
        if reason:
            self.left_out[reason].add(name.lower())
        return "" if reason else key
