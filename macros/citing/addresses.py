"""The three tiers of address: identifier, page in a language, frozen page. All from the site's root, no slash first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.loading import LANGUAGES


def language_prefix(lang: str) -> str:
    """Return the first part of a page's path: nothing for the default language."""
    return "" if lang == LANGUAGES[0] else f"{lang}/"


def identifiers(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what has a permalink in a record: the whole ("", first), every provision, sentence and norm."""
    yield ""
    for provision in record["work"]["structure"]:
        yield provision["eId"]
        yield from (segment for segment in provision["segments"] if segment != provision["eId"])
    yield from (norm["id"] for norm in record["norms"]["norms"])


def identifier_path(slug: str, name: str = "") -> str:
    """Return the address to cite, neutral in language and edition: id/2015-142/art_7.no_invitation/."""
    return f"id/{slug}/{name}/" if name else f"id/{slug}/"


def provision_of(name: str) -> str:
    """Return the provision that a sentence or a norm belongs to: art_5 for art_5__s_2 and for art_5.carry_out."""
    return name.partition(".")[0].partition("__")[0]


def anchor_of(name: str) -> str:
    """Return "#" and the name for a sentence or a norm, nothing for a provision, which is its page's start."""
    return "" if provision_of(name) == name else f"#{name}"


def page_path(slug: str, lang: str, name: str = "", edition: str | None = None) -> str:
    """Return the address of a provision, sentence or norm (of the instrument's full text without a name).

    With an edition, the frozen page: ed/1.0/en/2015-142/art_5/#art_5__s_2.
    """
    start = f"ed/{edition}/" if edition else ""
    page = f"{start}{language_prefix(lang)}{slug}/"
    return f"{page}{provision_of(name)}/{anchor_of(name)}" if name else page
