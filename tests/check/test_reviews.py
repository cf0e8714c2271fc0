"""Reviews by a clinician: who signed what, whether it still holds, and when the next is due."""

import datetime as dt
import json
import shutil
from itertools import product
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from screener.check import check_rulebook, load_rulebook
from screener.check.description import card_text, describe
from screener.cli.commands import app
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.rules_pages import render_pages
from screener.render.text import render_text
from screener.rulebook.matters import fingerprint
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.reading import SCHEMAS
from screener.rulebook.signatures import SignatureFile, signatures_text
from screener.rulebook.standing import standing_of
from screener.rulebook.translating import in_language, read_translation
from screener.rulebook.translating.writing import up_to_date
from screener.rulebook.yaml_file import read_yaml
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.html import shown_in
from tests.intakes import BOOKS, TODAY, UMBRELLA, book, intake, ldn
from tests.pseudo import accented
from tests.render.test_documents import pdf_text
from tests.statements import squeezed

CHANGED = "Changed since review"
OVERDUE = "Review overdue: it was due by January 31, 2027."
REVIEWED = "Reviewed on January 15, 2026 by this role: made-up pharmacist."
AGE = "cautions.age_not_studied"
DUE = dt.date(2027, 1, 31)
BOTH = pytest.mark.parametrize("audience", Audience)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the umbrella rulebook, in which one caution is signed."""
    return Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))


def edit(rules: Path, before: str, after: str, file: str = "cautions/person.yaml") -> None:
    """Change a file of the rules."""
    path = rules / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def review(rules: Path, *arguments: str, said: str = "") -> Result:
    """Run the command ``review``, with what the reviewer types."""
    return CliRunner().invoke(app, ["review", "--rules", str(rules), *arguments], input=said)


def sign(rules: Path, *what: str, role: str = "made-up pharmacist", on: str = "2026-03-15") -> None:
    """Sign what was signed on paper."""
    done = review(rules, *what, "--role", role, "--until", "2027-06-30", "--on", on, "--signed-on-paper")
    assert (done.exit_code, done.stderr) == (0, "")


def summary_of(rulebook: Rulebook, audience: Audience, today: dt.date = TODAY) -> Summary:
    """The summary for a child, to whom the signed caution applies."""
    return summarise(screen(rulebook, intake(age="under_18")), audience, today)


def documents(summary: Summary) -> dict[str, str]:
    """Every document of a summary, as text without spaces."""
    return {
        "text": squeezed(render_text(summary)),
        "html": squeezed(shown_in(render_html(summary))),
        "json": squeezed(json.dumps(json.loads(render_json(summary)), ensure_ascii=False)),
        "pdf": squeezed(pdf_text(render_pdf(summary))),
    }


def holds(rulebook: Rulebook, matter: str = AGE) -> bool:
    """Whether somebody signed it as it is."""
    return standing_of(rulebook, matter).holds


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
        ("kind: precaution", "kind: contraindication"),
        ("priority: discuss", "priority: first"),
        ("priority: discuss", "priority: discuss\n    under: serious_reaction"),
        ("title: Outside the ages studied", "title: Ages"),
    ],
)
def test_a_change_of_what_was_reviewed_shows(rules: Path, before: str, after: str, audience: Audience) -> None:
    """Whoever changes a signed caution's condition, words, evidence or place makes every document say so."""
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
        ("name: a child", "name: a child of ten"),
        ("dose: drizzle", "dose: drizzle\n        disagrees_with: []"),
    ],
)
def test_layout_and_remarks_are_not_what_was_reviewed(rules: Path, before: str, after: str) -> None:
    """A remark, another layout, a later day or another vignette leaves a signature as it was."""
    edit(rules, before, after)
    assert holds(load_rulebook(rules))


PUDDLOL = "name: puddlol\n    classes: [{}]"
SIX = {
    "a question's words": ("Age band?", "Age group?", "questions.yaml", "the question «Age group?»"),
    "a member of a class": (
        PUDDLOL.format("drying"), PUDDLOL.format(""), "medicines/all.yaml", "the names in the class «Dries the mouth»"),
    "a brand name": (
        "[Sundry, ", "[Sundril, Sundry, ", "medicines/all.yaml", "the names in the class «Dries the mouth»"),
    "the title of a source": (
        "A letter about the rain", "A note about the rain", "sources.yaml", "the source «A note about the rain»"),
    "the words for a dose": (
        "drizzle: one drop a day", "drizzle: two drops a day", "rulebook.yaml",
        "the words for the dose «two drops a day, for drizzle»"),
}  # fmt: skip
"""Five of the six changes: what stood there, what stands there, in which file, and how it is told."""
REST_ON = {
    "a question's words": {"age_not_studied"},
    "a member of a class": {"drying_medicine"},
    "a brand name": {"drying_medicine"},
    "the title of a source": {"serious_reaction"},
    "the words for a dose": {"age_not_studied", "serious_reaction"},
}
"""Which of three signed cautions rest on it."""
SIGNED = ("age_not_studied", "drying_medicine", "serious_reaction")


def marks(rules: Path, audience: Audience, language: str | None = None) -> dict[str, set[str]]:
    """The cautions that the documents tell as changed, and those that the pages of the rules do."""
    rulebook = load_rulebook(rules)
    if language:
        rulebook = in_language(rulebook, read_translation(rules, rulebook, language))
    summary = summarise(screen(rulebook, intake()), audience, TODAY)
    changed = rulebook.words.review.changed.partition("{")[0]
    told = {item.caution for item in summary.could_not_check if changed in item.review}
    for name, text in documents(summary).items():
        assert (squeezed(changed) in text) == bool(told), name
    described = {one.id for topic in describe(rulebook, None).topics for one in topic.cautions if changed in one.review}
    return {"documents": told, "rules": described}


@BOTH
@pytest.mark.parametrize("change", SIX)
def test_a_change_below_a_signature_is_told_everywhere_and_nowhere_else(
    rules: Path, change: str, audience: Audience
) -> None:
    """Another word of a question, another name of a medicine, source or dose opens the cautions that rest on it."""
    edit(rules, PUDDLOL.format(""), PUDDLOL.format("drying"), "medicines/all.yaml")
    sign(rules, *(f"cautions.{key}" for key in SIGNED))
    assert marks(rules, audience) == {"documents": set(), "rules": set()}
    before, after, file, told = SIX[change]
    edit(rules, before, after, file)
    assert marks(rules, audience) == {"documents": REST_ON[change], "rules": REST_ON[change]}
    pages = squeezed(" ".join(render_pages(describe(load_rulebook(rules), None)).values()).replace("\\", ""))
    assert squeezed(told) in pages
    assert told in review(rules).stdout


@BOTH
def test_a_changed_translation_is_told_in_its_language_alone(rules: Path, audience: Audience) -> None:
    """Who changes a translation that was signed makes the pages in that language say so, and no others."""
    (rules / "translations").mkdir()
    path = rules / "translations" / "en-XA.po"
    path.write_bytes(accents(up_to_date(rules, load_rulebook(rules), "en-XA")[0].content))
    sign(rules, *(f"cautions.{key}" for key in SIGNED))
    sign(rules, "all", "words", "--language", "en-XA", role="made-up translator")
    assert marks(rules, audience, "en-XA") == {"documents": set(), "rules": set()}
    path.write_text(path.read_text("utf-8").replace(accented("Age band?"), accented("What age?")), "utf-8")
    both = {"age_not_studied", "fogamine_in_adults"}
    assert marks(rules, audience, "en-XA") == {"documents": both, "rules": both}
    assert marks(rules, audience) == {"documents": set(), "rules": set()}


def accents(content: bytes) -> bytes:
    """A file of a translation in which every text has accents."""
    entries, texts = [], content.decode().split("\n\n")
    for entry in texts:
        original = "".join(json.loads(line[line.index('"') :]) for line in entry.partition("msgid ")[2].splitlines()
                           if line and "msgstr" not in line)  # fmt: skip
        empty = entry.rstrip().endswith('msgstr ""')
        entries.append(entry.rstrip()[:-2] + json.dumps(accented(original), ensure_ascii=False) if empty else entry)
    return ("\n\n".join(entries).rstrip() + "\n").encode()


@pytest.mark.parametrize(
    ("matter", "before", "after"),
    [
        ("notices.made_up", "There is no such medicine. Take", "There is none. Take"),
        ("not_covered.snow", "The handbook is about rain only.", "The handbook knows rain only."),
        ("unwell", "Go inside.", "Go indoors."),
        ("card", "A card helped once.", "A card helped twice."),
        ("about", "A made-up list for tests", "A made-up page for tests"),
    ],
)
def test_what_is_no_caution_can_be_signed_and_says_so_when_it_changes(
    rules: Path, matter: str, before: str, after: str
) -> None:
    """A notice, *not covered*, what to do when ill and the card are signed, and marked where they are shown."""
    sign(rules, matter)
    assert squeezed(CHANGED) not in told_of(rules)
    edit(rules, before, after, "rulebook.yaml")
    assert squeezed(f"{CHANGED}: its own words or condition.") in told_of(rules)


def told_of(rules: Path) -> str:
    """What a patient's summary and the card say."""
    rulebook = load_rulebook(rules)
    card = card_text(rulebook, TODAY)
    assert card
    return squeezed(f"{render_text(summarise(screen(rulebook, intake()), Audience.PATIENT, TODAY))} {card.review}")


def test_a_class_is_signed_once_for_all_cautions_that_ask_for_it(rules: Path) -> None:
    """Who signs a class with its new name settles every caution that rests on it; nothing else is settled by it."""
    sign(rules, *(f"cautions.{key}" for key in SIGNED))
    edit(rules, "[Sundry, ", "[Sundril, Sundry, ", "medicines/all.yaml")
    edit(rules, "Age band?", "Age group?", "questions.yaml")
    sign(rules, "classes", role="made-up chemist")
    rulebook = load_rulebook(rules)
    assert [holds(rulebook, f"cautions.{key}") for key in SIGNED] == [False, True, True]
    # The class changes again: the signature under it does not cover that.
    edit(rules, "[Sundril, ", "[Sundral, Sundril, ", "medicines/all.yaml")
    assert not holds(load_rulebook(rules), "cautions.drying_medicine")


def test_two_roles_sign_and_one_signs_twice_on_a_day(rules: Path) -> None:
    """Each signature stands for what it was put under; a second one on the same day needs nothing taken out."""
    sign(rules, AGE, role="made-up doctor")
    assert [one.role for one in standing_of(load_rulebook(rules), AGE).holding] == [
        "made-up pharmacist",
        "made-up doctor",
    ]
    edit(rules, "[under_18, from_65]", "under_18")
    assert not holds(load_rulebook(rules))
    sign(rules, AGE, role="made-up doctor")
    rulebook = load_rulebook(rules)
    assert [(one.role, one.on.isoformat()) for one in standing_of(rulebook, AGE).holding] == [
        ("made-up doctor", "2026-03-15")
    ]
    assert len(rulebook.signatures) == 3
    assert "January 15" not in summary_of(rulebook, Audience.PATIENT).talk[0].review


def test_a_reviewer_is_led_through_what_is_to_be_signed(rules: Path) -> None:
    """Role and day are asked; each matter is shown, with what changed since it was signed and for whom it matters."""
    edit(rules, "[under_18, from_65]", "under_18")
    edit(rules, "Age band?", "Age group?", "questions.yaml")
    done = review(rules, "person", said="made-up doctor\nsoon\n2027-12-31\nyes\nperhaps\nyes\n")
    assert done.exit_code == 0, done.stderr
    assert "«Age group?» in the place of «Age band?»" in done.stdout
    assert "when.age" in done.stdout
    assert done.stdout.rstrip().endswith("2 of 2 signed now, 0 signed before.")
    rulebook = load_rulebook(rules)
    assert (holds(rulebook), holds(rulebook, "questions.age")) == (True, True)
    assert rulebook.signatures[-1].until == dt.date(2027, 12, 31)


def test_the_made_up_people_who_come_out_otherwise_are_shown(rules: Path) -> None:
    """A reviewer sees for whom a caution comes out otherwise than when it was signed."""
    edit(rules, "[under_18, from_65]", "[from_18_to_64, from_65]")
    edit(rules, "answers: { age: under_18 }\n    expect: { age_not_studied: raised }",
         "answers: { age: from_65 }\n    expect: { age_not_studied: raised }")  # fmt: skip
    edit(rules, "answers: { age: from_18_to_64 }\n    expect: { age_not_studied: not_raised }",
         "answers: { age: under_18 }\n    expect: { age_not_studied: not_raised }")  # fmt: skip
    done = review(rules, AGE, "--role", "made-up doctor", "--until", "2027-12-31", said="no\n")
    assert "Worked example «forty years old»" in done.stdout.replace("\\", "")
    assert done.stdout.rstrip().endswith("0 of 1 signed now, 0 signed before.")
    assert not holds(load_rulebook(rules))


def test_who_stops_has_signed_what_was_agreed_to(rules: Path) -> None:
    """*Stop* keeps what was said before it; an input that ends signs nothing; a name that is none gets a hint."""
    arguments = ("--role", "made-up doctor", "--until", "2027-12-31")
    assert review(rules, "reactions", *arguments, said="yes\nstop\n").exit_code == 0
    assert load_rulebook(rules).signatures[-1].signed == ("questions.had_reaction",)
    before = (rules / "signatures.yaml").read_bytes()
    assert review(rules, "reactions", *arguments, said="yes\n").exit_code == 1
    assert (rules / "signatures.yaml").read_bytes() == before
    assert "did you mean `cautions.age_not_studied`?" in squash(
        review(rules, "cautions.age_not_studed", *arguments).stderr
    )
    assert "`until`" in squash(review(rules, AGE, "--role", "x", "--until", "2000-01-01", "--signed-on-paper").stderr)


def squash(text: str) -> str:
    """A message without its frame."""
    return " ".join(text.replace("│", " ").split())


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
    """A signed caution says by which role and when; one that nobody signed says that."""
    reviews = {item.caution: item.review for item in summary_of(book(UMBRELLA), Audience.PATIENT).talk}
    reviews |= {item.caution: item.review for item in summary_of(book(UMBRELLA), Audience.PATIENT).could_not_check}
    assert reviews.pop("age_not_studied") == f"{REVIEWED} A review is due by January 31, 2027."
    assert set(reviews.values()) == {"Not reviewed by a clinician. A review is due by January 31, 2027."}


def test_no_caution_about_ldn_claims_a_review() -> None:
    """No clinician has signed anything of the LDN rules: none says otherwise."""
    assert ldn().signatures == ()
    assert "Reviewed on" not in " ".join(render_pages(describe(ldn(), None)).values())


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


def test_signatures_are_written_as_they_are_read(rules: Path) -> None:
    """The file holds a signature for each that was made, under its schema, and nothing was edited by hand."""
    path = UMBRELLA / "signatures.yaml"
    assert signatures_text(book(UMBRELLA).signatures, "../../../schema/signatures.schema.json") == path.read_text(
        "utf-8"
    )
    sign(rules, "all")
    content, _ = read_yaml(rules / "signatures.yaml", "signatures.yaml")
    assert SCHEMAS["signatures"] is SignatureFile
    assert SignatureFile.model_validate(content).signatures == load_rulebook(rules).signatures


def test_the_rules_are_kept_as_they_were_signed_once(rules: Path) -> None:
    """Two signatures under the same rules share one copy; the copy can be used as a rulebook."""
    before = set((rules / "signed").iterdir())
    edit(rules, "name: a child", "name: a child of ten")
    sign(rules, AGE, role="made-up nurse")
    sign(rules, AGE, role="made-up doctor")
    (copy,) = set((rules / "signed").iterdir()) - before
    assert load_rulebook(copy).cautions == load_rulebook(rules).cautions


def test_what_was_signed_years_ago_still_holds() -> None:
    """What was signed is held by a fingerprint: another version of the program must come to the same."""
    (signature,) = book(UMBRELLA).signatures
    assert signature.as_it_was[AGE] == "fddee3decc921e3a9da717b4f29a81fe75c63f46ecfdd4c90cbaf84d5ebe171c"
    assert fingerprint({"title": "Fogamine für Ältere"}) == (
        "1063dc39d3ef20e4359f061a991a74f6c2a8c95e3987280b311d4c55d57a56eb"
    )


def test_the_pages_to_sign_say_what_changed_since_the_last_signature(rules: Path, tmp_path: Path) -> None:
    """A reviewer reads at each matter what is gone, what is new, and which made-up people come out otherwise."""
    edit(rules, PUDDLOL.format(""), PUDDLOL.format("drying"), "medicines/all.yaml")
    sign(rules, "classes", "cautions.drying_medicine")
    edit(rules, PUDDLOL.format("drying"), PUDDLOL.format(""), "medicines/all.yaml")
    done = CliRunner().invoke(app, ["docs", str(tmp_path / "pages"), "--rules", str(rules)])
    assert done.exit_code == 0, done.stderr
    for page in ("medicines.md", "_classes.md"):
        text = (tmp_path / "pages" / page).read_text("utf-8").replace("\\", "")
        assert "Changed since it was signed on March 15, 2026 by this role: made-up pharmacist." in text
        assert "members.puddlol: gone: puddlol" in text
    assert "Changed since it was signed" not in (tmp_path / "pages" / "person.md").read_text("utf-8")
