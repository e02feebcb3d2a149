"""A finding to take away: as plain text, and as Markdown, with its citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rulecheck.explaining.wording import Wording

Block = tuple[str, str]
"""What it is (title, heading, item, quote, line), and its text."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_STARTS = re.compile(r"^([ \t]*)([-+=]|\d+[.)])", re.MULTILINE)


def _finding(row: Mapping[str, Any], base: str, wording: Wording) -> Iterator[Block]:
    colon = wording.say("colon")
    yield "line", f"[{wording.verdict(row['outcome'])}] {row['sentence']}"
    quoted = row["quotes"]["zh-Hant" if wording.lang == "en" else wording.lang]
    yield "quote", f"{wording.say('document_quote')}{colon}{quoted}"
    for item in (*row["exceptions"], *row["judgment"], *row["presumed"]):
        if item["sentence"]:
            yield "item", item["sentence"]
    for key, piece in (("complied", "document_complied"), ("remedies", "document_remedies")):
        for step in row["advice"][key]:
            yield "item", f"{wording.say(piece)}{colon}{step}"
    if row["advice"]["nothing"]:
        yield "item", row["advice"]["nothing"]
    yield "item", row["duty"]["sentence"]
    yield "link", f"{base}{row['permalink'].lstrip('/') if base else row['permalink']}"


def _facts(result: Mapping[str, Any], wording: Wording) -> Iterator[Block]:
    if result["facts"]:
        yield "heading", wording.say("document_facts")
    for fact in result["facts"]:
        yield "item", f"{fact['label']}{wording.say('colon')}{fact['said']} ({fact['origin']})"


def _unread(text: str, result: Mapping[str, Any], wording: Wording) -> Iterator[Block]:
    if result["unread"]:
        yield "heading", wording.say("document_unread")
    for start, end in result["unread"]:
        yield "item", text[start:end].strip()


def _source(wording: Wording) -> str:
    """Return the citation of the instrument, with the edition."""
    instrument = wording.bundle.instrument
    return wording.say(
        "document_source",
        title=instrument["title"][wording.lang],
        number=instrument["number"],
        edition=instrument["edition"],
    )


def _blocks(text: str, result: Mapping[str, Any], wording: Wording, base: str) -> Iterator[Block]:
    yield "title", wording.say("document_title")
    yield "line", result["headline"]
    yield "heading", wording.say("document_description")
    yield "quote", text.strip()
    yield "heading", wording.say("document_status")
    yield "line", result["status"]["reason"][wording.lang]
    if result["findings"]:
        yield "heading", wording.say("document_findings")
    for row in result["findings"]:
        yield from _finding(row, base, wording)
    if result["cross_effects"]:
        yield "heading", wording.say("document_effects")
    for effect in result["cross_effects"]:
        yield "item", effect["text"]
    if result["questions"]:
        yield "heading", wording.say("document_questions")
    for question in result["questions"]:
        yield "item", question["ask"][wording.lang]
    yield from _facts(result, wording)
    yield from _unread(text, result, wording)
    yield "line", _source(wording)
    yield "line", wording.say("document_caution")


def as_text(text: str, result: Mapping[str, Any], wording: Wording, base: str = "") -> str:
    """Return a result as plain text. `base` is the site's address, before which permalinks stand alone."""
    shapes = {"title": "{}\n", "heading": "\n{}", "item": "  - {}", "quote": "  {}", "link": "  {}\n"}
    blocks = _blocks(text, result, wording, base)
    return "\n".join(shapes.get(kind, "{}").format(line) for kind, line in blocks).strip() + "\n"


def _escaped(text: str) -> str:
    """Return a text of which Markdown makes nothing."""
    return _STARTS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def as_markdown(text: str, result: Mapping[str, Any], wording: Wording, base: str = "") -> str:
    """Return a result as Markdown; whatever the description holds stays text."""
    lines = []
    for kind, line in _blocks(text, result, wording, base):
        if kind == "link":
            lines.append(f"<{line}>\n")
            continue
        safe = _escaped(line)
        shape = {"title": "# {}\n", "heading": "\n## {}\n", "item": "- {}", "line": "{}\n"}.get(kind)
        if shape:
            lines.append(shape.format(safe.replace("\n", " ")))
        else:
            lines.append("\n".join(f"> {part}" for part in safe.splitlines()) + "\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
