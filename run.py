"""Start the screener, or test it, on a machine that has only Python: ``python3 run.py`` or ``python3 run.py test``.

The first run sets up ``.venv`` beside this file from the pinned requirements. This file uses only the standard
library, and nothing newer than Python 3.11.
"""

import os
import sys

if __name__ == "__main__" and not sys.flags.isolated:
    # Begin again without the settings of this computer: PYTHONPATH could put other files in the place of these.
    again = [sys.executable, "-I", __file__, *sys.argv[1:]]
    if os.name != "nt":
        os.execv(again[0], again)  # noqa: S606 the program is Python, the arguments are ours
    import subprocess

    sys.exit(subprocess.call(again))

import ast
import hashlib
import importlib.util
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = {
    "app": ["requirements.txt"],
    "serve": ["requirements.txt"],
    **{command: ["requirements.txt", "requirements-dev.txt"] for command in ("test", "assure", "bench")},
}
PROGRAMS = {
    "app": ["-m", "screener", "app"],
    "serve": ["-m", "screener", "serve"],
    "test": ["-m", "pytest", "-n", "auto", "--dist", "loadgroup"],
    "assure": ["-m", "assurance", "report"],
    "bench": ["-m", "benchmarks"],
}
ONLY_OUTPUT = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE")
"""Python's settings that change only its output."""
WHERE_FROM = ("index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert", "client-cert",
              "timeout", "retries", "default-timeout", "cache-dir", "keyring-provider")  # fmt: skip
"""Pip's settings that are used: where packages come from. This file alone decides where they go and what they are."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
HOW_TO_GET_A_BROWSER = "install Chromium or Chrome (on Debian: apt install chromium), or name one in CHROMIUM=/path"


def main() -> int:
    """Set up what the command needs, run it, and return its exit status."""
    if sys.version_info < (3, 11):
        sys.exit(f"This needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    arguments = sys.argv[1:]
    command = arguments.pop(0) if arguments and not arguments[0].startswith("-") else "app"
    if command == "app" and {"-h", "--help"} & set(arguments):
        sys.exit(
            f"{__doc__}\nThe app's options: --rules FOLDER, --port NUMBER, --no-browser.\n"
            "To let other computers open it, read docs/serving.md first: --serve ADDRESS, --name NAME,\n"
            "--certificate FILE, --key FILE, --behind-proxy, --under PATH."
        )
    if command not in REQUIREMENTS:
        sys.exit(f"There is no command {command}. The commands are: {', '.join(REQUIREMENTS)}.")
    set_aside()
    with ThreadPoolExecutor() as pool:  # in parallel, because both wait for the network
        tasks = [pool.submit(set_up, command)]
        if command in ("test", "assure"):
            tasks.append(pool.submit(get_from_debian))
        for task in tasks:
            task.result()
    os.chdir(ROOT)
    return become([str(PYTHON), "-s", "-X", "utf8", *PROGRAMS[command], *arguments])


def set_aside() -> None:
    """Remove this computer's Python settings, and say which. The app removes Streamlit's itself."""
    unused = sorted(key for key in os.environ if key.startswith("PYTHON") and key not in ONLY_OUTPUT)
    for key in unused:
        del os.environ[key]
    if unused:
        say(f"Set elsewhere, and not used here: {', '.join(unused)}")


def become(command: "list[str]") -> int:
    """Replace this process with a program, so that signals reach it; on Windows, run it as a child."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 the program is Python, the arguments are ours
    return subprocess.call(command)


def set_up(command: str) -> None:
    """Make the environment and install the pins, unless that was done for the same requirements."""
    if works(PYTHON) and is_ready(command):
        return
    say(f"Setting up {VENV} (once; some minutes on a slow line)")
    try:
        if not works(PYTHON) or not (has_pip(PYTHON) or has_pip(Path(sys.executable))):
            make_environment()
        for name in REQUIREMENTS[command]:
            say(f"Installing {name}")
            install("--require-hashes", "--only-binary", ":all:", "--requirement", str(ROOT / name))
            stamp(name).write_text(wanted(name), encoding="utf-8")
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(
            f"The set-up did not succeed: {error}\nIs there a network, room on the disk, "
            f"is the clock of this computer right, and may {ROOT} be written?"
        )
    say("Ready")


def works(python: Path) -> bool:
    """Whether this Python runs; an interrupted setup can leave half of one."""
    try:
        return subprocess.call([str(python), "-I", "-c", ""], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def has_pip(python: Path) -> bool:
    """Whether a Python has pip."""
    return works(python) and subprocess.call([str(python), "-I", "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def is_ready(command: str) -> bool:
    """Whether everything a command needs is installed as currently pinned."""
    return all(
        stamp(name).exists() and stamp(name).read_text(encoding="utf-8") == wanted(name)
        for name in REQUIREMENTS[command]
    )


def stamp(name: str) -> Path:
    """The file that records which version of a requirements file is installed."""
    return VENV / f"installed-{name}"


def wanted(name: str) -> str:
    """The content of a stamp if a requirements file is installed, for this Python."""
    return hashlib.sha256((ROOT / name).read_bytes() + sys.version.encode()).hexdigest()


def make_environment() -> None:
    """Make a new virtual environment, with pip if Python has it; Debian's may not."""
    if VENV.is_dir():
        shutil.rmtree(VENV)
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip or subprocess.call([sys.executable, "-I", "-m", "venv", str(VENV)]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.check_call([sys.executable, "-I", "-m", "venv", "--without-pip", str(VENV)])


def install(*arguments: str) -> None:
    """Install into the environment, with its own pip or with this Python's.

    Python compiles a module when it is first needed, and most are never needed.
    """
    if has_pip(PYTHON):
        pip = [str(PYTHON), "-I", "-m", "pip"]
    elif has_pip(Path(sys.executable)):
        pip = [sys.executable, "-I", "-m", "pip", "--python", str(PYTHON)]
    else:
        sys.exit("Python has no pip here. On Debian or Ubuntu: apt install python3-pip. Then run this again.")
    options = ["--quiet", "--no-compile", "--disable-pip-version-check", "--no-input"]
    subprocess.check_call([*pip, "install", *options, *arguments], env=pip_environment(pip))


def pip_environment(pip: "list[str]") -> "dict[str, str]":
    """The environment for pip: of all its settings, only those for where packages come from."""
    # `user` in a setting would have it list the user's file alone.
    all_files = {**os.environ, "PIP_USER": "0", "PIP_GLOBAL": "0", "PIP_SITE": "0"}
    listing = subprocess.run([*pip, "config", "list"], env=all_files, capture_output=True, encoding="utf-8", check=True)
    settings = dict(line.split("=", 1) for line in listing.stdout.splitlines() if "=" in line)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    for section in ("global.", "install.", ":env:."):  # the later ones have the last word
        for name in WHERE_FROM:
            if section + name in settings:
                words = str(ast.literal_eval(settings[section + name])).split()
                environment["PIP_" + name.upper().replace("-", "_")] = " ".join(words)
    return {**environment, "PIP_CONFIG_FILE": os.devnull}


def find_browser() -> "str | None":
    """A Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in BROWSERS)
    there = (place for place in BROWSER_PLACES if Path(place).exists())
    return next((browser for browser in (*found, *there) if browser), None)


def get_from_debian() -> None:
    """Install Chromium, and Java for veraPDF, if they are missing and the machine is for tests.

    On other machines, nothing is installed outside ``.venv``: the tests say what they skip, and how to get it.
    """
    if not os.environ.get("CI"):
        return
    missing = [] if find_browser() else ["chromium"]
    missing += [] if shutil.which("java") else ["default-jdk-headless"]
    if not missing or not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    say(f"Installing {' and '.join(missing)} for the tests")
    subprocess.call(["apt-get", "update", "-qq"])
    subprocess.call(["apt-get", "install", "-y", "-qq", *missing], stdout=subprocess.DEVNULL)


def say(text: str) -> None:
    """Print progress."""
    print(f"» {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
