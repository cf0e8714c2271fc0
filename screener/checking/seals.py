"""A sealed rulebook is as it was sealed, or is refused."""

from collections.abc import Iterator, Mapping

from screener.problems import Place, Problem
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import Folder
from screener.rulebook.seal import NAME, Seal, fingerprint


def seal_problems(folder: Folder, _rulebook: Rulebook | None = None) -> Iterator[Problem]:
    """The files of a sealed rulebook that were changed, added or lost since."""
    for _, seal in folder.models(Seal):
        now = sealed_now(folder)
        other = sorted(name for name in {*now, *seal.files} if now.get(name) != seal.files.get(name))
        if other:
            what = f"not as it was sealed: {', '.join(other)}"
            hint = f"if every change is meant, run `python -m screener seal {folder.path.as_posix()}`"
            yield Problem(Place(f"{folder.path.as_posix()}/{NAME}"), "S008", what, hint)


def sealed_now(folder: Folder) -> Mapping[str, str]:
    """The seal as it should be: every file in the folder but the seal itself."""
    return {
        name: fingerprint(file.text) for name, file in folder.files.items() if file.schema not in ("seal", "interface")
    }
