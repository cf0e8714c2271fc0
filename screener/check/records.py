"""What a health record may propose: each question is decided once, and no *no* comes from what is not there."""

from collections.abc import Iterator

from screener.engine.conditions import Answered, Steps, leaves
from screener.engine.intake import NO
from screener.engine.problems import Problem
from screener.engine.truth import Truth
from screener.rulebook.fhir import RecordMap, Rule
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import File, Folder


def record_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Questions that a record both may and may never answer, and rules that cannot work."""
    for file, records in folder.models(RecordMap):
        yield from _both_ways(file, records, rulebook)
        yield from _medicine_statuses(file, records)
        for key, rule in records.rules.items():
            yield from _shape(file, key, rule)
            yield from _no(file, key, rule)
            yield from _parents(file, key, rule, records, rulebook)
            yield from _two_answers(file, key, rule)
        for steps, codes in records.coded():
            for system, listed in codes.items():
                yield from _twice(file, (*steps, system), list(listed))


def _both_ways(file: File, records: RecordMap, rulebook: Rulebook) -> Iterator[Problem]:
    proposed = {rule.question for rule in records.rules.values()} | {
        parent for rule in records.rules.values() for parent in rule.also
    }
    for question in rulebook.questions:
        if question in proposed and question in records.never:
            place, what = file.place("never", question, key=True), f"a rule proposes `{question}`"
            yield Problem(place, "H001", what, "leave it out here, or remove the rule")


def _shape(file: File, key: str, rule: Rule) -> Iterator[Problem]:
    """What a rule needs for its kind of entry."""
    needs = {
        "Patient": ("from_years", rule.answers),
        "Observation": ("values", rule.answers),
        "Appointment": ("ahead_days", rule.answers),
        "ServiceRequest": ("ahead_days", rule.answers),
    }
    name, answers = needs.get(rule.resource, ("", {}))
    for answer, one in answers.items():
        if getattr(one, name) in (None, {}):
            place = file.place("rules", key, "answers", answer)
            yield Problem(place, "H002", f"an answer from {rule.resource} has no `{name}`", f"add `{name}`")
    if not answers and len(rule.answers) > 1:
        what = f"a rule about {rule.resource} proposes several answers"
        yield Problem(file.place("rules", key, "answers", key=True), "H002", what, "write a rule for each of them")
    if rule.resource != "Patient" and not (rule.codes or rule.substances):
        what = "the rule would be about every entry of its kind"
        yield Problem(file.place("rules", key, key=True), "H002", what, "add `codes`")
    if rule.substances and rule.resource != "AllergyIntolerance":
        what = f"`substances` says nothing about {rule.resource}"
        yield Problem(file.place("rules", key, "substances", key=True), "H002", what, "leave it out, or add `codes`")


def _no(file: File, key: str, rule: Rule) -> Iterator[Problem]:
    """A *no* that does not come from a coded value of the last days."""
    one = rule.answers.get(NO)
    if one and not (one.values and one.within_days is not None):
        hint = "a record says `no` by a coded value alone, and for a while: add `values` and `within_days`"
        yield Problem(file.place("rules", key, "answers", NO, key=True), "H003", "nothing here says `no`", hint)


def _parents(file: File, key: str, rule: Rule, records: RecordMap, rulebook: Rulebook) -> Iterator[Problem]:
    """A follow-up that stays unasked when its proposal is accepted. One that hangs on what no record answers may."""
    ask_if = rulebook.questions[rule.question].ask_if
    if ask_if is None:
        return
    asked = [leaf for _, leaf in leaves(ask_if)]
    if any(not isinstance(leaf, Answered) or leaf.question in records.never for leaf in asked):
        return
    state = rulebook.plan.weigh(dict(rule.also), lambda _: Truth.UNKNOWN)
    if rule.question in state.hidden:
        place = file.place("rules", key, "question")
        what = f"`{rule.question}` is asked only after another answer, which the rule does not set"
        yield Problem(place, "H004", what, "add the answer of its parent under `also`")


def _twice(file: File, steps: Steps, codes: list[str]) -> Iterator[Problem]:
    """Codes that another one with `*` holds already."""
    for code in codes:
        for other in codes:
            if other != code and other.endswith("*") and code.startswith(other[:-1]):
                what = f"`{code}` is among the codes of `{other}` already"
                yield Problem(file.place(*steps, code, key=True), "H005", what, "leave one of them out")


def _two_answers(file: File, key: str, rule: Rule) -> Iterator[Problem]:
    """A value that is said to mean two answers."""
    seen: dict[tuple[str, str], str] = {}
    for answer, one in rule.answers.items():
        for system, codes in one.values.items():
            for code in codes:
                if (before := seen.setdefault((system, code), answer)) != answer:
                    place = file.place("rules", key, "answers", answer, "values", system, code, key=True)
                    yield Problem(place, "H005", f"`{code}` is a value of `{before}` already", "keep one of them")


def _medicine_statuses(file: File, records: RecordMap) -> Iterator[Problem]:
    """A status that is said to mean two things."""
    for resource, one in records.medicines.statuses.items():
        seen: dict[str, str] = {}
        for group in type(one).model_fields:
            for number, status in enumerate(getattr(one, group)):
                if status in seen:
                    place = file.place("medicines", "statuses", resource, group, number)
                    yield Problem(place, "H005", f"`{status}` is under `{seen[status]}` already", "keep one of them")
                seen[status] = group
