"""The command behind `make pictures`: builds plain Material's site of the same pages and takes a picture of each view of both.

Written are docs/images/pictures/*.webp and pictures.json beside them, which the page on architecture shows.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from macros.benching.building import built_alone
from macros.toolchain.browser import executable_path
from macros.toolchain.places import ROOT, SITE, write_json
from macros.toolchain.running import say
from macros.toolchain.serve import serving

FOLDER = ROOT / "docs" / "images" / "pictures"
PAGES = {"home": "", "text": "zh-Hans/{slug}/#art_7", "article": "en/{slug}/art_7/"}
"""Name -> address: a page of each kind, each in another language; of the full text, the place of one article."""
VIEWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
QUALITY = 50
"""Of WebP, out of 100: letters stay clear, and a picture is some tens of kilobytes."""
SCHEMES = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
MATERIAL = {
    "site_name": "盤錦市政府工作規則補充規定",
    "theme": {"name": "material", "language": "zh-Hant", "font": False, "palette": SCHEMES},
    "plugins": ["search"],
}
"""Material as it comes, in the site's default language; its typefaces are the system's, for nothing is loaded from elsewhere."""


def _shot(browser: Browser, address: str, view: dict[str, Any], target: Path) -> None:
    """Write what a reader first sees of a page, as WebP."""
    context = browser.new_context(**view, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    session = context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    target.write_bytes(base64.b64decode(taken["data"]))
    context.close()


def _shots(browser: Browser, sites: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Take every picture; yield what is known of each."""
    slug = next(path.name for path in sorted((SITE / "id").iterdir()))
    for page, path in PAGES.items():
        for name, view in VIEWS.items():
            for state, address in sites.items():
                file = FOLDER / f"{page}-{name}-{state}.webp"
                _shot(browser, address + path.format(slug=slug), view, file)
                yield {"page": page, "view": name, "state": state, "file": file.name, **view["viewport"]}


def main() -> None:
    """Takes all pictures anew. `site/` must be built."""
    plain = built_alone(**MATERIAL)
    say("pictures: MkDocs and Material alone have built the same pages")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with serving(plain) as before, serving(SITE) as after, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable_path(), args=["--no-sandbox", "--disable-gpu"])
        pictures = list(_shots(browser, {"before": before, "after": after}))
        versions = {
            "mkdocs": version("mkdocs"),
            "mkdocs-material": version("mkdocs-material"),
            "Chromium": browser.version,
        }
        browser.close()
    write_json(FOLDER / "pictures.json", {"versions": versions, "pictures": pictures})
    size = sum(file.stat().st_size for file in FOLDER.glob("*.webp"))
    say(f"pictures: {len(pictures)}, {size / 1000:.0f} kB, in {FOLDER.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
