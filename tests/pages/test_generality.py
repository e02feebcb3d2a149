"""The machinery knows no instrument: another one gets all its pages from its data alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.citing import identifiers
from macros.pages import views
from macros.pages.environment import NAMES, Macros, render
from macros.pages.generated import generated
from macros.pages.identifiers import write_identifiers
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import Library
from macros.pages.navigation import counterparts, in_language, without_language
from tests.loading.sample import write_sample

ROOT = Path(__file__).parents[2]
OWN_NAMES = re.compile(r"panjin|2015-142|盤錦|盘锦|盤政|盘政|[Pp]an [Zz]heng")
DYNAMIC = (
    "speed_page_",
    "speed_part_",
    "pictures_",
    "dealings_",
    "part_",
    "measure_",
    "written_in_",
    "answer_",
    "decision_",
    "change_",
    "style_",
    "kind_",
    "basis_",
    "state_",
    "banner_",
    "modality_",
    "value_",
    "tie_",
    "script_",
    "role_",
    "from_",
    "house_",
    "event_",
    "part_",
    "goal_",
    "speed_on_",
    "way_",
    "speed_cold",
    "speed_warm",
)
OUTCOMES = {"not_applicable", "satisfied", "violated", "undetermined"}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(write_sample(tmp_path))


def test_pages_of_another_instrument(library: Library) -> None:
    paths = [source.path for lang in LANGUAGES for source in generated(library.first, lang)]
    assert "2020-7/art_1/index.md" in paths
    assert "en/2020-7/status/index.md" in paths
    assert len(paths) == len(set(paths))
    assert len({re.sub(r"^(zh-Hans|en)/", "", path) for path in paths}) * len(LANGUAGES) == len(paths)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_templates_render_another_instrument(library: Library, lang: str) -> None:
    shelf = library.first
    for provision in shelf.current["work"]["structure"]:
        assert f'id="{provision["eId"]}"' in render(
            "article.html", 2, **views.article_view(shelf, provision["eId"], lang)
        )
    made = [
        render("text.html", 1, **views.text_view(shelf, lang)),
        render("status.html", 2, **views.status_view(shelf, lang)),
        render("relations.html", 2, **views.relations_view(shelf, lang)),
        render("bearers.html", 2, **views.bearers_view(shelf, lang)),
        render("diff.html", 2, **views.diff_view(shelf, lang)),
        render("witnesses.html", 1, **views.apparatus_view(shelf, lang)),
        render("apparatus.html", 1, **views.apparatus_view(shelf, lang)),
        render("home.html", 0, **views.home_view(library, lang)),
        render("hero.html", 0, **views.home_view(library, lang)),
        render("editions.html", 1, **views.editions_view(library, lang)),
        render("glossary.html", 1, **views.glossary_view(library, lang)),
        render("open_terms.html", 1, **views.vocabulary_view(library, lang)),
    ]
    assert not any(OWN_NAMES.search(page) for page in made)


def test_identifiers_of_another_instrument(library: Library, tmp_path: Path) -> None:
    write_identifiers(library.first, tmp_path, render)
    for name in identifiers(library.first.current):
        page = (tmp_path / "id" / "2020-7" / name / "index.html").read_text(encoding="utf-8")
        assert all(words(lang)[f"banner_{library.first.state}"] in page for lang in LANGUAGES)


def test_code_and_templates_name_no_instrument() -> None:
    for room in ("pages", "citing", "theme"):
        for file in (ROOT / "macros" / room).rglob("*"):
            if file.suffix in {".html", ".svg", ".yml"}:
                assert not OWN_NAMES.search(file.read_text(encoding="utf-8")), file
            if file.suffix == ".py":
                code = re.sub(r'""".*?"""', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
                assert not OWN_NAMES.search(code), file


def test_every_macro_is_documented_and_used() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")]
    sources.append((ROOT / "macros" / "pages" / "generated.py").read_text(encoding="utf-8"))
    for name in NAMES:
        assert getattr(Macros, name).__doc__
        stem = name.removesuffix("_page")
        assert any(f"{name}(" in source or f'"{stem}"' in source for source in sources), name


def test_every_word_of_the_interface_is_used_and_in_three_languages() -> None:
    used = "\n".join(
        file.read_text(encoding="utf-8")
        for room in ("pages", "theme")
        for file in (ROOT / "macros" / room).rglob("*")
        if file.suffix in {".html", ".svg", ".py"}
    )
    assert words("en").keys() == words("zh-Hant").keys() == words("zh-Hans").keys()
    for key in words("en"):
        known = key in OUTCOMES or key.startswith(DYNAMIC) or re.search(rf"\b{key}\b", used)
        assert known, f"{key} in macros/pages/strings.yml is not used"


@pytest.mark.parametrize(
    ("key", "english"),
    [
        ("", "en/"),
        ("check/", "en/check/"),
        ("2015-142/art_7/", "en/2015-142/art_7/"),
        ("ed/1.0/2015-142/art_7/", "ed/1.0/en/2015-142/art_7/"),
    ],
)
def test_counterparts(key: str, english: str) -> None:
    assert in_language(key, "en") == english
    assert without_language(english) == key
    assert [item["lang"] for item in counterparts(english)] == list(LANGUAGES)
    assert counterparts(english) == counterparts(key)
