"""The exports of the site: what macros/exporting is to write, from the library that the pages draw on."""

from __future__ import annotations

from pathlib import Path

from macros.citing.reference import Reference, Standing
from macros.exporting.api import VERSION, schema
from macros.exporting.feeds import Entry, atom, feed_path
from macros.exporting.files import FORMATS, WHOLE, data_path, write_exports, write_json
from macros.exporting.subject import Json, Subject
from macros.exporting.timemaps import timemap, timemap_path
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import Library, Shelf

SCHEMA_FILES = {"edition": "data/edition.schema.json", "index": "data/index.schema.json"}
INDEX_FILE = "data/index.json"


def standing(shelf: Shelf, edition: str | None, address: str = "") -> Standing:
    """Return how an edition stands today: its status is that of the day of the build, whatever the edition."""
    settled = bool(edition) or not shelf.changed
    number = edition or shelf.edition
    day = next((str(release.date) for release in shelf.releases if release.number == number), None)
    name = "cited_edition" if settled else "cited_working_copy"
    return Standing(
        status={lang: words(lang)[f"state_{shelf.state}"] for lang in LANGUAGES},
        state=shelf.state,
        edition={lang: words(lang)[name].format(number) for lang in LANGUAGES},
        number=number,
        released=day if settled else None,
        address=address,
    )


def reference(shelf: Shelf, name: str, edition: str | None = None, address: str = "") -> Reference:
    """Return the reference to cite of a name in an edition, the current one without."""
    return Reference(shelf.record(edition), name, standing(shelf, edition, address))


def subject(shelf: Shelf, edition: str | None = None, address: str = "") -> Subject:
    """Return what the files of a whole edition are about."""
    return Subject(shelf.record(edition), standing(shelf, edition, address), shelf.status)


def _edition_entry(shelf: Shelf, edition: str | None) -> Json:
    now = standing(shelf, edition)
    release = next((one for one in shelf.releases if one.number == edition), None)
    record = shelf.record(edition)
    return {
        "number": now.number,
        "released": now.released,
        "current": edition is None,
        "sha256": release.sha256 if release else None,
        "provisions": [item["eId"] for item in record["work"]["structure"]],
        "files": [
            {
                "format": one.name,
                "media_type": one.media_type,
                "language": lang if one.by_language else None,
                "path": f"/{data_path(shelf.slug, '', one.suffix(lang), edition)}",
            }
            for one in FORMATS
            for lang in (LANGUAGES if one.by_language else LANGUAGES[:1])
        ],
    }


def index(library: Library) -> Json:
    """Return the API's index: every instrument, edition and file."""
    return {
        "api": VERSION,
        "instruments": [
            {
                "slug": shelf.slug,
                "document_number": shelf.current["work"]["document_number"],
                "title": shelf.current["work"]["title"],
                "state": shelf.state,
                "permalink": f"/id/{shelf.slug}/",
                "editions": [_edition_entry(shelf, edition) for edition in (None, *reversed(shelf.frozen))],
            }
            for shelf in library.shelves.values()
        ],
    }


def _entries(library: Library, lang: str) -> list[Entry]:
    return [
        Entry(
            work=shelf.frozen[release.number]["work"],
            title=f"{shelf.current['work']['title'][lang]} · {words(lang)['edition_short'].format(release.number)}",
            number=release.number,
            day=release.date,
            note=release.note.as_json()[lang],
            status=words(lang)[f"state_{shelf.state}"],
            sha256=release.sha256,
        )
        for shelf in library.shelves.values()
        for release in shelf.releases
    ]


def _write_timemaps(shelf: Shelf, site: Path, address: str) -> None:
    releases = {release.number: (release.date, shelf.frozen[release.number]) for release in shelf.releases}
    every = (*shelf.frozen.values(), shelf.current)
    for name in dict.fromkeys(["", *(item["eId"] for record in every for item in record["work"]["structure"])]):
        path = site / timemap_path(shelf.slug, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(timemap(shelf.slug, name, releases, address), encoding="utf-8")


def write_all(library: Library, site: Path, names: dict[str, str], address: str = "") -> None:
    """Write every export into the site. `names`: the site's name by language; `address`: where it is served, if known."""
    for shelf in library.shelves.values():
        for edition in (None, *shelf.frozen):
            write_exports(site, subject(shelf, edition, address), edition)
        _write_timemaps(shelf, site, address)
    for lang in LANGUAGES:
        title = (
            f"{names[lang]}: {words(lang)['editions']}" if lang == "en" else f"{names[lang]}：{words(lang)['editions']}"
        )
        content = atom(_entries(library, lang), lang, title, names[lang], address)
        (site / feed_path(lang)).write_bytes(content)
    for name, path in SCHEMA_FILES.items():
        write_json(site / path, schema(name))
    write_json(site / INDEX_FILE, index(library))


__all__ = ["INDEX_FILE", "SCHEMA_FILES", "WHOLE", "index", "reference", "standing", "subject", "write_all"]
