"""The policy: which scripts of a page it names, what it never allows, and the files by which servers send it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from macros.publishing.headers import apache, caddy, netlify, nginx, read_headers, security_headers, write_headers
from macros.publishing.policy import NotSealed, inline_hashes, policy, seal
from macros.toolchain.places import ROOT

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title><script>alert(1)</script></head></html>'
# echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def test_scripts_that_stand_in_the_page_are_named_by_hash() -> None:
    assert inline_hashes(PAGE) == {ALERT}


@pytest.mark.parametrize(
    "html", ['<script src="a.js"></script>', '<script id="c" type="application/json">{}</script>', "<p>script</p>"]
)
def test_scripts_from_files_and_data_need_no_hash(html: str) -> None:
    assert inline_hashes(html) == set()


@pytest.mark.parametrize("header", [True, False])
def test_nothing_inline_or_evaluated_is_ever_allowed(header: bool) -> None:
    said = policy({ALERT}, header=header)
    assert "unsafe-inline" not in said
    assert "'unsafe-eval'" not in said
    assert f"script-src 'self' 'wasm-unsafe-eval' {ALERT};" in said
    assert ("frame-ancestors 'none'" in said) is header
    for kind in ("default-src 'none'", "connect-src 'self'", "base-uri 'none'", "require-trusted-types-for 'script'"):
        assert kind in said


def test_a_page_gets_its_policy_before_anything_it_governs(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    assert seal(tmp_path) == {ALERT}
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert html.index("Content-Security-Policy") < html.index("<title>")


@pytest.mark.parametrize(
    "html", ["<html></html>", PAGE.replace("<head>", "<head><script>1</script>"), PAGE + PAGE, "<script>"]
)
def test_a_page_without_a_place_for_it_stops_the_build(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    with pytest.raises(NotSealed, match=r"a\.html: its head must begin with <meta charset"):
        seal(tmp_path)


def test_the_headers_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    assert read_headers(tmp_path) == []
    write_headers(tmp_path, {ALERT})
    assert read_headers(tmp_path) == security_headers({ALERT})


def test_every_form_holds_every_header() -> None:
    headers = security_headers({ALERT})
    for form in (netlify, nginx, apache, caddy):
        for name, value in headers:
            assert name in form(headers), form
            assert value in form(headers), form


def test_the_themes_first_script_is_materials_but_for_the_depth() -> None:
    """On an upgrade of Material: copy its script anew, with the depth as an attribute and storage that may be refused."""
    part = "partials/javascripts/base.html"
    material = importlib.util.find_spec("material")
    assert material is not None
    assert material.origin is not None
    theirs = (Path(material.origin).parent / "templates" / part).read_text(encoding="utf-8").partition("<script>")[2]
    ours = (ROOT / "macros" / "theme" / part).read_text(encoding="utf-8").partition("<script data-scope")[2]
    depth = '"{{ config.extra.scope | d(base_url) }}"'
    assert depth in theirs
    changed = theirs.replace(depth, "document.currentScript.dataset.scope")
    for unguarded, guarded in (
        ("(e,_=localStorage,t", "(e,_,t"),
        (
            'JSON.parse(_.getItem(t.pathname+"."+e))',
            '{try{return JSON.parse((_||localStorage).getItem(t.pathname+"."+e))}catch(e){return null}}',
        ),
        ("(e,_,t=localStorage,a", "(e,_,t,a"),
        ("{t.setItem(", "{(t||localStorage).setItem("),
    ):
        assert unguarded in changed
        changed = changed.replace(unguarded, guarded)
    assert ours.partition(">")[2].strip() == changed.strip()
