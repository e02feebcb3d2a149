"""The examples in the engine's docstrings, and those on the page on its use, give what they say."""

from __future__ import annotations

import ast
import doctest
import importlib
import re

import pytest

from macros.loading import LANGUAGES
from macros.pages.library import ROOT
from macros.pages.views.api import api_view, described, parameters, public
from rulecheck import check

PUBLIC = ("rulecheck", "rulecheck.bundled", "rulecheck.checking", "rulecheck.usable", "rulecheck.model.bundle")
PAGES = sorted((ROOT / "docs").rglob("api/index.md"))
SHOWN = re.compile(r'^check\("(.+)"\)\["articles"\]  # (.+)$', re.MULTILINE)


@pytest.mark.parametrize("name", PUBLIC)
def test_the_examples_give_what_they_say(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.parent.name)
def test_the_page_says_what_its_example_gives(page: object) -> None:
    text, expected = SHOWN.findall(page.read_text(encoding="utf-8"))[0]  # type: ignore[attr-defined]
    assert check(text)["articles"] == ast.literal_eval(expected)


def test_there_is_a_page_in_each_language() -> None:
    assert len(PAGES) == len(LANGUAGES)


def test_every_public_name_parameter_and_error_is_described_and_no_other() -> None:
    assert set(described()) == set(public())
    for name, value in public().items():
        entry = described()[name]
        assert set(entry.get("parameters", {})) == {one.name for one in parameters(value)}, name
        raised = (
            set(re.findall(r"[Rr]aises? ([A-Z]\w+)|and ([A-Z]\w+Error) if", value.__doc__ or ""))
            if parameters(value)
            else set()
        )
        assert {one for pair in raised for one in pair if one} == set(entry.get("raises", {})), name
        assert all(set(text) == set(LANGUAGES) for text in (entry["says"], *entry.get("parameters", {}).values()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_types_and_defaults(lang: str) -> None:
    found = {entry["name"]: entry for entry in api_view(lang)["entries"]}
    rows = {row["name"]: row for row in found["check"]["parameters"]}
    assert (rows["text"]["type"], rows["text"]["default"]) == ("str", "")
    assert (rows["on"]["type"], rows["on"]["default"]) == ("date | None", "None")
    assert found["check"]["signature"].startswith("check(text: str, bundle: Bundle | None = None, *, lang:")
    assert ">>> from rulecheck import check" in found["check"]["example"]
