"""The files that are exported: their formats, where each lies in the site, and what writes them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from macros.citing.downloads import FORMATS as REFERENCES
from macros.exporting.akoma import akoma_ntoso
from macros.exporting.api import edition_json
from macros.exporting.linked import json_ld
from macros.exporting.plain import plain_text
from macros.exporting.subject import Subject
from macros.exporting.tei import tei
from macros.loading import LANGUAGES

WHOLE = "whole"
"""What the file of a whole edition is called; no provision has this name."""


@dataclass(frozen=True)
class Format:
    """A format: its name, media type, the file's extension, and whether it has a file for each language."""

    name: str
    media_type: str
    extension: str
    by_language: bool
    write: Callable[[Subject, str], bytes]

    def suffix(self, lang: str) -> str:
        """Return the end of a file's name: tei.xml, en.akn.xml."""
        return f"{lang}.{self.extension}" if self.by_language else self.extension


def _reference(write: Callable[..., str]) -> Callable[[Subject, str], bytes]:
    return lambda subject, lang: write(subject.reference, lang).encode()


_REFERENCE_TYPES = {
    "BibTeX": "application/x-bibtex",
    "RIS": "application/x-research-info-systems",
    "CSL-JSON": "application/vnd.citationstyles.csl+json",
}
FORMATS = (
    Format("Akoma Ntoso 3.0", "application/akn+xml", "akn.xml", True, akoma_ntoso),
    Format("TEI P5", "application/tei+xml", "tei.xml", False, lambda subject, lang: tei(subject)),  # noqa: ARG005
    Format("JSON-LD", "application/ld+json", "jsonld", False, lambda subject, lang: json_ld(subject)),  # noqa: ARG005
    Format("JSON", "application/json", "json", False, lambda subject, lang: edition_json(subject)),  # noqa: ARG005
    Format("TXT", "text/plain", "txt", True, lambda subject, lang: plain_text(subject, lang).encode()),
    *(
        Format(name, _REFERENCE_TYPES[name], extension, True, _reference(write))
        for name, (extension, write) in REFERENCES.items()
    ),
)
TEXT_FORMATS, REFERENCE_FORMATS = FORMATS[:5], FORMATS[5:]


def data_path(slug: str, name: str, suffix: str, edition: str | None = None) -> str:
    """Return where a file lies: data/2015-142/art_7.tei.xml, ed/1.0/data/2015-142/whole.json."""
    return f"{f'ed/{edition}/' if edition else ''}data/{slug}/{name or WHOLE}.{suffix}"


def _files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a subject by the end of its name."""
    for one in FORMATS:
        for lang in LANGUAGES if one.by_language else LANGUAGES[:1]:
            yield one.suffix(lang), one.write(subject, lang)


def write_exports(site: Path, subject: Subject, edition: str | None = None) -> None:
    """Write an edition in every format: the whole (the subject given) and each of its provisions."""
    for name in ("", *(item["eId"] for item in subject.provisions)):
        for suffix, content in _files(replace(subject, name=name)):
            path = site / data_path(subject.slug, name, suffix, edition)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON for people to read, too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
