"""The wheel, without a checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from pathlib import Path

import pytest

import run
from tests.conftest import free_port
from tests.intakes import ROOT


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``ldn-screener``, installed from a wheel into an environment with only its requirements."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(a_pip()), "-m", "pip", "--python", str(scripts / "python")]
    install = [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    of_it = {"base": str(environment), "platbase": str(environment)}
    library = Path(sysconfig.get_path("purelib", vars=of_it))
    (library / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")  # nothing is fetched
    return scripts / "ldn-screener"


def a_pip() -> Path:
    """A Python with pip: this one, or its base, because not every environment has pip."""
    return next(
        python for python in (Path(sys.executable), Path(sys.base_prefix, "bin", "python3")) if run.has_pip(python)
    )


def ran(command: Path, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """The output of the installed command, run in a folder without a checkout."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run([str(command), *arguments], cwd=folder, env=environment, capture_output=True, text=True,
                          encoding="utf-8", check=False)  # fmt: skip


@pytest.mark.slow
def test_an_intake_is_screened_from_another_folder(command: Path, tmp_path: Path) -> None:
    """The wheel has rules, words and fonts, so text and PDF are the same as from a checkout."""
    arguments = ("screen", str(ROOT / "tests" / "intake.json"), "--today", "2026-06-01")
    here = subprocess.run([sys.executable, "-m", "screener", *arguments], cwd=ROOT, capture_output=True, text=True,
                          encoding="utf-8", check=True)  # fmt: skip
    done = ran(command, *arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == here.stdout
    assert ran(command, *arguments, "--format", "pdf", "-o", "summary.pdf", folder=tmp_path).returncode == 0
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_the_shipped_rules_pass_their_check(command: Path, tmp_path: Path) -> None:
    """The installed rules pass the check, and their schemas can be written."""
    done = ran(command, "check", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ran(command, "schema", folder=tmp_path).returncode == 0
    assert json.loads((tmp_path / "schema" / "intake.schema.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_command_line_works_without_streamlit(command: Path, tmp_path: Path) -> None:
    """With only the command line installed, screening works, and the app says what it needs."""
    hide = "import sys\nsys.modules.update(dict.fromkeys(('streamlit', 'pandas', 'starlette')))\n"
    (tmp_path / "sitecustomize.py").write_text(hide, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for arguments, status, says in (
        (["screen", str(ROOT / "tests" / "intake.json")], 0, "what to discuss"),
        (["app"], 1, "pip install"),
    ):
        done = subprocess.run([str(command), *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True,
                              encoding="utf-8", check=False)  # fmt: skip
        assert done.returncode == status, done.stderr
        assert says in done.stdout + done.stderr


@pytest.mark.slow
def test_the_app_starts_from_another_folder(command: Path, tmp_path: Path) -> None:
    """The installed app runs with our headers and settings, whatever is in the folder."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\naddress = "0.0.0.0"\n', encoding="utf-8")
    port = free_port()
    process = subprocess.Popen(
        [str(command), "app", "--no-browser", "--port", str(port)], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    try:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1) as answer:
                    headers = answer.headers
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.1)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[0]
    assert "127.0.0.1" in said
    assert "0.0.0.0" not in said  # noqa: S104 it is what may not be
