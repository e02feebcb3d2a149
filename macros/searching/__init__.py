"""What can be searched for: the passages of the current text, in three languages, for the reader's browser to index."""

from macros.searching.passages import SEARCH_FILE, search_data

__all__ = ["SEARCH_FILE", "search_data"]
