"""Every page's markup, judged by the Nu HTML checker (style sheets and drawings too) and by html-validate.

One kind of the Nu HTML checker's warnings is set aside, for it is the checker's own fault: those on the pages' policy.
It reads the pages as files, so that 'self' matches nothing (Content Security Policy, "does url match expression in
origin", https://www.w3.org/TR/CSP3/#match-url-to-source-expression), and it takes <script type="application/json"> for
a script to be run, which it is not (https://html.spec.whatwg.org/multipage/scripting.html#data-block). That the policy
lets all of the site's own through is tested in Chromium, where a word on the console fails a test (conftest.py).

What html-validate is told to see otherwise stands in tests/node/html-validate.json: a name given by aria-label is good
wherever the standard allows one, and scripts and sheets of the site's own need no integrity (their names are hashes,
and the service worker keeps to one build).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from macros.toolchain.node import find
from macros.toolchain.places import ROOT, SITE

TOOLS = ROOT / "tests" / "node"
OF_THE_POLICY = re.compile("(Inline script|Resource) violates Content Security Policy")
JAVA = shutil.which("java")


@pytest.mark.skipif(
    JAVA is None, reason="java is not installed (apt-get install default-jre-headless installs Debian's)"
)
def test_the_nu_html_checker_has_nothing_to_say() -> None:
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [str(JAVA), "-jar", str(jar), "--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json", str(SITE)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [
        f"{message['url']}:{message.get('lastLine', '')} {message.get('subType', message['type'])}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if message["type"] != "info" or not OF_THE_POLICY.match(message["message"])
    ]
    assert found[:20] == []


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
