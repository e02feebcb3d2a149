"""What people type finds its provision: the list in queries.yml, by the site's own search, run under Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from macros.searching.passages import SEARCH_FILE, fold_table
from macros.toolchain.node import find

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site"
QUERIES: list[dict[str, Any]] = YAML(typ="safe").load(HERE / "queries.yml")
FIRST = 0.95
"""The share of queries whose provision stands first."""


def ask(queries: list[str]) -> list[list[dict[str, Any]]]:
    (scripts,) = (SITE / "assets").glob("search-*")
    command = [*find().node, str(HERE / "finding.mjs"), str(scripts), str(SITE / SEARCH_FILE)]
    done = subprocess.run(command, input="\n".join(queries), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def found() -> dict[str, list[dict[str, Any]]]:
    typed = [item["query"] for item in QUERIES]
    return dict(zip(typed, ask(typed), strict=True))


def names(groups: list[dict[str, Any]]) -> list[str]:
    return [group["path"].strip("/").split("/")[-1] for group in groups]


def test_the_list_is_long_enough_and_each_query_stands_once() -> None:
    assert len(QUERIES) >= 60
    assert len({item["query"] for item in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize("item", QUERIES, ids=lambda item: item["query"])
def test_the_provision_is_among_the_first_three(item: dict[str, Any], found: dict[str, Any]) -> None:
    assert set(names(found[item["query"]])[:3]) & set(item["finds"])


def test_for_nearly_all_it_is_the_first(found: dict[str, Any]) -> None:
    first = [bool(set(names(found[item["query"]])[:1]) & set(item["finds"])) for item in QUERIES]
    assert sum(first) / len(first) >= FIRST


@pytest.mark.parametrize(
    ("one", "other"), [("約談", "约谈"), ("縣區長", "县区长"), ("三嚴三實", "三严三实"), ("ＡＲＴ 7", "art 7")]
)
def test_scripts_and_widths_find_the_same(one: str, other: str) -> None:
    here, there = ask([one, other])
    assert names(here) == names(there)


def test_matches_are_marked_in_both_scripts(found: dict[str, Any]) -> None:
    for query in ("約談", "约谈"):
        marked = [passage["marked"] for passage in found[query][0]["passages"]]
        assert any("約談" in traditional and "约谈" in simplified for traditional, simplified, _ in marked)


def test_what_the_text_has_not_finds_nothing() -> None:
    assert ask(["quantum chromodynamics", "？！", "火星"]) == [[], [], []]


def test_the_fold_is_one_character_to_one() -> None:
    table = fold_table(["約談規範，約", "约谈"])
    assert table == {"約": "约", "範": "范", "規": "规", "談": "谈"}
