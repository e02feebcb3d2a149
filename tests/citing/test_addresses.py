"""Addresses: the three tiers, and what belongs to which provision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.citing import anchor_of, identifier_path, identifiers, page_path
from macros.citing.addresses import provision_of

EDITIONS = Path(__file__).parents[2] / "rules_data" / "editions"


@pytest.mark.parametrize(
    ("name", "provision", "anchor"),
    [
        ("art_5", "art_5", ""),
        ("art_5__s_2", "art_5", "#art_5__s_2"),
        ("art_7.no_invitation", "art_7", "#art_7.no_invitation"),
        ("preamble", "preamble", ""),
        ("colophon__date", "colophon", "#colophon__date"),
    ],
)
def test_a_name_leads_to_its_provision(name: str, provision: str, anchor: str) -> None:
    assert provision_of(name) == provision
    assert anchor_of(name) == anchor


def test_the_three_tiers() -> None:
    assert identifier_path("2015-142", "art_5__s_2") == "id/2015-142/art_5__s_2/"
    assert identifier_path("2015-142") == "id/2015-142/"
    assert page_path("2015-142", "zh-Hant", "art_5__s_2") == "2015-142/art_5/#art_5__s_2"
    assert page_path("2015-142", "zh-Hans", "art_5") == "zh-Hans/2015-142/art_5/"
    assert page_path("2015-142", "en", "art_7.no_invitation", "1.0") == "ed/1.0/en/2015-142/art_7/#art_7.no_invitation"
    assert page_path("2015-142", "en") == "en/2015-142/"


@pytest.mark.parametrize("file", sorted(EDITIONS.glob("*/*.json")), ids=lambda path: str(path.name))
def test_every_provision_sentence_and_norm_is_named_once(file: Path) -> None:
    record = json.loads(file.read_text(encoding="utf-8"))
    names = list(identifiers(record))
    assert len(names) == len(set(names))
    assert set(record["text"]) <= set(names)
    assert {norm["id"] for norm in record["norms"]["norms"]} <= set(names)
