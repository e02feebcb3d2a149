"""The models of rules_data/reading: the lexicon, and the topics with the cues that show a fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from macros.loading.base import FactName, Identifier, Line, Model

Group = Identifier | Annotated[tuple[Identifier, ...], Field(min_length=1)]
SettingValue = Literal["polarity", "opposite", "true", "false", "unknown"]


class Concept(Model):
    """A concept of the lexicon: its kind, the broader concepts it is one of, and its forms."""

    kind: Literal["entity", "act", "object", "operator", "mask"]
    broader: tuple[Identifier, ...] = Field(alias="is", default=())
    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()


class Cue(Model):
    """What shows a fact; see widgets/rulecheck/reading/cues.py for the meaning of each key."""

    sets: Annotated[Mapping[FactName, SettingValue], Field(alias="set", min_length=1)]
    see: Annotated[tuple[Group, ...], Field(min_length=1)]
    scope: Literal["clause", "near", "sentence", "around", "text"] = "clause"
    ordered: bool = False
    when: Literal["positive", "negative", "open"] | None = None
    agent: tuple[Identifier, ...] = ()
    not_agent: tuple[Identifier, ...] = ()
    unless: tuple[Identifier, ...] = ()
    unless_sentence: tuple[Identifier, ...] = ()
    unless_text: tuple[Identifier, ...] = ()
    strong: bool = False
    weight: int = 0
    note: Line | None = None
    examples: tuple[Line, ...] = ()


class TopicFile(Model):
    """A file of reading/topics: one frame with its own lexicon and its cues."""

    topic: Identifier
    opens: Annotated[tuple[FactName, ...], Field(min_length=1)]
    event: tuple[Identifier, ...] = ()
    ahead: FactName | None = None
    yields_to: tuple[Identifier, ...] = ()
    shares_with: tuple[Identifier, ...] = ()
    concepts: Mapping[Identifier, Concept] = Field(default_factory=dict)
    cues: tuple[Cue, ...]


class LexiconFile(Model):
    """A file of reading that holds concepts shared by topics."""

    concepts: Mapping[Identifier, Concept]


class TopicCode(Model):
    """A topic's short names in the corpus: the facts that are so wherever it stands, and those it must name."""

    topic: Identifier
    opens: Annotated[tuple[Line, ...], Field(min_length=1)]
    needs: Annotated[tuple[Line, ...], Field(min_length=1)]
    facts: Annotated[Mapping[Line, Identifier], Field(min_length=1)]

    def full(self, short: str) -> str:
        """Return the fact that a short name stands for."""
        return f"{self.topic}.{self.facts[short]}"


class CodesFile(Model):
    """reading/corpus/codes.yml: how the corpus names what a description states."""

    topics: Mapping[Line, TopicCode]


class EnglishFile(Model):
    """reading/english.yml: irregular words -> the word whose stem they share."""

    irregular: Mapping[Line, Line]
