"""What is needed to cite and to download: quotations, citations by style, files, and the versions there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.citing import cite, identifier_path, identifiers, page_path
from macros.citing.addresses import provision_of
from macros.citing.labels import label_of, provision_named
from macros.citing.manuals import bluebook, oscola, yinzhu
from macros.citing.processor import apa, gbt
from macros.citing.reference import Reference
from macros.exporting.feeds import feed_path
from macros.exporting.files import REFERENCE_FORMATS, TEXT_FORMATS, Format, data_path
from macros.exporting.timemaps import timemap_path
from macros.pages.books import books
from macros.pages.exports import INDEX_FILE, SCHEMA_FILES, reference
from macros.pages.languages import words
from macros.pages.library import Library, Record, Shelf
from macros.pages.views.common import View, base_view, provisions

NOW = "now"
"""What the working copy after the latest edition is called in addresses."""


_AROUND = {"oscola": (" <", ">"), "bluebook": (" ", ".")}
"""What a manual puts before and after an address; others a space and nothing."""


def _style(name: str, lang: str, text: str, ref: Reference, page: str) -> View:
    """Return a citation cut where its address stands, so that the page can make a link of it."""
    before, found, after = text.partition(ref.standing.url(ref.path))
    if not found:
        opening, after = _AROUND.get(name, (" ", ""))
        before += opening
    return {"name": words(page)[f"style_{name}"], "lang": lang, "before": before, "path": ref.path, "after": after}


def styles(ref: Reference, lang: str) -> list[View]:
    """Return the reference in every style: the Chinese ones in the page's script, the English ones in English."""
    script = "zh-Hans" if lang == "en" else lang
    made = {
        "gbt": (script, gbt(ref, script)),
        "yinzhu": (script, yinzhu(ref, script)),
        "apa": ("en", apa(ref)),
        "bluebook": ("en", bluebook(ref)),
        "oscola": ("en", oscola(ref)),
    }
    return [_style(name, tag, text, ref, lang) for name, (tag, text) in made.items()]


def _download(shelf: Shelf, one: Format, name: str, lang: str, edition: str | None) -> View:
    return {"name": one.name, "type": one.media_type, "path": data_path(shelf.slug, name, one.suffix(lang), edition)}


def downloads(shelf: Shelf, name: str, lang: str, edition: str | None) -> View:
    """Return the files of a provision, or of the whole without a name: text formats, and references."""
    return {
        "texts": [_download(shelf, one, name, lang, edition) for one in TEXT_FORMATS],
        "references": [_download(shelf, one, name, lang, edition) for one in REFERENCE_FORMATS],
        "timemap": timemap_path(shelf.slug, name),
    }


def quoting(record: Record, provision: Mapping[str, Any], lang: str, state: str, edition: str) -> dict[str, View]:
    """Return name -> its quotation and citation, for the provision and each of its sentences and norms."""
    here = [name for name in identifiers(record) if name and provision_of(name) == provision["eId"]]
    found = {}
    for name in here:
        made = cite(record, provision, lang, state, edition, name)
        found[name] = {"quotation": made.quotation, "citation": made.citation, "path": made.path}
    return found


def _latest(shelf: Shelf) -> str:
    return NOW if shelf.changed else shelf.edition


def since(shelf: Shelf, lang: str, edition: str | None, name: str) -> str | None:
    """Return where what changed since a frozen edition is told; None for the latest, and where nothing changed."""
    if not edition or edition == _latest(shelf):
        return None
    anchor = f"#{name}" if name else ""
    return f"{comparison_path(shelf, lang, edition, _latest(shelf))}{anchor}"


def comparison_path(shelf: Shelf, lang: str, older: str, newer: str) -> str:
    """Return the address of the page that compares two editions: 2015-142/compare/0.1/1.0/."""
    return f"{page_path(shelf.slug, lang)}compare/{older}/{newer}/"


def pairs(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yield the pairs of editions that have a page of comparison, older first; the working copy if it differs."""
    numbers = [*shelf.frozen, *([NOW] if shelf.changed and shelf.frozen else [])]
    for place, older in enumerate(numbers):
        yield from ((older, newer) for newer in numbers[place + 1 :])


def version_name(shelf: Shelf, number: str, lang: str) -> str:
    """Return an edition's name in words; that of the working copy for NOW."""
    text = words(lang)
    return text["cited_working_copy"].format(shelf.edition) if number == NOW else text["cited_edition"].format(number)


def versions(shelf: Shelf, lang: str, name: str, edition: str | None) -> View:
    """Return the versions of a page for the selector: the current one and every edition that has it."""
    text = words(lang)
    current = text["version_now_changed" if shelf.changed else "version_now_same"].format(shelf.edition)
    listed = [{"name": current, "path": page_path(shelf.slug, lang, name), "here": edition is None}]
    for number, record in reversed(shelf.frozen.items()):
        if not name or any(item["eId"] == name for item in provisions(record)):
            path = page_path(shelf.slug, lang, name, number)
            listed.append({"name": text["edition_short"].format(number), "path": path, "here": number == edition})
    return {
        "versions": listed if shelf.frozen else [],
        "since": since(shelf, lang, edition, name),
        "compare": f"{page_path(shelf.slug, lang)}compare/" if shelf.frozen else None,
    }


def cite_view(shelf: Shelf, lang: str, name: str = "") -> View:
    """Return the page that cites a provision with all its sentences and norms, or the whole without a name."""
    record = shelf.current
    ref = reference(shelf, name, None, shelf.address)
    edition, state = ref.standing.edition[lang], ref.standing.status[lang]
    view = {
        **base_view(lang),
        "state_name": shelf.state,
        "document_number": record["work"]["document_number"],
        "title": record["work"]["title"],
        "edition": edition,
        "label": label_of(record, name, lang) if name else "",
        "page": page_path(shelf.slug, lang, name),
        "cite_path": lambda path: f"{page_path(shelf.slug, lang, path)}cite/",
        **downloads(shelf, name, lang, None),
    }
    names = [""] if not name else [one for one in identifiers(record) if one and provision_of(one) == name]
    quoted = quoting(record, provision_named(record, name), lang, state, edition) if name else {}
    view["entries"] = [
        {
            "name": one,
            "label": label_of(record, one, lang) if one else record["work"]["title"][lang],
            "path": identifier_path(shelf.slug, one),
            "quoted": quoted.get(one),
            "styles": styles(reference(shelf, one, None, shelf.address), lang),
        }
        for one in names
    ]
    view["books"] = [] if name else books(shelf)
    view["parts"] = [] if name else [
        {"label": item["label"][lang], "path": item["eId"], **downloads(shelf, item["eId"], lang, None)}
        for item in provisions(record)
    ]  # fmt: skip
    return view


def exports_view(library: Library, lang: str) -> View:
    """Return where the downloads of each instrument are, and the files that describe them."""
    return {
        **base_view(lang),
        "instruments": [
            {
                "title": shelf.current["work"]["title"][lang],
                "path": f"{page_path(shelf.slug, lang)}cite/",
                "editions": [
                    {"name": version_name(shelf, number, lang), "files": downloads(shelf, "", lang, number)["texts"]}
                    for number in reversed(shelf.frozen)
                ],
                "current": downloads(shelf, "", lang, None)["texts"],
            }
            for shelf in library.shelves.values()
        ],
        "index": INDEX_FILE,
        "schemas": list(SCHEMA_FILES.values()),
        "feed": feed_path(lang),
    }
