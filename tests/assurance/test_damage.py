"""Rule files damaged on a disk or in a merge are refused, unless no file could show the damage."""

import random
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from assurance.damage import Door, Fate, cuts, flips, without_keys
from screener.rulebook.yaml_file import read_yaml
from tests.intakes import BOOKS, UMBRELLA

CAN_BE_LOST = {
    "cautions: cautions.*.evidence.*.disagrees_with",
    "cautions: cautions.*.evidence.*.left_out",
    "cautions: cautions.*.patient.note",
    "cautions: cautions.*.under",
    "cautions: vignettes.*.answers",
    "cautions: vignettes.*.answers.*",
    "cautions: vignettes.*.expect.*",
    "cautions: vignettes.*.first",
    "cautions: vignettes.*.medicines",
    "cautions: vignettes.*.medicines.*.confirmed",
    "cautions: vignettes.*.medicines_complete",
    "cautions: vignettes.*.on_about",
    "classes: classes.*.acts_long",
    "classes: classes.*.patient",
    "fhir: medicines.*.MedicationStatement.asks",
    "fhir: medicines.*.MedicationStatement.not_counted",
    "fhir: medicines.*.MedicationStatement.stopped",
    "fhir: medicines.*.MedicationStatement.taken",
    "fhir: medicines.*.clouds",
    "fhir: medicines.*.clouds.fog",
    "fhir: medicines.*.codes.clouds",
    "fhir: medicines.*.codes.clouds.none",
    "fhir: medicines.*.sections.clouds",
    "fhir: medicines.*.sections.clouds.list",
    "fhir: never.*",
    "fhir: rules.allergy",
    "fhir: rules.allergy.verification",
    "fhir: rules.old_age",
    "fhir: rules.rash",
    "fhir: rules.rash.codes.clouds.rash*",
    "fhir: rules.rash.statuses",
    "fhir: rules.rash.verification",
    "fhir: rules.reaction_asked",
    "fhir: rules.reaction_asked.answers.*",
    "fhir: rules.reaction_asked.answers.*.values.clouds.dry",
    "fhir: rules.reaction_asked.answers.*.values.clouds.wet",
    "fhir: rules.reaction_asked.codes.clouds.reaction",
    "fhir: rules.reaction_asked.statuses",
    "fhir: rules.visit",
    "fhir: rules.visit.codes.clouds.dentist",
    "fhir: rules.visit.statuses",
    "hooks: left_out",
    "medicines: combinations",
    "medicines: combinations.*",
    "medicines: substances.*.asks",
    "medicines: substances.*.codes",
    "medicines: substances.*.codes.atc",
    "medicines: substances.*.codes.rxnorm",
    "medicines: substances.*.names",
    "medicines: substances.*.not_traced",
    "medicines: substances.*.note",
    "medicines: substances.*.street",
    "prompts: prompts.*",
    "prompts: prompts.*.settled_by",
    "questions: questions.*.because",
    "questions: questions.*.because.patient.medicine",
    "questions: questions.*.clinician.help",
    "questions: questions.*.same_screen",
    "questions: questions.*.short",
    "questions: questions.*.short_answers",
    "questions: questions.*.takes_away",
    "questions: questions.*.takes_away.*",
    "questions: questions.*.together",
    "rulebook: card",
    "rulebook: card.blanks.*",
    "rulebook: card_with",
    "rulebook: in_short",
    "rulebook: medicines.*.help",
    "rulebook: own_doses",
    "rulebook: unwell.brief",
    "signatures: signatures.*.as_it_was.doses.drizzle",
    "signatures: signatures.*.as_it_was.questions.age",
    "signatures: signatures.*.as_it_was.sources.rain-handbook",
    "sources: sources.*.label_id",
    "sources: sources.*.read_on",
    "sources: sources.*.url",
    "words: beside_a_name.*",
}
"""The keys of the umbrella rulebook whose loss leaves a valid rulebook that says something else (ADR 11)."""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """A copy of the umbrella rulebook."""
    return Door(Path(shutil.copytree(UMBRELLA, tmp_path_factory.mktemp("copy") / "umbrella")))


def test_a_file_cut_after_any_line_is_refused(door: Door) -> None:
    """No rule file that is cut after any line is taken for whole."""
    for name in door.names():
        assert {door.fate(name, cut) for cut in cuts(door.content(name))} == {Fate.REFUSED}, name


@pytest.mark.slow
def test_a_lost_key_is_refused_unless_it_is_listed(door: Door) -> None:
    """Every file without any one key is refused, except for optional keys (ADR 11)."""
    fates = defaultdict(set)
    for name in door.names():
        content, _ = read_yaml(door.path / name, name)
        for damage in without_keys(content):
            kind = f"{door.folder.files[name].schema}: {damage.what}"
            fates[kind].add(door.fate(name, damage, whole=True))
    assert len(fates) > 150
    assert set().union(*fates.values()) == {Fate.REFUSED, Fate.OTHER}
    assert {kind for kind, found in fates.items() if Fate.OTHER in found} == CAN_BE_LOST


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@pytest.mark.slow
def test_a_flipped_bit_breaks_only_what_it_hits(folder: Path, tmp_path: Path) -> None:
    """A file with a flipped bit is mostly refused or unchanged in meaning, and never crashes the program."""
    door, random_ = Door(Path(shutil.copytree(folder, tmp_path / "copy"))), random.Random(22)  # noqa: S311 any bit will do
    tried: Counter[Fate] = Counter()
    for name in door.names():
        content = door.content(name)
        many = 20 if len(content) < 5_000 else 2
        for flip in flips(content, random_, random_.sample(range(len(content)), min(many, len(content)))):
            tried[door.fate(name, flip)] += 1
    assert tried[Fate.REFUSED] + tried[Fate.SAME] > tried[Fate.OTHER]
