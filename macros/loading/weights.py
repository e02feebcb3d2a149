"""Whether the reader's weights fit what they were made of, told by hashes: the corpus, the lexicon and the cues."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from macros.loading.problems import Problem

FILE = "reading/network.json"


def made_from(root: Path) -> dict[str, str]:
    """Return the SHA-256 of what the weights depend on: the corpus, and the lexicon and cues of rules_data/reading."""
    folder = root / "reading"
    parts = {"corpus": sorted((folder / "corpus").glob("*.*")), "reading": sorted(folder.glob("*.yml")) + sorted(folder.glob("topics/*.yml"))}  # fmt: skip
    return {
        name: hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest() for name, paths in parts.items()
    }


def outdated(root: Path) -> list[Problem]:
    """Return a problem for each part of what the weights were made of that has changed since; none without weights."""
    path = root / FILE
    if not path.is_file():
        return []
    kept = json.loads(path.read_text(encoding="utf-8"))["made_from"]
    where = {"corpus": "reading/corpus", "reading": "reading/*.yml or reading/topics"}
    return [
        Problem(
            FILE,
            1,
            f"made_from / {name}",
            f"A file in {where[name]} has changed since the weights were made of it.",
            "if that was meant, run `make train`, then `make score`; if not, `git diff` shows what changed.",
        )
        for name, made in made_from(root).items()
        if kept[name] != made
    ]
