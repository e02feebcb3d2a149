"""What the site says of itself to machines, where its address is known and where not: sitemap, feeds, linked data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from rdflib import Graph, Literal, URIRef

from macros.exporting.feeds import feed_path
from macros.toolchain.places import ROOT, SITE

ADDRESS = "https://example.org/rules/"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml", "a": "http://www.w3.org/2005/Atom"}  # fmt: skip
LINKED = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.jsonld"))
SHEETS = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.css"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages built for an address, which is below the root of its host."""
    folder: Path = tmp_path_factory.mktemp("known") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    told = {**os.environ, "SITE_ADDRESS": ADDRESS.rstrip("/"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def indexable(site: Path) -> dict[str, Any]:
    """Address of each page that search engines are to show -> its tree."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        page: Any = html.fromstring(file.read_bytes())
        path = file.parent.relative_to(site).as_posix()
        if not path.startswith("id/") and not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"):
            found[ADDRESS + ("" if path == "." else f"{path}/")] = page
    return found


def test_the_sitemap_lists_every_page_to_be_found_with_its_counterparts(known: Path) -> None:
    pages = indexable(known)
    root = etree.parse(known / "sitemap.xml").getroot()
    listed = {
        entry.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link[@rel='alternate']", NAMES)
        }
        for entry in root.findall("s:url", NAMES)
    }
    assert len(listed) > 100
    assert set(listed) == set(pages)
    for url, links in listed.items():
        assert set(links) == {*LANGUAGES, "x-default"}
        assert links["x-default"] == links["zh-Hant"]
        assert links[pages[str(url)].get("lang")] == url
        assert all(listed[other] == links for other in links.values())
        heads = pages[str(url)].xpath("//link[contains(@rel, 'alternate')][@hreflang]")
        own = {link.get("hreflang"): urljoin(str(url), link.get("href")) for link in heads}
        assert own == {lang: links[lang] for lang in LANGUAGES}


def test_a_site_that_knows_no_address_has_no_sitemap_and_one_that_does_is_otherwise_the_same(known: Path) -> None:
    assert not (SITE / "sitemap.xml").exists()
    assert not (SITE / "robots.txt").exists()
    assert not (known / "robots.txt").exists(), "robots.txt counts at the root of a host alone"
    assert set(indexable(known)) == set(indexable(SITE))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_feed_has_what_atom_requires(known: Path, lang: str, address: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2; without an address the links are relative to the feed's own, as RFC 3986 reads them."""
    site = known if address else SITE
    feed = etree.parse(site / feed_path(lang)).getroot()
    entries = feed.findall("a:entry", NAMES)
    assert feed.tag == f"{{{NAMES['a']}}}feed"
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"a:{name}", NAMES)
            assert only.text
        assert re.match(r"(urn:uuid:|https?://)", str(element.findtext("a:id", namespaces=NAMES)))
        assert datetime.fromisoformat(str(element.findtext("a:updated", namespaces=NAMES))).tzinfo is not None
        assert len(element.findall("a:link[@rel='alternate']", NAMES)) == 1
    assert feed.findtext("a:author/a:name", namespaces=NAMES), "without one, every entry would need its own"
    ids = [str(element.findtext("a:id", namespaces=NAMES)) for element in (feed, *entries)]
    assert len(ids) == len(set(ids))
    for link in feed.iter(f"{{{NAMES['a']}}}link"):
        whole = urljoin(ADDRESS + feed_path(lang), str(link.get("href")))
        assert str(link.get("href")).startswith(address)
        target = site / whole.removeprefix(ADDRESS)
        assert (target / "index.html" if whole.endswith("/") else target).is_file()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own, in its parser
@pytest.mark.parametrize("path", LINKED)
def test_linked_data_need_no_other_site_and_every_value_fits_its_type(path: str) -> None:
    """JSON-LD 1.1: the context stands in the file itself, no name is left without one, and IRIs are whole."""
    text = (SITE / path).read_text(encoding="utf-8")
    assert isinstance(json.loads(text)["@context"], dict)
    graph = Graph()
    graph.parse(data=text, format="json-ld", publicID=ADDRESS + path)
    assert len(graph) > 10
    for triple in graph:
        for term in triple:
            assert not (isinstance(term, Literal) and term.ill_typed), term
            assert not isinstance(term, URIRef) or re.match(r"[a-z][a-z0-9+.-]*:\S+$", term), term


@pytest.mark.parametrize("path", SHEETS)
def test_what_a_style_sheet_loads_is_there(path: str) -> None:
    for address in re.findall(r"url\(\s*[\"']?([^)\"']+)", (SITE / path).read_text(encoding="utf-8")):
        assert address.startswith(("data:", "#")) or (SITE / path).parent.joinpath(address.partition("#")[0]).is_file()


def test_the_page_for_addresses_not_found_leads_where_there_is_something(known: Path) -> None:
    for site, address in ((SITE, "/"), (known, ADDRESS)):
        page: Any = html.fromstring((site / "404.html").read_bytes())
        links = [str(link) for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src")]
        assert links
        for link in links:
            if link.startswith("#"):
                assert page.xpath("//*[@id=$id]", id=link[1:])
                continue
            whole = urljoin(address, link)
            assert whole.startswith(address), link
            target = site / whole.removeprefix(address).partition("#")[0]
            assert (target / "index.html" if target.is_dir() else target).is_file(), link
