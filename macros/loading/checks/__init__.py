"""What no single file can show: ids that lead nowhere, quotes that do not occur, witnesses that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.loading.checks.bearers import check_bearers
from macros.loading.checks.cases import check_cases
from macros.loading.checks.examples import check_examples
from macros.loading.checks.explaining import check_explaining, check_wording
from macros.loading.checks.norms import check_norms
from macros.loading.checks.notes import check_notes
from macros.loading.checks.reading import check_reading
from macros.loading.checks.vocabulary import check_vocabulary
from macros.loading.checks.witnesses import check_witnesses
from macros.loading.checks.works import check_works
from macros.loading.problems import Problem
from macros.loading.sources import Sources

CHECKS: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    check_vocabulary,
    check_wording,
    check_reading,
    check_works,
    check_witnesses,
    check_notes,
    check_norms,
    check_bearers,
    check_cases,
    check_explaining,
    check_examples,
)
"""Every validator: yields problems, prints nothing, and passes over what could not be read."""
