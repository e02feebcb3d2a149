"""The command: holds the laws on every combination of facts, and lists the mutants that the worked cases miss."""

from __future__ import annotations

from pathlib import Path

from macros.compiling import compile_bundle
from macros.loading import load
from macros.proving.laws import breaches, tried
from macros.proving.mutants import Expected, survivors
from rulecheck.model.bundle import bundle_from_json


def main() -> int:
    """Return 0 when every law holds, 1 otherwise."""
    data = load(Path("rules_data"))
    broken = False
    for instrument in data.instruments.values():
        bundle = bundle_from_json(compile_bundle(data, instrument))
        cases = [Expected(case.id, case.known_facts(), dict(case.findings)) for case in instrument.cases.cases]
        found = breaches(bundle)
        count, left = survivors(bundle, cases)
        broken = broken or bool(found)
        print(f"{instrument.id}: {len(bundle.norms)} norms, {sum(map(tried, bundle.norms))} combinations of facts")
        print(f"  breaches of laws: {len(found)}")
        for law, place, how in found:
            print(f"    {law}: {place}: {how}")
        print(f"  mutants: {count}, of which no worked case notices {len(left)}")
        for name in left:
            print(f"    {name}")
    return int(broken)


if __name__ == "__main__":
    raise SystemExit(main())
