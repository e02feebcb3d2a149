"""The passages of an instrument that a search can find: sentences, notes, norms, worked cases, each in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from opencc import OpenCC

from macros.citing import page_path
from macros.citing.addresses import provision_of
from macros.loading import LANGUAGES

SEARCH_FILE = "search/passages.json"
_HAN = re.compile(r"[\u3400-\u9fff]")

Json = dict[str, Any]


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold_table(texts: Iterable[str]) -> dict[str, str]:
    """Return traditional character -> simplified, for the characters of some texts: what lets one script find the other."""
    characters = sorted({character for text in texts for character in _HAN.findall(text)})
    folded = {character: _simplifier().convert(character) for character in characters}
    return {character: other for character, other in folded.items() if other != character and len(other) == 1}


def _group(record: Mapping[str, Any], provision: Mapping[str, Any]) -> Json:
    slug, name = record["work"]["slug"], provision["eId"]
    heading = provision["heading"]["text"] if provision["heading"] else dict.fromkeys(LANGUAGES, "")
    number = name.removeprefix("art_") if provision["kind"] == "article" else ""
    return {
        "path": page_path(slug, LANGUAGES[0], name),
        "label": [provision["label"][lang] for lang in LANGUAGES],
        "heading": [heading[lang] for lang in LANGUAGES],
        "names": [name, *([number, f"art {number}", f"第{number}条"] if number else [])],
        "kind": "provision",
    }


def _passage(anchor: str, kind: str, text: Mapping[str, str]) -> Json:
    return {"anchor": anchor, "kind": kind, "text": [text[lang] for lang in LANGUAGES]}


def _of_record(record: Mapping[str, Any]) -> Iterator[tuple[str, Json]]:
    """Yield (provision, passage) for sentences, notes, norms and cases."""
    for segment, text in record["text"].items():
        yield provision_of(segment), _passage(segment, "text", text)
    for note in record["notes"]:
        yield provision_of(note["segment"]), _passage(f"note-{note['id']}", "note", note["text"])
    for norm in record["norms"]["norms"]:
        yield provision_of(norm["id"]), _passage(norm["id"], "norm", norm["label"])
    for case in record["cases"]:
        text = {
            lang: f"{case['title'][lang]}{' – ' if lang == 'en' else '：'}{case['description'][lang]}"
            for lang in LANGUAGES
        }
        for number in case["articles"]:
            yield f"art_{number}", _passage(f"case-{case['id']}", "case", text)


def _terms(glossary: Iterable[Mapping[str, Any]]) -> Iterator[Json]:
    for entry in glossary:
        names = {
            lang: "、".join([entry["term"][lang], *((entry["aliases"] or {}).get(lang) or [])]) for lang in LANGUAGES
        }
        text = {lang: f"{names[lang]}{'. ' if lang == 'en' else '。'}{entry['definition'][lang]}" for lang in LANGUAGES}
        yield _passage(entry["id"], "term", text)


def search_data(records: Iterable[Mapping[str, Any]], glossary: Iterable[Mapping[str, Any]], pages: list[Json]) -> Json:
    """Return {"groups", "passages", "fold"} for the browser to index.

    A group is a page that results are gathered under; a passage is what can match. Texts are lists in the order of
    `LANGUAGES`. `pages` are groups for pages of prose, each with its "passages".
    """
    groups: list[Json] = []
    passages: list[Json] = []
    for record in records:
        place = {}
        for provision in record["work"]["structure"]:
            place[provision["eId"]] = len(groups)
            groups.append(_group(record, provision))
        passages += [{"group": place[name], **passage} for name, passage in _of_record(record) if name in place]
    for page in pages:
        own = [*page.pop("passages"), *(_terms(glossary) if page["path"] == "glossary/" else [])]
        passages += [{"group": len(groups), **passage} for passage in own]
        groups.append({"names": [], "kind": "page", **page})
    texts = [text for item in passages for text in item["text"]] + [text for item in groups for text in item["label"]]
    return {"languages": list(LANGUAGES), "groups": groups, "passages": passages, "fold": fold_table(texts)}
