"""The app, in a process that looks for a word in all of its memory when a file called ``look`` appears.

Started as ``python -P tests/looking.py FOLDER WORD OPTIONS``; what was found is written to the file ``seen``.
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
    """Look whenever somebody asks."""
    while True:
        time.sleep(0.05)
        if (folder / "look").exists():
            (folder / "look").unlink()
            (folder / "writing").write_text("\n".join(found(word)), encoding="utf-8")
            (folder / "writing").rename(folder / "seen")


if __name__ == "__main__":
    threading.Thread(target=watch, args=(Path(sys.argv[1]), sys.argv[2]), daemon=True).start()
    sys.path.append(str(ROOT))
    sys.argv = [str(ROOT / "app.py"), sys.argv[3]]
    runpy.run_path(sys.argv[0], run_name="__main__")
