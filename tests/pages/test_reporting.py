"""An error is reported from the sentence that has it: the form is filled in with its permalink and words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ruamel.yaml import YAML

from macros.pages.reporting import TEMPLATE, reporter

FORMS = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
PATH, WORDS = "id/2015-142/art_7/", "「副市長主持召開的會議」&c."


def test_without_a_repository_nothing_is_offered() -> None:
    assert reporter("", "https://example.org") is None


def test_github_gets_the_fields_of_its_form() -> None:
    report = reporter("https://github.com/someone/rules/", "https://example.org/rules/")
    assert report is not None
    address = urlsplit(report(PATH, WORDS))
    asked = parse_qs(address.query)
    assert (address.netloc, address.path) == ("github.com", "/someone/rules/issues/new")
    assert asked["permalink"] == [f"https://example.org/rules/{PATH}"]
    assert asked["quotation"] == [WORDS]
    form = YAML(typ="safe").load(FORMS / TEMPLATE)
    assert set(asked) - {"template", "title"} <= {field["id"] for field in form["body"]}


def test_others_get_a_title_and_a_description() -> None:
    report = reporter("https://git.example.org/a/b", None)
    assert report is not None
    asked = parse_qs(urlsplit(report(PATH, WORDS)).query)
    assert asked == {"issue[title]": [PATH], "issue[description]": [f"/{PATH}\n\n> {WORDS}\n"]}
