"""The models of an instrument's text/*.yml and witnesses.yml: wording by segment, and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel, StringConstraints

from macros.loading.base import Languages, Line, Model, SegmentId


class SegmentsFile(RootModel[Mapping[SegmentId, Line]]):
    """All of text/zh-Hant.yml, text/en.yml or text/zh-Hans.overrides.yml: segment id -> wording."""

    model_config = ConfigDict(strict=True, frozen=True)


class Witness(Model):
    """A file that carries the text, with its SHA-256 and where it came from."""

    siglum: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")]
    file: Line
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    description: Languages
    origin: Languages


class WitnessesFile(RootModel[Annotated[tuple[Witness, ...], Field(min_length=1)]]):
    """All of witnesses.yml."""

    model_config = ConfigDict(strict=True, frozen=True)
