"""What a permalink's name stands for in words: the whole, a provision, or one of its sentences or norms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.citing.addresses import anchor_of, provision_of

_COUNTED = {
    "paragraph": {"zh-Hant": "{label}第{place}句", "zh-Hans": "{label}第{place}句", "en": "{label} sentence {place}"},
    "lines": {"zh-Hant": "{label}第{place}行", "zh-Hans": "{label}第{place}行", "en": "{label} line {place}"},
}
_NORM = {"zh-Hant": "{label}：{norm}", "zh-Hans": "{label}：{norm}", "en": "{label}: {norm}"}


def provision_named(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the provision that a name is or belongs to. Raises KeyError if the record has none such."""
    for provision in record["work"]["structure"]:
        if provision["eId"] == provision_of(name):
            found: Mapping[str, Any] = provision
            return found
    raise KeyError(f"this edition has no provision for {name}")


def norm_named(record: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """Return the norm of that name, or None."""
    return next((norm for norm in record["norms"]["norms"] if norm["id"] == name), None)


def segments_named(record: Mapping[str, Any], name: str) -> list[str]:
    """Return the segments that a name stands for: one for a sentence or a norm, all for a provision."""
    provision = provision_named(record, name)
    if name == provision["eId"]:
        return list(provision["segments"])
    norm = norm_named(record, name)
    return [norm["segment"] if norm else name]


def label_of(record: Mapping[str, Any], name: str, lang: str) -> str:
    """Return the name in words: 第五條第二句, Article 7: heads are not invited; the short title without a name."""
    if not name:
        return str(record["work"]["short_title"][lang])
    provision, norm = provision_named(record, name), norm_named(record, name)
    label = str(provision["label"][lang])
    if norm:
        return _NORM[lang].format(label=label, norm=norm["label"][lang])
    if anchor_of(name):
        place = provision["segments"].index(name) + 1
        return _COUNTED[provision["layout"]][lang].format(label=label, place=place)
    return label
