"""Publishing: the folder's links hold under any path, its compressed files are true, and recipes name what exists."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from macros.toolchain.places import ROOT
from macros.toolchain.publish import LARGEST, broken_links, other_problems, publish, redirects, sums, too_large


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, html in {
        "index.html": '<a href="a/#x">a</a><a href="https://example.org/">out</a><img src="m.svg">',
        "a/index.html": '<p id="x"></p><a href="../">up</a><a href="#x">here</a>',
        "404.html": '<a href="/">start</a>',
        "id/7/index.html": '<a data-lang="zh-Hant" href="../../a/"></a><a data-lang="en" href="../../en/a/#x"></a>',
        "en/a/index.html": '<p id="x"></p>',
        "m.svg": "<svg/>",
    }.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return site


def test_a_sound_folder_is_published_with_its_sums_and_redirects(folder: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    assert publish(folder, public) == []
    assert (public / ".nojekyll").is_file()
    assert (public / "_redirects").read_text(encoding="utf-8") == "/id/7/ /en/a/#x 302! Language=en\n"
    assert (public / "SHA256SUMS").read_text(encoding="utf-8").count("\n") == len(
        [file for file in public.rglob("*") if file.is_file()]
    ) - 1


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("/a/", "is not relative"),
        ("b/", "leads to no file"),
        ("a/#y", "leads to no anchor"),
        ("../../outside", "leads to no file"),
    ],
)
def test_a_broken_link_is_named_with_its_page(folder: Path, link: str, said: str) -> None:
    (folder / "index.html").write_text(f'<a href="{link}">x</a>', encoding="utf-8")
    (line,) = broken_links(folder)
    assert line.startswith(f"index.html: {link} {said}")


def test_a_stale_compressed_file_and_one_too_large_are_named(folder: Path) -> None:
    (folder / "m.svg.gz").write_bytes(gzip.compress(b"old"))
    with (folder / "big.bin").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert [line.partition(":")[0] for line in other_problems(folder)] == ["m.svg.gz"]
    assert too_large(folder) == ["big.bin"]


def test_sums_are_as_sha256sum_reads_them(folder: Path) -> None:
    assert sums(folder).splitlines()[0].split("  ")[1] == "404.html"
    assert redirects(folder).count("\n") == 1


def test_recipes_call_what_exists_and_publish_the_same_folder() -> None:
    github = YAML(typ="safe").load(ROOT / ".github" / "workflows" / "pages.yml")
    gitlab = YAML(typ="safe").load(ROOT / "deploy" / "gitlab-ci.yml")
    steps = github["jobs"]["build"]["steps"]
    assert any(step.get("run", "").startswith("make publish ") for step in steps)
    assert any(step.get("with", {}).get("path") == "build/public" for step in steps)
    assert gitlab["pages"]["script"][0].startswith("make publish ")
    assert "COPY build/public " in (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    assert "\npublish: build" in (ROOT / "Makefile").read_text(encoding="utf-8")
