"""The command `rulecheck`: the one place of this package that reads files and writes to a terminal."""

from rulecheck.cli.main import main

__all__ = ["main"]
