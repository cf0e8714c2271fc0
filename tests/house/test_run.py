"""``run.py`` on awkward machines."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import run
from tests.intakes import ROOT


def test_an_interrupted_setup_is_not_used(tmp_path: Path) -> None:
    """The remains of an interrupted setup are not used as a Python, and cause no traceback."""
    half = tmp_path / "python"
    assert not run.works(half)
    half.touch()
    assert not run.works(half)
    assert run.works(Path(sys.executable))


def test_an_unknown_command_gets_a_message() -> None:
    """A mistyped command lists the commands and starts nothing."""
    done = subprocess.run([sys.executable, "run.py", "tset"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "There is no command tset. The commands are: app, serve, test, assure, bench.\n"


def test_a_second_start_skips_the_setup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Packages are installed again only if their pins changed."""
    monkeypatch.setattr(run, "VENV", tmp_path)
    assert not run.is_ready("app")
    run.stamp("requirements.txt").write_text(run.wanted("requirements.txt"), encoding="utf-8")
    assert run.is_ready("app")
    assert not run.is_ready("test")
    run.stamp("requirements.txt").write_text("of other pins", encoding="utf-8")
    assert not run.is_ready("app")


def test_help_sets_nothing_up() -> None:
    """Help is printed at once."""
    done = subprocess.run([sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "--rules FOLDER" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Debian's apt-get is no program of Windows")
@pytest.mark.parametrize("for_tests", [True, False], ids=["CI", "a person"])
def test_nothing_is_installed_on_the_machine_of_a_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, for_tests: bool
) -> None:
    """Chromium and Java are installed only on a machine for tests."""
    (tmp_path / "apt-get").write_text(f"#!/bin/sh\necho asked >> {tmp_path / 'asked'}\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("CI", "true") if for_tests else monkeypatch.delenv("CI", raising=False)
    run.get_from_debian()
    assert (tmp_path / "asked").exists() == for_tests


def test_pip_takes_from_its_settings_only_where_packages_come_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Your own package index is used; settings that move or skip packages are not."""
    (tmp_path / "pip.conf").write_text(
        "[global]\nindex-url = https://mirror.example/simple\nuser = true\n", encoding="utf-8"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    for name, value in {"USER": "1", "TARGET": "/x", "NO_DEPS": "1", "PREFIX": "/x", "CERT": "/a.pem"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    made = run.pip_environment([sys.executable, "-I", "-m", "pip"])
    assert made["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert made["PIP_CERT"] == "/a.pem"
    assert made["PIP_CONFIG_FILE"] == os.devnull
    assert not {"PIP_USER", "PIP_TARGET", "PIP_NO_DEPS", "PIP_PREFIX"} & set(made)


@pytest.mark.slow
def test_a_package_is_installed_where_it_belongs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package goes into the environment, whatever pip's settings or the working folder say."""
    venv.create(tmp_path / "venv")
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wheel = tmp_path / "small-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("small.py", "")
        made.writestr("small-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: small\nVersion: 1\n")
        made.writestr("small-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        made.writestr("small-1.dist-info/RECORD", "")
    (tmp_path / "pip.py").write_text("raise SystemExit('another pip')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "PYTHON", python)
    for name, value in {"PIP_USER": "1", "PIP_TARGET": str(tmp_path / "x"), "PYTHONPATH": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    run.install("--no-index", str(wheel))
    assert subprocess.call([str(python), "-I", "-c", "import small"]) == 0
