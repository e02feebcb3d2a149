"""The model of an instrument's norms.yml: its bearers, and its norms with the words they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from macros.loading.base import ExpressionSource, Identifier, Languages, Line, Model, NormId, SegmentId


class ExceptionRule(Model):
    """What releases from a norm's demand."""

    id: NormId
    segment: SegmentId
    quote: Line
    label: Languages
    when: ExpressionSource


class Norm(Model):
    """One norm. The quote stands word for word in the segment's critical text."""

    id: NormId
    segment: SegmentId
    quote: Line
    label: Languages
    bearer: Identifier
    modality: Literal["obligation", "prohibition", "permission"]
    engaged: ExpressionSource
    conditions: tuple[ExpressionSource, ...] = ()
    requirement: ExpressionSource
    exceptions: tuple[ExceptionRule, ...] = ()

    @property
    def provision(self) -> str:
        """The eId of the provision that the norm belongs to: art_7 for art_7.no_invitation."""
        return self.id.partition(".")[0]


class NormsFile(Model):
    """All of norms.yml."""

    bearers: Mapping[Identifier, Languages]
    norms: tuple[Norm, ...]
