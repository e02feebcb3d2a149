"""Owns timing single checks in Pyodide, as the page asks for them: from the question to the answer, reading included."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser

from macros.benching.figures import figure, percentile
from macros.toolchain.places import ROOT, SITE

SCRIPT = """async ([module, instrument, texts, rounds]) => {
  const { engine } = await import(module);
  await engine.ask({ instrument, text: texts[0] });
  const taken = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = [];
    for (const text of texts) {
      const start = performance.now();
      const answer = await engine.ask({ instrument, text });
      times.push(performance.now() - start);
      if (!answer.result) throw new Error(JSON.stringify(answer));
    }
    taken.push(times);
  }
  if (engine.way !== "fast") throw new Error(`started the ordinary way: ${engine.reason}`);
  return taken;
}"""


def texts() -> list[str]:
    """Return the descriptions of tests/corpus/dev."""
    lines = [line for path in sorted((ROOT / "tests/corpus/dev").glob("*.jsonl")) for line in path.open("rb")]
    return [json.loads(line)["text"] for line in lines]


def measure(browser: Browser, base: str, rounds: int) -> dict[str, Any]:
    """Return {"texts", "p50", "p95"}: milliseconds a check, with the percentiles of each round summed up over all."""
    rulecheck = next((SITE / "assets").glob("rulecheck-*"))
    instrument = next(path.stem for path in sorted(rulecheck.glob("*.json")))
    asked = texts()
    page = browser.new_page()
    page.goto(base + "blank.html")
    taken = page.evaluate(SCRIPT, [f"{base}assets/{rulecheck.name}/engine.js", instrument, asked, rounds])
    page.close()
    return {
        "texts": len(asked),
        **{f"p{round(share * 100)}": figure([percentile(times, share) for times in taken], 2) for share in (0.5, 0.95)},
    }
