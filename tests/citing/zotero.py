"""What Zotero's Embedded Metadata translator makes of a page: a model of its rules, in their order.

After zotero/translators, "Embedded Metadata.js" (getPrefixes, init, addHighwireMetadata) and "RDF.js" (detectType,
importItem): names are cut at the first of `.`, `:` and `_`; a known prefix makes a statement, whose first letter is
lower case; `z:itemType` decides the type before all else; every other `z:` property becomes the field of its name;
of `citation_` names those with a field overwrite what was found; `citation_title` alone would make an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "z": "http://www.zotero.org/namespaces/export#",
    "og": "http://ogp.me/ns#",
}
HIGHWIRE = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_language": "language",
    "citation_public_url": "url",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
}
STATUTE_FIELDS = {
    "title",
    "nameOfAct",
    "abstractNote",
    "code",
    "codeNumber",
    "publicLawNumber",
    "date",
    "dateEnacted",
    "pages",
    "section",
    "session",
    "history",
    "shortTitle",
    "language",
    "url",
    "accessDate",
    "rights",
    "extra",
}


@dataclass
class Item:
    """An item as Zotero would save it."""

    type: str
    fields: dict[str, str]
    authors: list[tuple[str, str]] = field(default_factory=list)
    """Last and first names."""


def _author(name: str) -> tuple[str, str]:
    """ZU.cleanAuthor: with a comma in the name it is last name first, else the last word is the last name."""
    by_comma = "," in name
    clean = re.sub(r"[\s.,/\[\]:]+$", "", name)
    if by_comma:
        last, _, first = clean.partition(",")
        return last, first.strip()
    first, _, last = clean.rpartition(" ")
    return last, first


def read(page: html.HtmlElement) -> Item:
    """Return the item that a page is taken for."""
    prefixes = dict(PREFIXES)
    for link in page.iter("link"):
        match = re.match(r"schema\.([a-zA-Z]+)", link.get("rel") or "")
        if match:
            prefixes[match[1].lower()] = str(link.get("href"))
    statements: dict[str, list[str]] = {}
    highwire: dict[str, str] = {}
    for meta in page.iter("meta"):
        name, value = meta.get("name") or meta.get("property") or "", meta.get("content") or ""
        if not name or not value:
            continue
        cut = re.search(r"[.:_]", name)
        prefix = name[: cut.start()].lower() if cut else ""
        if cut and prefix in prefixes:
            prop = name[cut.end() : cut.end() + 1].lower() + name[cut.end() + 1 :]
            statements.setdefault(prefixes[prefix] + prop, []).append(value)
        elif name.startswith("citation_"):
            highwire.setdefault(name, value)
    own, core = PREFIXES["z"], PREFIXES["dc"]
    kind = statements.get(own + "itemType", ["webpage" if statements else "journalArticle"])[0]
    names = {"title": "title", "date": "date", "language": "language", "description": "abstractNote"}
    fields = {name: statements[core + key][0] for key, name in names.items() if core + key in statements}
    fields |= {key.removeprefix(own): values[0] for key, values in statements.items() if key.startswith(own)}
    fields |= {HIGHWIRE[name]: value for name, value in highwire.items() if name in HIGHWIRE}
    authors = [highwire["citation_author"]] if "citation_author" in highwire else statements.get(core + "creator", [])
    fields.pop("itemType", None)
    return Item(kind, fields, [_author(name) for name in authors])
