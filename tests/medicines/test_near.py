"""Which names are near a typed text, and which comes first."""

import pytest

from screener.medicines.near import LONGEST_SPAN, SHORTEST, Near, NearNames


def near(
    names: tuple[str, ...], typed: str, unknown: int = 0, *, stop: int | None = None, alone: bool = False
) -> list[Near]:
    """The names near a word of a line without a comma before ``stop``."""
    words = tuple(typed.split())
    known = {tuple(name.split()): 0 for name in names}
    return NearNames(known).find(words, unknown, range(len(words) if stop is None else stop), alone=alone)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("codene", ("codine", "bodene")),
        ("cdoein", ("codein", "cdoeix")),
        ("coden", ("codem", "code")),
    ],
    ids=["the same first letter", "two letters changed places", "the same length"],
)
def test_the_nearest_name_comes_first(typed: str, names: tuple[str, ...]) -> None:
    """Of several near names, the one more likely meant comes first."""
    assert [" ".join(one.name) for one in near(names, typed)] == list(names)


def test_names_of_several_words_are_compared_as_a_whole() -> None:
    """Swapped letters are found across words, up to the next comma."""
    assert near(("cod ein", "cod aen"), "cod ien zz", 1, stop=2)[0].name == ("cod", "ein")
    assert near(("co deine", "co de ine"), "x co deinx", 2)[0].name == ("co", "deine")
    assert near(("ms contin",), "ms contn k", 1) == [Near(0, 1, 1, ("ms", "contin"))]
    assert near(("codeine",), "co deine", 1) == [Near(0, 1, 0, ("codeine",))]


def test_two_words_match_a_one_word_name_only_if_they_spell_it() -> None:
    """*co deinx* does not propose codeine; otherwise, too many pairs of ordinary words would ask."""
    assert near(("codeine", "co phos"), "co deinx", 1) == []
    assert near(("codeine", "pho"), "pho codeinx", 1)[0].first == 1


def test_the_longest_names_are_found_by_their_last_word() -> None:
    """A typing error in the last word of the longest name still finds it."""
    words = [letter * 2 for letter in "abcdefgh"[:LONGEST_SPAN]]
    (found,) = near((" ".join(words),), " ".join([*words[:-1], words[-1][0] + "x"]), LONGEST_SPAN - 1)
    assert (found.first, found.last) == (0, LONGEST_SPAN - 1)


def test_short_texts_with_digits_are_looked_up_only_alone() -> None:
    """A short text with a digit has to be alone in its row; a text of letters may be one letter shorter."""
    with_digit, letters = "1" + "a" * (SHORTEST - 1), "a" * SHORTEST
    assert near((with_digit[:-1] + "b",), with_digit) == []
    assert len(near((with_digit[:-1] + "b",), with_digit, alone=True)) == 1
    assert len(near((letters[:-1] + "b",), letters)) == 1
    assert near((letters[:-2] + "b",), letters[:-1]) == []


def test_nothing_that_was_typed_is_kept() -> None:
    """A lookup does not change the names: the program keeps nothing that a person typed."""
    names = NearNames({("codeine",): 0})
    before = repr(vars(names))
    assert names.find(("zz", "wobbly"), 1, range(2), alone=False) == []
    assert repr(vars(names)) == before
