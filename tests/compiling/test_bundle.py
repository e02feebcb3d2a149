"""The bundle: the contract's shape, quotes in both scripts, stable bytes, and a command that checks first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.compiling.__main__ import main
from macros.compiling.bundle import compile_bundle, write_bundle
from macros.edition.simplify import simplify
from macros.edition.wording import quotation, wordings
from macros.loading import load
from rulecheck import check, load_bundle
from tests.loading.sample import INSTRUMENT, edit, write_sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def test_shape_is_what_the_engine_reads(root: Path) -> None:
    data = load(root)
    bundle = compile_bundle(data, data.instruments["otherplace-2020-7"])
    assert bundle["format"] == 1
    assert bundle["instrument"]["edition"] == "draft"
    assert list(bundle["provisions"]) == ["art_1"]
    assert bundle["norms"][0]["conditions"] == []
    assert bundle["norms"][0]["quote"] == {
        "zh-Hant": "應當請示",
        "zh-Hans": "应当请示",
        "en": "The director is to ask.",
    }
    assert bundle["facts"]["request.made"]["mend"] == {"before": "request.due"}
    assert bundle["facts"]["request.due"]["presumed"] is None
    assert bundle["status"][0]["from"] is None
    assert bundle["now"]["state"] == "repealed"
    engine = load_bundle(json.dumps(bundle))
    result = check("今日天晴。", engine, facts={"request.due": True, "request.made": False})
    assert result["norms"] == {"art_1.ask": "violated"}


def test_same_bytes_twice_and_no_needless_writing(root: Path, tmp_path: Path) -> None:
    data = load(root)
    instrument = data.instruments["otherplace-2020-7"]
    out = tmp_path / "bundles"
    assert write_bundle(compile_bundle(data, instrument), out)
    file = out / "otherplace-2020-7.json"
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert not write_bundle(compile_bundle(load(root), instrument), out)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert "應當請示" in file.read_text(encoding="utf-8")


def test_command(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bundles"
    arguments = ["--root", str(root), "--out", str(out)]
    assert main(arguments) == 0
    assert main(arguments) == 0
    assert capsys.readouterr().out.split()[::2] == ["written:", "unchanged:"]
    edit(root, "reading/topics/request.yml", "opens:\n  - request.due", "opens:\n  - request.dew")
    assert main(arguments) == 1
    assert "There is no fact request.dew." in capsys.readouterr().err
    assert main([*arguments, "--draft"]) == 0
    (root / INSTRUMENT / "norms.yml").unlink()
    assert main([*arguments, "--draft"]) == 1


def test_wordings_and_quotations() -> None:
    words = wordings({"a": "簽批後", "b": "公佈"}, {"b": "公布了"}, {"a": "then", "b": "made public"})
    assert words["a"] == {"zh-Hant": "簽批後", "zh-Hans": "签批后", "en": "then"}
    assert words["b"]["zh-Hans"] == "公布了"
    assert quotation("批後", words["a"])["zh-Hans"] == "批后"
    longer = {"zh-Hant": "簽批後", "zh-Hans": "签字批准后", "en": "then"}
    assert quotation("批後", longer)["zh-Hans"] == simplify("批後")
