"""The sitemap: every current page with its counterparts, whole addresses, and none where the address is not known."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from macros.publishing.sitemap import write_sitemap

PAGES = [{"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}, {"zh-Hant": "a/", "zh-Hans": "zh-Hans/a/", "en": "en/a/"}]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(site: Path) -> dict[str, dict[str, str]]:
    """Page -> language -> its counterpart."""
    root = etree.parse(site / "sitemap.xml").getroot()
    return {
        str(entry.findtext("s:loc", namespaces=NAMES)): {str(link.get("hreflang")): str(link.get("href")) for link in entry.findall("x:link", NAMES)}
        for entry in root.findall("s:url", NAMES)
    }  # fmt: skip


def test_every_page_stands_with_itself_and_its_counterparts_which_lead_back(tmp_path: Path) -> None:
    write_sitemap(tmp_path, "https://example.org/rules", PAGES, "zh-Hant")
    found = entries(tmp_path)
    assert set(found) == {f"https://example.org/rules/{url}" for page in PAGES for url in page.values()}
    for page, links in found.items():
        assert set(links) == {"zh-Hant", "zh-Hans", "en", "x-default"}
        assert page in links.values()
        assert links["x-default"] == links["zh-Hant"]
        assert all(found[other] == links for other in links.values())


@pytest.mark.parametrize(
    ("address", "has_robots"), [("https://example.org", True), ("https://example.org/rules", False)]
)
def test_robots_are_told_only_at_the_root_of_a_host(tmp_path: Path, address: str, has_robots: bool) -> None:
    write_sitemap(tmp_path, address, PAGES, "zh-Hant")
    assert (tmp_path / "robots.txt").is_file() is has_robots


def test_a_site_that_does_not_know_its_address_has_no_sitemap(tmp_path: Path) -> None:
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).write_bytes(b"")
    write_sitemap(tmp_path, "", PAGES, "zh-Hant")
    assert list(tmp_path.iterdir()) == []
