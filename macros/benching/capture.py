"""Owns keeping each page's Markdown as MkDocs gets it after the macros, for a build of the same pages by MkDocs alone.

A hook of MkDocs, named by macros/benching/building.py alone; the folder is what the variable BENCH_CAPTURE names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Write the page beside the others, with its title."""
    target = Path(os.environ["BENCH_CAPTURE"]) / page.file.src_uri
    target.parent.mkdir(parents=True, exist_ok=True)
    title = json.dumps(str(page.title), ensure_ascii=False)
    target.write_text(f"---\ntitle: {title}\n---\n\n{markdown}", encoding="utf-8")
