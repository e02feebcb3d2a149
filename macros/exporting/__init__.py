"""Exports: an edition, whole or one provision of it, in the formats that machines and other editions read."""
