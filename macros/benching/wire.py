"""Owns counting what comes over the wire: each answered request of a page, or of all of a browser's context."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Request


def counted(source: Page | BrowserContext) -> list[tuple[str, int]]:
    """Return a list that fills, as requests are answered, with their addresses and bytes: body as sent, and headers.

    A page tells of its own requests and its workers'; a context also of those of its service workers.
    """
    found: list[tuple[str, int]] = []

    def came(request: Request) -> None:
        told = request.sizes()
        found.append((request.url, told["responseBodySize"] + told["responseHeadersSize"]))

    source.on("requestfinished", came)
    return found
