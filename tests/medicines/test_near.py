"""Which names are near to what was typed, and which of them comes first."""

import pytest

from screener.medicines.near import LONGEST_SPAN, SHORTEST, Near, NearNames


def near(
    names: tuple[str, ...], typed: str, unknown: int = 0, *, stop: int | None = None, alone: bool = False
) -> list[Near]:
    """The names near to a word of a line that no comma parts before ``stop``."""
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
    """Of names that are near, the one comes first that a person more likely meant."""
    assert [" ".join(one.name) for one in near(names, typed)] == list(names)


def test_names_of_several_words_are_near_as_a_whole() -> None:
    """Letters that changed places are seen across words; words behind a comma and as many words as meant count too."""
    assert near(("cod ein", "cod aen"), "cod ien zz", 1, stop=2)[0].name == ("cod", "ein")
    assert near(("co deine", "co de ine"), "x co deinx", 2)[0].name == ("co", "deine")
    assert near(("ms contin",), "ms contn k", 1) == [Near(0, 1, 1, ("ms", "contin"))]
    assert near(("codeine",), "co deine", 1) == [Near(0, 1, 0, ("codeine",))]


def test_two_words_are_near_a_name_of_one_word_only_where_they_spell_it() -> None:
    """«co deinx» asks about no codeine: it would ask about too many ordinary words beside each other."""
    assert near(("codeine", "co phos"), "co deinx", 1) == []
    assert near(("codeine", "pho"), "pho codeinx", 1)[0].first == 1


def test_the_longest_names_are_found_from_their_last_word() -> None:
    """A typing error in the last word of the longest name that is looked for still finds it."""
    words = [letter * 2 for letter in "abcdefgh"[:LONGEST_SPAN]]
    (found,) = near((" ".join(words),), " ".join([*words[:-1], words[-1][0] + "x"]), LONGEST_SPAN - 1)
    assert (found.first, found.last) == (0, LONGEST_SPAN - 1)


def test_short_texts_with_digits_are_looked_up_only_alone() -> None:
    """A short text with a digit in it has to stand alone in its line, and one of letters may be a letter shorter."""
    with_digit, letters = "1" + "a" * (SHORTEST - 1), "a" * SHORTEST
    assert near((with_digit[:-1] + "b",), with_digit) == []
    assert len(near((with_digit[:-1] + "b",), with_digit, alone=True)) == 1
    assert len(near((letters[:-1] + "b",), letters)) == 1
    assert near((letters[:-2] + "b",), letters[:-1]) == []


def test_nothing_that_was_typed_is_kept() -> None:
    """The names are the same after a line was looked up: what a person typed stays nowhere in the program."""
    names = NearNames({("codeine",): 0})
    before = repr(vars(names))
    assert names.find(("zz", "wobbly"), 1, range(2), alone=False) == []
    assert repr(vars(names)) == before
