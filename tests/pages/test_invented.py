"""Made-up instruments to time builds with: valid data, of fifteen articles with a norm each, that say what they are."""

from __future__ import annotations

from pathlib import Path

from macros.benching.invented import ARTICLES, invent
from macros.loading import LANGUAGES, check
from macros.pages.library import Library

REPOSITORY = Path(__file__).parents[2]


def test_they_are_valid_and_say_that_they_are_invented(tmp_path: Path) -> None:
    root = invent(REPOSITORY / "rules_data", tmp_path / "data", 2)
    assert check(root) == []
    shelves = list(Library(root).shelves.values())
    assert len(shelves) == 2
    for shelf in shelves:
        work = shelf.current["work"]
        assert sum(item["kind"] == "article" for item in work["structure"]) == ARTICLES
        assert len(shelf.bundle.norms) == ARTICLES
        said = [work["title"][lang] for lang in LANGUAGES]
        assert all(word in title for word, title in zip(("虛構", "虚构", "Invented"), said, strict=True))
