"""The model of an instrument's bearers.yml: who stands where in each article, with the words that say so."""

from __future__ import annotations

from typing import Literal

from macros.loading.base import Identifier, Languages, Line, Model, SegmentId

Part = Literal["bears", "decides", "receives", "subject", "not_named"]
"""Bears a duty; decides or approves; is reported to; is what is done to; or is left out where others are named."""


class Body(Model):
    """One of the persons and bodies that the articles name."""

    id: Identifier
    name: Languages
    short: Languages


class Standing(Model):
    """Where a body stands in an article. `quote` is verbatim, and empty only for one that is not named.

    `by`: who reports to a body that is reported to, or needs the word of one that decides.
    """

    segment: SegmentId
    body: Identifier
    part: Part
    by: tuple[Identifier, ...] = ()
    quote: Line | None = None


class BearersFile(Model):
    """All of bearers.yml."""

    bodies: tuple[Body, ...] = ()
    standings: tuple[Standing, ...] = ()
