"""References as reference managers import them: BibTeX, RIS (type STAT) and CSL-JSON (type legislation)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from macros.citing.processor import csl_item
from macros.citing.reference import Reference

_BIBTEX_LANGUAGES = {"zh-Hant": "chinese", "zh-Hans": "chinese", "en": "british"}
_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", **{mark: rf"\{mark}" for mark in "&%$#_"}}


def _tex(text: str) -> str:
    """Return a text with what TeX would take for commands escaped."""
    return "".join(_ESCAPED.get(mark, mark) for mark in text)


def bibtex(ref: Reference, lang: str) -> str:
    """Return a BibTeX entry; `@misc`, for the classic styles know no statute. Names and title are kept as written."""
    item = csl_item(ref, lang)
    note = "; ".join(item[key] for key in ("status", "section", "version") if key in item)
    fields = {
        "author": f"{{{_tex(item['author'][0]['literal'])}}}",
        "title": f"{{{_tex(item['title'])}}}",
        "shorttitle": _tex(item["title-short"]),
        "year": (ref.signed or "")[:4],
        "date": ref.signed or "",
        "number": _tex(item["number"]),
        "howpublished": _tex(item["number"]),
        "note": _tex(note),
        "version": _tex(item["version"]),
        "langid": _BIBTEX_LANGUAGES[lang],
        "url": item["URL"],
    }
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@misc{{{item['id']},\n{body}\n}}\n"


def _ris_fields(ref: Reference, lang: str) -> Iterator[tuple[str, str]]:
    """Yield tags and values as Zotero and EndNote read them for STAT: M1 the number, OP the history, SE the section."""
    item = csl_item(ref, lang)
    yield "TI", item["title"]
    yield "ST", item["title-short"]
    yield "AU", item["author"][0]["literal"]
    if ref.signed:
        yield "PY", ref.signed[:4]
        yield "DA", ref.signed.replace("-", "/")
    yield "M1", item["number"]
    yield "SE", item.get("section", "")
    yield "OP", item["status"]
    yield "LA", item["language"]
    yield "UR", item["URL"]
    yield "N1", f"{item['status']}; {item['version']}; {item['jurisdiction']}"


def ris(ref: Reference, lang: str) -> str:
    """Return a RIS record of type STAT."""
    lines = ["TY  - STAT", *(f"{tag}  - {value}" for tag, value in _ris_fields(ref, lang) if value), "ER  - "]
    return "\r\n".join(lines) + "\r\n"


def csl_json(ref: Reference, lang: str) -> str:
    """Return a CSL-JSON list of one item of type legislation."""
    return json.dumps([csl_item(ref, lang)], ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, tuple[str, Callable[[Reference, str], str]]] = {
    "BibTeX": ("bib", bibtex),
    "RIS": ("ris", ris),
    "CSL-JSON": ("csl.json", csl_json),
}
"""Name -> extension of the file, and what writes it."""
