"""The Makefile: every target that is meant to be called is documented, and a second build does nothing."""

import re
import subprocess

from macros.toolchain.places import ROOT

TARGETS = {
    "help",
    "serve",
    "build",
    "test",
    "test-next",
    "bench",
    "lint",
    "format",
    "types",
    "data",
    "new-instrument",
    "print",
    "pictures",
    "zensical",
    "publish",
    "wheel",
    "update",
    "clean",
}
INTERNAL = {"venv", "venv-test", "browser", "FORCE"}


def phony() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^\.PHONY:(.*)$", text, re.MULTILINE) for name in line.split()}


def test_help_documents_each_target() -> None:
    done = subprocess.run(["make", "--silent"], cwd=ROOT, capture_output=True, text=True, check=True)
    documented = {match[1]: match[2] for match in re.finditer(r"^  ([a-z-]+) +(\S.*)$", done.stdout, re.MULTILINE)}
    assert documented.keys() >= TARGETS
    assert documented.keys() == phony() - INTERNAL


def test_locks_have_a_hash_for_everything_and_name_no_place() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [path.stem for path in locks] == sorted(path.stem for path in (ROOT / "requirements").glob("*.in"))
    for path in locks:
        text = path.read_text(encoding="utf-8")
        for requirement in re.split(r"\n(?=[a-z0-9])", text.strip()):
            assert re.match(r"[a-z0-9.-]+==[^ ]+", requirement), requirement
            assert "--hash=sha256:" in requirement, requirement
        assert not re.search(r"https?:|file:|find-links|index-url", text), path


def test_npm_lock_pins_by_integrity_and_names_no_place() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert text.count('"integrity"') == text.count('"version"')
