"""The recipe for a container: judged by hadolint, and built and run by buildah on a base made here.

No registry is asked: the base that the recipe names is stood in for by this machine's nginx and what it links to, laid
out as nginx-unprivileged lays it out (user 101, conf.d). What the recipe itself does, its steps do for real.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from macros.toolchain.places import ROOT, SITE
from tests.web.test_nginx import NGINX, until_open

RECIPE = ROOT / "deploy" / "Containerfile"
HADOLINT = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
BUILDAH = shutil.which("buildah")
MAIN = """pid /tmp/nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path /tmp/body; proxy_temp_path /tmp/proxy; fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi; scgi_temp_path /tmp/scgi;
  include /etc/nginx/conf.d/*.conf;
}
"""
"""The stand-in's nginx.conf: of the base's, what the recipe leans on."""
START = ["/usr/sbin/nginx", "-g", "daemon off; error_log stderr;"]
Buildah = Callable[..., str]
needs_hadolint = pytest.mark.skipif(HADOLINT is None, reason="hadolint has no wheel for this machine")
needs_buildah = pytest.mark.skipif(
    BUILDAH is None or NGINX is None or sys.platform != "linux" or os.geteuid() != 0,
    reason="a container is built as root with buildah and nginx (apt-get install buildah nginx-light)",
)


def judged(recipe: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(HADOLINT), "-"], input=recipe, capture_output=True, text=True, check=False, timeout=60)


@needs_hadolint
def test_hadolint_has_nothing_to_say() -> None:
    done = judged(RECIPE.read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (0, "")


@needs_hadolint
def test_hadolint_notices_a_base_without_its_version() -> None:
    done = judged(RECIPE.read_text(encoding="utf-8").replace(":stable", ""))
    assert "DL3006" in done.stdout


def stand_in(root: Path) -> None:
    """Lay out a root with nginx, what it links to, and the places that the recipe writes to."""
    linked = subprocess.run(["ldd", str(NGINX)], capture_output=True, text=True, check=True).stdout
    for place in [str(NGINX), *re.findall(r"/\S+", linked)]:
        target = root / ("usr/sbin/nginx" if place == str(NGINX) else place.lstrip("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(place, target)
    for folder in ("etc/nginx/conf.d", "var/log/nginx", "var/lib/nginx", "usr/share/nginx/html", "tmp"):
        (root / folder).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    (root / "etc/nginx/nginx.conf").write_text(MAIN, encoding="utf-8")
    (root / "etc/passwd").write_text("nginx:x:101:101::/:/bin/sh\n", encoding="utf-8")
    (root / "etc/group").write_text("nginx:x:101:\n", encoding="utf-8")


def context(folder: Path, port: int) -> Path:
    """Lay out the folder that the recipe is built in, with the site as the published folder; only the port is put in."""
    shutil.copytree(SITE, folder / "build" / "public", copy_function=os.link)
    (folder / "deploy").mkdir()
    recipe = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    (folder / "deploy" / "nginx.conf").write_text(recipe.replace("listen 8080", f"listen 127.0.0.1:{port}"))
    return folder


@pytest.fixture
def buildah(tmp_path: Path) -> Buildah:
    """Run buildah with a store of its own, without namespaces, which machines without rights refuse."""
    stores = ["--root", str(tmp_path / "store"), "--runroot", str(tmp_path / "run"), "--storage-driver", "vfs"]

    def run(*arguments: str) -> str:
        done = subprocess.run([str(BUILDAH), *stores, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def served(tmp_path: Path, buildah: Buildah, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a container built by the recipe and run."""
    monkeypatch.setenv("BUILDAH_ISOLATION", "chroot")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    stand_in(tmp_path / "base")
    base = buildah("from", "scratch")
    buildah("copy", "--quiet", base, str(tmp_path / "base"), "/")
    buildah("config", "--user", "101", base)
    [named] = re.findall(r"^FROM (\S+)$", RECIPE.read_text(encoding="utf-8"), re.MULTILINE)
    buildah("commit", "--quiet", base, named)
    buildah(
        "build",
        "--quiet",
        "--pull=never",
        "--file",
        str(RECIPE),
        "--tag",
        "rules",
        str(context(tmp_path / "ctx", port)),
    )
    made = buildah("from", "--pull-never", "rules")
    stores = ["--root", str(tmp_path / "store"), "--runroot", str(tmp_path / "run"), "--storage-driver", "vfs"]
    server = subprocess.Popen([str(BUILDAH), *stores, "run", made, *START])
    until_open(port, server)
    yield port
    server.terminate()
    server.wait(20)


def get(port: int, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@needs_buildah
def test_the_container_serves_the_site_with_its_headers(served: int) -> None:
    status, headers, body = get(served, "/en/")
    assert (status, body) == (200, (SITE / "en" / "index.html").read_bytes())
    assert "default-src 'none'" in str(headers["Content-Security-Policy"])
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert get(served, "/nowhere")[0] == 404
