"""Owns the valid markup of the theme's frame: what Material for MkDocs 9 writes that HTML does not allow, mended.

HTML Standard (WHATWG). Material's own templates stay as they are, so that a newer Material is taken over whole.
"""

from __future__ import annotations

MENDED = (
    # a checkbox has no autocomplete (4.10.5.1.15); without it a browser may keep the drawer open over a reload.
    # These boxes hold a state for style sheets; nobody is to meet them, and the one of Material's search opens nothing.
    (' type="checkbox" id="__drawer" autocomplete="off">', ' type="checkbox" id="__drawer" hidden>'),
    (' type="checkbox" id="__search" autocomplete="off">', ' type="checkbox" id="__search" hidden>'),
    (
        '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">',
        '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc" hidden>',
    ),
    # an empty tabindex is no number and means none (6.6.3)
    (' tabindex="">', ">"),
)
"""What the theme writes, and what is written instead."""


def mended(html: str) -> str:
    """Return a page's markup with the theme's frame made valid."""
    for written, instead in MENDED:
        html = html.replace(written, instead)
    return html
