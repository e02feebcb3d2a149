"""What a form gives for a pinpoint and an address is what the style itself gives for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from macros.citing import identifiers, processor
from tests.citing.references import library, reference

MAKERS: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "gbt": ("zh-Hans", processor._for_gbt),
    "apa": ("en", lambda item: processor._for_apa(item, "Panjin Shi")),
}


@pytest.mark.parametrize("style", MAKERS)
@pytest.mark.parametrize("name", ["", *list(identifiers(library().first.current))[1::9]])
def test_a_form_filled_in_is_what_the_style_gives(style: str, name: str) -> None:
    lang, make = MAKERS[style]
    item = processor.csl_item(reference(name), lang)
    direct = processor._form(json.dumps(make(item), ensure_ascii=False), style)
    assert processor._formatted(make, item, style) == direct
