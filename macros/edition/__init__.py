"""Editions: the critical text, its apparatus, and the frozen records that are released."""
