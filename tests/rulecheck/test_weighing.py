"""What is sure enough is taken as said; the rest is left open, never guessed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rulecheck.reading.network import Weighed
from rulecheck.reading.weighing import Sureness, taken

SURE = Sureness(topic=0.5, true=0.6, false=0.8, presumed=0.5, together=0.7)


def weighed(unsaid: float = 0.0, true: float = 0.0, false: float = 0.0, left_open: float = 0.0) -> Weighed:
    return Weighed((unsaid, true, false, left_open), 0)


def test_the_likely_is_taken_and_the_unlikely_left_open() -> None:
    facts = {
        "so": weighed(true=0.95, unsaid=0.05),
        "not_so": weighed(false=0.9, true=0.1),
        "unsure": weighed(true=0.5, false=0.4, unsaid=0.1),
        "unsaid": weighed(unsaid=0.9, true=0.1),
        "left_open": weighed(left_open=0.6, true=0.4),
    }
    assert taken(1.0, facts, {}, SURE) == {"so": True, "not_so": False, "unsure": None, "left_open": None}


def test_what_was_broken_needs_the_topic_to_be_likely_too() -> None:
    facts = {"not_so": weighed(false=0.9, true=0.1)}
    assert taken(0.95, facts, {}, SURE) == {"not_so": False}
    assert taken(0.6, facts, {}, SURE) == {"not_so": None}


def test_silence_and_the_usual_come_to_the_same() -> None:
    facts = {"prompt": weighed(unsaid=0.5, true=0.45, left_open=0.05)}
    assert taken(1.0, facts, {"prompt": True}, SURE) == {}
    assert taken(1.0, {"prompt": weighed(unsaid=0.3, true=0.6, false=0.1)}, {"prompt": True}, SURE) == {"prompt": True}
    assert taken(1.0, {"prompt": weighed(false=0.9, true=0.1)}, {"prompt": True}, SURE) == {"prompt": False}
    assert taken(1.0, {"prompt": weighed(false=0.5, left_open=0.5)}, {"prompt": True}, SURE) == {"prompt": None}


def test_all_done_must_be_likely_together() -> None:
    facts = {name: weighed(true=chance, false=1 - chance) for name, chance in (("a", 0.9), ("b", 0.75), ("c", 0.95))}
    assert taken(1.0, facts, {}, SURE) == {"a": True, "b": None, "c": True}


chances = st.lists(st.floats(0, 1), min_size=4, max_size=4).map(
    lambda parts: Weighed(tuple(part / (sum(parts) or 1.0) for part in parts), 0)  # type: ignore[arg-type]
)
shares = st.floats(0, 1)


@given(
    st.dictionaries(st.sampled_from("abcdef"), chances, max_size=6),
    shares,
    st.builds(Sureness, shares, shares, shares, shares, shares),
    st.floats(0, 1),
)
def test_asking_for_more_sureness_of_denials_never_adds_one(
    facts: dict[str, Weighed], topic: float, sure: Sureness, more: float
) -> None:
    stricter = Sureness(sure.topic, sure.true, max(sure.false, more), sure.presumed, sure.together)
    before = {name for name, value in taken(topic, facts, {}, sure).items() if value is False}
    after = {name for name, value in taken(topic, facts, {}, stricter).items() if value is False}
    assert after <= before
