"""The pictures of `make pictures` as the page on architecture shows them: plain Material's page, and ours, view by view."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.pages.languages import words
from macros.pages.views.common import View

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "images" / "pictures"
FOLDER = "images/pictures/"
"""Where they are served, from the site's root."""


def pictures_view(lang: str) -> View:
    """Return {"versions", "pages": [{"title", "pairs": [{"title", "narrow", "before", "after"}]}]}, in the order taken.

    Each picture is {"path", "width", "height", "alt"}, in pixels. Without pictures, there are no pages.
    """
    w = words(lang)
    listed = PICTURES / "pictures.json"
    if not listed.is_file():
        return {"w": w, "versions": {}, "pages": []}
    found = json.loads(listed.read_text(encoding="utf-8"))
    pages: dict[str, dict[str, dict[str, Any]]] = {}
    for taken in found["pictures"]:
        title = w[f"pictures_{taken['page']}"] + " · " + w[f"pictures_{taken['view']}"]
        pair = pages.setdefault(taken["page"], {}).setdefault(
            taken["view"], {"title": w[f"pictures_{taken['view']}"], "narrow": taken["view"] == "narrow"}
        )
        pair[taken["state"]] = {
            "path": FOLDER + taken["file"],
            "width": taken["width"],
            "height": taken["height"],
            "alt": w[f"pictures_alt_{taken['state']}"].format(title),
        }
    return {
        "w": w,
        "versions": found["versions"],
        "pages": [{"title": w[f"pictures_{page}"], "pairs": list(pairs.values())} for page, pairs in pages.items()],
    }
