"""Owns sitemap.xml and robots.txt: where the current pages are, and each page's counterparts in the other languages.

Sitemaps 0.9 (sitemaps.org), with the links of languages that search engines read (xhtml:link, hreflang, x-default).
Both need the site's own address: a site that is not told it has neither, for a relative sitemap is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.builder import ElementMaker

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_E = ElementMaker(namespace=_SITEMAPS, nsmap={None: _SITEMAPS, "xhtml": _XHTML})
_X = ElementMaker(namespace=_XHTML)


def sitemap(address: str, pages: Iterable[Mapping[str, str]], default: str) -> bytes:
    """Return a sitemap of `pages`, each given as language -> address within the site.

    `address` is the site's own, ending in a slash; `default` is the language for readers of none of them.
    """
    entries = []
    for page in pages:
        links = [_X.link(rel="alternate", hreflang=lang, href=urljoin(address, url)) for lang, url in page.items()]
        links.append(_X.link(rel="alternate", hreflang="x-default", href=urljoin(address, page[default])))
        for url in page.values():
            copies = [_X.link(dict(link.attrib)) for link in links]
            entries.append(_E.url(_E.loc(urljoin(address, url)), *copies))
    tree = etree.ElementTree(_E.urlset(*entries))
    text: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text


def write_sitemap(site: Path, address: str, pages: Iterable[Mapping[str, str]], default: str) -> None:
    """Write both files under `site`; without an `address`, take away the empty ones that MkDocs makes.

    robots.txt counts only at the root of a host, so it is written only where the site stands there.
    """
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        (site / name).unlink(missing_ok=True)
    if not address:
        return
    start = f"{address.rstrip('/')}/"
    (site / SITEMAP).write_bytes(sitemap(start, pages, default))
    if urlsplit(start).path == "/":
        (site / ROBOTS).write_text(f"User-agent: *\nAllow: /\nSitemap: {start}{SITEMAP}\n", encoding="utf-8")
