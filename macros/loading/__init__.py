"""Reads rules_data: YAML with line numbers, typed models, cross-checks, canonical form.

`load(root)` returns RulesData or raises RulesDataError; `check(root)` returns every Problem.
On the command line: `python -m macros.loading [--fix] [--schemas] [ROOT]`.
"""

from macros.loading.loading import check, load, noncanonical, rewrite
from macros.loading.problems import Problem, RulesDataError, print_problems
from macros.loading.rules_data import LANGUAGES, Instrument, RulesData
from macros.loading.weights import outdated

__all__ = [
    "LANGUAGES",
    "Instrument",
    "Problem",
    "RulesData",
    "RulesDataError",
    "check",
    "load",
    "noncanonical",
    "outdated",
    "print_problems",
    "rewrite",
]
