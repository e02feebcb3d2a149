"""The quick reading of YAML gives what ruamel.yaml gives, values and lines, or leaves the text to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.documents import slowly
from macros.loading.quick import quick

REPOSITORY = Path(__file__).parents[2]
FILES = sorted([*(REPOSITORY / "rules_data").rglob("*.yml"), REPOSITORY / "macros/pages/strings.yml"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_each_file_is_read_alike_both_ways(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repr(quick(text)) == repr(slowly(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: yes\nb: no\nc: on\nd: ~\ne:\nf: 'null'\ng: True\n",
        "a: 1\nb: -2\nc: 0\nd: 1.50\ne: 2015-12-30\nf: 2015-13-40\ng: 12:30\nh: '1'\n",
        "a: [1, x, {b: c}]\nd:\n  - e\n\n  - f: g\n",
        "a: >-\n  folded\n  text\nb: |\n  kept\n  lines\n",
        "a: &here {b: 1}\nc: *here\n",
        "a: x !y & z * t\n",
        "- 1\n- - 2\n  - 3\n",
    ],
)
def test_what_is_read_quickly_is_read_alike(text: str) -> None:
    found = quick(text)
    assert found is None or repr(found) == repr(slowly(text))


@pytest.mark.parametrize(
    "text",
    ["", "a: 1\na: 2\n", "a: [\n", "a: !!int '3'\n", "a: 0x1F\n", "a: 0o17\n", "a: 1e3\n", "a: .inf\n", "? [a]\n: b\n", "%YAML 1.1\n---\na: b\n"],
)  # fmt: skip
def test_what_is_unusual_is_left_to_ruamel(text: str) -> None:
    assert quick(text) is None
