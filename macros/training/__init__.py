"""Trains the reader's network on the corpus. Not part of the build: its result, the weights, is kept in rules_data.

On the command line: `python -m macros.training` (needs requirements/train.txt: `make train`).
"""
