"""``ldn-screener panel``: a table of people held against a rulebook."""

import time
from pathlib import Path
from typing import Annotated

import typer

from screener.cli.commands import Day, Rules, app, day_of, load, refuse, write
from screener.engine.problems import Refused


@app.command()
def panel(
    table: Annotated[
        Path, typer.Argument(help="Parquet, Arrow or CSV with a row a person, or a folder of OMOP tables with --omop.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write: .parquet, .arrow or .csv.")],
    long: Annotated[bool, typer.Option("--long", help="The table has a row for each medicine.")] = False,
    omop: Annotated[bool, typer.Option("--omop", help="Read drug_exposure, concept and person in a folder.")] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Leave out people something is wrong with, and tell it. Else: refuse.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep what people said beside it, masked: the worklist shows each summary.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Write a page of counts here; small ones are masked.")] = None,
    rules: Rules = None,
    day: Day = None,
) -> None:
    """Hold a table of people against the rules, a row a person. Interrupted, it goes on when it is started again."""
    try:
        from screener.panel.report import report as report_on  # noqa: PLC0415 they load pyarrow
        from screener.panel.run import Options, Progress, run  # noqa: PLC0415
        from screener.panel.tables import open_omop, open_table  # noqa: PLC0415
    except ImportError:
        typer.echo("A panel needs pyarrow, which is not installed: pip install 'ldn-screener[panel]'", err=True)
        raise typer.Exit(1) from None
    if report and output.suffix != ".parquet":
        raise typer.BadParameter("a report is made of a .parquet output")
    begun = time.monotonic()
    done = 0

    def tell(progress: Progress) -> None:
        nonlocal done
        done += progress.people
        rate = done / max(time.monotonic() - begun, 1e-9)
        left = (progress.of - progress.part) * (time.monotonic() - begun) / progress.part
        typer.echo(f"part {progress.part} of {progress.of}: {rate:,.0f} people a second, {left:.0f} s left", err=True)

    rulebook = load(rules)
    try:
        people = open_omop(table, day_of(day)) if omop else open_table(table, long=long)
        came = run(rulebook, people, output, Options(leave_out=leave_out, keep=keep), tell)
        told = report_on(rulebook, output) if report else ""
    except Refused as refused:
        refuse(refused.problems)
    if report:
        write(report, told.encode())
    for text in came.left_out:
        typer.echo(text, err=True)
    typer.echo(f"{output.name}: {came.people:,} people were read, with the rules of {rulebook.about.version}.")
