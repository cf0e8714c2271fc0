"""Streamlit's settings: those of our file and those that were named at the start, and none from anywhere else.

Streamlit would also take settings from the home folder, the folder of whoever starts it, and the environment. One of
them can open the app to a network, or show error texts that hold what a person typed.
"""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from streamlit import config, net_util
from streamlit.web import bootstrap

from screener import SHIPPED

FOLDER = SHIPPED / ".streamlit"
_CHECKED = ("global.", "client.", "runner.", "server.", "browser.", "secrets.")
_MAY_DIFFER = ("server.port", "browser.serverPort", "server.headless", "server.cookieSecret", "secrets.files")
"""What ``streamlit run`` may be told, and what is another value each time."""


def only_ours(named: Mapping[str, Any]) -> None:
    """Read our file, then what was named, and nothing else."""
    for key in [key for key in os.environ if key.startswith("STREAMLIT_")]:
        del os.environ[key]
    # Streamlit has no setting for where settings come from, so what lists the files is replaced.
    vars(config)["get_config_files"] = lambda name: [str(FOLDER / name)]
    # To compare the origin of a page with its own addresses Streamlit would ask a server on the internet for them.
    vars(net_util).update(dict.fromkeys(("get_internal_ip", "get_external_ip"), lambda: None))
    bootstrap.load_config_options(dict(named))


def refuse_others() -> None:
    """Stop where settings came from elsewhere, as with ``streamlit run app.py``: say which, and how to start."""
    differing = list(_differing())
    if differing:
        sys.exit("\n".join((
            "These settings are not the program's own, and could open it to others:",
            *differing,
            "Start it with python3 run.py or with ldn-screener app, which use no settings from elsewhere.",
        )))  # fmt: skip


def _differing() -> Iterator[str]:
    ours = _flat(tomllib.loads((FOLDER / "config.toml").read_text(encoding="utf-8")))
    defaults = config._config_options_template  # noqa: SLF001 there is no other way to the defaults
    for key, option in config.get_config_options().items():
        if key.startswith(_CHECKED) and key not in _MAY_DIFFER:
            value, meant = option.value, ours.get(key, defaults[key].value)
            if value != meant:
                yield f"  {key}, from {option.where_defined}"


def _flat(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{section}.{key}": value for section, values in settings.items() for key, value in values.items()}
