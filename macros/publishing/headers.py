"""Owns the response headers that protect a reader, and the files by which common static hosts send them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from macros.publishing.policy import policy

FILE = "_headers"
"""As Netlify, Cloudflare Pages and others read it, and `make serve`."""
POWERS = ("camera", "geolocation", "microphone")
"""What a page could ask for that reaches furthest; no page of this site does."""


SHARED = ("/assets/", "/embed/")
"""What pages of other sites may load: the checker that they embed."""


def security_headers(hashes: Iterable[str]) -> list[tuple[str, str]]:
    """Return names and values of the headers for every file; `hashes` are those of the pages' own scripts."""
    return [
        ("Content-Security-Policy", policy(hashes, header=True)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in POWERS)),
    ]


def netlify(headers: Iterable[tuple[str, str]]) -> str:
    """Return the file `_headers`, for Netlify, Cloudflare Pages and others."""
    shared = "".join(f"{path}*\n  Access-Control-Allow-Origin: *\n" for path in SHARED)
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers) + shared


def nginx(headers: Iterable[tuple[str, str]]) -> str:
    """Return lines to include in a server block of nginx."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)


def apache(headers: Iterable[tuple[str, str]]) -> str:
    """Return lines for `.htaccess` or a virtual host of Apache, with mod_headers."""
    return "".join(f'Header always set {name} "{value}"\n' for name, value in headers)


def caddy(headers: Iterable[tuple[str, str]]) -> str:
    """Return a header directive for a Caddyfile."""
    return "header {\n" + "".join(f'\t{name} "{value}"\n' for name, value in headers) + "}\n"


RECIPES = {"nginx.conf": nginx, "apache.conf": apache, "Caddyfile": caddy}


def write_headers(site: Path, hashes: Iterable[str]) -> None:
    """Write `_headers` at the site's root, and the forms for other servers into headers/."""
    headers = security_headers(hashes)
    (site / FILE).write_text(netlify(headers), encoding="utf-8")
    (site / "headers").mkdir(exist_ok=True)
    for name, form in RECIPES.items():
        (site / "headers" / name).write_text(form(headers), encoding="utf-8")


def read_headers(site: Path) -> list[tuple[str, str]]:
    """Return the headers for every file that the built site's `_headers` names; none where there is no such file."""
    try:
        lines = (site / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    block = takewhile(lambda line: line.startswith("  "), lines[1:])
    return [(name, value) for name, _, value in (line.strip().partition(": ") for line in block) if value]
