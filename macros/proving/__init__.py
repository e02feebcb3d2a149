"""Proves the norms: all combinations of their facts are tried, told as decision tables, and mutants are killed.

On the command line: `python -m macros.proving` prints what was tried, what is wrong, and which mutants survive.
"""

from macros.proving.laws import breaches, tried
from macros.proving.tables import Table, decision_table

__all__ = ["Table", "breaches", "decision_table", "tried"]
