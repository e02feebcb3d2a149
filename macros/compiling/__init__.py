"""Compiles rules_data into the bundle of plain JSON that the engine and the widget run on.

On the command line: `python -m macros.compiling [--root RULES_DATA] [--out FOLDER]`.
"""

from macros.compiling.bundle import compile_bundle, write_bundle

__all__ = ["compile_bundle", "write_bundle"]
