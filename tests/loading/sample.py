"""A small rules_data with an instrument of its own, for tests that break it in one place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from macros.loading import rewrite

INSTRUMENT = "instruments/otherplace-2020-7"
WITNESS = "引言\n甲局長 應當請示。"
THREE = "{zh-Hant: 甲, zh-Hans: 甲, en: A}"

FACTS = f"""\
terms:
  prompt:
    label: {THREE}
    leaves_open: {THREE}
facts:
  - name: request.due
    mend: never
    kind: circumstance
    label: {THREE}
    ask: {THREE}
    who: {THREE}
  - name: request.made
    mend:
      before: request.due
    kind: act
    term: prompt
    presumed:
      value: true
      given: request.due
    label: {THREE}
    ask: {THREE}
    who: {THREE}
"""
WORK = f"""\
slug: 2020-7
instrument: otherplace-2020-7
frbr_work: /akn/cn-9999/act/2020/7
document_number: {THREE}
title: {THREE}
short_title: {THREE}
notice_title: {THREE}
jurisdiction:
  code: cn-9999
  name: {THREE}
  basis: general_knowledge
  note: {THREE}
issuer:
  name: {THREE}
  source: art_1__s_1
  note: {THREE}
addressees: []
languages: []
orthography:
  statement: {THREE}
  differences: []
  taiwan_hong_kong: {THREE}
document_rule: {THREE}
headings_note: {THREE}
structure:
  - eId: preamble
    kind: preamble
    layout: paragraph
    num:
    label: {THREE}
    heading:
    segments:
      - preamble
  - eId: art_1
    kind: article
    layout: paragraph
    num: {THREE}
    label: {THREE}
    heading:
    segments:
      - art_1__s_1
events: []
status:
  - from:
    to: 2019-12-31
    state: not_yet_in_force
    reason: {THREE}
  - from: 2020-01-01
    to:
    state: repealed
    reason: {THREE}
relations: []
searched: []
"""
APPARATUS = f"""\
kinds:
  - id: spacing
    name: {THREE}
certainties:
  - id: certain
    name: {THREE}
grounds:
  stray: {THREE}
records:
  - id: r1
    witness: R
    start: 6
    end: 7
    reading: ' '
    lemma: ''
    kind: spacing
    certainty: certain
    ground: stray
"""
BEARERS = f"""\
bodies:
  - id: director
    name: {THREE}
    short: {THREE}
standings:
  - segment: art_1__s_1
    body: director
    part: bears
    quote: 局長
"""
NORMS = f"""\
bearers:
  director: {THREE}
norms:
  - id: art_1.ask
    segment: art_1__s_1
    quote: 應當請示
    label: {THREE}
    bearer: director
    modality: obligation
    engaged: request.due
    requirement: request.made
"""
CASES = f"""\
cases:
  - id: asked
    articles:
      - 1
    title: {THREE}
    description: {THREE}
    facts:
      request.due: true
      request.made: true
    findings:
      art_1.ask: satisfied
    why: {THREE}
"""
NOTES = f"""\
notes:
  - id: n1
    segment: art_1__s_1
    kind: term
    basis: text
    text: {THREE}
"""
GLOSSARY = f"""\
terms:
  - id: director
    term: {THREE}
    definition: {THREE}
    basis: text
"""
WITNESSES = f"""\
- siglum: R
  file: witnesses/R.received.txt
  sha256: {hashlib.sha256(WITNESS.encode()).hexdigest()}
  description: {THREE}
  origin: {THREE}
"""
TOPIC = """\
topic: request
opens:
  - request.due
concepts:
  ask:
    kind: act
    zh: [请示]
    en: [ask]
cues:
  - set: {request.made: polarity}
    see: [ask]
"""
FILES = {
    "facts.yml": FACTS,
    "glossary.yml": GLOSSARY,
    "reading/english.yml": "irregular:\n  went: go\n",
    "reading/topics/request.yml": TOPIC,
    f"{INSTRUMENT}/work.yml": WORK,
    f"{INSTRUMENT}/witnesses.yml": WITNESSES,
    f"{INSTRUMENT}/witnesses/R.received.txt": WITNESS,
    f"{INSTRUMENT}/text/zh-Hant.yml": "preamble: 引言\nart_1__s_1: 局長應當請示。\n",
    f"{INSTRUMENT}/text/en.yml": "preamble: Preamble.\nart_1__s_1: The director is to ask.\n",
    f"{INSTRUMENT}/text/zh-Hans.overrides.yml": "{}\n",
    f"{INSTRUMENT}/apparatus.yml": APPARATUS,
    f"{INSTRUMENT}/commentary.yml": NOTES,
    f"{INSTRUMENT}/bearers.yml": BEARERS,
    f"{INSTRUMENT}/norms.yml": NORMS,
    f"{INSTRUMENT}/cases.yml": CASES,
}


def write_sample(folder: Path) -> Path:
    """Write the sample under folder, in canonical form, and return its root."""
    root = folder / "rules_data"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rewrite(root)
    return root


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first occurrence of old in a file; return the line (from 1) on which it stood."""
    path = root / name if (root / name).exists() else root / INSTRUMENT / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
