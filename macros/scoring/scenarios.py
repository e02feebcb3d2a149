"""The test corpora: scenarios with the articles expected, in three parts under tests/corpus, and negation pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
PAIRS = CORPUS / "negations.yml"
PARTS = ("dev", "validation", "locked")
"""Read while working on the reader; figures looked at; scored only, never read."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A description with the outcomes expected: article -> outcome, for engaged articles only."""

    id: str
    hand: str
    lang: str
    text: str
    expect: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two descriptions that differ by a negation, which makes one fact so or not so. `missed`: known to be misread."""

    fact: str
    lang: str
    affirmed: str
    negated: str
    missed: bool


def scenarios(part: str, corpus: Path = CORPUS) -> list[Scenario]:
    """Return the scenarios of a part (a folder of the corpus, or a file's path), in the order of files and lines.

    Raises FileNotFoundError if there are none.
    """
    paths = sorted((corpus / part).glob("*.jsonl")) if (corpus / part).is_dir() else [Path(part)]
    return [
        Scenario(case["id"], path.stem, case["lang"], case["text"], case["expect"])
        for path in paths
        for case in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def corpus_hash(part: str, corpus: Path = CORPUS) -> str:
    """Return the SHA-256 of a part's files, one after the other in the order of their names."""
    return sha256(sorted((corpus / part).glob("*.jsonl")))


def sha256(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of some files' bytes, one after the other."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the negation pairs: those read, then the known misses."""
    data = YAML(typ="safe").load(path)
    return [
        Pair(row["fact"], row["lang"], row["affirmed"], row["negated"], missed)
        for missed, name in ((False, "read"), (True, "known_misses"))
        for row in data[name] or []
    ]
