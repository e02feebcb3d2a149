"""A deployed copy is compared with its list over HTTP: whole, changed by one byte, and with a file missing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.publishing import verify
from macros.toolchain.publish import publish
from macros.toolchain.serve import serving


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, text in {"index.html": "<p>序", "a/index.html": "<p>a", "assets/m %.js": "m", "a/b.json": "{}"}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    publish(site, tmp_path / "public")
    return tmp_path / "public"


@pytest.fixture
def address(copy: Path) -> Iterator[str]:
    with serving(copy) as served:
        yield served


def test_a_whole_copy_is_found_whole(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([address]) == 0
    assert "7 of 7 files are the same, 0 are not" in capsys.readouterr().out


def test_one_byte_changed_is_named(address: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "a" / "b.json").write_text("[]", encoding="utf-8")
    assert verify.main([address]) == 1
    assert capsys.readouterr().err.splitlines() == ["a/b.json: of another content"]


def test_one_file_missing_is_named(address: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "a" / "index.html").unlink()
    assert verify.main([address]) == 1
    assert capsys.readouterr().err.splitlines() == ["a/index.html: not served (404)"]


def test_a_copy_changed_with_its_list_differs_from_the_list_of_ones_own_build(
    address: str, copy: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.write_text((copy / "SHA256SUMS").read_text(encoding="utf-8").replace("0", "1"), encoding="utf-8")
    assert verify.main([address, str(own)]) == 1


def test_what_only_the_host_reads_may_be_missing(address: str, copy: Path) -> None:
    (copy / "_redirects").unlink()
    assert verify.main([address]) == 0


@pytest.mark.parametrize("arguments", [[], ["ftp://x/"], ["http://127.0.0.1:9/"]])
def test_what_cannot_be_compared_is_said_in_a_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_list_of_another_form_is_refused(address: str, copy: Path) -> None:
    (copy / "SHA256SUMS").write_text("<html>", encoding="utf-8")
    assert verify.main([address]) == 2


def test_the_published_script_needs_nothing_but_python(address: str, copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(copy / "verify.py"), address], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
