"""Where an error in a sentence is reported: the sources' own list of issues, with the permalink filled in."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

TEMPLATE = "correction.yml"
"""The form under .github/ISSUE_TEMPLATE; its fields have the names used here."""


def reporter(repository: str | None, address: str | None) -> Callable[[str, str], str] | None:
    """Return what makes the address of a new issue from a permalink's path and the words; None without a repository.

    GitHub takes the fields of a form by their ids; GitLab, and what resembles it, a title and a description.
    """
    if not repository:
        return None
    base, site = repository.rstrip("/"), (address or "").rstrip("/")

    def report(path: str, quotation: str) -> str:
        permalink = f"{site}/{path}"
        if urlsplit(base).hostname == "github.com":
            fields = {"template": TEMPLATE, "title": path, "permalink": permalink, "quotation": quotation}
            return f"{base}/issues/new?{urlencode(fields)}"
        fields = {"issue[title]": path, "issue[description]": f"{permalink}\n\n> {quotation}\n"}
        return f"{base}/-/issues/new?{urlencode(fields)}"

    return report
