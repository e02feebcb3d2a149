"""The local server: types, folders, the 404 page, and a port that is taken."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.toolchain.places import ROOT
from macros.toolchain.serve import Server, is_immutable, open_server

TYPES = {
    "a.mjs": "text/javascript; charset=utf-8",
    "a.js": "text/javascript; charset=utf-8",
    "a.wasm": "application/wasm",
    "a.zip": "application/zip",
    "a.whl": "application/zip",
    "a.json": "application/json",
    "a.webmanifest": "application/manifest+json",
    "folder/": "text/html; charset=utf-8",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder" / "index.html").write_text("folder")
    (tmp_path / "404.html").write_text("not here")
    for name in TYPES:
        if not name.endswith("/"):
            (tmp_path / name).write_bytes(b"x")
    with open_server(tmp_path, 0) as opened:
        thread = threading.Thread(target=opened.serve_forever)
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def get(server: Server, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(("name", "expected"), TYPES.items())
def test_types(server: Server, name: str, expected: str) -> None:
    status, headers, _ = get(server, f"/{name}")
    assert (status, headers["Content-Type"]) == (200, expected)
    assert headers["Cache-Control"] == "no-cache"


def test_a_folder_leads_to_its_index(server: Server) -> None:
    status, headers, _ = get(server, "/folder")
    assert (status, headers["Location"]) == (301, "/folder/")


@pytest.mark.parametrize("path", ["/missing", "/empty/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"])
def test_what_is_not_found_gets_the_sites_own_page(server: Server, path: str) -> None:
    status, headers, body = get(server, path)
    assert (status, headers["Content-Type"], body) == (404, "text/html; charset=utf-8", b"not here")
    assert get(server, path, "HEAD")[2] == b""


def test_the_next_port_is_taken_when_the_first_is_not_free(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with open_server(tmp_path, port) as opened:
            assert port < opened.server_port <= port + 50


def start(**env: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "macros.toolchain.serve"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | env, stdout=pipe, stderr=pipe, text=True)


def test_it_prints_its_address_and_ends_quietly() -> None:
    with start(PORT="0") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert process.stderr.read() == ""


@pytest.mark.parametrize("port", ["http", "-1", "70000", "８０"])
def test_an_impossible_port_is_refused_in_one_line(port: str) -> None:
    with start(PORT=port) as process:
        _, said = process.communicate(timeout=10)
    assert process.returncode == 1
    assert said.splitlines() == [f"PORT={port} is not a port: give a number up to 65535, as in `make serve PORT=9000`."]


def test_what_was_compressed_is_sent_so_with_the_type_of_the_original(server: Server, tmp_path: Path) -> None:
    (tmp_path / "a.wasm.br").write_bytes(b"small")
    (tmp_path / "folder" / "index.html.gz").write_bytes(b"smaller")
    for path, encoding, kind, body in [
        ("/a.wasm", "br", "application/wasm", b"small"),
        ("/folder/", "gzip", "text/html; charset=utf-8", b"smaller"),
    ]:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
        answer = connection.getresponse()
        assert (answer.headers["Content-Encoding"], answer.headers["Content-Type"]) == (encoding, kind)
        assert answer.read() == body
        connection.close()
    assert get(server, "/a.wasm")[2] == b"x"


@pytest.mark.parametrize(
    ("path", "lasting"),
    [
        ("assets/pyodide-0a1b2c3d4e/start.wasm", True),
        ("assets/stylesheets/main.0a1b2c3d.min.css", True),
        ("assets/site-0a1b2c3d4e.css", True),
        ("assets/images/favicon.png", False),
        ("2015-142/index.html", False),
        ("search/passages.json", False),
    ],
)
def test_only_what_is_named_by_its_content_may_be_kept_for_good(path: str, lasting: bool) -> None:
    assert is_immutable(path) is lasting
