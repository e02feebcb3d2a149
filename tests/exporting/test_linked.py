"""JSON-LD, read as RDF: what it claims of the work, and what it does not."""

from __future__ import annotations

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from macros.exporting.linked import json_ld, texts_of
from tests.exporting.subjects import LANGUAGES, editions, subjects

# rdflib's own reader of JSON-LD still uses the class that rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA = Namespace("http://schema.org/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SITE = "https://site.example"
WORK = URIRef(f"{SITE}/id/2015-142/")


def graph(name: str) -> Graph:
    made = Graph()
    made.parse(data=json_ld(subjects()[name]), format="json-ld", publicID=f"{SITE}/data/2015-142/whole.jsonld")
    return made


@pytest.mark.parametrize("name", subjects())
def test_the_text_comes_back(name: str) -> None:
    about = subjects()[name]
    read = texts_of(json_ld(about))
    assert read == {segment: dict(about.record["text"][segment]) for segment in about.segments}


def test_the_work_and_its_force() -> None:
    found = graph("current/whole")
    assert (WORK, RDF.type, SCHEMA.Legislation) in found
    assert (WORK, RDF.type, ELI.LegalResource) in found
    assert (WORK, SCHEMA.legislationLegalForce, SCHEMA.NotInForce) in found
    assert (WORK, ELI.in_force, ELI["InForce-notInForce"]) in found
    assert Literal("已廢止", lang="zh-Hant") in set(found.objects(WORK, SCHEMA.creativeWorkStatus))
    assert {str(day) for day in found.objects(WORK, SCHEMA.legislationDate)} == {"2015-12-30"}
    assert Literal("盤政辦發〔2015〕142號") in set(found.objects(WORK, SCHEMA.legislationIdentifier))


def test_what_repealed_it_is_there_without_a_name_or_a_day() -> None:
    found = graph("current/whole")
    (repealing,) = found.subjects(SCHEMA.legislationRepeals, WORK)
    assert isinstance(repealing, BNode)
    assert set(found.predicates(repealing)) == {RDF.type, SCHEMA.description, SCHEMA.legislationRepeals}
    claims = {str(predicate) for predicate in found.predicates()}
    assert not claims & {
        str(ELI[name]) for name in ("date_no_longer_in_force", "first_date_entry_in_force", "repealed_by")
    }
    assert str(SCHEMA.legislationDateOfApplicability) not in claims
    assert str(SCHEMA.expires) not in claims


def test_what_it_supplements_is_named_as_far_as_the_text_does() -> None:
    found = graph("current/whole")
    (other,) = found.objects(WORK, SCHEMA.isBasedOn)
    assert isinstance(other, BNode)
    assert str(found.value(other, SCHEMA.legislationIdentifier)) == "盤政發〔2014〕5號"


@pytest.mark.parametrize("edition", editions())
def test_versions_say_edition_language_and_that_they_are_unofficial(edition: str) -> None:
    found, about = graph(f"{edition}/whole"), editions()[edition]
    versions = list(found.objects(WORK, SCHEMA.workExample))
    assert len(versions) == len(LANGUAGES)
    assert {str(found.value(one, SCHEMA.inLanguage)) for one in versions} == set(LANGUAGES)
    assert {str(found.value(one, SCHEMA.version)) for one in versions} == {about.standing.number}
    assert {found.value(one, SCHEMA.legislationLegalValue) for one in versions} == {SCHEMA.UnofficialLegalValue}
    assert {str(found.value(one, SCHEMA.legislationDateVersion)) for one in versions} == {"2015-12-30"}
    (translation,) = found.subjects(SCHEMA.translationOfWork, None)
    assert str(found.value(translation, SCHEMA.inLanguage)) == "en"


def test_every_part_has_its_permalink() -> None:
    found = graph("current/whole")
    about = editions()["current"]
    parts = {str(part) for part in found.objects(WORK, SCHEMA.hasPart)}
    assert parts == {f"{SITE}/id/2015-142/{item['eId']}/" for item in about.provisions}


def test_a_provision_is_part_of_the_work() -> None:
    found = graph("current/art_7")
    assert (URIRef(f"{SITE}/id/2015-142/art_7/"), SCHEMA.isPartOf, WORK) in found
