"""What a question says of how it is asked fits its answers."""

from collections.abc import Iterator

from screener.engine.intake import NO
from screener.engine.problems import Problem
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import Folder


def question_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Short labels for some of the choices alone, and questions answered together that cannot be answered *no*."""
    file = folder.files["questions.yaml"]
    for key, question in rulebook.questions.items():
        choices = question.answer if isinstance(question.answer, dict) else {}
        if question.short_answers and set(question.short_answers) != set(choices):
            place = file.place("questions", key, "short_answers", key=True)
            named = ", ".join(f"`{one}`" for one in choices) or "none: `yes_no` has its own"
            yield Problem(
                place, "Q001", f"the short answers of `{key}` are not its choices", f"its choices are {named}"
            )
        if question.together and NO not in question.values:
            place = file.place("questions", key, "together")
            what = f"`{key}` cannot be answered `no`, so it cannot be answered together with others"
            yield Problem(place, "Q002", what, "leave out `together`")
