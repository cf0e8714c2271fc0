"""The part about faults: each is put in, and the tests it names have to fail."""

from assurance.faults import Seen, read_faults, try_faults
from assurance.result import Result


def run() -> Result:
    """Put in every fault of the list."""
    return of(tuple(read_faults().faults))


def of(names: tuple[str, ...]) -> Result:
    """Put in some faults of the list; those left out count as failures."""
    listed = read_faults()
    chosen = {name: listed.faults[name] for name in names}
    seen = list[Seen]()
    for number, one in enumerate(try_faults(chosen)):
        seen.append(one)
        said = "not as it should be" if one.not_red or (number == 0 and one.red) else "seen" if number else "green"
        print(f"  {number} of {len(chosen)}, {one.fault}: {said}", flush=True)
    without, *tried = seen
    missed = [one for one in tried if one.not_red]
    left_out = [name for name in listed.faults if name not in chosen]
    channels = {chosen[one.fault].channel for one in tried if not one.not_red} - {None}
    failures = [f"red without any fault: {name}" for name in without.red]
    failures += [f"not run, so nothing is shown by it: {name}" for name in without.not_red]
    failures += [f"not seen: {one.fault}. {listed.faults[one.fault].loses}\nstayed green or did not run: "
                 + ", ".join(one.not_red) for one in missed]  # fmt: skip
    failures += [f"not tried: {name}" for name in left_out]
    return Result(
        title="Faults put in on purpose",
        done=(
            "Each fault of assurance/faults.yaml was put into a fresh copy of the program, and the tests it names were "
            "run. It is seen if each of them fails. Without a fault, all of them passed, or are listed here."
        ),
        figures=[
            ("faults in the list", f"{len(listed.faults)}"),
            ("put in", f"{len(tried)}"),
            ("seen by every test they name", f"{len(tried) - len(missed)}"),
            ("not seen", f"{len(missed)}"),
            ("tests named by them", f"{len({name for fault in chosen.values() for name in fault.red})}"),
            ("silent channels of libraries with a fault that was seen", f"{len(channels)} of {len(listed.channels)}"),
            *((f"no fault: {channel}, {listed.channels[channel]}", why) for channel, why in listed.elsewhere.items()),
        ],
        failures=failures,
        not_shown=[
            "That the tests catch a mistake that nobody thought of.",
            "More than a refusal, if a fault makes the rules invalid before a test starts: all named tests failed.",
            "Which of two tests failed, if two files have one of the same name: either is enough.",
        ],
    )
