"""The condition of a caution or a follow-up question: a tree of all, any, not, answers and medicines.

A condition is data from a rule file and is never evaluated as code. ``compile_conditions`` turns the conditions of
a whole rulebook into functions over one shared numbering of atoms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from screener.engine.kinds import COMPLETE
from screener.engine.truth import Bits, Decide, all_of, any_of

FORMS = ("all", "any", "not", "medicines")
"""The keys that tell the forms of a condition apart."""
RESERVED = (*FORMS, COMPLETE)
"""Words used in conditions and intakes, which no question may have as its id."""

MEDICINES = "medicines"
"""The name of the typed list among the ids of questions that are missing."""


class _Node(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AllOf(_Node):
    """True if every part is true."""

    parts: Annotated[tuple["Condition", ...], Field(alias="all", min_length=1)]


class AnyOf(_Node):
    """True if at least one part is true."""

    parts: Annotated[tuple["Condition", ...], Field(alias="any", min_length=1)]


class Not(_Node):
    """True if the part is false. An open part stays open."""

    part: Annotated["Condition", Field(alias="not")]


OneOrMore = str | Annotated[tuple[str, ...], Field(min_length=1)]
"""One id, or several."""


class MedicineTest(_Node):
    """Asks the typed list for classes, for substances, or for any medicine; exactly one of these."""

    class_: Annotated[OneOrMore | None, Field(alias="class", description="a class of medicines, or several")] = None
    substance: Annotated[OneOrMore | None, Field(description="a substance, or several")] = None
    listed: Annotated[Literal["any"] | None, Field(description="`any`: at least one line was typed")] = None
    taken: Annotated[
        Literal["currently", "recently"],
        Field(description="`recently` is also true for a medicine reported as stopped, however long ago"),
    ] = "currently"

    @model_validator(mode="after")
    def _exactly_one(self) -> "MedicineTest":
        if sum(value is not None for value in (self.class_, self.substance, self.listed)) != 1:
            raise ValueError("a medicines condition asks for exactly one of: class, substance, listed")
        if self.listed is not None and self.taken != "currently":
            raise ValueError("`listed` asks for a line on the list, whenever it is taken: leave out `taken`")
        return self

    @property
    def classes(self) -> frozenset[str]:
        """The classes it asks for."""
        return _set_of(self.class_)

    @property
    def substances(self) -> frozenset[str]:
        """The substances it asks for."""
        return _set_of(self.substance)

    def implies(self, other: "MedicineTest") -> bool:
        """Whether a list that passes this test always passes the other one."""
        if other.listed is not None:
            return True
        wider = self.classes <= other.classes and self.substances <= other.substances
        return self.listed is None and wider and (self.taken, other.taken) != ("recently", "currently")


def _set_of(ids: OneOrMore | None) -> frozenset[str]:
    if ids is None:
        return frozenset()
    return frozenset((ids,) if isinstance(ids, str) else ids)


class Takes(_Node):
    """True if a recognized medicine passes the test; false only if the whole list is known."""

    medicines: MedicineTest


class Answered(RootModel[dict[str, str | tuple[str, ...]]]):
    """``question: value`` or ``question: [value, value]``: the answer is one of the values."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"not": {"enum": list(FORMS)}},
            "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1}]},
        },
    )

    @model_validator(mode="after")
    def _exactly_one(self) -> "Answered":
        if len(self.root) != 1:
            raise ValueError("a condition says one thing; put several under `all:` or `any:`")
        if not self.values:
            raise ValueError("a condition needs at least one answer to compare with")
        return self

    @property
    def question(self) -> str:
        """The id of the question."""
        return next(iter(self.root))

    @property
    def values(self) -> frozenset[str]:
        """The answers that make the condition true."""
        value = next(iter(self.root.values()))
        return frozenset((value,) if isinstance(value, str) else value)


def _tag(value: object) -> str:
    """Return the key of the form (pydantic calls this with data or with a model)."""
    if isinstance(value, Mapping):
        return next((word for word in FORMS if word in value), "answer")
    forms: dict[type[object], str] = {AllOf: "all", AnyOf: "any", Not: "not", Takes: "medicines"}
    return forms.get(type(value), "answer")


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Takes, Tag("medicines")]
    | Annotated[Answered, Tag("answer")],
    Discriminator(_tag),
]
"""One condition, in any of its five forms."""

for _form in (AllOf, AnyOf, Not):
    _form.model_rebuild()


Steps = tuple[int | str, ...]
"""The path to a part of a file: keys and item numbers."""


def leaves(condition: Condition, steps: Steps = ()) -> Iterator[tuple[Steps, Answered | Takes]]:
    """Every comparison in a condition with its path, in written order."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            word = "all" if isinstance(condition, AllOf) else "any"
            for number, part in enumerate(parts):
                yield from leaves(part, (*steps, word, number))
        case Not(part=part):
            yield from leaves(part, (*steps, "not"))
        case Answered() | Takes():
            yield steps, condition


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison as it counts in a condition: ``negated`` if it is under an odd number of ``not``."""

    about: str
    """The id of a question, or ``medicines``."""
    values: frozenset[str]
    test: MedicineTest | None
    negated: bool


@dataclass(frozen=True)
class AtomTable:
    """The numbering of all atoms of a rulebook. Bit ``n`` of a set of atoms is ``atoms[n]``."""

    atoms: tuple[Atom, ...]

    @cached_property
    def everything(self) -> Bits:
        """The set of all atoms."""
        return (1 << len(self.atoms)) - 1

    @cached_property
    def medicine_tests(self) -> tuple[tuple[Bits, Atom, MedicineTest], ...]:
        """The atoms that ask the typed list, each with its bit."""
        return tuple((1 << number, atom, atom.test) for number, atom in enumerate(self.atoms) if atom.test is not None)

    def of_answer(self, question: str, value: str) -> tuple[Bits, Bits]:
        """The atoms that a decisive answer makes true, and those it makes false."""
        true = false = 0
        for number, atom in enumerate(self.atoms):
            if atom.about == question and atom.test is None:
                if (value in atom.values) != atom.negated:
                    true |= 1 << number
                else:
                    false |= 1 << number
        return true, false

    @cached_property
    def by_bit(self) -> Mapping[Bits, Atom]:
        """Every atom by the set that contains only it."""
        return {1 << number: atom for number, atom in enumerate(self.atoms)}

    def members(self, bits: Bits) -> tuple[Atom, ...]:
        """The atoms of a set, in order."""
        by_bit, found = self.by_bit, []
        while bits:
            lowest = bits & -bits
            found.append(by_bit[lowest])
            bits ^= lowest
        return tuple(found)


def compile_conditions(conditions: Mapping[str, Condition]) -> tuple[AtomTable, dict[str, Decide]]:
    """Compile conditions into functions over one table of atoms, under the same keys.

    ``not`` is pushed down to the atoms (De Morgan), and nested ``all`` or ``any`` are flattened; neither changes a
    truth or its evidence.
    """
    numbers: dict[Atom, int] = {}
    decides = {key: _compile(condition, numbers, negated=False) for key, condition in conditions.items()}
    return AtomTable(tuple(numbers)), decides


def _compile(condition: Condition, numbers: dict[Atom, int], *, negated: bool) -> Decide:
    match condition:
        case Not(part=part):
            return _compile(part, numbers, negated=not negated)
        case Answered() | Takes():
            return all_of(_bit(condition, numbers, negated=negated))
        case AllOf() | AnyOf():
            is_all = isinstance(condition, AllOf) != negated
            atoms, groups = _flatten(condition, numbers, is_all=is_all, negated=negated)
            parts = tuple(_compile(group, numbers, negated=under) for group, under in groups)
            return (all_of if is_all else any_of)(atoms, parts)


def _flatten(
    group: AllOf | AnyOf, numbers: dict[Atom, int], *, is_all: bool, negated: bool
) -> tuple[Bits, list[tuple[AllOf | AnyOf, bool]]]:
    """The atoms of a group, and its sub-groups of the other kind, each with its negation."""
    atoms: Bits = 0
    groups: list[tuple[AllOf | AnyOf, bool]] = []
    for part in group.parts:
        inner, under = _without_not(part, negated=negated)
        if isinstance(inner, Answered | Takes):
            atoms |= _bit(inner, numbers, negated=under)
        elif (isinstance(inner, AllOf) != under) == is_all:
            more_atoms, more_groups = _flatten(inner, numbers, is_all=is_all, negated=under)
            atoms |= more_atoms
            groups += more_groups
        else:
            groups.append((inner, under))
    return atoms, groups


def _without_not(condition: Condition, *, negated: bool) -> tuple[AllOf | AnyOf | Answered | Takes, bool]:
    """The condition below any ``not``, and whether it is negated."""
    while isinstance(condition, Not):
        condition, negated = condition.part, not negated
    return condition, negated


def _bit(leaf: Answered | Takes, numbers: dict[Atom, int], *, negated: bool) -> Bits:
    if isinstance(leaf, Takes):
        atom = Atom(MEDICINES, frozenset(), leaf.medicines, negated)
    else:
        atom = Atom(leaf.question, leaf.values, None, negated)
    return 1 << numbers.setdefault(atom, len(numbers))
