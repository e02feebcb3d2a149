"""Finding Node and a browser: the machine's own first, and a clear word when there is none."""

from pathlib import Path

import pytest

from macros.toolchain import browser, node


def program(folder: Path, name: str, says: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


def test_node_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = str(program(tmp_path, "node", "v18.20.4")), str(program(tmp_path, "npm"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.find() == node.Node((paths[0],), (paths[1],))


@pytest.mark.parametrize("version", ["v16.20.0", "v9.1.0", "nonsense"])
def test_an_old_node_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    program(tmp_path, "node", version)
    program(tmp_path, "npm")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(node, "from_environment", lambda: None)
    with pytest.raises(SystemExit, match="No Node 18 or later"):
        node.find()


def test_node_without_npm_is_not_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "node", "v20.1.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.on_path() is None


def test_the_named_browser_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium")
    mine = program(tmp_path, "mine")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert browser.executable_path() == str(mine)
    monkeypatch.delenv(browser.VARIABLE)
    assert browser.executable_path() == str(tmp_path / "chromium")


def test_a_named_browser_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chromium")
    with pytest.raises(SystemExit, match="/nowhere/chromium is not a program"):
        browser.executable_path()


def test_no_browser_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    monkeypatch.setattr(browser, "install", lambda: None)
    with pytest.raises(SystemExit, match="need Chromium or Chrome"):
        browser.main()
