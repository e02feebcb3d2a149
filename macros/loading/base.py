"""What all models of the data share: strictness, the three languages, ids and expressions over facts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from rulecheck.model.expressions import fact_names, parse

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
"""The languages of everything that a reader sees; the first is the default."""


class Model(BaseModel):
    """A frozen record: unknown keys and values of another type are rejected, nothing is coerced."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)


Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
"""Text without a line break, without blanks at its ends, and not empty."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
SegmentId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*(__[a-z0-9]+(_[a-z0-9]+)*)?$")]
NormId = Annotated[str, StringConstraints(pattern=r"^art_\d+\.[a-z][a-z0-9_]*$")]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
Day = date


class Languages(Model):
    """The same in the three languages."""

    zh_hant: Line = Field(alias="zh-Hant")
    zh_hans: Line = Field(alias="zh-Hans")
    en: Line

    def as_json(self) -> dict[str, str]:
        """Return {"zh-Hant", "zh-Hans", "en"}."""
        return {"zh-Hant": self.zh_hant, "zh-Hans": self.zh_hans, "en": self.en}


def _source(source: JsonValue) -> str | dict[str, JsonValue]:
    """Narrow a JSON value to what an expression can be."""
    if isinstance(source, (str, dict)):
        return source
    raise ValueError(f"not an expression: {source!r}; use a fact's name, all, any, not or stated")


def _expression(source: JsonValue) -> JsonValue:
    parse(_source(source))
    return source


ExpressionSource = Annotated[JsonValue, AfterValidator(_expression)]
"""A fact's name, or {all: [..]}, {any: [..]}, {not: ..}, {stated: FACT}: as in the data and the bundle."""


def facts_of(source: JsonValue) -> list[str]:
    """Return the names of the facts in an expression, in its order, repeats included."""
    return list(fact_names(parse(_source(source))))
