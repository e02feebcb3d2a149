"""What one exported file is about: an edition's record, the whole or one provision, and how things stand today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.citing import identifier_path, provision_words
from macros.citing.reference import Reference, Standing

Json = dict[str, Any]
LANGUAGE_CODES = {"zh-Hant": "zho", "zh-Hans": "zho", "en": "eng"}
"""ISO 639-2, which Akoma Ntoso's IRIs and the EU's vocabularies use; scripts are not told apart in it."""


@dataclass(frozen=True)
class Subject:
    """The whole of an edition (`name` empty) or one of its provisions, with today's status.

    `periods` are those of work.yml's status, the last of which holds today.
    """

    record: Mapping[str, Any]
    standing: Standing
    periods: Sequence[Mapping[str, Any]]
    name: str = ""

    @property
    def work(self) -> Mapping[str, Any]:
        """The facts of the instrument."""
        facts: Mapping[str, Any] = self.record["work"]
        return facts

    @property
    def slug(self) -> str:
        """The first part of the instrument's URLs."""
        return str(self.work["slug"])

    @property
    def provisions(self) -> list[Mapping[str, Any]]:
        """The provisions that the file carries, in order."""
        return [item for item in self.work["structure"] if self.name in ("", item["eId"])]

    @property
    def segments(self) -> list[str]:
        """The ids of the sentences that the file carries, in order."""
        return [segment for item in self.provisions for segment in item["segments"]]

    @property
    def notes(self) -> list[Mapping[str, Any]]:
        """The notes on what the file carries."""
        here = set(self.segments)
        return [note for note in self.record["notes"] if note["segment"] in here]

    @property
    def norms(self) -> list[Mapping[str, Any]]:
        """The norms of what the file carries."""
        here = set(self.segments)
        return [norm for norm in self.record["norms"]["norms"] if norm["segment"] in here]

    @property
    def now(self) -> Mapping[str, Any]:
        """The period of status that holds today."""
        return self.periods[-1]

    @property
    def reference(self) -> Reference:
        """The reference to cite."""
        return Reference(self.record, self.name, self.standing)

    def url(self, name: str | None = None) -> str:
        """Return the address to cite of a name, by default of what the file is about."""
        return self.standing.url(identifier_path(self.slug, self.name if name is None else name))

    def words(self, provision: Mapping[str, Any], lang: str) -> str:
        """Return a provision's words in a language."""
        return provision_words(self.record, provision, lang)

    def language(self, lang: str) -> Mapping[str, Any]:
        """Return what the record says of a language's text: {"role", "official", "note"}; nothing said is an empty note."""
        unsaid = {"tag": lang, "role": "critical_text", "official": False, "note": dict.fromkeys(LANGUAGE_CODES, "")}
        return next((item for item in self.work["languages"] if item["tag"] == lang), unsaid)

    def events(self, *kinds: str) -> list[Mapping[str, Any]]:
        """Return the events of some kinds, of all without any."""
        return [event for event in self.work["events"] if not kinds or event["kind"] in kinds]

    def relations(self, kind: str) -> list[Mapping[str, Any]]:
        """Return the relations of a kind to other works."""
        return [item for item in self.work["relations"] if item["kind"] == kind]


def dated(event: Mapping[str, Any]) -> str | None:
    """Return an event's day, ISO; None where the source gives none."""
    return None if event["date"] == "unknown" else str(event["date"])
