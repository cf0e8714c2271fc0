"""``python -m assurance``: commands that gather evidence about the program."""

import shutil
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from assurance.damage import Door, Fate, damage_all
from assurance.dearest import MAY_TAKE, Search
from assurance.faults import read_faults, seen_to_fail, try_faults
from assurance.fuzzing import HAVE_ATHERIS, TARGETS
from assurance.fuzzing import fuzz as throw_at
from assurance.hazards import ROOT, RULES, hazard_pages
from assurance.report.parts import PARTS
from assurance.report.running import run_parts, write_current_page
from screener.check import load_rulebook

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Evidence about the screener, from outside.")


@app.command()
def safety() -> None:
    """Write SAFETY.md and docs/hazards.md from rules/ldn/hazards.yaml."""
    for page, text in hazard_pages(seen_to_fail()).items():
        page.write_text(text, encoding="utf-8", newline="\n")
        typer.echo(page.relative_to(ROOT))


@app.command()
def faults(names: Annotated[list[str] | None, typer.Argument(help="Faults to try; all if absent.")] = None) -> None:
    """Put faults into a copy of the program, one by one; exit with 1 if a test misses the fault it should catch."""
    every = read_faults().faults
    if unknown := set(names or ()) - set(every):
        raise typer.BadParameter(f"no fault is called {', '.join(sorted(unknown))}")
    chosen = {name: every[name] for name in names or every}
    missed = 0
    for number, seen in enumerate(try_faults(chosen)):
        if number == 0:
            said = f"red without a fault: {', '.join(seen.red) or 'none'}; not run: {', '.join(seen.not_red) or 'none'}"
            missed += bool(seen.red or seen.not_red)
        else:
            said = "seen" if not seen.not_red else f"NOT SEEN by {', '.join(seen.not_red)}"
            missed += bool(seen.not_red)
        print(f"{seen.fault}: {said}", flush=True)
    typer.echo(f"{len(chosen)} faults put in, {missed} times something was not as it should be.")
    raise typer.Exit(missed > 0)


@app.command()
def fuzz(
    targets: Annotated[list[str] | None, typer.Argument(help=f"{', '.join(TARGETS)}; all if absent.")] = None,
    seconds: Annotated[int, typer.Option(help="How long, for each.")] = 60,
) -> None:
    """Fuzz everything that reads files and lines; exit with 1 if anything but a refusal comes out."""
    if not HAVE_ATHERIS:
        raise typer.BadParameter("atheris is not installed; requirements-dev.txt names it, and it runs on Linux only")
    if unknown := set(targets or ()) - set(TARGETS):
        raise typer.BadParameter(f"no target is called {', '.join(sorted(unknown))}")
    runs = [throw_at(target, seconds) for target in targets or TARGETS]
    for run in runs:
        typer.echo(str(run))
    raise typer.Exit(any(run.found for run in runs))


@app.command()
def damage(
    rules: Annotated[Path, typer.Argument(help="The folder of the rulebook.")] = RULES,
    seed: Annotated[int, typer.Option(help="Which bits are flipped.")] = 1,
    most: Annotated[int, typer.Option(help="The most bytes of a file in which a bit is flipped.")] = 5_000,
    whole: Annotated[bool, typer.Option("--whole", help="Run every check: seconds for each damage.")] = False,
) -> None:
    """Cut, thin out and flip every rule file repeatedly; exit with 1 if a cut file is taken for whole."""
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(rules, Path(folder) / "copy"))
        for tally in damage_all(Door(copy), seed, most, whole=whole):
            print(tally, flush=True)
            if tally.other and tally.way != "a bit flipped":
                print(f"    can be lost unnoticed: {', '.join(tally.other)}")
            taken += tally.way == "cut short" and set(tally.fates) != {Fate.REFUSED}
    raise typer.Exit(taken > 0)


@app.command()
def dearest(
    seconds: Annotated[int, typer.Option(help="How long to search.")] = 600,
    seed: Annotated[int, typer.Option(help="Which lists are tried.")] = 1,
) -> None:
    """Search for the list of medicines that takes the longest to read: exit with 1 where one takes two seconds."""
    search, end = Search(load_rulebook(RULES), seed), time.monotonic() + seconds
    while time.monotonic() < end:
        search.step()
    price, rows = search.found[0]
    typer.echo(f"{price:.2f} seconds of a processor, for {len(rows)} rows such as {rows[0]!r}")
    raise typer.Exit(price > MAY_TAKE)


@app.command()
def report(
    parts: Annotated[list[str] | None, typer.Argument(help=f"{', '.join(PARTS)}; all if absent.")] = None,
    seconds: Annotated[int, typer.Option(help="How long to fuzz, for each target.")] = 60,
    page_only: Annotated[bool, typer.Option("--page-only", help="Rewrite the page, and run nothing.")] = False,
) -> None:
    """Run parts of the report and write docs/assurance.md; exit with 1 if one of them failed."""
    if unknown := set(parts or ()) - set(PARTS):
        raise typer.BadParameter(f"no part is called {', '.join(sorted(unknown))}")
    if page_only:
        write_current_page()
        return
    results = run_parts(parts or PARTS, options={"fuzz": {"seconds": seconds}})
    raise typer.Exit(any(result.failures for result in results.values()))


@app.command()
def people(
    minutes: Annotated[float, typer.Option(help="How long they stay.")] = 10,
    people: Annotated[int, typer.Option(help="How many they are.")] = 50,
) -> None:
    """Simulate people using the app at once; exit with 1 if one sees another's text, or anything fails."""
    from assurance.people import run

    result = run(minutes, people)
    typer.echo(result.done)
    for label, value in result.figures:
        typer.echo(f"  {label}: {value}")
    for line in (*result.failures, *(f"Not shown: {one}" for one in result.not_shown)):
        typer.echo(line)
    raise typer.Exit(bool(result.failures))


if __name__ == "__main__":
    app()
