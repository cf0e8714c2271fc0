"""The app, in a process that looks for a word in all of its memory when a file called ``look`` appears.

Started as ``python -P tests/looking.py FOLDER WORD OPTIONS``; what was found is written to the file ``seen``. When a
file called ``later`` appears, an hour passes at once.
"""

import gc
import runpy
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def found(word: str) -> list[str]:
    """The kind of every object that holds the word, with the kind of what holds it."""
    from google.protobuf.message import Message  # type: ignore[import-untyped] # noqa: PLC0415 after the app has begun

    gc.collect()
    seen: set[int] = set()
    waiting: list[tuple[object, str]] = [(one, "") for one in gc.get_objects()]
    kinds: list[str] = []
    ours = {id(seen), id(waiting), id(kinds), id(word)}
    while waiting:
        one, holder = waiting.pop()
        if id(one) in seen or id(one) in ours:
            continue
        seen.add(id(one))
        text = one.SerializeToString() if isinstance(one, Message) else one
        if isinstance(text, str | bytes | bytearray):
            plain = text if isinstance(text, str) else bytes(text).decode(errors="replace")
            if word in plain and plain != word:
                kinds.append(f"{type(one).__name__} in {holder}")
            continue
        waiting.extend((other, type(one).__name__) for other in gc.get_referents(one))
    return kinds


def watch(folder: Path, word: str) -> None:
    """Look, or let an hour pass, whenever somebody asks."""
    pause = time.sleep
    while True:
        pause(0.05)
        if (folder / "later").exists():
            pass_an_hour()
            (folder / "later").unlink()
        if (folder / "look").exists():
            (folder / "look").unlink()
            (folder / "writing").write_text("\n".join(found(word)), encoding="utf-8")
            (folder / "writing").rename(folder / "seen")


hours = 0


def pass_an_hour() -> None:
    """Set the clocks of this process that measure how long something took forward."""
    global hours  # noqa: PLW0603
    hours += 1


def set_clocks() -> None:
    """Have those clocks go on as they do, and jump where an hour is to pass, before anything takes hold of them."""
    sys.modules["uvloop"] = None  # type: ignore[assignment] # its clock is its own: Python's loop serves too
    monotonic, gettime = time.monotonic, time.clock_gettime
    vars(time)["monotonic"] = lambda: monotonic() + 3600 * hours
    vars(time)["clock_gettime"] = lambda clock: gettime(clock) + 3600 * hours


if __name__ == "__main__":
    set_clocks()
    threading.Thread(target=watch, args=(Path(sys.argv[1]), sys.argv[2]), daemon=True).start()
    sys.path.append(str(ROOT))
    sys.argv = [str(ROOT / "app.py"), sys.argv[3]]
    runpy.run_path(sys.argv[0], run_name="__main__")
