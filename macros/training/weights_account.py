"""What the weights depend on, told by hashes, so that weights that no longer fit their sources are noticed."""

from __future__ import annotations

import hashlib
from pathlib import Path


def made_from(root: Path) -> dict[str, str]:
    """Return the SHA-256 of what the weights depend on: the corpus, and the lexicon and cues of rules_data/reading."""
    folder = root / "reading"
    parts = {"corpus": sorted((folder / "corpus").glob("*.*")), "reading": sorted(folder.glob("*.yml")) + sorted(folder.glob("topics/*.yml"))}  # fmt: skip
    return {
        name: hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest() for name, paths in parts.items()
    }
