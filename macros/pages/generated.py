"""The pages that the data make: path and source of each, for every instrument, language and edition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.citing import page_path, provision_words
from macros.citing.labels import label_of
from macros.pages.describing import cut
from macros.pages.exports import WHOLE
from macros.pages.languages import words
from macros.pages.library import Shelf
from macros.pages.views.citing import comparison_path, pairs, version_name
from macros.pages.views.common import heading, provisions


@dataclass(frozen=True)
class Source:
    """A page before MkDocs reads it: where it lies, what it is called, the macro that fills it, and its settings."""

    path: str
    title: str
    call: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    def markdown(self) -> str:
        """Return the page's source: front matter and one macro call."""
        lines = [
            f"title: {json.dumps(self.title, ensure_ascii=False)}",
            *(f"{key}: {value}" for key, value in self.settings.items()),
        ]
        return "\n".join(["---", *lines, "---", "", f"{{{{ {self.call} }}}}", ""])


def _settings(shelf: Shelf, lang: str, edition: str | None = None, **more: Any) -> dict[str, Any]:
    searched = {"search": "{exclude: true}"} if edition else {}
    return {"lang": lang, "instrument": shelf.id, "edition": f"'{edition or ''}'", "hide": "[toc]", **searched, **more}


def _description(shelf: Shelf, words_of_provision: str, lang: str) -> str:
    """Return what a link to the page shows elsewhere: the status, then how the text begins."""
    status = words(lang)[f"banner_{shelf.state}"] + (" " if lang == "en" else "")
    return json.dumps(status + cut(words_of_provision, lang), ensure_ascii=False)


def _provision_pages(shelf: Shelf, lang: str, edition: str | None) -> Iterator[Source]:
    record = shelf.record(edition)
    judged = {norm["id"].partition(".")[0] for norm in record["norms"]["norms"]}
    for provision in provisions(record):
        name = provision["eId"]
        title = f"{provision['label'][lang]} {heading(provision, lang)}".strip()
        has_checker = not edition and name in judged
        yield Source(
            page_path(shelf.slug, lang, name, edition) + "index.md",
            f"{title} ({edition})" if edition else title,
            f"article('{shelf.id}', '{name}', '{lang}', '{edition or ''}')",
            _settings(
                shelf,
                lang,
                edition,
                cited=name,
                description=_description(shelf, provision_words(record, provision, lang), lang),
                **({"has_checker": "true"} if has_checker else {}),
            ),
        )


def _cite_pages(shelf: Shelf, lang: str) -> Iterator[Source]:
    title = words(lang)["cite_and_download"]
    unsearched = {"search": "{exclude: true}"}
    for name in ("", *(item["eId"] for item in provisions(shelf.current))):
        label = f" · {label_of(shelf.current, name, lang)}" if name else ""
        path = f"{page_path(shelf.slug, lang, name)}cite/index.md"
        call = f"cite_page('{shelf.id}', '{name}', '{lang}')"
        yield Source(path, f"{title}{label}", call, _settings(shelf, lang, cited=name or WHOLE, **unsearched))


def _comparison_pages(shelf: Shelf, lang: str) -> Iterator[Source]:
    title = words(lang)["compare"]
    unsearched = {"search": "{exclude: true}"}
    for older, newer in (("", ""), *pairs(shelf)):
        path = comparison_path(shelf, lang, older, newer) if older else f"{page_path(shelf.slug, lang)}compare/"
        names = f" · {older} → {version_name(shelf, newer, lang)}" if older else ""
        call = f"compare_page('{shelf.id}', '{older}', '{newer}', '{lang}')"
        yield Source(f"{path}index.md", f"{title}{names}", call, _settings(shelf, lang, **unsearched))


def generated(shelf: Shelf, lang: str) -> Iterator[Source]:
    """Yield the pages that an instrument has in a language, frozen ones included."""
    text = words(lang)
    base = page_path(shelf.slug, lang)
    for name in ("status", "relations", "bearers", "apparatus", "diff"):
        call = f"{name}_page('{shelf.id}', '{lang}')"
        # letter by letter there is nothing to find that the apparatus does not tell
        searched = {"search": "{exclude: true}"} if name == "diff" else {}
        yield Source(f"{base}{name}/index.md", text[name], call, _settings(shelf, lang, **searched))
    yield from _cite_pages(shelf, lang)
    yield from _comparison_pages(shelf, lang)
    for edition in (None, *shelf.frozen):
        record = shelf.record(edition)
        title = f"{text['text']} ({edition})" if edition else text["text"]
        yield Source(
            page_path(shelf.slug, lang, edition=edition) + "index.md",
            title,
            f"full_text('{shelf.id}', '{lang}', '{edition or ''}')",
            _settings(
                shelf, lang, edition, cited=WHOLE, description=_description(shelf, record["work"]["title"][lang], lang)
            ),
        )
        yield from _provision_pages(shelf, lang, edition)
    for edition in shelf.frozen:
        path = f"{page_path(shelf.slug, lang, edition=edition)}apparatus/index.md"
        call = f"apparatus_page('{shelf.id}', '{lang}', '{edition}')"
        yield Source(path, f"{text['apparatus']} ({edition})", call, _settings(shelf, lang, edition))
