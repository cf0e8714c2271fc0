"""Reviews by a clinician: whether there was one, whether it still holds, and when the next is due."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from screener.check import BEFORE_THE_LOCK, check_rulebook, load_rulebook
from screener.check.reviews import locked_now
from screener.engine.problems import Refused
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.lock import lock_text, meaning_of
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.intakes import BOOKS, ROOT, TODAY, UMBRELLA, book, intake, ldn
from tests.render.test_documents import pdf_text
from tests.statements import squeezed

CHANGED = "Changed since review"
OVERDUE = "Review overdue: it was due by January 31, 2027."
REVIEWED = "Reviewed on January 15, 2026 by this role: made-up pharmacist."
DUE = dt.date(2027, 1, 31)
BOTH = pytest.mark.parametrize("audience", Audience)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the umbrella rulebook, in which one caution is reviewed."""
    return Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))


def edit(rules: Path, before: str, after: str) -> None:
    """Change the file of the reviewed caution."""
    path = rules / "cautions" / "person.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def lock(rules: Path) -> "subprocess.CompletedProcess[str]":
    """Run ``python -m screener lock``."""
    command = [sys.executable, "-m", "screener", "lock", str(rules)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


def summary_of(rulebook: Rulebook, audience: Audience, today: dt.date = TODAY) -> Summary:
    """The summary for a child, to whom the reviewed caution applies."""
    return summarise(screen(rulebook, intake(age="under_18")), audience, today)


def documents(summary: Summary) -> dict[str, str]:
    """Every document of a summary, as text without spaces."""
    return {
        "text": squeezed(render_text(summary)),
        "json": squeezed(json.dumps(json.loads(render_json(summary)), ensure_ascii=False)),
        "pdf": squeezed(pdf_text(render_pdf(summary))),
    }


@BOTH
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[under_18, from_65]", "under_18"),
        ("Umbrellin was not tried at your age.", "Umbrellin is for adults."),
        ("Outside the ages in which umbrellin was tried.", "Not tried at this age."),
        ("Weigh what is known for this age.", "Weigh what is known."),
        ("Tried in adults younger than 65.", "Tried in adults."),
        ("strength: study", "strength: warning"),
        ("dose: drizzle", "dose: downpour"),
        ("kind: precaution", "kind: contraindication"),
        ("priority: discuss", "priority: first"),
        ("title: Outside the ages studied", "title: Ages"),
    ],
)
def test_a_change_of_what_was_reviewed_shows(rules: Path, before: str, after: str, audience: Audience) -> None:
    """Whoever changes a reviewed caution's condition, words or evidence makes every document say so."""
    edit(rules, before, after)
    shown = documents(summary_of(load_rulebook(rules), audience))
    assert [name for name, text in shown.items() if squeezed(CHANGED) not in text] == []
    assert [
        name for name, text in documents(summary_of(book(UMBRELLA), audience)).items() if squeezed(CHANGED) in text
    ] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cautions:\n", "# A remark.\n\ncautions:\n"),
        ("when: { age: [under_18, from_65] }", "when:\n      age:\n        - under_18\n        - from_65"),
        ("due: 2027-01-31", "due: 2028-01-31"),
        ("made-up pharmacist", "made-up doctor"),
        ("name: a child", "name: a child of ten"),
        ("dose: drizzle", "dose: drizzle\n        disagrees_with: []"),
    ],
)
def test_layout_and_remarks_are_not_what_was_reviewed(rules: Path, before: str, after: str) -> None:
    """A remark, another layout, a later day or another vignette leaves a review as it was."""
    edit(rules, before, after)
    assert not load_rulebook(rules).changed_since_review("age_not_studied")


@BOTH
def test_a_review_is_overdue_the_day_after_it_was_due(audience: Audience) -> None:
    """On the day by which a review is due nothing is said; from the day after, every document says *overdue*."""
    rulebook = book(UMBRELLA)
    on_the_day = documents(summary_of(rulebook, audience, DUE))
    day_after = documents(summary_of(rulebook, audience, DUE + dt.timedelta(days=1)))
    for name, text in on_the_day.items():
        assert squeezed("Review overdue") not in text, name
    for name, text in day_after.items():
        # Alike for all cautions paper may say it once; then nothing is said of a review that is still to come.
        assert squeezed(OVERDUE) in text, name
        assert squeezed("A review is due by") not in text, name
    assert day_after["json"].count(squeezed(OVERDUE)) >= len(rulebook.cautions)


@BOTH
def test_an_overdue_caution_still_counts(audience: Audience) -> None:
    """A caution whose review is overdue is raised, left open or checked as before: nothing is dropped."""
    before, after = (summary_of(book(UMBRELLA), audience, day) for day in (TODAY, DUE + dt.timedelta(days=900)))
    for section in ("talk", "could_not_check", "checked"):
        assert [item.caution for item in getattr(before, section)] == [item.caution for item in getattr(after, section)]


def test_reviewed_and_not_reviewed_are_told_apart() -> None:
    """A reviewed caution says by which role and when; one that nobody reviewed says that."""
    reviews = {item.caution: item.review for item in summary_of(book(UMBRELLA), Audience.PATIENT).talk}
    reviews |= {item.caution: item.review for item in summary_of(book(UMBRELLA), Audience.PATIENT).could_not_check}
    assert reviews.pop("age_not_studied") == f"{REVIEWED} A review is due by January 31, 2027."
    assert set(reviews.values()) == {"Not reviewed by a clinician. A review is due by January 31, 2027."}


def test_no_caution_about_ldn_claims_a_review() -> None:
    """No clinician has reviewed the LDN rules: none says otherwise, and nothing is locked."""
    assert {caution.review.status for caution in ldn().cautions.values()} == {"not_reviewed"}
    assert ldn().lock == {}


def test_a_new_review_is_locked_by_one_command(rules: Path) -> None:
    """A reviewer signs with role and day; the program says what to run, and then the rules are sound again."""
    edit(rules, "on: 2026-01-15", "on: 2026-03-15")
    edit(rules, "[under_18, from_65]", "under_18")
    with pytest.raises(Refused, match="python -m screener lock"):
        load_rulebook(rules)
    done = lock(rules)
    assert (done.returncode, done.stderr) == (0, "")
    assert not load_rulebook(rules).changed_since_review("age_not_studied")


def test_locking_again_never_hides_a_change(rules: Path) -> None:
    """Running `lock` after a change, without a new review, keeps *Changed since review* and says so."""
    edit(rules, "[under_18, from_65]", "under_18")
    done = lock(rules)
    assert "age_not_studied: reviewed on 2026-01-15, and changed since: have it reviewed again" in done.stdout
    assert load_rulebook(rules).changed_since_review("age_not_studied")


def test_locking_writes_the_same_file_again(rules: Path) -> None:
    """The lock of the umbrella rulebook is what `lock` writes, so nobody has edited it by hand."""
    before = (rules / "review_lock.yaml").read_text(encoding="utf-8").splitlines()[1:]
    assert lock(rules).returncode == 0
    assert (rules / "review_lock.yaml").read_text(encoding="utf-8").splitlines()[1:] == before


def test_only_a_new_day_vouches_for_a_change(rules: Path) -> None:
    """What was reviewed stays as it was locked until somebody reviews it again on another day; then it is locked anew.

    With the card reviewed too there are two reviews, in the order of the alphabet.
    """
    before = load_rulebook(rules).lock
    edit(rules, "[under_18, from_65]", "under_18")
    assert locked_now(load_rulebook(rules)) == before
    edit(rules, "on: 2026-01-15", "on: 2026-03-15")
    main = rules / "rulebook.yaml"
    review = "status: reviewed, by_role: made-up pharmacist, on: 2026-02-01,"
    main.write_text(main.read_text(encoding="utf-8").replace("status: not_reviewed,", review), encoding="utf-8")
    rulebook = load_rulebook(rules, BEFORE_THE_LOCK)
    locked = locked_now(rulebook)
    assert [(key, one.on.isoformat()) for key, one in locked.items()] == [
        ("age_not_studied", "2026-03-15"),
        ("card", "2026-02-01"),
    ]
    assert {key: one.meaning for key, one in locked.items()} == {
        key: meaning_of(rulebook.under_review[key]) for key in locked
    }
    assert locked["age_not_studied"].meaning != before["age_not_studied"].meaning


@pytest.mark.parametrize("days", [0, 60, 61])
def test_the_check_warns_sixty_days_ahead(days: int) -> None:
    """Authors are told of a review sixty days before it is due, and not sooner; on the day itself it is not overdue."""
    _, warnings = check_rulebook(UMBRELLA, DUE - dt.timedelta(days=days))
    assert {one.code for one in warnings} == ({"S007"} if days <= 60 else set())


@pytest.mark.parametrize(("folder", "audience"), list(product(BOOKS, Audience)))
def test_sources_that_disagree_name_each_other(folder: Path, audience: Audience) -> None:
    """Where evidence says that another source differs, both stand beside each other, and it says which that is."""
    rulebook = book(folder)
    summary = summarise(screen(rulebook, intake()), audience, TODAY)
    for item in summary.could_not_check:
        written = rulebook.cautions[item.caution].evidence
        titles = {line.title for line in item.evidence}
        for line, one in zip(item.evidence, written, strict=True):
            named = {rulebook.sources[other].title for other in one.disagrees_with}
            assert named <= titles
            assert (line.differs is not None) == bool(named)
            assert all(title in str(line.differs) for title in named)
    if folder == UMBRELLA:
        raised = documents(summarise(screen(rulebook, intake("fogamine")), audience, TODAY))
        assert [
            name for name, text in raised.items() if squeezed("Differs from: The handbook of rain") not in text
        ] == []


def test_the_lock_holds_every_review_under_its_schema() -> None:
    """The file of the umbrella rulebook, from what was read of it; and one without reviews says so."""
    schema = "../../../schema/review_lock.schema.json"
    written = (UMBRELLA / "review_lock.yaml").read_text(encoding="utf-8")
    assert lock_text(book(UMBRELLA).lock, schema) == written
    (one,) = book(UMBRELLA).lock.values()
    assert lock_text({"a": one, "b": one}, schema).count(f": {{ on: 2026-01-15, meaning: {one.meaning} }}\n  b") == 1
    assert lock_text({}, schema).splitlines()[0] == written.splitlines()[0]
    assert lock_text({}, schema).splitlines()[-2:] == ["reviewed: {}", "..."]


def test_a_review_that_was_locked_years_ago_still_holds() -> None:
    """What was reviewed is locked by a fingerprint: another version of the program must come to the same."""
    caution = book(UMBRELLA).cautions["fogamine_in_adults"].model_copy(update={"title": "Fogamine für Ältere"})
    assert meaning_of(caution) == "2c21dc4d51c8ba9d01616bc06f234b88444dcc4374d750028518d59bcbd0a13c"
