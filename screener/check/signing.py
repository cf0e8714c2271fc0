"""Signing: what can be signed, what a signature says everything was, and the rules kept as they were."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from screener.engine.problems import did_you_mean
from screener.rulebook.labels import HASH_SHOWN
from screener.rulebook.matters import LIST, SIGNED_ALONE, WORDS, fingerprint, rests_on, translated_contents
from screener.rulebook.model import Rulebook
from screener.rulebook.signatures import COPIES, NAME, Signature
from screener.rulebook.standing import prints_of

ALL = "all"
"""Names everything that is judged by itself."""


class NotKnownError(ValueError):
    """A name of nothing that can be signed, with a guess at what was meant."""


def to_sign(rulebook: Rulebook, names: Sequence[str]) -> tuple[str, ...]:
    """What names stand for: ``all``, a topic, a kind of matters (``classes``), or one matter (``classes.drying``)."""
    return tuple(dict.fromkeys(matter for name in names for matter in _named(rulebook, name)))


def all_to_sign(rulebook: Rulebook) -> tuple[str, ...]:
    """Everything that is judged by itself, topic by topic, and then what belongs to none."""
    own = [matter for topic in rulebook.about.topics for matter in of_topic(rulebook, topic)]
    alone = (*SIGNED_ALONE, *(one.partition(".")[0] for one in known(rulebook) if rulebook.translated))
    rest = [matter for matter in known(rulebook) if matter.partition(".")[0] in alone]
    return tuple(dict.fromkeys((*own, *rest)))


def known(rulebook: Rulebook) -> Sequence[str]:
    """Everything that can be signed: in a translation what is translated, the words of the program too."""
    return tuple(translated_contents(rulebook)) if rulebook.translated else tuple(prints_of(rulebook))


def of_topic(rulebook: Rulebook, topic: str) -> Iterator[str]:
    """The questions of a topic, and its cautions."""
    yield from (f"questions.{key}" for key, one in rulebook.questions.items() if one.topic == topic)
    if rulebook.about.medicines.topic == topic:
        yield LIST
    yield from (f"cautions.{key}" for file in rulebook.topics if file.topic == topic for key in file.cautions)


def _named(rulebook: Rulebook, name: str) -> Sequence[str]:
    if name == ALL:
        return all_to_sign(rulebook)
    matters = known(rulebook)
    if name in rulebook.about.topics:
        return tuple(of_topic(rulebook, name))
    if name in matters:
        return (name,)
    if of_kind := [matter for matter in matters if matter.startswith(f"{name}.")]:
        return of_kind
    kinds = dict.fromkeys(matter.partition(".")[0] for matter in matters)
    hint = (
        f"a topic ({', '.join(rulebook.about.topics)}), a kind ({', '.join(kinds)}), or one of a kind: cautions.its_id"
    )
    raise NotKnownError(f"`{name}` is nothing that can be signed: " + did_you_mean(name, matters, hint))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and until when that holds."""

    role: str
    on: dt.date
    until: dt.date


def signature(rulebook: Rulebook, matters: Sequence[str], signer: Signer, copy: str) -> Signature:
    """The signature under matters as they are now, with all that they rest on; of a translation, under what it says."""
    now, before = _now(rulebook)
    rests = dict.fromkeys(one for matter in matters for one in _rests(rulebook, matter))
    return Signature(
        role=signer.role,
        on=signer.on,
        until=signer.until,
        rules=copy,
        signed=tuple(before + matter for matter in matters),
        as_it_was={before + one: now[one] for one in rests if one in now},
    )


def _now(rulebook: Rulebook) -> tuple[Mapping[str, str], str]:
    """What everything is, and what stands before it in the language of the rulebook."""
    if rulebook.translated is None:
        return prints_of(rulebook), ""
    prints = {matter: fingerprint(content) for matter, content in translated_contents(rulebook).items()}
    return prints, f"{rulebook.about.language}/"


def _rests(rulebook: Rulebook, matter: str) -> Sequence[str]:
    return (matter,) if matter == WORDS else rests_on(rulebook, matter)


def keep_copy(folder: Path, rulebook: Rulebook) -> str:
    """Keep the rules as they are, unless they are kept already; the name of the copy."""
    files = {
        name: path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _is_rule(name := path.relative_to(folder).as_posix())
    }
    content = b"\0".join(part for name, path in files.items() for part in (name.encode(), path.read_bytes()))
    copy = f"{rulebook.about.version}-{hashlib.sha256(content).hexdigest()[:HASH_SHOWN]}"
    for name, path in files.items():
        kept = folder / COPIES / copy / name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept)
    return copy


def _is_rule(name: str) -> bool:
    """Whether a file belongs to the rules themselves: signatures, copies and what is hidden do not."""
    hidden = any(part.startswith(".") for part in name.split("/"))
    return not hidden and name != NAME and not name.startswith(f"{COPIES}/")
