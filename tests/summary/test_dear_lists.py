"""A list of which not every word can be held against all names: it is told, and nothing is taken for understood."""

from hashlib import sha256

from screener.engine.day import today
from screener.engine.intake import MAX_LINES
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import intake, ldn


def unknown_word(number: int) -> str:
    """Twelve letters that are no word, others for each number."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in sha256(str(number).encode()).hexdigest()[:12])


def test_a_row_for_which_no_similar_names_were_looked_for_says_so() -> None:
    """Below hundreds of words that nobody knows a misspelled opioid stays open, and its row says what was not done."""
    rows = [" ".join(unknown_word(10 * row + word) for word in range(10)) for row in range(MAX_LINES - 1)]
    told = ldn().words.readings.not_compared
    for audience in Audience:
        first, last = (
            summarise(screen(ldn(), intake(*some, "oxycodne")), audience, today()).medicines[-1] for some in ((), rows)
        )
        assert "oxycodone" in " ".join(first.said)
        assert told not in first.said
        assert told in last.said
        assert last.not_read == ("oxycodne",)
        assert not last.settled
