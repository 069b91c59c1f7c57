"""Build the application: routes, templates, and the headers that keep the pages to themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from legation.errors import LegationError, UsageError
from legation.web.pages import ErrorPage, Page
from legation.web.routes import build_router

HOSTS = ("127.0.0.1", "localhost", "::1", "[::1]", "testserver")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def build(record: Path, *, hosts: tuple[str, ...] = HOSTS) -> FastAPI:
    """The application over one record file. Requests for any but ``hosts`` are refused (DNS rebinding)."""
    app = FastAPI(title="Legation", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    environment = _environment()

    def render(page: Page, template: str, status: int = 200) -> Response:
        values = {field.name: getattr(page, field.name) for field in fields(page)}
        return HTMLResponse(environment.get_template(template).render(values), status_code=status)

    app.include_router(build_router(record, render))
    static = Path(__file__).parent / "static"
    app.mount("/static", StaticFiles(directory=static), name="static")
    _handle_errors(app, render)

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(HEADERS)
        return response

    return app


def _handle_errors(app: FastAPI, render: Callable[[Page, str, int], Response]) -> None:
    @app.exception_handler(UsageError)
    def usage(_: Request, error: UsageError) -> Response:
        return render(ErrorPage(404, str(error)), "error.html", 404)

    @app.exception_handler(LegationError)
    def fault(_: Request, error: LegationError) -> Response:
        return render(ErrorPage(503, str(error)), "error.html", 503)

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> Response:
        return render(ErrorPage(error.status_code, str(error.detail)), "error.html", error.status_code)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("legation.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["safe_url"] = safe_url
    environment.filters["day"] = lambda value: value[:10] if value else "no date"
    return environment


def safe_url(value: str | None) -> str | None:
    """The address if it is an ordinary web address; None otherwise (``javascript:`` and the like)."""
    if not value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None
