"""One problem of a file, as a person reads it and as GitHub shows it beside the line of a change."""

from screener.engine.problems import Level, Place, Problem

PROBLEM = Problem(Place("rules/a,b:X.yaml", 3, 5), "N001", "no X is called `100%`\r\nor \u202eso", "did you mean `x`?")


def test_a_problem_is_read_with_its_place_and_the_way_out() -> None:
    """What is invisible in it is made visible; a warning is told apart from a mistake."""
    assert str(PROBLEM) == (
        "rules/a,b:X.yaml:3:5: N001 no X is called `100%`[U+000D][U+000A]or [U+202E]so\n    hint: did you mean `x`?"
    )
    warning = Problem(Place("a.yaml"), "R001", "a review is due", "review it", Level.WARNING)
    assert str(warning) == "a.yaml: warning R001 a review is due\n    hint: review it"


def test_a_problem_stands_beside_its_line_on_github() -> None:
    """Nothing in it can end the annotation or begin another: the marks of the form are written as their codes."""
    assert PROBLEM.as_github() == (
        "::error file=rules/a%2Cb%3AX.yaml,line=3,col=5::"
        "N001 no X is called `100%25`[U+000D][U+000A]or [U+202E]so (hint: did you mean `x`?)"
    )
    whole = Problem(Place("a.yaml"), "R001", "a review is due, soon", "review it", Level.WARNING)
    assert whole.as_github() == "::warning file=a.yaml::R001 a review is due, soon (hint: review it)"
