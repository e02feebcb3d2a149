"""Owns the description that each page's head gives of it, which search engines and previews of links show.

HTML Standard 4.2.5.1, `description`. A page's own front matter comes first; otherwise it is how the page's prose begins.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterator

LONGEST = 140
"""Characters of text that a description takes, the status aside."""
LEAST = {"en": 24}
"""Characters below which a paragraph says too little, by language; Chinese says more in fewer."""
LEAST_OTHER = 10
_PARAGRAPH = re.compile(r'<p(?: class="(?:lead|small)")?>(?P<content>.*?)</p>', re.DOTALL)
_LINKS_AFTER = re.compile(r"(?<=[.。])\s*<a [^>]*>[^<]*</a>\s*$")
_TAG = re.compile(r"<[^>]*>")
_HAN = re.compile(r"[\u3400-\u9fff]")


def cut(text: str, lang: str) -> str:
    """Return a text on one line, cut to LONGEST: English between words, Chinese between characters."""
    line = " ".join(text.split())
    if lang == "en":
        return textwrap.shorten(line, LONGEST, placeholder="…")
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _paragraphs(content: str, lang: str) -> Iterator[str]:
    """Yield the plain paragraphs of a page that say something in its own language, without what leads elsewhere alone."""
    for match in _PARAGRAPH.finditer(content):
        if match["content"].lstrip().startswith("<a "):
            continue
        text = " ".join(html.unescape(_TAG.sub("", _LINKS_AFTER.sub("", match["content"]))).split())
        if len(text) >= LEAST.get(lang, LEAST_OTHER) and not (lang == "en" and _HAN.search(text)):
            yield text


def begins(content: str, lang: str) -> str:
    """Return how the prose of a page's HTML begins, cut; empty where it has none."""
    first = next(_paragraphs(content, lang), "")
    return cut(first.rstrip(":："), lang)
