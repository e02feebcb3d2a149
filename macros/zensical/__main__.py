"""The command behind `make zensical`: builds every page with Zensical into build/zensical/, beside MkDocs' site/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

from ruamel.yaml import YAML

from macros.pages.languages import LANGUAGES
from macros.pages.library import ROOT, library
from macros.zensical.sources import write

WORK, OUT = ROOT / ".cache" / "zensical-pages", ROOT / "build" / "zensical"
PROGRAM = ROOT / ".cache" / "zensical" / "bin" / "zensical"


def _settings(lang: str) -> dict[str, object]:
    """Return Zensical's configuration for a language, from mkdocs.yml: what it cannot do is left out."""
    ours = YAML().load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = {key: ours["theme"][key] for key in ("name", "font", "favicon", "logo", "features")}
    return {
        "site_name": str(ours["extra"]["site_names"][lang]),
        "docs_dir": lang,
        "site_dir": f"site-{lang}",
        "theme": {**theme, "custom_dir": "theme", "language": "zh" if lang == "zh-Hans" else lang},
        "extra_css": list(ours["extra_css"]),
        "markdown_extensions": list(ours["markdown_extensions"]),
    }


def main() -> int:
    """Return 0 when all languages are built, 1 with Zensical's own message when one is not."""
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.rmtree(OUT, ignore_errors=True)
    counted = write(library(), WORK)
    shutil.copytree(ROOT / "macros" / "zensical" / "theme", WORK / "theme")
    for lang in LANGUAGES:
        for name in ("stylesheets", "images"):
            shutil.copytree(ROOT / "docs" / name, WORK / lang / name)
        settings = WORK / f"{lang}.yml"
        settings.write_text(json.dumps(_settings(lang), ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(
            [PROGRAM, "build", "-f", settings.name], cwd=WORK, env={**os.environ, "NO_COLOR": "1"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            print(f"zensical: {lang}: {done.stdout}{done.stderr}", file=sys.stderr)
            return 1
        shutil.copytree(WORK / f"site-{lang}", OUT, dirs_exist_ok=True)
    print(f"zensical: build/zensical/ is ready, {sum(counted.values())} pages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
