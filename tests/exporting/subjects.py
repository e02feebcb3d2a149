"""Every edition, whole and by provision, as the exports are about them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from lxml import etree

from macros.exporting.subject import Subject
from macros.pages.exports import subject
from macros.pages.library import Library

LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@cache
def library() -> Library:
    return Library()


@cache
def editions() -> dict[str, Subject]:
    """The current text ("current") and every frozen edition, whole."""
    shelf = library().first
    return {str(number or "current"): subject(shelf, number) for number in (None, *shelf.frozen)}


@cache
def subjects() -> dict[str, Subject]:
    """The whole and every provision of each edition."""
    return {
        f"{edition}/{name or 'whole'}": replace(whole, name=name)
        for edition, whole in editions().items()
        for name in ("", *(item["eId"] for item in whole.work["structure"]))
    }


def critical(about: Subject) -> dict[str, str]:
    return {segment: about.record["text"][segment]["zh-Hant"] for segment in about.segments}


def xml(content: bytes) -> Any:
    """An XML file as a tree; a test that looks for what is not there fails by itself."""
    return etree.fromstring(content)
