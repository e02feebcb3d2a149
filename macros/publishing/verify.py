"""Owns the comparison of a deployed copy with SHA256SUMS: each file fetched over HTTP and its hash counted.

Published beside the site, and of the standard library alone, so that anyone can run it without this repository:

    python3 verify.py https://example.org/rules/ [SHA256SUMS]

The second argument is the list to compare with, from one's own build; without it the list is the copy's own, which
finds what was damaged or left out, but not a whole copy that someone changed together with its list.
"""

import hashlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LIST = "SHA256SUMS"
HOSTS_OWN = frozenset({"_headers", "_redirects", ".htaccess", ".nojekyll"})
"""Files that a host reads and may not serve; missing ones among them are told, and are no fault."""
AT_ONCE = 8
TIMEOUT = 60
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
NotServed = (urllib.error.URLError, OSError)


def fetched(address: str) -> bytes:
    """The body that an address gives, not compressed; raises URLError or OSError where it gives none."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})  # noqa: S310 - main lets only http and https through
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
        return bytes(response.read())


def entries(text: str) -> list[tuple[str, str]]:
    """Hash and path of each line of a SHA256SUMS; raises ValueError at a line of another form."""
    found = [_LINE.fullmatch(line) for line in text.splitlines()]
    if not found or None in found:
        raise ValueError(f"line {found.index(None) + 1 if found else 1} of {LIST} is no hash and path")
    return [(match[1], match[2]) for match in found if match]


def problem(address: str, entry: tuple[str, str]) -> str | None:
    """What is wrong with one file, or None."""
    expected, path = entry
    place = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
    try:
        body = fetched(address + urllib.parse.quote(place))
    except urllib.error.HTTPError as error:
        return f"{path}: not served ({error.code})"
    except NotServed as error:
        return f"{path}: not served ({error})"
    return None if hashlib.sha256(body).hexdigest() == expected else f"{path}: of another content"


def compare(address: str, listed: list[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each file that the copy lacks or has otherwise, in the order of the list."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from filter(None, pool.map(lambda entry: problem(address, entry), listed))


def main(arguments: list[str]) -> int:
    """Compare and tell; return 0 where all is the same, 1 where not, 2 where nothing could be compared."""
    if len(arguments) not in (1, 2) or not arguments[0].startswith(("https://", "http://")):
        print("usage: python3 verify.py https://ADDRESS/OF/THE/SITE/ [SHA256SUMS]", file=sys.stderr)
        return 2
    address = arguments[0].rstrip("/") + "/"
    try:
        own = fetched(address + LIST) if len(arguments) == 1 else Path(arguments[1]).read_bytes()
        listed = entries(own.decode())
    except (*NotServed, ValueError) as error:
        print(f"{arguments[1] if len(arguments) == 2 else address + LIST} cannot be read: {error}", file=sys.stderr)
        return 2
    found = list(compare(address, listed))
    kept_back = [line for line in found if line.partition(":")[0] in HOSTS_OWN and "not served" in line]
    wrong = [line for line in found if line not in kept_back]
    for line in wrong:
        print(line, file=sys.stderr)
    for line in kept_back:
        print(f"{line}: for the host alone, no fault")
    print(f"{address}: {len(listed) - len(found)} of {len(listed)} files are the same, {len(wrong)} are not.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
