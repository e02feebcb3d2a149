"""Owns `make lighthouse`: audits each kind of page, prints the scores and keeps them in macros/auditing/scores.json.

Lighthouse's own advice is the median of several runs (ROUNDS); ONLY=en/check/ audits that page alone and keeps nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median_low
from typing import Any

from macros.toolchain.browser import ADVICE, executable_path
from macros.toolchain.node import find
from macros.toolchain.places import CACHE, SITE, write_json
from macros.toolchain.running import say
from macros.toolchain.serve import open_server

SCORES = Path(__file__).with_name("scores.json")
INSTALLED = CACHE / "lighthouse"
ROUNDS = 3
WHOLE = 100
LANGUAGES = ("", "zh-Hans/", "en/")
KINDS = (
    "", "check/", "2015-142/", "2015-142/art_7/", "2015-142/art_7/cite/", "2015-142/apparatus/", "2015-142/bearers/",
    "2015-142/compare/0.1/now/", "2015-142/diff/", "2015-142/relations/", "2015-142/status/", "glossary/", "data/",
    "editions/", "reading/", "speed/", "api/", "embed/", "architecture/",
)  # fmt: skip
"""One page of each kind. The three languages take turns, so that each is met; what all share is in each."""
UNLISTED = ("ed/1.0/en/2015-142/art_7/",)
"""Frozen pages, which ask search engines to show the current one (noindex): not judged by whether they are listed."""


def pages() -> list[dict[str, Any]]:
    """Return the pages to audit, as audit.mjs takes them."""
    alone = os.environ.get("ONLY", "")
    if alone:
        return [{"path": "" if path == "/" else path, "unlisted": path.startswith("ed/")} for path in alone.split(",")]
    turns = [LANGUAGES[place % len(LANGUAGES)] + kind for place, kind in enumerate(KINDS)]
    return [{"path": path, "unlisted": path in UNLISTED} for path in (*turns, *UNLISTED)]


def audits(rounds: int) -> Iterator[dict[str, Any]]:
    """Yield what Lighthouse finds of each page, as soon as it is found. Raises SystemExit where it cannot be run."""
    browser = executable_path()
    if browser is None:
        raise SystemExit(ADVICE)
    with open_server(SITE, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = {"base": f"http://127.0.0.1:{server.server_port}/", "rounds": rounds, "pages": pages()}
        command = [*find().node, str(Path(__file__).with_name("audit.mjs")), str(INSTALLED), browser, json.dumps(asked)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            yield from map(json.loads, process.stdout or ())
        server.shutdown()
    if process.returncode:
        raise SystemExit("lighthouse: it broke off; what it says of itself stands above.")


def summary(audit: dict[str, Any]) -> dict[str, Any]:
    """Return the median of each score over the runs, the greatest layout shift, and what kept any run below 100."""
    runs = audit["runs"]
    below: dict[str, str] = {}
    for run in runs:
        if min(run["scores"].values()) < WHOLE:
            below |= run["below"]
    return {
        "path": audit["path"],
        "form": audit["form"],
        "scores": {name: median_low([run["scores"][name] for run in runs]) for name in runs[0]["scores"]},
        "shift": round(max(run["shift"] for run in runs), 4),
        "below": below,
    }


def main(arguments: list[str]) -> int:
    """Audit, print and keep; return 1 if any score is below 100."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    found, told = [], {}
    for audit in audits(rounds):
        one = summary(audit)
        found.append(one)
        told = {"lighthouse": audit["runs"][0]["version"], "browser": audit["runs"][0]["browser"]}
        figures = " ".join(f"{score:>3}" for score in one["scores"].values())
        why = "".join(f" [{name}: {value}]" for name, value in one["below"].items())
        say(f"{one['form']:7} {figures}  shift {one['shift']:.4f}  /{one['path']}{why}")
    least = min(score for one in found for score in one["scores"].values())
    say(f"lighthouse: {', '.join(found[0]['scores'])}; {len(found)} audits, the least score is {least}")
    if not os.environ.get("ONLY") and rounds >= ROUNDS:
        write_json(SCORES, {"date": datetime.now(UTC).date().isoformat(), **told, "rounds": rounds, "pages": found})
    return int(least < WHOLE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
