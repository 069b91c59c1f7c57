"""serve: one page on standard output, and a server on a free port."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.usefixtures("record_path")


def test_get_prints_a_page(run: Run) -> None:
    code, out, err = run("serve", "--get", "/")
    assert (code, err) == (0, "")
    assert out.lstrip().lower().startswith("<!doctype html")


def test_get_of_no_page_fails(run: Run) -> None:
    code, out, err = run("serve", "--get", "/no-such-page")
    assert code == 1
    assert "<html" in out
    assert "status 404" in err


@pytest.mark.parametrize("path", ["", "?", "//x", "/../../etc/passwd", "/\x00", "/é?q=é&r=%", "http://other.example/"])
def test_any_path_has_an_answer(run: Run, path: str) -> None:
    code, _, err = run("serve", "--get", path)
    assert code in (0, 1)
    assert "Traceback" not in err


def test_a_taken_port_is_told(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, out, err = run("serve", "--port", str(taken.getsockname()[1]))
    assert (code, out) == (2, "")
    assert "in use" in err
    assert "Traceback" not in err


def test_no_record_no_pages(run: Run, tmp_path: Path) -> None:
    code, _, err = run("serve", "--record", str(tmp_path / "none.db"))
    assert code == 2
    assert "no record here" in err


def test_the_server_answers_and_ends_with_ctrl_c(record_path: Path) -> None:
    command = [sys.executable, "-m", "legation", "serve", "--port", "0", "--record", str(record_path)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert server.stderr is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
        assert found
        with urllib.request.urlopen(found[0], timeout=30) as page:
            assert page.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0
    finally:
        server.kill()
        server.stderr.close()
        server.wait()
