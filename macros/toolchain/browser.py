"""Owns finding Chromium for the tests, and bringing one where there is none.

In this order: the variable CHROMIUM, an installed Chromium or Chrome, Playwright's own; then, by
`python -m macros.toolchain.browser`, Debian's package when root, else Playwright's download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = (
    "The browser tests need Chromium or Chrome: install one (`apt-get install chromium` on Debian), "
    f"or set the variable {VARIABLE} to the path of one, then run the command again."
)


def executable_path() -> str | None:
    """The browser that the tests drive, or None when there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise SystemExit(f"{VARIABLE}={named} is not a program that can be run. {ADVICE}")
        return found
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def install() -> None:
    """Installs a browser, by the first way that works."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("browser: installing Debian's chromium, about a minute ...", flush=True)
        quiet = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
        _try(["apt-get", "update", "-qq"], quiet)
        if _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet):
            return
    print("browser: installing Playwright's Chromium, about a minute ...", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _try(command: list[str], env: dict[str, str]) -> bool:
    done = subprocess.run(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no output"])[-1]
        print(f"browser: `{' '.join(command)}` failed: {last}", flush=True)
    return done.returncode == 0


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the build set is without it
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def main() -> None:
    """Prints the browser's path, after installing one if need be."""
    if executable_path() is None:
        install()
    found = executable_path()
    if found is None:
        raise SystemExit(ADVICE)
    print(f"browser: {found}")


if __name__ == "__main__":
    main()
