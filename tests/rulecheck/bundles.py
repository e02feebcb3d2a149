"""The compiled bundle, loaded once for the engine's tests. `make data` builds it."""

from __future__ import annotations

from pathlib import Path

import rulecheck
from rulecheck import load_bundle

BUNDLE_FILE = Path(rulecheck.__file__).parent / "bundles" / "panjin-2015-142.json"
BUNDLE = load_bundle(BUNDLE_FILE.read_text(encoding="utf-8"))
