"""Which signatures still hold: a signature counts for what it was put under, and for nothing else."""

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property

from screener.rulebook.matters import WORDS, contents, fingerprint, rests_on, translated_contents
from screener.rulebook.model import Rulebook
from screener.rulebook.signatures import Signature
from screener.rulebook.translated import Standing

NOT_SIGNED = Standing((), None, ())


class Standings:
    """The state of every matter of a rulebook, in the language it was written in."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    @cached_property
    def prints(self) -> Mapping[str, str]:
        """What everything is now."""
        return {matter: fingerprint(content) for matter, content in contents(self.rulebook).items()}

    @cached_property
    def all(self) -> Mapping[str, Standing]:
        """Every matter that somebody signed, and that is still in the rules."""
        signed = dict.fromkeys(matter for one in self.rulebook.signatures for matter in one.signed)
        return {matter: self._standing(matter) for matter in signed if matter in self.prints}

    def _standing(self, matter: str) -> Standing:
        rests = {one: self.prints[one] for one in rests_on(self.rulebook, matter)}
        return standing(self.rulebook.signatures, matter, rests)


def standing(signatures: tuple[Signature, ...], matter: str, now: Mapping[str, str]) -> Standing:
    """The state of a matter, given its present texts and those it rests on."""
    made = [one for one in signatures if matter in one.signed]
    if not made:
        return NOT_SIGNED
    changed = {number: tuple(_changed(signatures, one, matter, now)) for number, one in enumerate(made)}
    holding = [one for number, one in enumerate(made) if not changed[number]]
    by_role = {one.role: one for one in sorted(holding, key=lambda one: one.on)}
    return Standing(tuple(by_role.values()), made[-1], () if holding else changed[len(made) - 1])


def _changed(
    signatures: tuple[Signature, ...], signature: Signature, matter: str, now: Mapping[str, str]
) -> Iterator[str]:
    """What is not as it was, and was not signed by itself as it is."""
    for one, print_ in now.items():
        as_it_was = signature.as_it_was.get(one) == print_
        by_itself = one != matter and any(
            one in other.signed and other.as_it_was[one] == print_ for other in signatures
        )
        if not as_it_was and not by_itself:
            yield one


def standing_of(rulebook: Rulebook, matter: str) -> Standing:
    """The state of a matter of the rulebook, in its language."""
    known = rulebook.translated.standings if rulebook.translated else _standings(rulebook).all
    return known.get(matter, NOT_SIGNED)


def standings_in(original: Rulebook, other: Rulebook) -> Mapping[str, Standing]:
    """The state of everything signed in another language: as in its own, plus its translation."""
    before, known = f"{other.about.language}/", _standings(original)
    own = (matter for one in original.signatures for matter in one.signed if matter.startswith(before))
    translated = dict.fromkeys(matter.removeprefix(before) for matter in own)
    contents_now = translated_contents(other) if translated else {}
    now = {f"{before}{matter}": fingerprint(content) for matter, content in contents_now.items()}
    found: dict[str, Standing] = {}
    for matter in dict.fromkeys((*known.all, *translated)):
        stands = known.all.get(matter, NOT_SIGNED)
        rests = [before + one for one in _rests_on(original, matter)] if matter in contents_now else []
        prints = {one: now[one] for one in rests if one in now}
        changed = standing(original.signatures, f"{before}{matter}", prints).changed
        holding = tuple(_as_said_in(other, original, one) for one in stands.holding)
        last = stands.last and _as_said_in(other, original, stands.last)
        found[matter] = Standing(holding, last, (*stands.changed, *changed))
    return found


def _as_said_in(other: Rulebook, original: Rulebook, one: Signature) -> Signature:
    """The same signature with its role in the other language."""
    return other.signatures[original.signatures.index(one)]


def _rests_on(rulebook: Rulebook, matter: str) -> tuple[str, ...]:
    return (matter,) if matter == WORDS else rests_on(rulebook, matter)


def due_of(rulebook: Rulebook, matter: str) -> dt.date | None:
    """The day by which a matter has to be judged: the first of those that its signatures name, or that of the rules."""
    stands = standing_of(rulebook, matter)
    if stands.holding:
        return min(one.until for one in stands.holding)
    if stands.last:
        return stands.last.until
    under_review = rulebook.under_review.get(matter.removeprefix("cautions."))
    return under_review.review.due if under_review else None


_KNOWN: deque[Standings] = deque(maxlen=4)
"""Of the rulebooks in use: one, or a few while they are compared. Nothing in it is from a person."""


def _standings(rulebook: Rulebook) -> Standings:
    """The standings of a rulebook, made once."""
    known = next((one for one in tuple(_KNOWN) if one.rulebook is rulebook), None)
    if known is None:
        known = Standings(rulebook)
        _KNOWN.append(known)
    return known


def prints_of(rulebook: Rulebook) -> Mapping[str, str]:
    """What every matter of a rulebook is now."""
    return _standings(rulebook).prints
