"""Cues: what in a description shows a fact. Data; this module gives them types.

A cue has groups of concepts. The first group is the anchor, whose polarity the fact takes; the others must stand in
the cue's scope. Topics gather the cues of one frame (a submission, a delegation …) with the facts that open it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Group = tuple[str, ...]
SCOPES = ("clause", "near", "sentence", "around", "text")
VALUES = ("polarity", "opposite", "true", "false", "unknown")
WHENS = ("", "positive", "negative", "open")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    sets: fact -> one of VALUES; "polarity" takes the anchor's, "opposite" its negation.
    see: groups of concepts, any one of a group will do; the first is the anchor, the others stand in `scope`.
    unless: concepts that must not stand in the anchor's clause, its sentence, or the text.
    ordered: the groups stand in their order, all in the anchor's clause.
    when: fire only if the anchor's polarity is so.
    agent, not_agent: who must, and must not, be the doer of the anchor.
    strong: belongs to this topic whatever other topic is nearer. weight: prevails over lighter cues of the same fact.
    """

    sets: Mapping[str, str]
    see: tuple[Group, ...]
    scope: str
    unless: Mapping[str, Group]
    ordered: bool
    when: str
    agent: Group
    not_agent: Group
    strong: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A frame: the facts that open it, its main event, the fact that says it is still ahead, and its cues."""

    name: str
    opens: tuple[str, ...]
    event: Group
    ahead: str
    yields_to: Group
    shares_with: Group
    cues: tuple[Cue, ...]


def concepts_of(topic: Topic) -> frozenset[str]:
    """Return every concept that a topic's cues and event name."""
    named = set(topic.event)
    for cue in topic.cues:
        named.update(*cue.see, *cue.unless.values(), cue.agent, cue.not_agent)
    return frozenset(named)


def _cue(data: Mapping[str, Any]) -> Cue:
    return Cue(
        sets=data["set"],
        see=tuple(tuple(group) if isinstance(group, list) else (group,) for group in data["see"]),
        scope=data.get("scope", "clause"),
        unless={
            "clause": tuple(data.get("unless", ())),
            "sentence": tuple(data.get("unless_sentence", ())),
            "text": tuple(data.get("unless_text", ())),
        },
        ordered=bool(data.get("ordered", False)),
        when=data.get("when", ""),
        agent=tuple(data.get("agent", ())),
        not_agent=tuple(data.get("not_agent", ())),
        strong=bool(data.get("strong", False)),
        weight=int(data.get("weight", 0)),
    )


def topic_from_json(data: Mapping[str, Any]) -> Topic:
    """Build a topic from the bundle's reading data."""
    return Topic(
        name=data["topic"],
        opens=tuple(data["opens"]),
        event=tuple(data.get("event", ())),
        ahead=data.get("ahead", ""),
        yields_to=tuple(data.get("yields_to", ())),
        shares_with=tuple(data.get("shares_with", ())),
        cues=tuple(_cue(cue) for cue in data["cues"]),
    )
