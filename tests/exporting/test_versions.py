"""TimeMaps in link format, and the feeds of editions."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

from macros.exporting.feeds import atom, feed_path
from macros.exporting.timemaps import timemap, timemap_path
from tests.exporting.subjects import LANGUAGES, library

SITE = Path(__file__).resolve().parents[2] / "site"
ORIGIN = "http://site/"
FEED_HEADERS = {"content-type": "application/atom+xml; charset=utf-8"}
LINK = re.compile(r'<(?P<target>[^>]*)>(?P<rest>(?:;\s*\w+="[^"]*")*)')
NAMES = ["", *(item["eId"] for item in library().first.current["work"]["structure"])]


def parse(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read application/link-format (RFC 6690): the whole of it must be links parted by commas."""
    links = [(found["target"], dict(re.findall(r'(\w+)="([^"]*)"', found["rest"]))) for found in LINK.finditer(text)]
    assert LINK.sub("", text).replace(",", "").strip() == ""
    return links


@pytest.mark.parametrize("name", NAMES)
def test_a_timemap_lists_every_edition_and_its_links_resolve(name: str) -> None:
    shelf = library().first
    path = timemap_path(shelf.slug, name)
    links = parse((SITE / path).read_text(encoding="utf-8"))
    (original,) = (target for target, about in links if about["rel"] == "original")
    assert urljoin(ORIGIN + path, original) == f"{ORIGIN}id/{shelf.slug}/{f'{name}/' if name else ''}"
    (own,) = ((target, about) for target, about in links if about["rel"] == "self")
    assert urljoin(ORIGIN + path, own[0]) == ORIGIN + path
    assert own[1]["type"] == "application/link-format"
    mementos = [(target, about) for target, about in links if "memento" in about["rel"].split()]
    assert len(mementos) == len(shelf.frozen) * len(LANGUAGES)
    for target, about in mementos:
        page = urljoin(ORIGIN + path, target).removeprefix(ORIGIN)
        assert (SITE / page / "index.html").is_file()
        number = page.split("/")[1]
        (release,) = (one for one in shelf.releases if one.number == number)
        assert parsedate_to_datetime(about["datetime"]) == datetime.combine(release.date, time(), UTC)
        assert about["hreflang"] in LANGUAGES
    assert "first" in mementos[0][1]["rel"]
    assert "last" in mementos[-1][1]["rel"]


def test_a_timemap_of_two_editions_has_a_first_and_a_last() -> None:
    record = {"work": {"structure": [{"eId": "art_1"}]}}
    without: dict[str, dict[str, list[dict[str, str]]]] = {"work": {"structure": []}}
    releases = {
        "1.0": (date(2026, 12, 1), record),
        "1.1": (date(2027, 1, 5), record),
        "1.2": (date(2027, 2, 1), without),
    }
    links = parse(timemap("x", "art_1", releases, "https://a.example/base/"))
    rels = [about["rel"] for target, about in links if "/en/" in target]
    assert rels == ["first memento", "last memento"]
    assert links[1][1]["until"] == "Tue, 05 Jan 2027 00:00:00 GMT"
    assert all(target.startswith("https://a.example/base/") for target, _ in links)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_is_read_by_a_feed_reader(lang: str) -> None:
    shelf = library().first
    content = (SITE / feed_path(lang)).read_bytes()
    feed = feedparser.parse(content, response_headers=FEED_HEADERS | {"content-location": ORIGIN + feed_path(lang)})
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == lang
    assert len(feed.entries) == len(shelf.releases)
    for entry, release in zip(feed.entries, reversed(shelf.releases), strict=True):
        assert release.number in entry.title
        assert release.sha256 in entry.summary
        assert entry.updated == f"{release.date.isoformat()}T00:00:00Z"
        page = entry.link.removeprefix(ORIGIN)
        assert (SITE / page / "index.html").is_file()
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_page_leads_to_its_timemap_and_feed() -> None:
    page = (SITE / "en" / "2015-142" / "art_7" / "index.html").read_text(encoding="utf-8")
    assert f'rel="timemap" href="../../../{timemap_path("2015-142", "art_7")}"' in page
    assert 'type="application/atom+xml" href="../../editions.atom"' in page


def test_without_editions_a_feed_has_no_entries() -> None:
    assert feedparser.parse(atom([], "en", "Title", "Author")).entries == []
