"""Owns the content security policy: what a page of the site may load and run, and the element that says so on each page.

Content Security Policy Level 3 and Trusted Types (W3C). Everything comes from the site's own origin.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

DIRECTIVES = (
    ("default-src", "'none'"),
    # Pyodide is WebAssembly; no text ever becomes script
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    # the theme's style sheet holds its icons in itself
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    # markup and addresses of scripts pass docs/javascripts/guard.js, or are refused
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "default"),
)
HEADER_ONLY = (("frame-ancestors", "'none'"),)
"""Directives that a browser ignores in the element."""
CHARSET = '<meta charset="utf-8">'
"""What every page of the site begins its head with; the policy stands right after it, before anything it governs."""
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"""\ssrc=|\stype=["']application/(?:ld\+)?json["']""")


class NotSealed(Exception):
    """A page to which the policy cannot be given; the message names it and what is wrong."""


def inline_hashes(html: str) -> set[str]:
    """Return the sources, as in 'sha256-…', of all scripts that stand in a page itself and are run."""
    found = (match["content"] for match in _SCRIPT.finditer(html) if not _NOT_RUN.search(match["attributes"]))
    return {f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in found}


def policy(hashes: Iterable[str], *, header: bool) -> str:
    """Return the policy for scripts of the hashes given, as a header has it or as the element on a page does."""
    directives = DIRECTIVES + (HEADER_ONLY if header else ())
    allowed = " ".join(sorted(hashes))
    return "; ".join(
        f"{name} {value} {allowed}".rstrip() if name == "script-src" else f"{name} {value}"
        for name, value in directives
    )


def seal(site: Path) -> set[str]:
    """Give each page under `site` its policy; return the hashes of all of them, for the headers.

    A page allows only the scripts that stand in itself. Raises NotSealed for a page without the place for the policy.
    """
    every: set[str] = set()
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if html.count(CHARSET) != 1 or "<script" in html.partition(CHARSET)[0]:
            raise NotSealed(f"{file.relative_to(site)}: its head must begin with {CHARSET}, once, before any script.")
        hashes = inline_hashes(html)
        every |= hashes
        element = (
            f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes, header=False)}">'
            '<meta name="referrer" content="no-referrer">'
        )
        file.write_text(html.replace(CHARSET, CHARSET + element), encoding="utf-8")
    return every
