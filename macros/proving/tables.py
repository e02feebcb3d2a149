"""Decision tables: the combinations of a norm's facts folded into as few rows as tell all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from macros.proving.laws import Outcomes, outcomes
from macros.proving.space import State, states
from rulecheck.judging.outcomes import Outcome
from rulecheck.model.bundle import Norm

Cell = tuple[State, ...]
"""The states that a row allows for a fact; all of them where it does not matter."""
TOLD: tuple[Outcome, ...] = ("not_applicable", "violated", "satisfied")
OTHERWISE: Outcome = "undetermined"


@dataclass(frozen=True)
class Row:
    """One row: a cell for each fact, and the outcome of every combination that it holds."""

    cells: tuple[Cell, ...]
    outcome: Outcome

    def holds(self, point: Sequence[State]) -> bool:
        """Whether a combination falls under this row."""
        return all(state in cell for state, cell in zip(point, self.cells, strict=True))


@dataclass(frozen=True)
class Table:
    """A norm's table. What falls under no row is undetermined."""

    facts: tuple[str, ...]
    states: tuple[Cell, ...]
    rows: tuple[Row, ...]
    combinations: int

    def outcome(self, point: Sequence[State]) -> Outcome:
        """Return the outcome that the table gives a combination."""
        return next((row.outcome for row in self.rows if row.holds(point)), OTHERWISE)


def _pure(cells: Sequence[Cell], outcome: Outcome, given: Outcomes) -> bool:
    return all(given[point] == outcome for point in product(*cells))


def _widest(point: Sequence[State], allowed: Sequence[Cell], given: Outcomes) -> tuple[Cell, ...]:
    """Return the cells of a row around a combination: each fact left open, or as wide as its outcome allows."""
    outcome = given[tuple(point)]
    cells: list[Cell] = [(state,) for state in point]
    for place in reversed(range(len(cells))):
        for wider in _wider(allowed[place], point[place]):
            tried = [*cells[:place], wider, *cells[place + 1 :]]
            if _pure(tried, outcome, given):
                cells = tried
                break
    return tuple(cells)


def _wider(allowed: Cell, state: State) -> Iterator[Cell]:
    """Yield the cells that hold a state, the widest first."""
    others = [other for other in allowed if other != state]
    for size in range(len(others), 0, -1):
        for left_out in range(len(others)) if size < len(others) else (None,):
            chosen = {state, *(other for index, other in enumerate(others) if index != left_out)}
            if len(chosen) == size + 1:
                yield tuple(other for other in allowed if other in chosen)


def _rows(outcome: Outcome, allowed: Sequence[Cell], given: Outcomes) -> list[Row]:
    left = [point for point, found in given.items() if found == outcome]
    rows: list[Row] = []
    while left:
        row = Row(_widest(left[0], allowed, given), outcome)
        rows.append(row)
        left = [point for point in left if not row.holds(point)]
    needed = list(rows)
    for row in rows:
        others = [other for other in needed if other is not row]
        held = (point for point in product(*row.cells))
        if others and all(any(other.holds(point) for other in others) for point in held):
            needed = others
    return needed


def decision_table(norm: Norm) -> Table:
    """Return a norm's decision table. It gives every combination of facts the engine's outcome (a test holds this)."""
    allowed = states([norm])
    given = outcomes(norm)
    cells = tuple(allowed.values())
    rows = [row for outcome in TOLD for row in _rows(outcome, cells, given)]
    return Table(tuple(allowed), cells, tuple(rows), len(given))
