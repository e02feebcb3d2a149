"""A description cut up for reading: folded text, units, what the lexicon could see, clauses, and lapses of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rulecheck.reading.clauses import Clause, split_clauses
from rulecheck.reading.dates import dated
from rulecheck.reading.folding import fold
from rulecheck.reading.intervals import Lapse, lapses
from rulecheck.reading.lexicon import Candidates, Lexicon, Token
from rulecheck.reading.questions_in_text import open_forms, with_open_forms
from rulecheck.reading.units import Unit, split_units


@dataclass(frozen=True, slots=True)
class Passage:
    """One description. The clauses carry the tokens that the whole vocabulary cuts out of them."""

    units: list[Unit]
    candidates: Candidates
    asked: list[Token]
    clauses: list[Clause]
    lapses: list[Lapse]

    def span(self, clause: Clause) -> tuple[int, int]:
        """Return a clause's place in the description (half open, code points)."""
        return self.units[clause.first].start, self.units[clause.last - 1].end


def cut(text: str, lexicon: Lexicon, table: Mapping[int, str]) -> Passage:
    """Cut a description up. `table` folds one character to one (see folding), so that offsets stay true."""
    folded = fold(text, table)
    units = split_units(folded, lexicon.irregular)
    candidates = lexicon.candidates(units)
    asked = list(open_forms(units))
    tokens = with_open_forms(units, lexicon.cut(units, candidates, lexicon.names), asked)
    return Passage(units, candidates, asked, split_clauses(units, tokens, list(dated(folded))), list(lapses(folded)))
