"""Every id that a file uses is known, written once, and used."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from screener.engine.conditions import MEDICINES, RESERVED, Answered, Condition, Steps, leaves
from screener.engine.intake import UNDECIDED
from screener.engine.problems import Place, Problem, did_you_mean
from screener.medicines.entries import Combination, MedicineClass, Substance
from screener.rulebook.card import CARD
from screener.rulebook.fhir import RECORDS, RecordMap
from screener.rulebook.hooks import Hooks
from screener.rulebook.model import About, CautionFile, Rulebook, Undetermined, Vignette
from screener.rulebook.name_files import EverydayFile, OwnNamesFile, WordListFile
from screener.rulebook.parts import Evidence
from screener.rulebook.reading import ClassFile, File, Folder, MedicineFile, PromptFile, QuestionFile
from screener.rulebook.words import Words


class Reference(NamedTuple):
    """One id where it is used: the way to it in its file, and what it should name."""

    file: File
    steps: Steps
    word: str
    names: str

    @property
    def place(self) -> Place:
        """Its place, as a key or as a value."""
        return self.file.place(*self.steps, key=bool(self.steps) and self.steps[-1] == self.word)


def unknown_names(folder: Folder) -> Iterator[Problem]:
    """Ids that nothing defines, answers that no question takes, ids that cannot be ids, ids written in two files.

    Ids are known from the keys of a file even where the file does not fit its model: a second problem must not hide
    behind a first. Where the file that defines them cannot be read at all, nothing is said about them.
    """
    known = _known(folder)
    for reference in _references(folder):
        words = known[reference.names]
        if words is not None and reference.word not in words:
            hint = did_you_mean(reference.word, words, "add it, or name one that exists")
            yield Problem(reference.place, "N001", f"no {reference.names} is called `{reference.word}`", hint)
    yield from _unknown_answers(folder)
    yield from _impossible_ids(folder)
    yield from _written_twice(folder)


def _known(folder: Folder) -> Mapping[str, Collection[str] | None]:
    """The ids of every kind; None where a file that defines some of them cannot be read."""

    def keys(schema: str, *groups: str, only: str = "") -> set[str] | None:
        if any(name.startswith(only) for name in folder.unreadable(schema)):
            return None
        files = [file for name, file in folder.files.items() if file.schema == schema and name.startswith(only)]
        return {key for file in files for group in groups for key in file.keys(group)}

    questions = keys("questions", "questions")
    everyday, listed = keys("everyday", "medicines"), keys("medicines", "substances", "combinations")
    return {
        "question": questions,
        "question (or `medicines`)": None if questions is None else questions | {MEDICINES},
        "caution": keys("cautions", "cautions"),
        "topic": keys("rulebook", "topics"),
        "dose": keys("rulebook", "doses"),
        "source": keys("sources", "sources", only="sources"),
        "source of medicines": keys("sources", "sources", only="medicines"),
        "class of medicines": keys("classes", "classes"),
        "code system": keys("fhir", "systems"),
        "substance": keys("medicines", "substances"),
        "substance or combination": listed,
        "medicine": None if everyday is None or listed is None else everyday | listed,
    }


def _references(folder: Folder) -> Iterator[Reference]:
    for file, about in folder.models(About):
        yield from _of_about(file, about)
        yield from _of_evidence(file, ("unwell",), about.unwell.evidence)
        for key, notice in about.notices.items():
            yield from _of_evidence(file, ("notices", key), notice.evidence)
        if about.card:
            yield from _of_evidence(file, (CARD,), about.card.evidence)
    for file, questions in folder.models(QuestionFile):
        for key, question in questions.questions.items():
            yield Reference(file, ("questions", key, "topic"), question.topic, "topic")
            for caution in question.takes_away:
                yield Reference(file, ("questions", key, "takes_away", caution), caution, "caution")
            if question.ask_if is not None:
                yield from _of_condition(file, ("questions", key, "ask_if"), question.ask_if)
    for file, topic in folder.models(CautionFile):
        yield from _of_topic(file, topic)
    yield from _of_systems(folder)
    yield from _of_medicines(folder)


def _of_systems(folder: Folder) -> Iterator[Reference]:
    """What the files for record systems name."""
    for file, records in folder.models(RecordMap):
        yield from _of_records(file, records)
    for file, hooks in folder.models(Hooks):
        yield from _of_hooks(file, hooks)


def _of_about(file: File, about: About) -> Iterator[Reference]:
    yield Reference(file, ("medicines", "topic"), about.medicines.topic, "topic")
    for caution in about.medicines.takes_away:
        yield Reference(file, ("medicines", "takes_away", caution), caution, "caution")
    for number, caution in enumerate(about.card_with):
        yield Reference(file, ("card_with", number), caution, "caution")
    for number, dose in enumerate(about.own_doses):
        yield Reference(file, ("own_doses", number), dose, "dose")


def _of_medicines(folder: Folder) -> Iterator[Reference]:
    for file, group, key, entry in entries(folder):
        yield from _of_entry(file, (group, key), entry)
    for file, everyday in folder.models(EverydayFile):
        yield Reference(file, ("source",), everyday.source, "source of medicines")
    for file, one_list in folder.models(WordListFile):
        yield Reference(file, ("source",), one_list.source, "source of medicines")
    for file, own in folder.models(OwnNamesFile):
        yield from (Reference(file, ("names", medicine), medicine, "medicine") for medicine in own.names)
    for file, prompts in folder.models(PromptFile):
        yield from _of_prompts(file, prompts)
    for file, classes in folder.models(ClassFile):
        for key, one in classes.classes.items():
            yield from _of_class(file, key, one)


def _of_topic(file: File, topic: CautionFile) -> Iterator[Reference]:
    yield Reference(file, ("topic",), topic.topic, "topic")
    for key, caution in topic.cautions.items():
        yield from _of_condition(file, ("cautions", key, "when"), caution.when)
        if caution.under is not None:
            yield Reference(file, ("cautions", key, "under"), caution.under, "caution")
        yield from _of_evidence(file, ("cautions", key), caution.evidence)
    for number, vignette in enumerate(topic.vignettes):
        yield from _of_vignette(file, ("vignettes", number), vignette)


def _of_records(file: File, records: RecordMap) -> Iterator[Reference]:
    """What the mapping of records names: questions, substances, code systems and sources."""
    for key, rule in records.rules.items():
        at = ("rules", key)
        yield Reference(file, (*at, "question"), rule.question, "question")
        yield from (Reference(file, (*at, "also", one), one, "question") for one in rule.also)
        for number, substance in enumerate(rule.substances):
            yield Reference(file, (*at, "substances", number), substance, "substance")
        for number, source in enumerate(rule.sources):
            yield Reference(file, (*at, "sources", number), source, "source")
    yield from (Reference(file, ("never", one), one, "question") for one in records.never)
    for number, source in enumerate(records.medicines.sources):
        yield Reference(file, ("medicines", "sources", number), source, "source")
    for terminology, system in records.medicines.systems.items():
        yield Reference(file, ("medicines", "systems", terminology), system, "code system")
    for steps, codes in records.coded():
        yield from (Reference(file, (*steps, system), system, "code system") for system in codes)


def _of_hooks(file: File, hooks: Hooks) -> Iterator[Reference]:
    """What the answers to a records system name: substances, classes and cautions."""
    for group, ids, names in (
        ("subject", hooks.subject, "substance"),
        ("against", hooks.against, "class of medicines"),
        ("left_out", hooks.left_out, "caution"),
    ):
        yield from (Reference(file, (group, number), one, names) for number, one in enumerate(ids))


def _of_condition(file: File, steps: Steps, condition: Condition) -> Iterator[Reference]:
    for at, leaf in leaves(condition, steps):
        if isinstance(leaf, Answered):
            yield Reference(file, (*at, leaf.question), leaf.question, "question")
        else:
            yield from _of_test(file, (*at, "medicines", "class"), leaf.medicines.class_, "class of medicines")
            yield from _of_test(file, (*at, "medicines", "substance"), leaf.medicines.substance, "substance")


def _of_test(file: File, steps: Steps, ids: str | tuple[str, ...] | None, names: str) -> Iterator[Reference]:
    """The ids that a medicines condition asks for: none, one, or several."""
    if isinstance(ids, str):
        yield Reference(file, steps, ids, names)
        return
    for number, word in enumerate(ids or ()):
        yield Reference(file, (*steps, number), word, names)


def _of_evidence(file: File, steps: Steps, evidence: Iterable[Evidence]) -> Iterator[Reference]:
    for number, one in enumerate(evidence):
        yield Reference(file, (*steps, "evidence", number, "source"), one.source, "source")
        yield Reference(file, (*steps, "evidence", number, "dose"), one.dose, "dose")
        for at, other in enumerate(one.disagrees_with):
            yield Reference(file, (*steps, "evidence", number, "disagrees_with", at), other, "source")


def _of_vignette(file: File, steps: Steps, vignette: Vignette) -> Iterator[Reference]:
    for question in vignette.answers:
        yield Reference(file, (*steps, "answers", question), question, "question")
    if vignette.first is not None:
        yield Reference(file, (*steps, "first"), vignette.first, "caution")
    for caution, expected in vignette.expect.items():
        yield Reference(file, (*steps, "expect", caution), caution, "caution")
        if isinstance(expected, Undetermined):
            for number, missing in enumerate(expected.undetermined):
                at = (*steps, "expect", caution, "undetermined", number)
                yield Reference(file, at, missing, "question (or `medicines`)")


def _of_class(file: File, key: str, one: MedicineClass) -> Iterator[Reference]:
    if one.acts_long:
        yield Reference(file, ("classes", key, "acts_long"), one.acts_long, "class of medicines")


def _of_entry(file: File, steps: Steps, entry: Substance) -> Iterator[Reference]:
    for number, kind in enumerate(entry.classes):
        yield Reference(file, (*steps, "classes", number), kind, "class of medicines")
    for kind in entry.also:
        yield Reference(file, (*steps, "also", kind), kind, "class of medicines")
    for number, source in enumerate(entry.sources):
        yield Reference(file, (*steps, "sources", number), source, "source of medicines")
    for number, part in enumerate(entry.of if isinstance(entry, Combination) else ()):
        yield Reference(file, (*steps, "of", number), part, "substance")


def _of_prompts(file: File, prompts: PromptFile) -> Iterator[Reference]:
    for key, prompt in prompts.prompts.items():
        for number, medicine in enumerate(prompt.could_be):
            yield Reference(file, ("prompts", key, "could_be", number), medicine, "substance or combination")
        if one := prompt.settled_by:
            at = ("prompts", key, "settled_by")
            yield Reference(file, (*at, "question"), one.question, "question")
            yield Reference(file, (*at, "medicine"), one.medicine, "substance or combination")


def entries(folder: Folder) -> Iterator[tuple[File, str, str, Substance]]:
    """Every substance and combination: its file, its group (`substances` or `combinations`), its id, and itself."""
    for file, model in folder.models(MedicineFile):
        for key, substance in model.substances.items():
            yield file, "substances", key, substance
        for key, combination in model.combinations.items():
            yield file, "combinations", key, combination


def _unknown_answers(folder: Folder) -> Iterator[Problem]:
    """Answers, in conditions and vignettes, that their question does not take."""
    takes = {
        key: question.values for _, model in folder.models(QuestionFile) for key, question in model.questions.items()
    }
    for file, steps, question, value, deciding in _answers(folder):
        if question not in takes:
            continue
        allowed = takes[question] if deciding else (*takes[question], *UNDECIDED)
        if value not in allowed:
            why = " that decides something" if deciding and value in UNDECIDED else ""
            hint = did_you_mean(value, allowed, f"it takes {', '.join(allowed)}")
            yield Problem(file.place(*steps), "N002", f"`{value}` is not an answer to `{question}`{why}", hint)


def _answers(folder: Folder) -> Iterator[tuple[File, Steps, str, str, bool]]:
    """Every answer that a file names: where, to which question, and whether it has to decide something."""
    for file, questions in folder.models(QuestionFile):
        for key, question in questions.questions.items():
            of_concern = enumerate(question.concern)
            yield from ((file, ("questions", key, "concern", number), key, value, True) for number, value in of_concern)
    yield from _answers_of_prompts(folder)
    for file, topic in folder.models(CautionFile):
        for number, vignette in enumerate(topic.vignettes):
            at = ("vignettes", number, "answers")
            yield from ((file, (*at, asked), asked, value, False) for asked, value in vignette.answers.items())
    for file, records in folder.models(RecordMap):
        yield from _answers_of_records(file, records)
    for file, steps, condition in _conditions(folder):
        for way, leaf in leaves(condition, steps):
            if isinstance(leaf, Answered):
                for value in sorted(leaf.values):
                    yield file, (*way, leaf.question), leaf.question, value, True


def _answers_of_records(file: File, records: RecordMap) -> Iterator[tuple[File, Steps, str, str, bool]]:
    for key, rule in records.rules.items():
        at = ("rules", key)
        yield from ((file, (*at, "answers", value), rule.question, value, False) for value in rule.answers)
        yield from ((file, (*at, "also", asked), asked, value, True) for asked, value in rule.also.items())


def _answers_of_prompts(folder: Folder) -> Iterator[tuple[File, Steps, str, str, bool]]:
    for file, prompts in folder.models(PromptFile):
        for key, prompt in prompts.prompts.items():
            if one := prompt.settled_by:
                yield file, ("prompts", key, "settled_by", "answer"), one.question, one.answer, True


def _conditions(folder: Folder) -> Iterator[tuple[File, Steps, Condition]]:
    """Every condition of a file, with the way to it."""
    for file, questions in folder.models(QuestionFile):
        for key, question in questions.questions.items():
            if question.ask_if is not None:
                yield file, ("questions", key, "ask_if"), question.ask_if
    for file, topic in folder.models(CautionFile):
        for key, caution in topic.cautions.items():
            yield file, ("cautions", key, "when"), caution.when


def _impossible_ids(folder: Folder) -> Iterator[Problem]:
    """Ids and labels that would be taken for something else."""
    words = [answer for _, model in folder.models(Words) for answer in model.answers.items()]
    for file, questions in folder.models(QuestionFile):
        for key, question in questions.questions.items():
            at = ("questions", key)
            if key in RESERVED:
                what = f"`{key}` is a word of the condition language, or of an intake"
                yield Problem(file.place(*at, key=True), "N003", what, "choose another id for the question")
            choices = question.answer if isinstance(question.answer, dict) else {}
            for number, (value, label) in enumerate(choices.items()):
                if value in UNDECIDED:
                    place = file.place(*at, "answer", value, key=True)
                    yield Problem(place, "N003", f"`{value}` is an answer of every question", "leave it out here")
                # A choice called `yes` may well be shown as *Yes*.
                others = [shown for other, shown in words if other != value]
                if label in [*others, *list(choices.values())[:number]]:
                    place = file.place(*at, "answer", value)
                    yield Problem(place, "N006", f"two answers are called `{label}`", "give each a label of its own")
    for file in folder.of("cautions"):
        for taken, what in ((CARD, "the card's"), (RECORDS, "the mapping's")):
            if taken in file.keys("cautions"):
                place = file.place("cautions", taken, key=True)
                said = f"`{taken}` is the id of {what} review"
                yield Problem(place, "N003", said, "choose another id for the caution")


def _written_twice(folder: Folder) -> Iterator[Problem]:
    """Ids that are in two files (within one file the reader finds them)."""
    for schema, groups in (("cautions", ("cautions",)), ("medicines", ("substances", "combinations"))):
        seen: dict[str, Place] = {}
        for file in folder.of(schema):
            for key, place in chain.from_iterable(file.keys(group).items() for group in groups):
                if key in seen:
                    yield Problem(
                        place, "N004", f"`{key}` is used twice", f"the other one is at {seen[key]}; rename one"
                    )
                seen[key] = place


def unused_names(folder: Folder, _rulebook: Rulebook) -> Iterator[Problem]:
    """Ids that nothing uses: text that nobody would ever see, or a name mistyped where it should be used."""
    used = {
        (reference.names, reference.word)
        for reference in _references(folder)
        if reference.steps[0] not in ("vignettes", "own_doses")
    }
    for name, group, names in (
        ("questions.yaml", "questions", "question"),
        ("sources.yaml", "sources", "source"),
        ("medicines/sources.yaml", "sources", "source of medicines"),
        ("medicines/classes.yaml", "classes", "class of medicines"),
        ("rulebook.yaml", "doses", "dose"),
        ("rulebook.yaml", "topics", "topic"),
        *((name, "systems", "code system") for name in folder.files if name == "fhir.yaml"),
    ):
        for key, place in folder.files[name].keys(group).items():
            if (names, key) not in used:
                yield Problem(place, "N005", f"nothing uses `{key}`", "use it, or remove it")
