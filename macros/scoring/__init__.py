"""Scores the reader on the test corpora, by other hands than those it was trained on: figures, a curve, an account."""
