"""The recipe for nginx, run by Debian's nginx: types, compressed files, caching, headers, and a visit by browser."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from macros.toolchain.places import ROOT, SITE
from tests.web.acts import describe

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed (apt-get install nginx-light installs Debian's)"),
]


def until_open(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait for nginx to listen; a server that ends instead fails the test."""
    for _ in range(200):
        assert server.poll() is None, "nginx ended; see its error log"
        with closing(socket.socket()) as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The recipe as it stands, with only the folder and the port put in."""
    folder = tmp_path_factory.mktemp("nginx")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    recipe = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    recipe = recipe.replace("/usr/share/nginx/html", str(SITE)).replace("listen 8080", f"listen 127.0.0.1:{port}")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{recipe}\n}}\n"
    )
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "warn" not in tested.stderr, tested.stderr
    server = subprocess.Popen(command)
    until_open(port, server)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(10)


def get(served: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=10)
    with closing(connection):
        connection.request("GET", f"/{path}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def one(pattern: str) -> str:
    return next(SITE.glob(pattern)).relative_to(SITE).as_posix()


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site-*.css", "text/css; charset=utf-8"),
        ("assets/pyodide-*/*.mjs", "text/javascript; charset=utf-8"),
        ("assets/pyodide-*/*.wasm", "application/wasm"),
        ("data/2015-142/whole.json", "application/json; charset=utf-8"),
        ("data/2015-142/whole.jsonld", "application/ld+json; charset=utf-8"),
        ("data/2015-142/whole.tei.xml", "application/xml; charset=utf-8"),
        ("editions.atom", "application/atom+xml; charset=utf-8"),
        ("images/mark.svg", "image/svg+xml"),
        ("images/pictures/home-wide-after.webp", "image/webp"),
    ],
)
def test_types(served: str, pattern: str, wanted: str) -> None:
    status, headers, _ = get(served, one(pattern))
    assert (status, headers["Content-Type"]) == (200, wanted)


def test_compressed_files_are_sent_as_the_build_made_them(served: str) -> None:
    _, headers, body = get(served, "2015-142/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == (SITE / "2015-142" / "index.html").read_bytes()


def test_what_is_named_by_its_content_is_kept_and_nothing_else(served: str) -> None:
    assert "immutable" in str(get(served, one("assets/search-*/search.js"))[1]["Cache-Control"])
    for path in ("", "sw.js", "search/passages.json", "offline.json"):
        assert get(served, path)[1]["Cache-Control"] == "no-cache"
    assert get(served, "assets/site-0123456789.css")[1]["Cache-Control"] is None


def test_what_is_not_there_gets_the_sites_page_and_folders_their_slash(served: str) -> None:
    status, headers, body = get(served, "nowhere/at/all")
    assert (status, body) == (404, (SITE / "404.html").read_bytes())
    assert "text/html" in str(headers["Content-Type"])
    status, headers, _ = get(served, "2015-142/art_7")
    assert (status, headers["Location"]) == (301, "/2015-142/art_7/")
    assert get(served, "assets/")[0] in {403, 404}


@pytest.mark.pyodide
def test_a_visit(served: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"{served}id/2015-142/art_7/")
    page.wait_for_url("**/2015-142/art_7/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("约谈")
    expect(page.locator(".search-results > li").first).to_contain_text(" ")
    describe(
        page,
        f"{served}en/check/",
        "A vice mayor chaired a meeting and invited the county heads without the mayor's approval.",
    )
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=120_000)
    context.close()
    assert wrong == []
