"""Every page's markup, judged by the Nu HTML checker and by html-validate; no message of either is filtered here.

What html-validate is told to see otherwise stands in tests/node/html-validate.json: a name given by aria-label is good
wherever the standard allows one, and scripts and sheets of the site's own need no integrity (their names are hashes,
and the service worker keeps to one build).
"""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from macros.toolchain.node import find
from macros.toolchain.places import ROOT, SITE

TOOLS = ROOT / "tests" / "node"
JAVA = shutil.which("java")


@pytest.mark.skipif(
    JAVA is None, reason="java is not installed (apt-get install default-jre-headless installs Debian's)"
)
def test_the_nu_html_checker_finds_no_error() -> None:
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [str(JAVA), "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(SITE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr[:4000]) == (0, "")


def test_html_validate_finds_no_error() -> None:
    program = TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [*find().node, str(program), "--config", str(TOOLS / "html-validate.json"), "--formatter", "json", f"{SITE}/**/*.html"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [
        f"{page['filePath']}:{message['line']} {message['ruleId']}: {message['message']}"
        for page in json.loads(done.stdout)
        for message in page["messages"]
    ]
    assert (found[:20], done.returncode) == ([], 0)
