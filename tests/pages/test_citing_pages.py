"""Citing on the built pages, without scripts: every sentence and norm, every edition, and what changed since."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from macros.citing import identifier_path, identifiers, page_path
from macros.citing.addresses import provision_of
from macros.citing.citations import quotation_of
from macros.edition.permalinks import permalinks, registered
from macros.edition.release import main
from macros.pages import views
from macros.pages.environment import render
from macros.pages.exports import write_all
from macros.pages.generated import generated
from macros.pages.library import Library, Shelf
from macros.pages.views.citing import pairs

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
ORIGIN = "http://site/"
STYLES = 5


@cache
def shelf() -> Shelf:
    return Library().first


@cache
def page(path: str) -> html.HtmlElement:
    return html.fromstring((SITE / path / "index.html").read_bytes())


EDITIONS = [None, *shelf().frozen]
PROVISIONS = [item["eId"] for item in shelf().current["work"]["structure"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("e_id", PROVISIONS)
def test_every_sentence_and_norm_can_be_quoted(e_id: str, edition: str | None, lang: str) -> None:
    record = shelf().record(edition)
    path = page_path(shelf().slug, lang, e_id, edition)
    tree = page(path)
    parts = [name for name in identifiers(record) if name and provision_of(name) == e_id and name != e_id]
    alone = [item["segments"] for item in record["work"]["structure"] if item["eId"] == e_id] == [[e_id]]
    cards = tree.xpath("//details[@class='cite-this']")
    assert len(cards) == len(parts) + alone
    for name in parts:
        (card,) = tree.xpath(f"//*[@id='{name}']//details[@class='cite-this']")
        assert card.xpath(".//blockquote")[0].text_content().strip() == quotation_of(record, name, lang).strip()
        links = {urljoin(ORIGIN + path, link) for link in card.xpath(".//a[@class='address']/@href")}
        assert links == {f"{ORIGIN}{identifier_path(shelf().slug, name)}"}
        citation = card.xpath(".//div[@class='citation']/p")[0].text_content()
        assert record["work"]["document_number"][lang] in citation
        assert {"zh-Hant": "已廢止", "zh-Hans": "已废止", "en": "repealed"}[lang] in citation
        assert record["number"] in citation


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("e_id", ["", *PROVISIONS])
def test_the_page_to_cite_has_every_style_for_every_name(e_id: str, lang: str) -> None:
    path = f"{page_path(shelf().slug, lang, e_id)}cite/"
    names = (
        [name for name in identifiers(shelf().current) if name and provision_of(name) == e_id] if e_id else ["whole"]
    )
    for name in names:
        (entry,) = page(path).xpath(f"//section[h2[@id='{name}']]")
        assert len(entry.xpath(".//dl[@class='styles']/dd")) == STYLES
        assert len(entry.xpath(".//dl[@class='styles']//a[@class='address']")) == STYLES
    files = {Path(link).suffixes[-1] for link in page(path).xpath("//ul[@class='files']//a/@href")}
    assert files == {".xml", ".jsonld", ".json", ".txt", ".bib", ".ris"}


def test_addresses_stand_as_each_manual_has_them() -> None:
    cited = [item.text_content().strip() for item in page("en/2015-142/cite/").xpath("//dl[@class='styles']/dd")]
    gbt, yinzhu, apa, bluebook, oscola = cited
    assert gbt.endswith(". /id/2015-142/.")
    assert yinzhu.endswith("。 /id/2015-142/")
    assert apa.endswith("). /id/2015-142/")
    assert bluebook.endswith("), /id/2015-142/.")
    assert oscola.endswith(" </id/2015-142/>")


@pytest.mark.parametrize("edition", list(shelf().frozen))
def test_every_permalink_of_an_edition_is_registered(edition: str) -> None:
    register = set(registered(ROOT / "rules_data" / "permalinks.txt"))
    missing = [link for link in permalinks(shelf().frozen[edition]) if link not in register]
    assert missing == []


def test_the_register_covers_every_language_and_edition() -> None:
    register = registered(ROOT / "rules_data" / "permalinks.txt")
    assert len(register) == len(set(register))
    for edition, record in shelf().frozen.items():
        for name in identifiers(record):
            assert f"/{identifier_path(shelf().slug, name)}" in register
            for lang in LANGUAGES:
                assert f"/{page_path(shelf().slug, lang, name)}" in register
                assert f"/{page_path(shelf().slug, lang, name, edition)}" in register


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", list(shelf().frozen))
def test_a_frozen_page_tells_what_changed_since(edition: str, lang: str) -> None:
    latest = list(shelf().frozen)[-1]
    for name in ("", "art_7"):
        path = page_path(shelf().slug, lang, name, edition)
        links = [urljoin(ORIGIN + path, link) for link in page(path).xpath("//p[@class='frozen-note']/a/@href")]
        assert f"{ORIGIN}{page_path(shelf().slug, lang, name)}" in links
        since = [link for link in links if "/compare/" in link]
        assert len(since) == (edition != latest or shelf().changed)
        for link in since:
            target, anchor = urldefrag(link)
            compared = page(target.removeprefix(ORIGIN))
            assert not anchor or compared.xpath(f"//*[@id='{anchor}']")


def test_versions_are_plain_links() -> None:
    versions = page("en/2015-142/art_7/").xpath("//details[@class='versions']//a/@href")
    assert len(versions) == len(shelf().frozen) + 1  # and the page that compares


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A copy of the data after the command that releases the next edition."""
    root = tmp_path_factory.mktemp("release") / "rules_data"
    shutil.copytree(ROOT / "rules_data", root)
    latest = shelf().releases[-1]
    number = f"{int(latest.number.split('.')[0]) + 1}.0"
    notes = ["--note-zh-Hant", "測試", "--note-zh-Hans", "测试", "--note-en", "Test"]
    assert main([number, "--date", latest.date.isoformat(), *notes, "--root", str(root)]) == 0
    return Library(root)


def test_a_release_needs_one_command(released: Library) -> None:
    after = released.first
    assert len(after.frozen) == len(shelf().frozen) + 1
    assert not after.changed
    register = set(registered(after.data.root / "permalinks.txt"))
    assert all(set(permalinks(record)) <= register for record in after.frozen.values())
    assert set(registered(ROOT / "rules_data" / "permalinks.txt")) <= register


@pytest.mark.parametrize("lang", LANGUAGES)
def test_after_a_release_every_page_of_it_renders(released: Library, lang: str) -> None:
    after = released.first
    number = after.edition
    paths = {source.path for source in generated(after, lang)}
    for name in ("", *PROVISIONS):
        assert f"{page_path(after.slug, lang, name, number)}index.md" in paths
    for name in PROVISIONS:
        text = render("article.html", 4, **views.article_view(after, name, lang, number))
        assert number in text
        for sentence in after.record(number)["text"]:
            assert provision_of(sentence) != name or f'id="{sentence}"' in text
    for older, newer in pairs(after):
        assert render("comparison.html", 5, **views.comparison_view(after, older, newer, lang))
    assert (after.edition, "now") not in list(pairs(after))
    assert render("comparisons.html", 3, **views.comparisons_view(after, lang))


def test_after_a_release_every_export_is_written(released: Library, tmp_path: Path) -> None:
    for lang in ("zh-Hans", "en"):
        (tmp_path / lang).mkdir()
    write_all(released, tmp_path, dict.fromkeys(LANGUAGES, "Site"), "https://site.example/base/")
    number = released.first.edition
    assert (tmp_path / "ed" / number / "data" / "2015-142" / "art_7.tei.xml").is_file()
    timemap = (tmp_path / "timemap" / "2015-142" / "art_7.link").read_text(encoding="utf-8")
    assert f"<https://site.example/base/ed/{number}/2015-142/art_7/>" in timemap
    assert f"第 {number} 版" in (tmp_path / "data" / "2015-142" / "art_7.zh-Hant.bib").read_text(encoding="utf-8")


def test_a_norm_that_was_withdrawn_keeps_its_permalink() -> None:
    own = Library().first
    lost = "art_7.withdrawn_norm"
    record = next(iter(own.frozen.values()))
    norm = next(norm for norm in record["norms"]["norms"] if norm["id"] == "art_7.no_invitation")
    record["norms"]["norms"].append({**norm, "id": lost})
    view = views.article_view(own, "art_7", "en")
    assert [item["name"] for item in view["withdrawn"]] == [lost]
    text = render("article.html", 3, **view)
    assert f'<li id="{lost}">' in text
    assert f"ed/0.1/en/2015-142/art_7/#{lost}" in text
