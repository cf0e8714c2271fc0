"""Every id that a file uses is known, written once, and used."""


from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from screener.conditions import MEDICINES, RESERVED, Answered, Condition, Steps, leaves
from screener.intake import UNDECIDED
from screener.medicines.vocabulary import Combination
from screener.problems import Problem, did_you_mean
from screener.rulebook.model import About, CautionFile, Evidence, Rulebook, Undetermined, Vignette
from screener.rulebook.reading import (
    ClassFile,
    File,
    Folder,
    MedicineFile,
    PromptFile,
    QuestionFile,
    SourceFile,
)


class Known:
    """The ids of a folder, even of files that do not fit their model: a second problem must not hide behind a first."""

    def __init__(self, folder: Folder) -> None:
        def keys(schema: str, *steps: str) -> set[str]:
            return {key for file in folder.of(schema) for key in file.keys(*steps)}

        self.questions = keys("questions", "questions")
        self.cautions = keys("cautions", "cautions")
        self.topics = keys("rulebook", "topics")
        self.doses = keys("rulebook", "doses")
        self.sources = {name: set(file.keys("sources")) for name, file in folder.files.items() if file.schema == "sources"}
        self.classes = keys("classes", "classes")
        self.substances = keys("medicines", "substances")
        self.medicines = self.substances | keys("medicines", "combinations")
        self.answers: dict[str, tuple[str, ...]] = {}
        for _, model in folder.models(QuestionFile):
            self.answers |= {key: question.values for key, question in model.questions.items()}


def _unknown(file: File, steps: Steps, word: str, known: Collection[str], what: str, *, key: bool = False) -> Iterator[Problem]:
    if word not in known:
        yield Problem(file.place(*steps, key=key), "N001", f"no {what} is called `{word}`",
                      did_you_mean(word, known, f"add it, or name one that exists"))  # fmt: skip


def unknown_names(folder: Folder) -> Iterator[Problem]:
    """Ids that nothing defines, ids written in two files, ids that are words of the condition language."""
    known = Known(folder)
    for file, about in folder.models(About):
        yield from _unknown(file, ("medicines", "topic"), about.medicines.topic, known.topics, "topic")
        for key, notice in about.notices.items():
            yield from _evidence(file, ("notices", key, "evidence"), notice.evidence, known)
    for file, questions in folder.models(QuestionFile):
        for key, question in questions.questions.items():
            at = ("questions", key)
            if key in RESERVED:
                yield Problem(file.place(*at, key=True), "N003", f"`{key}` is a word of the condition language",
                              "choose another id for the question")  # fmt: skip
            for value in question.values:
                if value in UNDECIDED:
                    yield Problem(file.place(*at, "answer", value, key=True), "N003", f"`{value}` is an answer of every question",
                                  "leave it out of the choices")  # fmt: skip
            yield from _unknown(file, (*at, "topic"), question.topic, known.topics, "topic")
            if question.ask_if is not None:
                yield from _condition(file, (*at, "ask_if"), question.ask_if, known)
    for file, topic in folder.models(CautionFile):
        yield from _unknown(file, ("topic",), topic.topic, known.topics, "topic")
        for key, caution in topic.cautions.items():
            yield from _condition(file, ("cautions", key, "when"), caution.when, known)
            yield from _evidence(file, ("cautions", key, "evidence"), caution.evidence, known)
        for number, vignette in enumerate(topic.vignettes):
            yield from _vignette(file, ("vignettes", number), vignette, known)
    yield from _medicine_names(folder, known)
    yield from _written_twice(folder)


def _condition(file: File, steps: Steps, condition: Condition, known: Known) -> Iterator[Problem]:
    for at, leaf in leaves(condition, steps):
        if isinstance(leaf, Answered):
            yield from _unknown(file, (*at, leaf.question), leaf.question, known.questions, "question", key=True)
            for value in sorted(leaf.values):
                yield from _answer(file, (*at, leaf.question), leaf.question, value, known, deciding=True)
        else:
            test = leaf.medicines
            if test.class_ is not None:
                yield from _unknown(file, (*at, "medicines", "class"), test.class_, known.classes, "class of medicines")
            if test.substance is not None:
                yield from _unknown(file, (*at, "medicines", "substance"), test.substance, known.substances, "substance")


def _answer(file: File, steps: Steps, question: str, value: str, known: Known, *, deciding: bool) -> Iterator[Problem]:
    values = known.answers.get(question)
    if values is None:
        return
    allowed = values if deciding else (*values, *UNDECIDED)
    if value not in allowed:
        why = " (it decides nothing)" if deciding and value in UNDECIDED else ""
        yield Problem(file.place(*steps), "N002", f"`{value}` is not an answer to `{question}`{why}",
                      did_you_mean(value, allowed, f"it takes {', '.join(allowed)}"))  # fmt: skip


def _evidence(file: File, steps: Steps, evidence: Iterable[Evidence], known: Known) -> Iterator[Problem]:
    for number, one in enumerate(evidence):
        at = (*steps, number)
        yield from _unknown(file, (*at, "source"), one.source, known.sources.get("sources.yaml", set()), "source")
        yield from _unknown(file, (*at, "dose"), one.dose, known.doses, "dose")


def _vignette(file: File, steps: Steps, vignette: Vignette, known: Known) -> Iterator[Problem]:
    for question, value in vignette.answers.items():
        at = (*steps, "answers", question)
        yield from _unknown(file, at, question, known.questions, "question", key=True)
        yield from _answer(file, at, question, value, known, deciding=False)
    for caution, expected in vignette.expect.items():
        at = (*steps, "expect", caution)
        yield from _unknown(file, at, caution, known.cautions, "caution", key=True)
        if isinstance(expected, Undetermined):
            for number, missing in enumerate(expected.undetermined):
                known_here = known.questions | {MEDICINES}
                yield from _unknown(file, (*at, "undetermined", number), missing, known_here, "question")


def _medicine_names(folder: Folder, known: Known) -> Iterator[Problem]:
    sources = known.sources.get("medicines/sources.yaml", set())
    for file, model in folder.models(MedicineFile):
        for group, entries in (("substances", model.substances), ("combinations", model.combinations)):
            for key, entry in entries.items():
                at = (group, key)
                for number, kind in enumerate(entry.classes):
                    yield from _unknown(file, (*at, "classes", number), kind, known.classes, "class of medicines")
                for kind in entry.also:
                    yield from _unknown(file, (*at, "also", kind), kind, known.classes, "class of medicines", key=True)
                for number, source in enumerate(entry.sources):
                    yield from _unknown(file, (*at, "sources", number), source, sources, "source")
                if isinstance(entry, Combination):
                    for number, part in enumerate(entry.of):
                        yield from _unknown(file, (*at, "of", number), part, known.substances, "substance")
    for file, prompts in folder.models(PromptFile):
        for key, prompt in prompts.prompts.items():
            for number, medicine in enumerate(prompt.could_be):
                yield from _unknown(file, ("prompts", key, "could_be", number), medicine, known.medicines, "medicine")


def _written_twice(folder: Folder) -> Iterator[Problem]:
    """Ids that stand in two files (within one file the reader finds them)."""
    for schema, groups in (("cautions", (("cautions",),)), ("medicines", (("substances",), ("combinations",)))):
        seen: dict[str, object] = {}
        for file in folder.of(schema):
            for group in groups:
                for key, place in file.keys(*group).items():
                    if key in seen:
                        yield Problem(place, "N004", f"`{key}` is used twice", f"the other one is at {seen[key]}")
                    seen[key] = place


def unused_names(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Ids that nothing uses: text that nobody would ever see, or a name mistyped where it should be used."""
    conditions = [caution.when for caution in rulebook.cautions.values()]
    conditions += [question.ask_if for question in rulebook.questions.values() if question.ask_if is not None]
    asked = {leaf.question for condition in conditions for _, leaf in leaves(condition) if isinstance(leaf, Answered)}
    entries = [entry for _, entry in rulebook.vocabulary.entries()]
    used: dict[tuple[str, str], set[str]] = {
        ("questions.yaml", "questions"): asked,
        ("sources.yaml", "sources"): {one.source for one in rulebook.evidence()},
        ("medicines/sources.yaml", "sources"): {source for entry in entries for source in entry.sources},
        ("rulebook.yaml", "doses"): {one.dose for one in rulebook.evidence()},
        ("rulebook.yaml", "topics"): {q.topic for q in rulebook.questions.values()} | {t.topic for t in rulebook.topics} | {rulebook.about.medicines.topic},
        ("medicines/classes.yaml", "classes"): {
            kind for entry in entries for kind in chain(entry.classes, entry.also)
        },
    }  # fmt: skip
    for (name, group), names in used.items():
        for key, place in folder.files[name].keys(group).items():
            if key not in names:
                yield Problem(place, "N005", f"nothing uses `{key}`", "use it, or remove it")
