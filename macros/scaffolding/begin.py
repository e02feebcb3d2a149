"""The files that a new instrument begins with, made from its witness; no line of code is needed for it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.edition.simplify import simplify
from macros.loading import rewrite

TO_DO = {"zh-Hant": "（待填）", "zh-Hans": "（待填）", "en": "(to be written)"}
"""Stands wherever the editors have still to say something."""
_ARTICLE = re.compile(r"(第[一二三四五六七八九十百零]+[條条]|[一二三四五六七八九十百]+、)\s*(?=\S)")


class AlreadyThere(Exception):
    """The folder exists; nothing was written."""


def _parts(witness: str) -> list[tuple[str, str, str]]:
    """Return (eId, number, words) for each line that is not empty: numbered lines are articles, others paragraphs."""
    found = []
    articles = paragraphs = 0
    for line in filter(str.strip, witness.splitlines()):
        number = _ARTICLE.match(line)
        if number:
            articles += 1
            found.append((f"art_{articles}", number[1], line[number.end() :]))
        else:
            paragraphs += 1
            found.append(("preamble" if paragraphs == 1 and not articles else f"para_{paragraphs}", "", line))
    return found


def _blanks(witness: str) -> list[tuple[int, int]]:
    """Return where blanks stand that are no part of the words: after an article's number, and at the very end."""
    found, at = [], 0
    for line in witness.splitlines(keepends=True):
        number = _ARTICLE.match(line)
        if number and number.end() > number.end(1):
            found.append((at + number.end(1), at + number.end()))
        at += len(line)
    end = len(witness.rstrip())
    return [*found, (end, len(witness))] if end < len(witness) else found


def _apparatus(witness: str) -> dict[str, Any]:
    """Return the apparatus: a record for each blank that the text leaves out."""
    ground = {
        "zh-Hant": "條號後或文末的空白，不屬條文。",
        "zh-Hans": "条号后或文末的空白，不属条文。",
        "en": "A blank after a number or at the end is no part of the words.",
    }
    return {
        "kinds": [{"id": "spacing", "name": {"zh-Hant": "空白", "zh-Hans": "空白", "en": "spacing"}}],
        "certainties": [{"id": "certain", "name": {"zh-Hant": "確定", "zh-Hans": "确定", "en": "certain"}}],
        "grounds": {"blank": ground},
        "records": [
            {
                "id": f"blank_{place}",
                "witness": "R",
                "start": start,
                "end": end,
                "reading": witness[start:end],
                "lemma": "",
                "kind": "spacing",
                "certainty": "certain",
                "ground": "blank",
            }
            for place, (start, end) in enumerate(_blanks(witness), start=1)
        ],
    }


def _structure(parts: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    described = []
    for name, number, _ in parts:
        article = name.removeprefix("art_") if number else ""
        plain = number.strip("、 \u3000")
        label = plain if plain.startswith("第") else f"第{plain}條"
        three = {"zh-Hant": label, "zh-Hans": simplify(label), "en": f"Article {article}"}
        described.append(
            {
                "eId": name,
                "kind": "article" if number else "preamble",
                "layout": "paragraph",
                "num": {"zh-Hant": number, "zh-Hans": simplify(number), "en": f"Article {article}"} if number else None,
                "label": three if number else TO_DO,
                "heading": None,
                "segments": [f"{name}__s_1" if number else name],
            }
        )
    return described


def _work(identifier: str, slug: str, structure: list[dict[str, Any]]) -> dict[str, Any]:
    first = structure[0]["segments"][0]
    year, _, number = slug.partition("-")
    return {
        "slug": slug,
        "instrument": identifier,
        "frbr_work": f"/akn/cn/act/{year}/{number or slug}",
        **dict.fromkeys(("document_number", "title", "short_title", "notice_title"), TO_DO),
        "jurisdiction": {"code": "cn", "name": TO_DO, "basis": "general_knowledge", "note": TO_DO},
        "issuer": {"name": TO_DO, "source": first, "note": TO_DO},
        "addressees": [],
        "languages": [],
        "orthography": {"statement": TO_DO, "differences": [], "taiwan_hong_kong": TO_DO},
        "document_rule": TO_DO,
        "headings_note": TO_DO,
        "structure": structure,
        "events": [],
        "status": [{"from": None, "to": None, "state": "commencement_uncertain", "reason": TO_DO}],
        "relations": [],
        "searched": [],
    }


def first_files(identifier: str, slug: str, witness: str) -> Mapping[str, Any]:
    """Return what each of an instrument's files begins with: name within its folder -> content. Raises ValueError."""
    parts = _parts(witness)
    if not parts:
        raise ValueError("The witness has no text: give a file with the words of the instrument, one provision a line.")
    structure = _structure(parts)
    segments = {item["segments"][0]: words for item, (_, _, words) in zip(structure, parts, strict=True)}
    return {
        "work.yml": _work(identifier, slug, structure),
        "witnesses.yml": [
            {
                "siglum": "R",
                "file": "witnesses/R.received.txt",
                "sha256": hashlib.sha256(witness.encode()).hexdigest(),
                "description": TO_DO,
                "origin": TO_DO,
            }
        ],
        "text/zh-Hant.yml": segments,
        "text/en.yml": dict.fromkeys(segments, TO_DO["en"]),
        "apparatus.yml": _apparatus(witness),
        "norms.yml": {"bearers": {}, "norms": []},
        "cases.yml": {"cases": []},
    }


def begin(root: Path, identifier: str, slug: str, witness: str) -> Path:
    """Write rules_data/instruments/<identifier>/ under `root` and return the folder.

    `witness` is the text as received, kept as it is; each of its lines becomes a provision. Raises AlreadyThere if
    the folder exists, and ValueError if the identifier or slug cannot be part of an address, or the witness is empty.
    """
    for name, value in (("ID", identifier), ("SLUG", slug)):
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
            raise ValueError(f"{name}={value!r}: use small letters, digits and hyphens, as in otherplace-2020-7.")
    folder = root / "instruments" / identifier
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already: choose another ID, or go on with what it holds.")
    files = first_files(identifier, slug, witness)
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_unicode = True
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # the sentences keep their order
    yaml.representer.ignore_aliases = lambda _: True  # what two places share is written out in both
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(content, file)
    (folder / "witnesses").mkdir()
    (folder / "witnesses" / "R.received.txt").write_bytes(witness.encode())
    rewrite(root)
    return folder
