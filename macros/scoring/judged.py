"""What the reader's facts come to, at its own sureness and at laxer and stricter ones, each text weighed only once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from macros.scoring.measuring import Row, rows_of
from macros.scoring.scenarios import Scenario
from rulecheck.judging.outcomes import by_article, judge
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.reader import Reader
from rulecheck.reading.weighing import Sureness

OWN = 0.0
STEPS = (-4.0, -3.0, -2.0, -1.0, -0.5, OWN, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""How far the sureness asked for is moved, in log-odds: below 0 laxer than the reader's own, above 0 stricter."""


def moved(sure: Sureness, step: float) -> Sureness:
    """Return a sureness with `false` and `together` moved by `step` in log-odds."""
    if step == OWN:
        return sure

    def odds(chance: float) -> float:
        return 1 / (1 + math.exp(-(math.log(chance / (1 - chance)) + step)))

    return replace(sure, false=odds(sure.false), together=odds(sure.together))


class Judge:
    """Judges descriptions by what the reader takes as said, without explaining anything."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._reader = Reader(bundle)

    def articles(self, facts: Mapping[str, Known]) -> dict[str, str]:
        """Return article -> outcome, as `Checker.check` gives them."""
        return dict(by_article(judge(self._bundle, with_presumptions(self._bundle, facts))))

    def values(self, text: str) -> dict[str, Truth]:
        """Return fact -> value for all that is read from a text or presumed with it; what is not said is left out."""
        facts = with_presumptions(self._bundle, self._reader.read(text).facts)
        return {name: known.value for name, known in facts.items()}

    def outcomes(self, text: str) -> dict[str, str]:
        """Return article -> outcome of a text."""
        return self.articles(self._reader.read(text).facts)

    def at_steps(self, text: str, steps: Iterable[float]) -> list[dict[str, str]]:
        """Return article -> outcome at each step of sureness."""
        weighing = self._reader.weigh(text)
        judged: dict[tuple[object, ...], dict[str, str]] = {}
        found = []
        for step in steps:
            facts = self._reader.take(weighing, moved(self._reader.sure, step))
            values = tuple((name, known.value) for name, known in facts.items())
            if values not in judged:
                judged[values] = self.articles(facts)
            found.append(judged[values])
        return found


def rows_at_steps(
    judge_of: Judge, cases: Iterable[Scenario], steps: tuple[float, ...] = STEPS
) -> dict[float, list[Row]]:
    """Return for each step of sureness the rows of all scenarios."""
    table: dict[float, list[Row]] = {step: [] for step in steps}
    for case in cases:
        for step, given in zip(steps, judge_of.at_steps(case.text, steps), strict=True):
            table[step] += rows_of(case.id, case.lang, case.expect, given)
    return table
