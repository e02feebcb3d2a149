"""Owns weighing reading pages: what a first visit fetches of ours, beside the same page as MkDocs and Material make it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from macros.benching.building import built_alone
from macros.benching.wire import counted
from macros.toolchain.compress import compress_site
from macros.toolchain.places import SITE
from macros.toolchain.running import say

PAGES = {"home": "en/", "whole": "en/{slug}/", "article": "en/{slug}/art_7/", "prose": "en/method/"}
REST = 500
"""Milliseconds after the network is quiet, in which what workers fetched is told."""


def measure(browser: Browser, base: str, folder: Path) -> dict[str, Any]:
    """Return {"pages": [{"page", "ours", "alone"}]}: each the bytes over the wire, headers included."""
    (folder / "ours").symlink_to(SITE)
    alone = built_alone()
    compress_site(alone)
    (folder / "alone").symlink_to(alone)
    slug = next(path.name for path in sorted((SITE / "id").iterdir()))
    found = [
        {"page": page, **{of: _weigh(browser, f"{base}{of}/{path.format(slug=slug)}") for of in ("ours", "alone")}}
        for page, path in PAGES.items()
    ]
    say("bench: pages were weighed")
    return {"pages": found}


def _weigh(browser: Browser, address: str) -> int:
    """Return the bytes that a first visit fetches, those of workers too."""
    context = browser.new_context()
    page = context.new_page()
    came = counted(page)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(REST)
    context.close()
    return sum(size for _, size in came)
