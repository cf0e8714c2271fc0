"""``ldn-screener serve``: the service for records systems, apart from the app."""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from screener.cli.commands import Rules, app, refuse, shown
from screener.engine.problems import Refused
from screener.rulebook.default import default_rulebook

LOOPBACK = "127.0.0.1"


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8787,
    issuers: Annotated[
        Path | None, typer.Option(help="A JSON file of the records systems that are let in, with their public keys.")
    ] = None,
    url: Annotated[str, typer.Option(help="Where records systems reach it, as their tokens name it: https://…")] = "",
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Let everybody on this computer in, without a token: to try it.")
    ] = False,
    checklist: Annotated[str | None, typer.Option(help="The address of the app, for the link on each card.")] = None,
    origin: Annotated[
        list[str] | None, typer.Option(help="A page from which a browser may ask; can be given several times.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer: at most one for each core.")] = 1,
    rules: Rules = None,
) -> None:
    """Answer records systems by CDS Hooks. It listens on this computer: a proxy with TLS stands before it."""
    needed = ("starlette", "uvicorn", "httptools", "jwt")
    if missing := [name for name in needed if importlib.util.find_spec(name) is None]:
        typer.echo(f"The service needs {', '.join(missing)}: pip install 'ldn-screener[service]'", err=True)
        raise typer.Exit(1)
    if insecure == bool(issuers):
        raise typer.BadParameter("give --issuers FILE and --url, or --insecure to try it on this computer")
    if issuers and not url:
        raise typer.BadParameter("--url is missing: tokens are made for an address")
    import uvicorn  # noqa: PLC0415 the extra brings it

    from screener.connections import end_silent_connections  # noqa: PLC0415
    from screener.service.worker import VARIABLE, Settings, made_from  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as shared:
        settings = Settings(
            rules=shown(rules or default_rulebook()),
            issuers=issuers,
            url=url,
            checklist=checklist,
            origins=tuple(origin or ()),
            used=Path(shared) / "used-tokens" if workers > 1 else None,
        )
        try:
            service = made_from(settings)
        except Refused as refused:
            refuse(refused.problems)
        open_to = " lets everybody on this computer in" if insecure else ""
        typer.echo(f"http://{LOOPBACK}:{port}/cds-services{open_to}")
        sys.stdout.flush()
        end_silent_connections()
        os.environ[VARIABLE] = settings.model_dump_json()
        uvicorn.run(
            service if workers == 1 else "screener.service.worker:worker",
            factory=workers > 1, workers=workers, host=LOOPBACK, port=port, access_log=False, log_level="warning",
            server_header=False,
        )  # fmt: skip
