"""The model of an instrument's explaining.yml: to whom duties are owed, and what one article means for another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from macros.loading.base import Identifier, Languages, Model, NormId

ProvisionId = Annotated[str, StringConstraints(pattern=r"^art_\d+$")]


class When(Model):
    """When a cross-effect is told: every part that is given must hold."""

    engaged: tuple[ProvisionId, ...] = ()
    absent: tuple[ProvisionId, ...] = ()
    norms: tuple[NormId, ...] = ()
    violated: tuple[ProvisionId, ...] = ()


class CrossEffect(Model):
    """What one article means for another, told once."""

    id: Identifier
    when: When
    text: Languages


class ExplainingFile(Model):
    """All of explaining.yml."""

    owed_to: Mapping[NormId, Languages]
    cross_effects: tuple[CrossEffect, ...]
