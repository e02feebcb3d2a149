"""Makes the files: PDF by WeasyPrint, EPUB by EbookLib, and the list that the pages link them from."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from macros.pages.environment import templates
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library, Shelf
from macros.pages.views.book import book_view

HERE = Path(__file__).parent
EPOCH = "315532800"
"""The time that files get, so that the same sources give the same bytes: that of the toolchain's archives."""


def pdf(book: dict[str, Any]) -> bytes:
    """Return a tagged PDF (PDF/UA-1) with embedded fonts and bookmarks. Raises OSError where Pango is not installed."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- loads Pango, which the build does without

    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    html = (
        templates()
        .get_template("book.html")
        .render(**book, book=book, link=lambda name: f"#{name}", author=book["title"][book["lang"]])
    )
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    made = HTML(string=html).write_pdf(
        stylesheets=[CSS(filename=str(HERE / "pdf.css"))], pdf_variant="pdf/ua-1", pdf_identifier=identifier
    )
    return bytes(made)


def _chapters(book: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any] | None]]:
    """Yield (file's stem, name, kind, provision) for each chapter."""
    w, lang = book["w"], book["lang"]
    yield "front", book["title"][lang], "front", None
    for item in book["sections"]:
        yield item["e_id"], f"{item['label']} {item['heading']}".strip(), "provision", item
    yield "apparatus", w["apparatus"], "apparatus", None
    yield "terms", w["book_index"], "terms", None


def epub(book: dict[str, Any], slug: str) -> bytes:
    """Return an EPUB 3 with a chapter for each provision, its navigation, and the status at the head of each chapter."""
    from ebooklib import epub as library  # noqa: PLC0415 -- only the books need it

    lang = book["lang"]
    made = library.EpubBook()
    made.set_identifier(f"urn:sha256:{book['sha256']}" if book["sha256"] else f"urn:x-draft:{slug}")
    made.set_title(f"{book['document_number'][lang]} {book['title'][lang]}")
    made.set_language(lang)
    made.add_metadata("DC", "description", f"{book['w']['banner_' + book['state']]} {book['edition']}")
    style = library.EpubItem("style", "style.css", "text/css", (HERE / "epub.css").read_bytes())
    made.add_item(style)
    chapters = []
    for stem, name, kind, item in _chapters(book):
        chapter = library.EpubHtml(uid=f"c-{stem}", title=name, file_name=f"{stem}.xhtml", lang=lang)
        chapter.content = templates().get_template("chapter.xhtml").render(
            book=book, lang=lang, w=book["w"], name=name, kind=kind, item=item, link=lambda e_id: f"{e_id}.xhtml"
        )  # fmt: skip
        chapter.add_item(style)
        made.add_item(chapter)
        chapters.append(chapter)
    made.toc = chapters
    made.spine = chapters
    made.add_item(library.EpubNcx())
    made.add_item(library.EpubNav(title=book["w"]["book_contents"]))
    target = BytesIO()
    moment = dt.datetime.fromtimestamp(int(EPOCH), dt.UTC)
    library.write_epub(target, made, {"mtime": moment})
    return _steady(target.getvalue())


def _steady(archive: bytes) -> bytes:
    """Return a zip file with the same entries, all of one time: EbookLib gives them that of the day."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as given, zipfile.ZipFile(target, "w") as made:
        for entry in given.infolist():
            steady = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            made.writestr(steady, given.read(entry), compress_type=entry.compress_type)
    return target.getvalue()


def _books(shelf: Shelf) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield what is known of each file of an instrument, and its content."""
    for lang in LANGUAGES:
        book = book_view(shelf, lang)
        known = {"slug": shelf.slug, "lang": lang, "edition": book["sha256"], "state": book["state"]}
        stem = f"{shelf.slug}-{lang}"
        yield {"name": f"{stem}.pdf", "format": "PDF", "type": "application/pdf", **known}, pdf(book)
        yield (
            {"name": f"{stem}.epub", "format": "EPUB", "type": "application/epub+zip", **known},
            epub(book, shelf.slug),
        )


def make(library: Library, folder: Path) -> list[dict[str, Any]]:
    """Write every file under `folder` with the list of them, books.json, and return the list."""
    folder.mkdir(parents=True, exist_ok=True)
    listed: list[dict[str, Any]] = []
    for shelf in library.shelves.values():
        for known, content in _books(shelf):
            (folder / known["name"]).write_bytes(content)
            listed.append({**known, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)})
    (folder / "books.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return listed
