"""A sample of `make fuzz`: seeds, mutations of them and what Hypothesis makes up go through every entry without an exception."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulecheck.browser import handle
from rulecheck.usable import MOST_JSON
from tests.fuzzing.entries import ENTRIES, INSTRUMENT
from tests.fuzzing.seeds import ODD, inputs, seeds

SAMPLE = {"whole_check": 40, "request": 150, "saved_or_batch": 100, "cutting": 150}
PIECES = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.sampled_from(["市長", "批准", "未經", "vice mayor", "approved", "not "]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | PIECES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PIECES, inner, max_size=3),
    max_leaves=8,
)
REQUEST = st.fixed_dictionaries(
    {"instrument": st.just(INSTRUMENT) | JSON, "text": st.lists(PIECES, max_size=8).map("".join) | JSON},
    optional={"lang": st.sampled_from(["en", "zh-Hans", "xx"]) | JSON, "on": st.sampled_from(["2016-03-01", "2016-13-01"]) | JSON, "facts": JSON, "base": JSON, "variant": JSON},
)  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES)
def test_seeds_and_their_mutations_raise_nothing(entry: str) -> None:
    for content in [*seeds(entry)[:20], *inputs(entry, SAMPLE.get(entry, 400))]:
        ENTRIES[entry][0](content)


@pytest.mark.parametrize("entry", ENTRIES)
@settings(max_examples=40)
@given(parts=st.lists(PIECES, max_size=12))
def test_pieces_put_together_raise_nothing(entry: str, parts: list[str]) -> None:
    ENTRIES[entry][0]("".join(parts).encode("utf-8", errors="surrogatepass"))


@settings(max_examples=150)
@given(request=REQUEST)
def test_a_request_of_any_shape_is_answered(request: dict[str, object]) -> None:
    ENTRIES["request"][0](json.dumps(request).encode())


@pytest.mark.parametrize(
    ("request_text", "told"),
    [
        ("[" * 100_000, "nested too deeply"),
        ("{}", "“text” of the request is not of the type wanted"),
        ('{"text": "a", "facts": []}', "“facts” of the request"),
        ('{"text": "a", "variant": {"text": 1}}', "“variant.text” of the request"),
        ('{"text": "a", "instrument": "../../secret"}', "There is no instrument named “../../secret”"),
        ('{"text": "a", "instrument": "nowhere-1"}', "There is no instrument named “nowhere-1”"),
        (json.dumps({"text": "a" * MOST_JSON}), f"the most is {MOST_JSON}"),
        (json.dumps({"text": "市" * 5_001, "instrument": INSTRUMENT}), "The text has 5001 characters; the most is 5000"),
        ("null", "not a JSON object"),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused_in_three_languages(request_text: str, told: str) -> None:
    error = json.loads(handle(request_text))["error"]
    assert told in error["message"]["en"]
    assert set(error["message"]) == {"zh-Hant", "zh-Hans", "en"}


def test_half_a_character_comes_back_as_it_went_in() -> None:
    text = "A vice mayor \ud83d chaired a meeting and invited the county heads without the mayor's approval."
    answer = json.loads(handle(json.dumps({"instrument": INSTRUMENT, "text": text, "lang": "en"})))
    assert answer["result"]["articles"]["7"] == "violated"
    handle(json.dumps({"instrument": INSTRUMENT, "text": text})).encode("utf-8")
