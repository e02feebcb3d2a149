"""Begins a new instrument: every file of its folder, valid from the first, with what is still to be written marked."""

from macros.scaffolding.begin import AlreadyThere, begin

__all__ = ["AlreadyThere", "begin"]
