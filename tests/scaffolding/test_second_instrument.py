"""A second instrument without code: begun by one command, and built into pages, permalinks, exports and search from data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.citing import identifiers
from macros.citing.addresses import language_prefix
from macros.compiling import compile_bundle
from macros.loading import LANGUAGES, check, load
from macros.pages.library import Library
from macros.scaffolding import AlreadyThere, begin
from macros.scaffolding.__main__ import main
from macros.toolchain.publish import broken_links
from rulecheck import bundle_from_json
from rulecheck import check as judge_text
from tests.loading.sample import write_sample

REPOSITORY = Path(__file__).parents[2]
INVENTED = "為測試而虛構的文件，世上沒有。\n第一條 局長應當請示。\n第二條 請示應當用書面。\n"
SPECIMEN, SLUG = "nowhere-1900-1", "1900-1"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rules_data with the sample, which has norms, and an instrument just begun."""
    made = write_sample(tmp_path_factory.mktemp("data"))
    begin(made, SPECIMEN, SLUG, INVENTED)
    return made


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    target = root.parent / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    told = {**os.environ, "RULES_DATA": str(root), "SITE_ADDRESS": "https://example.org/some/path"}
    done = subprocess.run(command, cwd=REPOSITORY, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def test_what_is_begun_is_valid_and_accounts_for_every_character(root: Path) -> None:
    assert check(root) == []
    instrument = load(root).instruments[SPECIMEN]
    assert [item.e_id for item in instrument.work.structure] == ["preamble", "art_1", "art_2"]


def test_it_has_its_pages_in_three_languages(site: Path) -> None:
    for lang in LANGUAGES:
        for name in ("", "art_1/", "art_2/", "status/", "apparatus/", "cite/"):
            page = site / language_prefix(lang) / SLUG / name / "index.html"
            assert page.is_file(), page
    assert "局長應當請示" in (site / SLUG / "art_1" / "index.html").read_text(encoding="utf-8")


def test_every_permalink_of_both_leads_to_a_page(root: Path, site: Path) -> None:
    for shelf in Library(root).shelves.values():
        for name in identifiers(shelf.current):
            assert (site / "id" / shelf.slug / name / "index.html").is_file()


def test_it_is_exported_and_listed(site: Path) -> None:
    listed = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))
    assert {item["slug"] for item in listed["instruments"]} == {"2020-7", SLUG}
    paths = [
        file["path"] for item in listed["instruments"] for edition in item["editions"] for file in edition["files"]
    ]
    assert all((site / path.lstrip("/")).is_file() for path in paths)


def test_it_can_be_searched(site: Path) -> None:
    data = json.loads((site / "search" / "passages.json").read_text(encoding="utf-8"))
    assert {group["path"].split("/")[0] for group in data["groups"] if group["kind"] == "provision"} == {"2020-7", SLUG}
    assert any("局長應當請示" in passage["text"][0] for passage in data["passages"])


def test_both_are_on_the_home_page_and_in_the_navigation(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="2020-7/"' in home
    assert f'href="{SLUG}/"' in home


def test_what_has_norms_is_checked(root: Path) -> None:
    data = load(root)
    bundle = bundle_from_json(compile_bundle(data, data.instruments["otherplace-2020-7"]))
    assert judge_text("局長已請示。", bundle, facts={"request.due": True})["norms"] == {"art_1.ask": "satisfied"}


def test_each_has_its_own_examples_to_start_from_or_none(root: Path) -> None:
    own = root / "instruments" / SPECIMEN / "examples.yml"
    text = {"zh-Hant": "局長請示了。", "zh-Hans": "局长请示了。", "en": "The director asked."}
    own.write_text(json.dumps({"examples": [{"article": 2, "text": text}]}), encoding="utf-8")
    try:
        data = load(root)
        compiled = {name: compile_bundle(data, instrument)["examples"] for name, instrument in data.instruments.items()}
        assert compiled == {"otherplace-2020-7": [], SPECIMEN: [{"article": "2", "text": text}]}
        own.write_text(json.dumps({"examples": [{"article": 3, "text": text}]}), encoding="utf-8")
        assert ["There is no provision art_3." in str(problem) for problem in check(root)] == [True]
    finally:
        own.unlink()


def test_it_is_not_begun_twice_nor_under_a_name_that_no_address_can_have(tmp_path: Path) -> None:
    made = write_sample(tmp_path)
    begin(made, SPECIMEN, SLUG, INVENTED)
    with pytest.raises(AlreadyThere, match="is there already"):
        begin(made, SPECIMEN, SLUG, INVENTED)
    with pytest.raises(ValueError, match="small letters"):
        begin(made, "Some Where", SLUG, INVENTED)
    with pytest.raises(ValueError, match="no text"):
        begin(made, "else-where", SLUG, "\n\n")


def test_the_command_says_in_one_line_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = write_sample(tmp_path)
    assert main([SPECIMEN, SLUG, str(tmp_path / "absent.txt"), "--root", str(made)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_page_for_addresses_not_found_begins_where_the_site_is_served_and_others_are_relative(site: Path) -> None:
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert f'href="/some/path/{SLUG}/"' in missing
    assert 'href="/some/path/en/"' in missing
    assert [line for line in broken_links(site) if "is not relative" in line] == []
