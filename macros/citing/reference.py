"""What every citation is made from: an instrument's facts, a pinpoint, its status and edition, and its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.citing.addresses import anchor_of, identifier_path, provision_of
from macros.citing.citations import date_signed
from macros.citing.labels import label_of, norm_named, provision_named

Words = Mapping[str, str]
"""The same in each language."""


@dataclass(frozen=True)
class Standing:
    """How things stand on the day of the build: the status, the edition cited, and where the site is served.

    `status` and `edition` are words ("repealed", "edition 1.0"); `number` is the edition's number alone,
    `released` its day (None for a working copy); `address` is empty where the site's address is not known.
    """

    status: Words
    state: str
    edition: Words
    number: str
    released: str | None
    address: str = ""

    def url(self, path: str) -> str:
        """Return the address of a path from the site's root, whole where the site's own is known."""
        return f"{self.address.rstrip('/')}/{path}"


@dataclass(frozen=True)
class Reference:
    """One thing cited: the whole instrument (`name` empty), a provision, a sentence or a norm."""

    record: Mapping[str, Any]
    name: str
    standing: Standing

    @property
    def work(self) -> Mapping[str, Any]:
        """The facts of the instrument."""
        facts: Mapping[str, Any] = self.record["work"]
        return facts

    @property
    def path(self) -> str:
        """The address to cite, from the site's root."""
        return identifier_path(self.work["slug"], self.name)

    @property
    def signed(self) -> str | None:
        """The day of signature, ISO; None where the source gives none."""
        return date_signed(self.work)

    @property
    def published(self) -> str | None:
        """The day of publication, ISO; None where the source gives none."""
        days = [event["date"] for event in self.work["events"] if event["kind"] == "published"]
        return None if not days or days[0] == "unknown" else str(days[0])

    def label(self, lang: str) -> str:
        """The pinpoint in words; empty for the whole."""
        return label_of(self.record, self.name, lang) if self.name else ""

    @property
    def article(self) -> str:
        """The number of the article cited ("7"); empty for the whole and for parts that are no articles."""
        if not self.name or provision_named(self.record, self.name)["kind"] != "article":
            return ""
        return provision_of(self.name).rpartition("_")[2]

    @property
    def sentence(self) -> int | None:
        """The sentence cited, counted from one; None for a whole provision and for a norm."""
        if not self.name or not anchor_of(self.name) or norm_named(self.record, self.name):
            return None
        return list(provision_named(self.record, self.name)["segments"]).index(self.name) + 1

    def norm(self, lang: str) -> str:
        """The label of the norm cited; empty where it is none."""
        norm = norm_named(self.record, self.name) if self.name else None
        return str(norm["label"][lang]) if norm else ""

    def romanised(self, part: str) -> str:
        """The title or the issuer in Hanyu Pinyin; empty where the record has none."""
        return str((self.work.get("romanised") or {}).get(part, ""))
