"""Owns build/public/: the folder that a static host serves, made from site/ and checked before anyone relies on it."""

import gzip
import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from macros.publishing import verify
from macros.toolchain.places import ROOT, SITE
from macros.toolchain.running import say

PUBLIC = ROOT / "build" / "public"
LARGEST = 25 * 1024 * 1024
"""Bytes that a file may have on Cloudflare Pages; other hosts take more."""
ELSEWHERE = ("http:", "https:", "mailto:", "data:", "javascript:")
LANGUAGES = {"zh-Hans": "zh-cn,zh-hans,zh-sg", "en": "en"}
"""A page's language -> the reader's languages that it is for, as Netlify names them; the default needs no redirect."""
_LINK = re.compile(r'<a data-lang="([^"]+)" href="([^"]+)"')


class _Links(HTMLParser):
    """Gathers what a page links to or loads, and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        # Material writes relations with a blank so that its script does not follow them; they are links all the same
        for name in ("href", "src"):
            if tag != "use" and found.get(name):
                self.links.add(str(found[name]).strip())
        if found.get("id"):
            self.anchors.add(str(found["id"]))


def _read(page: Path) -> _Links:
    reader = _Links()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def _target(folder: Path, page: Path, link: str) -> Path | None:
    """Return the file that a relative link leads to; None where it leaves the folder."""
    path = (page.parent / unquote(urlsplit(link).path)).resolve() if urlsplit(link).path else page
    if not path.is_relative_to(folder.resolve()):
        return None
    return path / "index.html" if path.is_dir() else path


def broken_links(folder: Path) -> Iterator[str]:
    """Yield a line for each link of a page that is not relative, or leads to no file or anchor.

    Relative links are what lets the same folder lie at the root of a host or under any path of it. The page for
    addresses not found is exempt: it is shown at any depth, so its links begin at the address it was built for.
    """
    pages = {page.resolve(): _read(page) for page in folder.rglob("*.html")}
    for page, found in pages.items():
        name = page.relative_to(folder.resolve()).as_posix()
        for link in sorted(found.links) if name != "404.html" else ():
            if link.startswith(ELSEWHERE):
                continue
            if link.startswith("/"):
                yield f"{name}: {link} is not relative, and breaks where the site lies under a path."
                continue
            target, anchor = _target(folder, page, link), unquote(urldefrag(link).fragment)
            if target is None or not target.is_file():
                yield f"{name}: {link} leads to no file."
            elif anchor and target in pages and anchor not in pages[target].anchors:
                yield f"{name}: {link} leads to no anchor of its page."


def other_problems(folder: Path) -> Iterator[str]:
    """Yield a line for each file whose compressed form is of another content."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        name = file.relative_to(folder).as_posix()
        original = file.with_suffix("")
        if file.suffix == ".gz" and original.is_file() and gzip.decompress(file.read_bytes()) != original.read_bytes():
            yield f"{name}: not what {original.name} is now; run `make build`."


def too_large(folder: Path) -> list[str]:
    """Return the files that Cloudflare Pages refuses; other hosts take them, so this is told and stops nothing."""
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.stat().st_size > LARGEST
    )


def redirects(folder: Path) -> str:
    """Return `_redirects`: identifiers lead to the reader's language at once, where the host knows it (Netlify).

    Everywhere else, and for readers of the default language, the identifier's own page does the same.
    """
    lines = []
    for page in sorted((folder / "id").rglob("index.html")):
        path = page.parent.relative_to(folder).as_posix()
        for lang, link in _LINK.findall(page.read_text(encoding="utf-8")):
            if lang in LANGUAGES:
                to = os.path.normpath(f"/{path}/{unescape(urldefrag(link).url)}") + "/"
                anchor = urldefrag(unescape(link)).fragment
                lines.append(f"/{path}/ {to}{f'#{anchor}' if anchor else ''} 302! Language={LANGUAGES[lang]}")
    return "".join(f"{line}\n" for line in lines)


def sums(folder: Path) -> str:
    """Return SHA-256 and path of every file, in the form that `sha256sum --check` reads."""
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files)


def publish(site: Path, public: Path) -> list[str]:
    """Make `public` from the built site and return what is wrong with it, a line each."""
    shutil.rmtree(public, ignore_errors=True)
    shutil.copytree(site, public)
    (public / ".nojekyll").touch()
    (public / "_redirects").write_text(redirects(public), encoding="utf-8")
    shutil.copyfile(verify.__file__, public / "verify.py")
    problems = [*broken_links(public), *other_problems(public)]
    (public / "SHA256SUMS").write_text(sums(public), encoding="utf-8")
    return problems


def main() -> None:
    """Publishes site/ to build/public/, or says what is wrong and ends with status 1."""
    problems = publish(SITE, PUBLIC)
    for line in problems:
        print(line, file=sys.stderr)
    if problems:
        raise SystemExit(f"build/public/ must not be served: {len(problems)} problems, listed above.")
    files = [file for file in PUBLIC.rglob("*") if file.is_file()]
    say(f"public: build/public/ is ready, {len(files)} files, {sum(f.stat().st_size for f in files) / 1e6:.0f} MB")
    for name in too_large(PUBLIC):
        say(f"public: {name} is larger than {LARGEST // 1024**2} MiB: Cloudflare Pages refuses it, other hosts do not")
    if not os.environ.get("SITE_ADDRESS"):
        say("public: the address is not known; SITE_ADDRESS=https://… makes citations and the 404 page whole")


if __name__ == "__main__":
    main()
