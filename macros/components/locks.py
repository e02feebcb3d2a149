"""Owns reading the locks: every package that is pinned to build the site, with its hashes and where it is needed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.toolchain.places import ROOT

PYTHON = ("build", "print", "node", "pyodide")
"""The sets of requirements/ that build the site; the others test it, time it, or renew the locks."""
NPM = ("package-lock.json",)
RECORD = Path(__file__).with_name("licences.json")
"""Under which licence each Python package says that it is; recording.py writes it."""
_PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+?))?(?: \\)?")
_HASH = re.compile(r" +--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """A package as locked. `hashes` are of its files, any of which may be installed: algorithm and hexadecimal digest."""

    ecosystem: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    marker: str
    locks: tuple[str, ...]
    licence: str = ""

    @property
    def key(self) -> str:
        """How licences.json names it."""
        return f"{self.name}=={self.version}"


def locked_python(text: str, lock: str) -> Iterator[Locked]:
    """Yield each package of a requirements file as uv writes it; raises ValueError at a line of another form."""
    for block in re.split(r"\n(?=[a-z0-9])", text.strip()):
        first, _, rest = block.partition("\n")
        pin = _PIN.fullmatch(first)
        if pin is None:
            raise ValueError(f"{lock}: {first!r} is no package pinned with hashes; run `make update`.")
        hashes = tuple(("SHA-256", digest) for digest in _HASH.findall(rest))
        yield Locked("pypi", pin["name"], pin["version"], hashes, pin["marker"] or "", (lock,))


def locked_npm(text: str, lock: str) -> Iterator[Locked]:
    """Yield each package of a package-lock.json, version 3."""
    for place, entry in sorted(json.loads(text)["packages"].items()):
        if place:
            name = entry.get("name") or place.rpartition("node_modules/")[2]
            algorithm, _, digest = entry["integrity"].partition("-")
            hexadecimal = base64.b64decode(digest).hex()
            hashes = ((algorithm.upper().replace("SHA", "SHA-"), hexadecimal),)
            yield Locked("npm", name, entry["version"], hashes, "", (lock,), entry.get("license", ""))


def locked(root: Path = ROOT) -> list[Locked]:
    """Return every package that builds the site, each version once, in order of ecosystem, name and version."""
    found: dict[tuple[str, str, str], Locked] = {}
    files = [(f"requirements/{name}.txt", locked_python) for name in PYTHON] + [(name, locked_npm) for name in NPM]
    for lock, read in files:
        for one in read((root / lock).read_text(encoding="utf-8"), lock):
            key = (one.ecosystem, one.name, one.version)
            known = found.get(key)
            found[key] = _both(known, one) if known else one
    return [found[key] for key in sorted(found)]


def _both(known: Locked, other: Locked) -> Locked:
    """The same package in two locks: wanted wherever either wants it."""
    hashes = tuple(sorted({*known.hashes, *other.hashes}))
    marker = known.marker if known.marker == other.marker else ""
    return Locked(
        known.ecosystem, known.name, known.version, hashes, marker, (*known.locks, *other.locks), known.licence
    )
