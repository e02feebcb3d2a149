"""An edition's frozen record: everything that its pages show, as canonical JSON with a SHA-256.

The status in time is left out on purpose: pages of any edition carry today's.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from macros.edition.index import Release, releases
from macros.edition.wording import quotation, wordings
from macros.loading.documents import Document
from macros.loading.problems import Problem
from macros.loading.rules_data import Instrument, RulesData

Json = dict[str, Any]
FORMAT = 1


def make_record(data: RulesData, instrument: Instrument, number: str, day: date) -> Json:
    """Return the record of an edition: work facts, text, apparatus, notes, norms, vocabulary and cases."""
    words = wordings(instrument.critical.root, instrument.overrides.root, instrument.english.root)
    norms = instrument.norms.model_dump(mode="json", by_alias=True)
    for norm in norms["norms"]:
        for cited in (norm, *norm["exceptions"]):
            cited["quote"] = quotation(cited["quote"], words[cited["segment"]])
    return {
        "format": FORMAT,
        "instrument": instrument.id,
        "number": number,
        "date": day.isoformat(),
        "work": instrument.work.model_dump(mode="json", by_alias=True, exclude={"status"}),
        "witnesses": instrument.witnesses.model_dump(mode="json", by_alias=True),
        "text": words,
        "apparatus": instrument.apparatus.model_dump(mode="json", by_alias=True),
        "notes": instrument.commentary.model_dump(mode="json", by_alias=True)["notes"],
        "bearers": instrument.bearers.model_dump(mode="json", by_alias=True),
        "norms": norms,
        "vocabulary": data.facts.model_dump(mode="json", by_alias=True),
        "cases": instrument.cases.model_dump(mode="json", by_alias=True)["cases"],
    }


def canonical_bytes(record: Json) -> bytes:
    """Return the one form of a record: UTF-8, keys sorted, no blanks, one line feed at the end."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a record's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def record_path(root: Path, instrument: str, number: str) -> Path:
    """Return where an edition's record is kept."""
    return root / "editions" / instrument / f"{number}.json"


def read_record(root: Path, release: Release) -> Json:
    """Return a released record. Raises ValueError if its bytes are not those that were released."""
    path = record_path(root, release.instrument, release.number)
    content = path.read_bytes()
    if sha256(content) != release.sha256:
        raise ValueError(f"{path} has changed since its release; restore it from version control.")
    record: Json = json.loads(content)
    return record


def check_editions(root: Path) -> list[Problem]:
    """Return what is wrong with released editions: missing, changed, not canonical, or not listed."""
    found, listed = [], set()
    for release in releases(root):
        path = record_path(root, release.instrument, release.number)
        listed.add(path)
        document = Document(path.relative_to(root).as_posix(), None, {})
        remedy = "restore it from version control: a released edition never changes."
        if not path.is_file():
            found.append(document.problem((), "This released record is missing.", remedy))
        elif sha256(path.read_bytes()) != release.sha256:
            found.append(document.problem((), "This record has changed since its release.", remedy))
        elif canonical_bytes(json.loads(path.read_bytes())) != path.read_bytes():
            found.append(document.problem((), "This record is not in canonical form.", remedy))
    for path in sorted((root / "editions").rglob("*.json")):
        if path not in listed:
            document = Document(path.relative_to(root).as_posix(), None, {})
            remedy = "release it with `python -m macros.edition.release`, or delete it."
            found.append(document.problem((), "This record is not listed in editions/index.yml.", remedy))
    return found
