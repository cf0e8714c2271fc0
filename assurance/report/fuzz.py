"""The part about fuzzing: each target for some time."""

from assurance.fuzzing import HANG, HAVE_ATHERIS, MEMORY, TARGETS, fuzz
from assurance.result import Result


def run(seconds: int = 60) -> Result:
    """Fuzz each target for this many seconds."""
    runs = []
    for target in TARGETS if HAVE_ATHERIS else ():
        runs.append(fuzz(target, seconds))
        print(f"  {runs[-1]}", flush=True)
    failures = [f"{one.target}: {one.found}" for one in runs if one.found]
    if not HAVE_ATHERIS:
        failures.append("atheris is not installed here (it runs on Linux only): nothing was fuzzed")
    return Result(
        title="Bytes that nobody would write",
        done=(
            f"atheris fuzzed the readers of rules, medicine lines, intakes, saved summaries and translations for "
            f"{seconds} seconds each, starting with valid inputs. Only the project's own refusal may come out, within "
            f"{HANG} s and {MEMORY:,} MB."
        ),
        figures=[
            ("targets", f"{len(runs)} of {len(TARGETS)}"),
            ("inputs", f"{sum(one.inputs for one in runs):,}"),
            ("targets with something else than a refusal", f"{sum(one.found is not None for one in runs)}"),
            *((one.target, (f"{one.inputs:,} inputs in {one.seconds:.0f} s, the slowest {one.slowest * 1000:.0f} ms, "
               f"at most {one.megabytes:,} MB")) for one in runs),
        ],
        failures=failures,
        not_shown=["Inputs that were not tried. For more: `python3 run.py assure fuzz --seconds 3600`."],
    )  # fmt: skip
