"""Citing: the addresses that never change, and quotations with their citation, status, edition and hash."""

from macros.citing.addresses import anchor_of, identifier_path, identifiers, page_path
from macros.citing.citations import Citation, cite, provision_sha256, provision_words

__all__ = [
    "Citation",
    "anchor_of",
    "cite",
    "identifier_path",
    "identifiers",
    "page_path",
    "provision_sha256",
    "provision_words",
]
