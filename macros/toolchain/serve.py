"""Owns serving site/ on this machine alone, with the types that browsers insist on, compressed where it was built so."""

import os
import re
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

from macros.publishing.headers import read_headers
from macros.toolchain.places import SITE

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 50
# A browser neither compiles WebAssembly by streaming nor starts a module of another type than these.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".snapshot": "application/octet-stream",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


# Assets whose path changes with their content: Material's own (main.0a1b2c3d.min.css) and the site's (site-0a1b2c3d4e.css).
IMMUTABLE = re.compile(r"(?:^|/)assets/(?:.*/)?[^/]*[-.][0-9a-f]{8,10}(?:[./]|$)")
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def is_immutable(path: str) -> bool:
    """Whether what lies at a path of the site can never change, for its name holds a hash of it."""
    return bool(IMMUTABLE.search(path))


# What pages of other sites may load: the checker that they embed.
SHARED = ("/assets/", "/embed/")


class Handler(SimpleHTTPRequestHandler):
    """Serves files only: no listings, the site's own 404 page, and nothing on the terminal."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    encoding = ""
    failed = False

    def send_head(self) -> Any:
        """Sends the compressed file where the browser takes it; its type stays the original's."""
        self.encoding, self.failed = "", False
        accepted = self.headers.get("Accept-Encoding", "")
        path = self.path.partition("?")[0].partition("#")[0]
        asked, folder = self.path, Path(self.translate_path(path))
        target = folder / "index.html" if path.endswith("/") else folder
        for name, suffix in ENCODINGS.items():
            if re.search(rf"\b{name}\b", accepted) and target.is_file() and Path(f"{target}{suffix}").is_file():
                self.encoding = name
                self.path = path + ("index.html" if path.endswith("/") else "") + suffix
                break
        try:
            return super().send_head()
        finally:
            self.path = asked

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of what was asked for, not of its compressed form."""
        name = str(path)
        return super().guess_type(name.removesuffix(ENCODINGS[self.encoding]) if self.encoding else name)

    def end_headers(self) -> None:
        """Lets the browser keep assets whose name changes with their content for good, and ask about all else."""
        if self.encoding:
            self.send_header("Content-Encoding", self.encoding)
        self.send_header("Vary", "Accept-Encoding")
        lasting = is_immutable(self.path.partition("?")[0]) and not self.failed
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        if self.path.startswith(SHARED):
            self.send_header("Access-Control-Allow-Origin", "*")
        for name, value in read_headers(Path(self.directory)):
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> BytesIO | None:  # noqa: ARG002
        """A folder without an index is not found."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers what is not found with the site's 404.html, where there is one."""
        self.encoding, self.failed = "", True
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the library
        """Says nothing: the address that was printed stays in sight."""


class Server(ThreadingHTTPServer):
    """A thread a request; readers who leave early are no news."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports all errors but a connection that the browser closed."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def open_server(site: Path, first: int) -> Server:
    """A server on the first port from `first` on that is free; 0 takes any."""
    handler = partial(Handler, directory=str(site))
    for port in [first] if first == 0 else range(first, min(first + PORTS_TRIED, 65536)):
        if port == 0 or not _taken(port):
            try:
                return Server((HOST, port), handler)
            except OSError:
                continue
    raise SystemExit(
        f"No port from {first} to {first + PORTS_TRIED - 1} is free: choose another, as in `make serve PORT=9000`."
    )


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on any free port while the block runs, and give its address, which ends in a slash."""
    with open_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _taken(port: int) -> bool:
    """Whether something answers there, which an address that may be reused does not tell by itself."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


def main() -> None:
    """Serves until Ctrl-C."""
    # a shell that starts programs in the background has them ignore Ctrl-C; this one is to end by it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    wanted = os.environ.get("PORT") or str(FIRST_PORT)
    if not (wanted.isascii() and wanted.isdigit() and int(wanted) <= 65535):
        raise SystemExit(f"PORT={wanted} is not a port: give a number up to 65535, as in `make serve PORT=9000`.")
    if not (SITE / "index.html").is_file():
        raise SystemExit("site/ is not built yet: run `make build`, or `make serve`, which builds it first.")
    with open_server(SITE, int(wanted)) as server:
        try:
            print(f"Serving the site at http://{HOST}:{server.server_port}/ (stop with Ctrl-C)", flush=True)
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


if __name__ == "__main__":
    main()
