"""The bundle: one instrument's norms, facts, status and reading data, as typed objects made from plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rulecheck.model.expressions import Expression, parse, triggers

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
Text = Mapping[str, str]
"""Language tag -> text, one for each of LANGUAGES."""


class BundleError(ValueError):
    """The bundle is not one that this version of rulecheck can read."""


@dataclass(frozen=True, slots=True)
class FactType:
    """An entry of the vocabulary. `before` names the fact that must hold for this one still to be brought about."""

    name: str
    label: Text
    ask: Text
    who: Text
    kind: str
    mend: str
    before: str
    term: str
    presumed_value: bool | None
    presumed_given: Expression | None


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """What releases from a norm's demand."""

    id: str
    segment: str
    quote: Text
    label: Text
    when: Expression


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm: engaged by an event, under conditions, demanding a requirement unless an exception holds."""

    id: str
    provision: str
    segment: str
    quote: Text
    label: Text
    bearer: Text
    modality: str
    engaged: Expression
    conditions: tuple[Expression, ...]
    requirement: Expression
    exceptions: tuple[ExceptionRule, ...]

    @property
    def article(self) -> str:
        """The article's number: "7" for provision art_7."""
        return self.provision.removeprefix("art_")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days (ISO dates, both inclusive, None for open) with the instrument's status in it."""

    start: str | None
    end: str | None
    state: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that a check needs besides the description."""

    instrument: Mapping[str, Any]
    status: tuple[Period, ...]
    now: Mapping[str, Any]
    norms: tuple[Norm, ...]
    facts: Mapping[str, FactType]
    terms: Mapping[str, Text]
    reading: Mapping[str, Any]
    provisions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    leaves_open: Mapping[str, Text] = field(default_factory=dict)
    explaining: Mapping[str, Any] = field(default_factory=dict)
    engaged_by: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    """Fact -> the places in `norms` of those that it may engage; "" -> of those that need no fact."""

    def __post_init__(self) -> None:
        found: dict[str, list[int]] = {}
        for place, norm in enumerate(self.norms):
            for name in triggers(norm.engaged) or {""}:
                found.setdefault(name, []).append(place)
        object.__setattr__(self, "engaged_by", {name: tuple(places) for name, places in found.items()})

    def may_be_engaged(self, names: Iterable[str]) -> list[Norm]:
        """Return the norms, in order, whose event some facts known by these names may show: no other is engaged."""
        places = {place for name in ("", *names) for place in self.engaged_by.get(name, ())}
        return [self.norms[place] for place in sorted(places)]


def _fact(name: str, data: Mapping[str, Any]) -> FactType:
    mend, presumed = data["mend"], data.get("presumed")
    return FactType(
        name=name,
        label=data["label"],
        ask=data["ask"],
        who=data.get("who") or {},
        kind=data["kind"],
        mend="before" if isinstance(mend, dict) else mend,
        before=mend["before"] if isinstance(mend, dict) else "",
        term=data.get("term") or "",
        presumed_value=presumed["value"] if presumed else None,
        presumed_given=parse(presumed["given"]) if presumed else None,
    )


def _norm(data: Mapping[str, Any]) -> Norm:
    return Norm(
        id=data["id"],
        provision=data["provision"],
        segment=data["segment"],
        quote=data["quote"],
        label=data["label"],
        bearer=data["bearer"],
        modality=data["modality"],
        engaged=parse(data["engaged"]),
        conditions=tuple(parse(condition) for condition in data["conditions"]),
        requirement=parse(data["requirement"]),
        exceptions=tuple(
            ExceptionRule(e["id"], e["segment"], e["quote"], e["label"], parse(e["when"])) for e in data["exceptions"]
        ),
    )


def bundle_from_json(data: Mapping[str, Any]) -> Bundle:
    """Build a Bundle from the compiled JSON (format 1). Raises BundleError if a part is missing or malformed."""
    if data.get("format") != 1:
        raise BundleError(f"bundle format {data.get('format')!r} is not 1; build it again with `make data`")
    try:
        return Bundle(
            instrument=data["instrument"],
            status=tuple(Period(p["from"], p["to"], p["state"], p["reason"]) for p in data["status"]),
            now=data["now"],
            norms=tuple(_norm(norm) for norm in data["norms"]),
            facts={name: _fact(name, fact) for name, fact in data["facts"].items()},
            terms=data["terms"],
            reading=data["reading"],
            provisions=data.get("provisions") or {},
            leaves_open=data.get("terms_leave_open") or {},
            explaining=data.get("explaining") or {},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BundleError(f"malformed bundle: {error!r}; build it again with `make data`") from error


def load_bundle(source: str) -> Bundle:
    """Build a Bundle from the text of a compiled bundle file. Raises BundleError if it is not one.

    >>> from rulecheck import BundleError, load_bundle
    >>> try:
    ...     load_bundle("{}")
    ... except BundleError as error:
    ...     print(error)
    bundle format None is not 1; build it again with `make data`
    """
    try:
        data = json.loads(source)
    except ValueError as error:
        raise BundleError(f"the bundle is not JSON: {error}; build it again with `make data`") from error
    return bundle_from_json(data)
