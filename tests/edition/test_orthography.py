"""What the orthography says of converters is what they do."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from macros.edition.simplify import simplify
from macros.loading import load

INSTRUMENT = next(iter(load(Path(__file__).parents[2] / "rules_data").instruments.values()))
CRITICAL = INSTRUMENT.critical.root
DIFFERENCES = INSTRUMENT.work.orthography.differences
CONVERTERS = sorted({name for item in DIFFERENCES for name in item.converter})


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_converter_departs_from_the_text_just_where_it_is_said_to(converter: str) -> None:
    convert = OpenCC(converter).convert
    for segment, text in CRITICAL.items():
        recorded = [item for item in DIFFERENCES if converter in item.converter and segment in item.places]
        wanted = text
        for item in recorded:
            assert item.form in text, (segment, item.form)
            wanted = wanted.replace(item.form, item.converter_form)
        assert convert(simplify(text)) == wanted


@pytest.mark.parametrize("converter", ["t2tw", "t2hk"])
def test_the_converters_for_taiwan_and_hong_kong_leave_the_text_as_it_is(converter: str) -> None:
    convert = OpenCC(converter).convert
    assert [name for name, text in CRITICAL.items() if convert(text) != text] == []


def test_simplified_and_back_to_simplified_is_the_same() -> None:
    assert [name for name, text in CRITICAL.items() if simplify(simplify(text)) != simplify(text)] == []
