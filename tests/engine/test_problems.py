"""A problem in a file, as text and as a GitHub annotation."""

from screener.engine.problems import Level, Place, Problem

PROBLEM = Problem(Place("rules/a,b:X.yaml", 3, 5), "N001", "no X is called `100%`\r\nor \u202eso", "did you mean `x`?")


def test_a_problem_shows_its_place_and_how_to_fix_it() -> None:
    """Invisible characters are made visible, and a warning differs from an error."""
    assert str(PROBLEM) == (
        "rules/a,b:X.yaml:3:5: N001 no X is called `100%`[U+000D][U+000A]or [U+202E]so\n    hint: did you mean `x`?"
    )
    warning = Problem(Place("a.yaml"), "R001", "a review is due", "review it", Level.WARNING)
    assert str(warning) == "a.yaml: warning R001 a review is due\n    hint: review it"


def test_github_shows_a_problem_beside_its_line() -> None:
    """No text can end the annotation or start another: special characters are escaped."""
    assert PROBLEM.as_github() == (
        "::error file=rules/a%2Cb%3AX.yaml,line=3,col=5::"
        "N001 no X is called `100%25`[U+000D][U+000A]or [U+202E]so (hint: did you mean `x`?)"
    )
    whole = Problem(Place("a.yaml"), "R001", "a review is due, soon", "review it", Level.WARNING)
    assert whole.as_github() == "::warning file=a.yaml::R001 a review is due, soon (hint: review it)"
