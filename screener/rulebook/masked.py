"""An intake in which everything that may identify a person is masked in place."""

import datetime as dt

from screener.engine.intake import MAX_OWN_QUESTION, Intake
from screener.engine.own_questions import tidy
from screener.rulebook.model import Rulebook


def masked(rulebook: Rulebook, intake: Intake, today: dt.date | None = None) -> Intake:
    """The intake, masked. Masking twice changes nothing.

    ``today`` says which dates lie in the past. Where it is not known, the end of a medicine does.
    """
    rows = rulebook.masking.rows([line.typed for line in intake.medicines], today)

    def mask(text: str) -> str:
        return rulebook.masking.text(text).text

    medicines = tuple(
        line
        if line.not_saved
        else line.model_copy(
            update={
                "typed": row.text,
                "confirmed": line.confirmed and mask(line.confirmed),
                "from_record": line.from_record and mask(line.from_record),
                "no_medicine": line.no_medicine and tuple(map(mask, line.no_medicine)),
            }
        )
        for line, row in zip(intake.medicines, rows, strict=True)
    )
    own = tuple(masked_question(rulebook, text) for text in intake.own_questions)
    changed = {
        "medicines": medicines,
        "own_questions": own,
        "proposals": tuple(one.model_copy(update={"origin": mask(one.origin)}) for one in intake.proposals),
        "accepted": tuple(one.model_copy(update={"origin": mask(one.origin)}) for one in intake.accepted),
    }
    if all(value == getattr(intake, key) for key, value in changed.items()):
        return intake
    return intake.model_copy(update=changed)


def masked_question(rulebook: Rulebook, text: str) -> str:
    """A question of the person's own, in one line, masked; where masks make it too long, words that say so."""
    line = rulebook.masking.text(tidy(text) or text).text
    return line if len(line) <= MAX_OWN_QUESTION else rulebook.words.saved.own_not_saved
