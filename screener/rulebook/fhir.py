"""``fhir.yaml``: what a health record (FHIR R4) may propose, and what is never filled from one."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from screener.engine.written import Id, Name, SourceId, Text, Written
from screener.rulebook.parts import Part, Review

RECORDS = "fhir"
"""What the mapping is called among the things that are reviewed. No caution has this id."""

ABSENT = "absent"
"""Among the statuses of a rule: an entry that states none."""

System = Annotated[str, Written(r"(http|https|urn):[^\s]+", "the address of a code system, as records write it")]
"""The address of a code system."""
Code = Annotated[str, Written(r"[^\s*]+\*?", "a code in quotes; `*` at its end: every code that begins so")]
"""A code, or the beginning of several."""
Codes = dict[Id, dict[Code, Name]]
"""For each code system, by its short name, codes with what they mean."""
Status = Annotated[str, Written(r"[a-z][a-z-]*", "a code of FHIR: small letters and -")]
"""A status as FHIR writes it."""
Statuses = tuple[Status, ...]
Days = Annotated[int, Field(ge=0, le=40_000)]

Resource = Literal[
    "Patient", "Observation", "Condition", "Procedure", "AllergyIntolerance", "Appointment", "ServiceRequest"
]
"""The kinds of entries that can propose an answer."""
MedicineResource = Literal["MedicationRequest", "MedicationStatement", "MedicationDispense", "MedicationAdministration"]
"""The kinds of entries that are rows of the medicine list."""


class Proposed(Part):
    """When a rule proposes one answer."""

    values: Codes = Field(default_factory=dict, description="of an Observation: the coded values")
    within_days: Annotated[
        Days | None, Field(description="how old the entry may be; without a date it is not used")
    ] = None
    from_years: Annotated[int | None, Field(ge=0, le=130, description="of a Patient: the youngest age of the band")] = (
        None
    )
    ahead_days: Annotated[
        Days | None, Field(description="how many days ahead it may lie; a later day gets the next answer")
    ] = None


class Rule(Part):
    """What one kind of entry proposes."""

    question: Id
    resource: Resource
    statuses: Annotated[Statuses, Field(description="`absent`: an entry without one. Empty: it has none")] = ()
    verification: Annotated[Statuses, Field(description="likewise; empty: not looked at")] = ()
    codes: Codes = Field(default_factory=dict, description="what the entry is about")
    substances: Annotated[
        tuple[Id, ...], Field(description="of an AllergyIntolerance: by the names that the vocabulary knows")
    ] = ()
    answers: Annotated[dict[Id, Proposed], Field(min_length=1, description="the answers it may propose, in order")]
    also: dict[Id, Id] = Field(
        default_factory=dict, description="answers that are accepted with it: those of its parents"
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class MedicineStatuses(Part):
    """What each status of one kind of entry says of its medicine. A status that is not here only asks."""

    taken: Statuses = ()
    asks: Annotated[Statuses, Field(description="it may not be taken now: the row asks")] = ()
    stopped: Statuses = ()
    not_counted: Annotated[
        Statuses, Field(description="it was never taken, or never meant to be: shown, not a row")
    ] = ()


class Complete(Part):
    """What says that no medicine is taken. It is proposed where the record holds no medicine at all."""

    codes: Annotated[Codes, Field(description="in the place of a medicine")]
    sections: Annotated[Codes, Field(description="sections of a document, and lists")]
    empty_reasons: Annotated[Statuses, Field(description="why such a section is empty")]
    within_days: Days


class Medicines(Part):
    """How the medicines of a record become rows."""

    statuses: Annotated[dict[MedicineResource, MedicineStatuses], Field(min_length=1)]
    intents: Annotated[Statuses, Field(description="of a MedicationRequest; others are no orders")]
    look_back_days: Annotated[Days, Field(description="a medicine that ended longer ago is shown, and is not a row")]
    systems: dict[Literal["atc", "rxnorm"], Id] = Field(
        default_factory=dict, description="the code systems that the vocabulary knows"
    )
    no_information: Annotated[Codes, Field(description="in the place of a medicine: nothing is known of any")]
    complete: Complete
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class RecordMap(Part):
    """``fhir.yaml``: the mapping from a health record to the questions."""

    systems: Annotated[
        dict[Id, tuple[System, ...]], Field(min_length=1, description="code systems: a short name, and all addresses")
    ]
    rules: Annotated[dict[Id, Rule], Field(min_length=1)]
    medicines: Medicines
    never: Annotated[dict[Id, Text], Field(description="questions that no record answers, and why")]
    review: Review

    def coded(self) -> Iterator[tuple[tuple[str, ...], Codes]]:
        """Every list of codes, with the way to it."""
        for key, rule in self.rules.items():
            yield ("rules", key, "codes"), rule.codes
            for answer, one in rule.answers.items():
                yield ("rules", key, "answers", answer, "values"), one.values
        yield ("medicines", "no_information"), self.medicines.no_information
        yield ("medicines", "complete", "codes"), self.medicines.complete.codes
        yield ("medicines", "complete", "sections"), self.medicines.complete.sections
