"""What a page about a provision or the whole has in its head: metadata for reference managers, links to its kin."""

from __future__ import annotations

from typing import Any

from macros.citing import identifier_path, page_path
from macros.citing.embedded import SCHEMAS, metadata
from macros.exporting.files import TEXT_FORMATS, data_path
from macros.exporting.timemaps import MEDIA_TYPE, timemap_path
from macros.pages.exports import WHOLE, reference
from macros.pages.library import Shelf


def _links(shelf: Shelf, name: str, lang: str, edition: str | None) -> list[dict[str, str]]:
    """Return links to the identifier (RFC 8574), the TimeMap (RFC 7089), the latest version (RFC 5829) and the files."""
    slug = shelf.slug
    links = [
        {"rel": "cite-as", "path": identifier_path(slug, name)},
        {"rel": "timemap", "path": timemap_path(slug, name), "type": MEDIA_TYPE},
    ]
    if edition:
        links.append({"rel": "original", "path": identifier_path(slug, name)})
        links.append({"rel": "latest-version", "path": page_path(slug, lang, name)})
    for one in TEXT_FORMATS:
        path = data_path(slug, name, one.suffix(lang), edition)
        links.append({"rel": "alternate", "path": path, "type": one.media_type, "title": one.name})
    return links


def head(shelf: Shelf, cited: str, lang: str, edition: str | None) -> dict[str, Any]:
    """Return {"metadata", "schemas", "links"}; `cited` is a provision, or "whole"."""
    name = "" if cited == WHOLE else cited
    ref = reference(shelf, name, edition, shelf.address)
    return {
        "schemas": SCHEMAS,
        "metadata": list(metadata(ref, lang, shelf.status[-1]["reason"][lang])),
        "links": _links(shelf, name, lang, edition),
    }
