"""Order in time: whether an act that had to come first came only afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from rulecheck.reading.clauses import Clause
from rulecheck.reading.cues import Topic
from rulecheck.reading.frames import NEARBY
from rulecheck.reading.lexicon import Token


def _side(token: Token, clause: Clause) -> str:
    """Return "before" or "after" if the token stands in a subordinate phrase of time of its clause, else "".

    Chinese closes such a phrase (…之前, …後), English opens it (before …, after …).
    """
    for other in clause.tokens:
        if "phrase_before" in other.concepts and other.first >= token.last:
            return "before"
        if "phrase_after" in other.concepts and other.first >= token.last:
            return "after"
        if "opens_before" in other.concepts and other.last <= token.first:
            return "before"
        if "opens_after" in other.concepts and other.last <= token.first:
            return "after"
    return ""


def days_after(anchor: Token, clause: Clause, event: Token, other: Clause) -> float | None:
    """Return how many days after an event an act was, by the days said of both; None where either has none, or they
    are not on one scale (a weekday and a date).
    """
    mine = [day for day in clause.days if clause is not other or day.start < anchor.start]
    theirs = [day for day in other.days if clause is not other or day.start < event.start]
    if not mine or not theirs:
        return None
    own = min(mine, key=lambda day: abs(day.start - anchor.start))
    its = min(theirs, key=lambda day: abs(day.start - event.start))
    return None if own.scale != its.scale or own == its else own.day - its.day


def events_of(topic: Topic, anchor: Token, clause: Clause, clauses: Sequence[Clause]) -> list[tuple[Clause, Token]]:
    """Return the tokens of a topic's main event, other than the anchor of a clause, in the clauses nearby."""
    return [
        (part, token)
        for part in clauses[max(0, clause.index - NEARBY) : clause.index + NEARBY + 1]
        for token in part.tokens
        if token is not anchor and not token.concepts.isdisjoint(topic.event)
    ]


def came_afterwards(anchor: Token, clause: Clause, clauses: Sequence[Clause], topic: Topic) -> bool:
    """Whether the description puts an act after its topic's main event: by words for it (事後, retroactively), by a
    clause of time, or by 才 / "only then" / "the following week" once the event has been told.
    """
    if clause.has("afterwards"):
        return True
    events = events_of(topic, anchor, clause, clauses)
    for part, token in events:
        days = days_after(anchor, clause, token, part)
        if days:
            return days > 0
    side = _side(anchor, clause)
    if side == "after":
        return False
    for part, token in events:
        if part.sentence != clause.sentence:
            continue
        other = _side(token, part)
        if side == "before" and other != "before" and part.index >= clause.index - 1:
            return True
        if other == "after" and side != "after" and 0 <= clause.index - part.index <= 1 and token.first < anchor.first:
            return True
    told_before = any(part.index < clause.index or token.first < anchor.first for part, token in events)
    return told_before and (clause.has("only_then") or clause.has("later_on"))
