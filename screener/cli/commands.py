"""``ldn-screener``, or ``python -m screener``: it starts the app, and does what the app does without a browser."""

import datetime as dt
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from screener import SHIPPED
from screener.check import check_rulebook, check_sources, load_rulebook
from screener.check.comparing import compare
from screener.check.description import card_text, describe
from screener.check.schemas import write_schemas
from screener.check.signing import NotKnownError, Signer, all_to_sign, keep_copy, signature, to_sign
from screener.check.since import Signed
from screener.cli.reviewing import chosen, state
from screener.cli.server_options import FOR_LIBRARIES, LOOPBACK, ServerOptions, bracketed, problems_of, set_aside
from screener.engine.day import today
from screener.engine.encoded import NOT_TEXT, SAVE_AS, decoded
from screener.engine.intake import Intake, MedicineLine, rows_of
from screener.engine.problems import Place, Problem, Refused, did_you_mean
from screener.engine.visible import escaped
from screener.engine.written import LANGUAGE_CODE, Written
from screener.medicines.accuracy import Result, read_corpus, vocabulary_cases
from screener.medicines.accuracy import left_out as names_left_out
from screener.medicines.accuracy import report as report_on
from screener.records import open_record
from screener.records.definitions import definitions
from screener.records.telling import proposing_intake, record_json, record_text
from screener.render.comparison import render_comparison
from screener.render.json import render_json
from screener.render.note import render_note
from screener.render.paper import Paper
from screener.render.review import render_since
from screener.render.rules_pages import render_pages
from screener.render.stamp import Stamp, file_name
from screener.render.text import render_text
from screener.rulebook.default import PANEL, VARIABLE, default_rulebook
from screener.rulebook.masked import masked
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.signatures import COPIES, NAME, signatures_text
from screener.rulebook.standing import standing_of
from screener.rulebook.translating import in_language, languages_of, read_translation
from screener.rulebook.translating.writing import up_to_date
from screener.saved import Opened, open_saved
from screener.saved.response import response_of
from screener.screening import Screening, screen
from screener.summary import MedicineEntry, Summary, medicine_entries, summarise
from screener.summary import left_out as masked_sentence

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="A screener that holds an intake against rule files."
)

SCHEMAS = SHIPPED / "schema"
DOCS = Path("docs/rules")


class ProblemFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    GITHUB = "github"


class SummaryFormat(StrEnum):
    """The documents a summary can be."""

    TEXT = "text"
    NOTE = "note"
    JSON = "json"
    PDF = "pdf"
    HTML = "html"
    FHIR = "fhir"


ENDINGS = {
    SummaryFormat.TEXT: ".txt",
    SummaryFormat.NOTE: "-note.txt",
    SummaryFormat.JSON: ".json",
    SummaryFormat.PDF: ".pdf",
    SummaryFormat.HTML: ".html",
    SummaryFormat.FHIR: "-fhir.json",
}
"""How the file of a document ends that is written into a folder."""


class NamesFormat(StrEnum):
    """How the rows of a list are printed."""

    TEXT = "text"
    JSON = "json"


class RecordFormat(StrEnum):
    """How the content of a health record is printed."""

    TEXT = "text"
    JSON = "json"


class CardFormat(StrEnum):
    """The documents the card can be."""

    PDF = "pdf"
    PNG = "png"


Folder = Annotated[Path | None, typer.Argument(help="The folder of the rulebook.")]
Rules = Annotated[Path | None, typer.Option("--rules", help="The folder of the rulebook.")]
REFERENCE = Written(r"[A-Za-z0-9-]{1,20}", "at most 20 letters, digits and -")
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Where to write; standard output if absent.")]
Day = Annotated[
    dt.datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="The day for which reviews are judged; absent: today."),
]


@app.command("app")
def start(
    rules: Annotated[
        Path | None, typer.Option("--rules", exists=True, file_okay=False, help="The folder of the rulebook.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the app in a browser.")] = False,
    serve: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen at this address, so that other computers can open the app.")
    ] = LOOPBACK,
    name: Annotated[
        list[str] | None, typer.Option(help="A name under which others reach it; can be given several times.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option(help="The TLS certificate, with its chain: a PEM file.")] = None,
    key: Annotated[Path | None, typer.Option(help="The key of the certificate: a PEM file.")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy on another computer has the TLS files.")
    ] = False,
    under: Annotated[str, typer.Option(metavar="PATH", help="The path under which a proxy shows it: /ldn.")] = "",
    panel: Annotated[
        Path | None, typer.Option(help="Show what the panel command wrote, a .parquet file, as a worklist.")
    ] = None,
) -> None:
    """Start the app on this computer, and open it in a browser. docs/serving.md tells how to serve it to others."""
    if importlib.util.find_spec("streamlit") is None:
        typer.echo("The app needs Streamlit, which is not installed: pip install 'ldn-screener[app]'", err=True)
        raise typer.Exit(1)
    options = ServerOptions(
        port=port,
        address=serve,
        names=tuple(name or ()),
        certificate=certificate and certificate.resolve(),
        key=key and key.resolve(),
        behind_proxy=behind_proxy,
        under=under.rstrip("/"),
        open_browser=not no_browser and serve == LOOPBACK and not name,
    )
    problems = list(problems_of(options))
    if panel and options.serves_others:
        problems.append("--panel: there is no login, and whoever reaches the app would see these people")
    if panel and not panel.is_file():
        problems.append(f"--panel {panel}: there is no such file")
    if problems:
        typer.echo("\n".join(problems), err=True)
        raise typer.Exit(2)
    environment = dict(os.environ)
    unused = set_aside(environment)
    folder = rules or default_rulebook()
    environment |= {VARIABLE: str(folder.resolve()), **FOR_LIBRARIES}
    if panel:
        environment[PANEL] = str(panel.resolve())
    _tell(options, shown(folder), unused)
    # Only the app's own folder is searched for modules, not the one in which somebody stands.
    user_site = ["-s"] if sys.flags.no_user_site else []
    command = [sys.executable, *user_site, "-X", "utf8", str(SHIPPED / "app.py"), options.model_dump_json()]
    if os.name == "nt":
        raise typer.Exit(subprocess.call(command, env=environment))  # noqa: S603 Python, with arguments of ours
    os.execve(command[0], command, environment)  # noqa: S606 in the place of this program, so that a signal reaches it


def _tell(options: ServerOptions, rules: Path, unused: list[str]) -> None:
    """Say what is started, for whom, with which rules, and which settings from elsewhere are not used."""
    typer.echo(f"Rules: {rules.as_posix()}")
    if options.serves_others:
        typer.echo(f"Listening at {bracketed(options.address)}:{options.port} for {', '.join(options.known_names)}.")
        typer.echo("Whoever reaches it can use it: there is no login. See docs/serving.md.")
    else:
        typer.echo(f"Only this computer can open it: {options.url}")
    if unused:
        typer.echo(f"Set elsewhere, and not used here: {', '.join(unused)}")
    sys.stdout.flush()


@app.command()
def check(
    folder: Folder = None,
    format: Annotated[ProblemFormat, typer.Option(help="How problems are printed.")] = ProblemFormat.TEXT,
    sources: Annotated[
        bool, typer.Option("--sources", help="List the sources that are old, without an edition, or alone instead.")
    ] = False,
    day: Day = None,
) -> None:
    """Check a rulebook: print every problem with its place and the way out, and exit with 1 if there is one.

    Warnings are printed too. They do not change the exit status.
    """
    path = shown(folder or default_rulebook())
    try:
        if sources:
            known, listed = check_sources(path, day_of(day))
            print_problems(listed, format)
            typer.echo(f"{path.as_posix()}: {known}.")
            return
        rulebook, warnings = check_rulebook(path, day_of(day))
        translations = [read_translation(path, rulebook, language) for language in languages_of(path)]
    except Refused as refused:
        print_problems(refused.problems, format)
        raise typer.Exit(1) from None
    print_problems(warnings, format)
    vignettes = sum(len(topic.vignettes) for topic in rulebook.topics)
    warned = f", {len(warnings)} warning{'s' * (len(warnings) > 1)}" if warnings else ""
    typer.echo(
        f"{path.as_posix()}: {len(rulebook.cautions)} cautions, {len(rulebook.questions)} questions, "
        f"{len(rulebook.vocabulary.matches)} medicine names, {vignettes} vignettes: no problem found{warned}."
    )
    for one in translations:
        left = f"{len(one.missing)} not translated, {len(one.obsolete)} obsolete"
        typer.echo(f"{path.as_posix()}: in `{one.language}`, of {len(one.texts)} texts {left}.")


@app.command()
def translate(
    language: Annotated[str, typer.Argument(help="The code of the language: es, pt-BR.")],
    rules: Rules = None,
) -> None:
    """Write the files of a translation: what is missing is added with no text, what is obsolete is removed."""
    if not LANGUAGE_CODE.fits(language):
        raise typer.BadParameter(f"`{language}` is not {LANGUAGE_CODE.words}")
    path = shown(rules or default_rulebook())
    try:
        written = up_to_date(path, load(path), language)
    except Refused as refused:
        refuse(refused.problems)
    for one in written:
        if one.changed:
            one.path.parent.mkdir(exist_ok=True)
            write(one.path, one.content)
        typer.echo(f"{one.shown}: {one.texts} texts, {one.missing} not translated.")


@app.command()
def review(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="What to sign: all, a topic, a kind (classes), or one (cautions.its_id); absent: how it stands."
        ),
    ] = None,
    rules: Rules = None,
    role: Annotated[str | None, typer.Option(help="Who signs, as a role and not a name; absent: asked.")] = None,
    until: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until when that holds; absent: asked.")
    ] = None,
    signed_on_paper: Annotated[
        bool, typer.Option("--signed-on-paper", help="All of it was signed already: nothing is shown or asked.")
    ] = False,
    language: Annotated[str | None, typer.Option(help="Sign the translation into this language.")] = None,
    day: Annotated[
        dt.datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of the signature; absent: today.")
    ] = None,
) -> None:
    """Lead a reviewer through the rules, and write down what was signed; or tell how everything stands.

    What is signed already as it stands, by this role, is left out.
    """
    path, rulebook = shown(rules or default_rulebook()), load(rules, language)
    if not what:
        typer.echo("\n".join(state(rulebook)))
        return
    by_role = role or typer.prompt("Who signs, as a role and not a name (clinical pharmacist)", err=True)
    until_day = until.date() if until else _asked_day()
    try:
        matters = to_sign(rulebook, what)
    except NotKnownError as error:
        raise typer.BadParameter(str(error)) from None
    left = [one for one in matters if by_role not in (each.role for each in standing_of(rulebook, one).holding)]
    agreed = tuple(left) if signed_on_paper else chosen(rulebook, Signed(path, rulebook), left)
    if agreed:
        _sign(path, rulebook, agreed, Signer(by_role, day_of(day), until_day))
    typer.echo(f"{len(agreed)} of {len(matters)} signed now, {len(matters) - len(left)} signed before.")


def _asked_day() -> dt.date:
    while True:
        try:
            return dt.date.fromisoformat(typer.prompt("Until when does that hold, as 2027-12-31", err=True).strip())
        except ValueError:
            typer.echo("Please write a day of the calendar as 2027-12-31.", err=True)


def _sign(path: Path, rulebook: Rulebook, agreed: tuple[str, ...], signer: Signer) -> None:
    """Keep the rules as they are, and add the signature to the file."""
    try:
        made = signature(rulebook, agreed, signer, keep_copy(path, rulebook))
    except ValidationError as error:
        raise typer.BadParameter("; ".join(one["msg"] for one in error.errors(include_url=False))) from None
    except OSError as error:
        refuse([unwritten(path / COPIES, error)])
    before = load(path).signatures
    schema = _way_to(SCHEMAS / "signatures.schema.json", path.resolve())
    write(path / NAME, signatures_text((*before, made), schema).encode())
    typer.echo(f"{(path / NAME).as_posix()}: written. The rules as they are: {COPIES}/{made.rules}")


def _way_to(file: Path, folder: Path) -> str:
    """The way to a file from a folder; the whole way where they are on two drives of Windows."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.as_uri()


@app.command("screen")
def screen_command(
    intake: Annotated[
        Path, typer.Argument(help="The intake or a saved summary, JSON or PDF; `-` reads it from standard input.")
    ],
    format: Annotated[SummaryFormat, typer.Option(help="The document to make.")] = SummaryFormat.TEXT,
    audience: Annotated[Audience, typer.Option("--for", help="Who reads.")] = Audience.CLINICIAN,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write, a file or a folder; standard output if absent."),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The paper of a PDF.")] = Paper.A4,
    ascii_only: Annotated[
        bool, typer.Option("--ascii", help="Text or note in ASCII alone, for record systems that lose other letters.")
    ] = False,
    rules: Rules = None,
    language: Annotated[str | None, typer.Option(help="Another language, if the rules are translated.")] = None,
    reference: Annotated[
        str, typer.Option(help="What text, HTML and PDF are to be told apart by: letters, digits and -. Never a name.")
    ] = "",
    day: Annotated[
        dt.datetime | None,
        typer.Option(
            "--today",
            formats=["%Y-%m-%d"],
            help="The day that text, HTML and PDF carry, and for which reviews are judged; absent: none, and today.",
        ),
    ] = None,
) -> None:
    """Screen an intake: exit with 0 when the summary was made, whatever it found, and with 1 for a refused file."""
    rulebook = load(rules, language)
    opened = read(intake, rulebook, day_of(day))
    # An intake that only says what is said now is held against nothing: it was not a summary before.
    before = opened if opened.checked else None
    screening = screen(rulebook, opened.intake)
    summary = summarise(screening, audience, day_of(day), before)
    if reference and not REFERENCE.fits(reference):
        raise typer.BadParameter(f"`{reference}` is not {REFERENCE.words}", param_hint="--reference")
    stamp = Stamp(reference, day.date() if day else None)
    if output and output.is_dir():
        output /= file_name(rulebook.about.id, audience, stamp, ENDINGS[format])
    give_bytes(_document(screening, summary, format, paper, stamp, ascii_only=ascii_only), output)


@app.command("card")
def card_command(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write.")],
    format: Annotated[CardFormat, typer.Option(help="A sheet to print, or a picture for a phone.")] = CardFormat.PDF,
    rules: Rules = None,
    language: Annotated[str | None, typer.Option(help="Another language, if the rules are translated.")] = None,
    day: Day = None,
) -> None:
    """Make the card to carry, for a person who takes the medicine. Its lines for details are blank."""
    card = card_text(load(rules, language), day_of(day))
    if card is None:
        typer.echo("This rulebook has no card.", err=True)
        raise typer.Exit(1)
    from screener.render.card import render_card_pdf, render_card_png  # noqa: PLC0415 loads fonts

    write(output, render_card_pdf(card) if format is CardFormat.PDF else render_card_png(card))


@app.command("open")
def open_command(
    file: Annotated[
        Path, typer.Argument(help="The saved summary, PDF, HTML or JSON; `-` reads it from standard input.")
    ],
    rules: Rules = None,
    output: Output = None,
) -> None:
    """Print the intake that a saved summary carries: exit with 1 for a file that is not one, or not as it was saved."""
    opened = read(file, load(rules))
    intake = opened.record.saved.intake if opened.checked else opened.intake
    content = json.dumps(intake.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=2)
    give(f"{escaped(content)}\n", output)


@app.command("import")
def import_command(
    file: Annotated[
        Path, typer.Argument(help="The health record, FHIR R4 as JSON or NDJSON; `-` reads it from standard input.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write an intake with what the record proposes.")
    ] = None,
    format: Annotated[RecordFormat, typer.Option(help="How it is printed what was found.")] = RecordFormat.TEXT,
    look_back: Annotated[
        int | None, typer.Option(min=0, max=40_000, help="How many days ago a medicine may have ended to be a row.")
    ] = None,
    rules: Rules = None,
    language: Annotated[str | None, typer.Option(help="Another language, if the rules are translated.")] = None,
    day: Day = None,
) -> None:
    """Read a health record: print what it proposes, and what became of each entry. A proposal is no answer."""
    rulebook = load(rules, language)
    named, content = read_bytes(file)
    try:
        record = open_record(content, name=named, rulebook=rulebook, today=day_of(day), look_back=look_back)
    except Refused as refused:
        refuse(refused.problems)
    if output is not None:
        intake = proposing_intake(rulebook, record).model_dump(mode="json", exclude_none=True)
        write(output, f"{escaped(json.dumps(intake, ensure_ascii=False, indent=2))}\n".encode())
    found = record_json(rulebook, record)
    as_json = f"{escaped(json.dumps(found, ensure_ascii=False, indent=1))}\n"
    give(as_json if format is RecordFormat.JSON else record_text(rulebook, record), None)


@app.command()
def export(
    fhir: Annotated[
        Path, typer.Option("--fhir", metavar="FOLDER", help="Where to write questions, answers and codes as FHIR R4.")
    ],
    rules: Rules = None,
) -> None:
    """Write what is asked for other programs: questionnaires in each language, answers, classes and the mapping."""
    path = shown(rules or default_rulebook())
    try:
        rulebook = load(rules)
        others = [in_language(rulebook, read_translation(path, rulebook, language)) for language in languages_of(path)]
        fhir.mkdir(parents=True, exist_ok=True)
    except Refused as refused:
        refuse(refused.problems)
    except OSError as error:
        refuse([unwritten(fhir, error)])
    for name, content in definitions(rulebook, others):
        write(fhir / name, f"{escaped(json.dumps(content, ensure_ascii=False, indent=1))}\n".encode())
        typer.echo((fhir / name).as_posix())


@app.command("compare")
def compare_command(
    old: Annotated[Path, typer.Argument(help="The folder of the older rulebook.")],
    new: Annotated[Path, typer.Argument(help="The folder of the newer rulebook.")],
    output: Output = None,
) -> None:
    """Compare two rulebooks: print which outcomes differ, and for whom."""
    give(render_comparison(compare(load(old), load(new))), output)


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where to write the pages.")] = DOCS,
    rules: Rules = None,
) -> None:
    """Write the rules as pages, one a topic, for a reviewer to read, print and sign."""
    path, rulebook = shown(rules or default_rulebook()), load(rules)
    signed = Signed(path, rulebook)
    since = {one: render_since(rulebook, found) for one in all_to_sign(rulebook) if (found := signed.since(one))}
    pages = render_pages(describe(rulebook, None), since)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse([unwritten(folder, error)])
    for name, text in pages.items():
        write(folder / name, text.encode())
        typer.echo((folder / name).as_posix())
    for path in sorted(folder.glob("*.md")):
        if path.name not in pages:
            typer.echo(f"{path.as_posix()}: no topic has this page any more; delete it if nobody needs it")


@app.command()
def names(
    lines: Annotated[list[str] | None, typer.Argument(help="Medicine rows, each in quotes.")] = None,
    paste: Annotated[
        Path | None, typer.Option(help="Read a list from a file, as it was pasted; `-` reads standard input.")
    ] = None,
    format: Annotated[NamesFormat, typer.Option(help="How the rows are printed.")] = NamesFormat.TEXT,
    report: Annotated[
        bool, typer.Option("--report", help="Count how well names are read, as a table by kind.")
    ] = False,
    corpus: Annotated[Path | None, typer.Option(help="Report on the lines of a CSV file instead.")] = None,
    left_out: Annotated[
        str | None,
        typer.Option(help="Leave each name of a class out in turn, behind the rows, and count what goes unnoticed."),
    ] = None,
    rules: Rules = None,
    day: Day = None,
    output: Output = None,
) -> None:
    """Show how the rows of a medicine list are read, or report how well names are."""
    rulebook = load(rules)
    if report or corpus:
        give(_report(rulebook, corpus), output)
        return
    if not lines and paste is None:
        raise typer.BadParameter("write a row, --paste FILE, or --report")
    if any(not line.strip() for line in lines or ()):
        raise typer.BadParameter("a row is blank")
    written = os.fsencode("\n".join(lines or ())).decode(errors="replace")  # a shell can pass half of a character
    rows = rows_of(written if paste is None else read_text(paste))
    if left_out is not None:
        give(_report_left_out(rulebook, left_out, [row.text for row in rows]), output)
        return
    intake = Intake(medicines=tuple(MedicineLine(typed=row.text, after_gap=row.after_gap or None) for row in rows))
    entries = medicine_entries(screen(rulebook, masked(rulebook, intake, day_of(day))), Audience.CLINICIAN)
    if format is NamesFormat.JSON:
        rows_told = json.dumps([_row(entry) for entry in entries], ensure_ascii=False, indent=1)
        give(f"{escaped(rows_told)}\n", output)
        return
    said = ["\n    ".join((f"{entry.number}. {entry.shown} [{entry.kind}]", *entry.said)) for entry in entries]
    told = masked_sentence(rulebook.words.readings, entries)
    give("".join(f"{text}\n" for text in (*said, *([told] if told else []))), output)


def _row(entry: MedicineEntry) -> dict[str, object]:
    """A row as JSON: what it says of each medicine, what it asks, what was not read and what was masked."""
    asks = [{"about": one.words, "could_be": [name.shown for name in one.could_be]} for one in entry.questions]
    asks += [{"about": one.name, "could_be": [one.name]} for one in entry.names if one.status == "unclear"]
    return {
        "row": entry.number,
        "shown": entry.shown,
        "medicines": [{"name": one.name, "classes": one.classes, "status": one.status} for one in entry.names],
        "settled": entry.settled,
        "asks": asks,
        "not_read": entry.not_read,
        "masked": entry.masked,
    }


def _report(rulebook: Rulebook, corpus: Path | None) -> str:
    """How well names are read, as a table by kind."""
    try:
        cases = read_corpus(corpus, rulebook.vocabulary) if corpus else tuple(vocabulary_cases(rulebook.vocabulary))
    except Refused as refused:
        refuse(refused.problems)
    rows = report_on(rulebook.vocabulary, cases)
    width = max(len(row.kind) for row in rows)
    lines = ["  ".join((" " * width, " lines", *Result))]
    for row in rows:
        counts = (f"{row.results[one]:{len(one)},}" for one in Result)
        lines.append("  ".join((row.kind.ljust(width), f"{row.results.total():6,}", *counts)))
    return "".join(f"{line}\n" for line in lines)


def _report_left_out(rulebook: Rulebook, kind: str, rows: list[str]) -> str:
    """Every row that counts as settled with a name in it that the vocabulary lacks, and how many do not."""
    if kind not in rulebook.vocabulary.classes:
        raise typer.BadParameter(did_you_mean(kind, rulebook.vocabulary.classes, f"no class is called `{kind}`"))
    missed = names_left_out(rulebook.vocabulary, kind, rows)
    share = 100 * missed.noticed / missed.rows if missed.rows else 100
    told = f"{missed.noticed:,} of {missed.rows:,} rows stay open or ask ({share:.2f} %)"
    return "".join(f"{line}\n" for line in (*missed.unnoticed, told))


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where to write the schemas.")] = Path("schema"),
) -> None:
    """Write the JSON Schemas of rule files and intakes, from the models."""
    for path in write_schemas(folder):
        typer.echo(path.as_posix())


def _document(
    screening: Screening, summary: Summary, format: SummaryFormat, paper: Paper, stamp: Stamp, *, ascii_only: bool
) -> bytes:
    match format:
        case SummaryFormat.TEXT:
            return render_text(summary, stamp, ascii_only=ascii_only).encode()
        case SummaryFormat.NOTE:
            return render_note(summary, ascii_only=ascii_only).encode()
        case SummaryFormat.JSON:
            return escaped(render_json(summary)).encode()
        case SummaryFormat.FHIR:
            return f"{escaped(json.dumps(response_of(screening), ensure_ascii=False, indent=1))}\n".encode()
        case SummaryFormat.HTML:
            from screener.render.html import render_html  # noqa: PLC0415 loads a library that text does not need

            return render_html(summary, stamp).encode()
        case SummaryFormat.PDF:
            from screener.render.pdf import render_pdf  # noqa: PLC0415 loads fonts, which text and JSON do not need

            return render_pdf(summary, paper, stamp)


def day_of(day: dt.datetime | None) -> dt.date:
    """The day that was named, or today."""
    return today() if day is None else day.date()


def print_problems(problems: Iterable[Problem], format: ProblemFormat) -> None:
    """Print problems, one a line."""
    for problem in problems:
        typer.echo(problem.as_github() if format is ProblemFormat.GITHUB else str(problem))


def give(text: str, output: Path | None) -> None:
    """Write a text where it was asked for, as UTF-8."""
    give_bytes(text.encode(), output)


def give_bytes(content: bytes, output: Path | None) -> None:
    """Write a document where it was asked for."""
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write(output, content)


def write(path: Path, content: bytes) -> None:
    """Write a file, or stop with the problem."""
    try:
        path.write_bytes(content)
    except OSError as error:
        refuse([unwritten(path, error)])


def unwritten(path: Path, error: OSError) -> Problem:
    """The problem that a file cannot be written."""
    what, hint = f"the file cannot be written: {error.strerror}", "is there room, and may it be written?"
    return Problem(Place(str(path)), "F002", what, hint)


def load(folder: Path | None, language: str | None = None) -> Rulebook:
    """The rulebook of a folder, in a language, or stop with every problem in it."""
    try:
        path = shown(folder or default_rulebook())
        rulebook = load_rulebook(path)
        own = language in (None, rulebook.about.language)
        return rulebook if own else in_language(rulebook, read_translation(path, rulebook, str(language)))
    except Refused as refused:
        refuse(refused.problems)


def shown(folder: Path) -> Path:
    """The folder as messages name it: from here, where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder


def read_bytes(path: Path) -> tuple[str, bytes]:
    """How messages call a file that was named, or standard input, and what it holds; or stop with the problem."""
    named = "standard input" if str(path) == "-" else path.as_posix()
    try:
        return named, sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        refuse([Problem(Place(named), "F001", f"the file cannot be read: {error.strerror}", "is the path right?")])


def read(path: Path, rulebook: Rulebook, day: dt.date | None = None) -> Opened:
    """What a saved summary or an intake holds; or stop with the problem."""
    named, content = read_bytes(path)
    try:
        return open_saved(content, name=named, rulebook=rulebook, today=day or today())
    except Refused as refused:
        refuse(refused.problems)


def read_text(path: Path) -> str:
    """The text of a file that was named, or of standard input; or stop with the problem."""
    named, content = read_bytes(path)
    try:
        return decoded(content)
    except UnicodeDecodeError:
        refuse([Problem(Place(named), "F001", NOT_TEXT, SAVE_AS)])


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Print problems and stop with 1."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    raise typer.Exit(1)
