"""``legation serve``: the pages, on this machine; or one of them on standard output."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlsplit

import typer

from legation.cli import output
from legation.cli.options import RecordPath, record_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_EVERYWHERE = {"": "*", "0.0.0.0": "*", "::": "*"}
_FIRST_ERROR = 400


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; the default is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    get: Annotated[str | None, typer.Option(metavar="PATH", help="Print this page and exit, without a server.")] = None,
    record: RecordPath = None,
) -> None:
    """Show the record as web pages: what is new, articles with their findings, actors, listings, search."""
    from legation.record import Record
    from legation.web.app import HOSTS, build

    path = record_path(record)
    with Record(path):
        pass  # no pages without a record
    app = build(path, hosts=(*HOSTS, _EVERYWHERE.get(host, host)))
    if get is None:
        _listen(app, host, port)
        return
    status, body = asyncio.run(answer(app, get))
    output.data(body)
    if status >= _FIRST_ERROR:
        output.note(f"{get}: status {status}")
        raise typer.Exit(1)


def _listen(app: ASGIApp, host: str, port: int) -> None:
    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        name = f"[{host}]" if family == socket.AF_INET6 else host
        output.note(f"http://{name}:{listener.getsockname()[1]}/  (Ctrl-C ends it)")
        if host in _EVERYWHERE:
            output.note("Whoever can reach this machine can read the record.")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


async def answer(app: ASGIApp, address: str) -> tuple[int, str]:
    """Status and body of one GET request to an ASGI application."""
    parts = urlsplit(address)
    path = "/" + parts.path.lstrip("/")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": quote(path).encode(), "query_string": quote(parts.query, safe="=&%+").encode(),
        "root_path": "", "headers": [(b"host", b"localhost")], "server": ("localhost", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    status, body = 500, bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, body.decode("utf-8", "replace")
