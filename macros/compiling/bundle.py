"""The bundle of one instrument (format 1): norms, facts, terms and status as plain JSON in stable bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.compiling.reading import compile_reading
from macros.edition.index import current_edition
from macros.edition.wording import quotation, wordings
from macros.loading.examples import ExamplesFile
from macros.loading.explaining import ExplainingFile
from macros.loading.facts import Before, Fact, FactsFile
from macros.loading.norms import ExceptionRule, Norm, NormsFile
from macros.loading.rules_data import Instrument, RulesData
from macros.loading.wording import WordingFile
from macros.loading.work import Provision, StatusPeriod, Work

Json = dict[str, Any]
Wordings = Mapping[str, Mapping[str, str]]
FORMAT = 1

WITHOUT_DATE = {
    "zh-Hant": "沒有指明日期：所示為本文件有效期間的要求。",
    "zh-Hans": "没有指明日期：所示为本文件有效期间的要求。",
    "en": "No date was given: this is what the document required while it was in force. ",
}
EMPTY = {"zh-Hant": "", "zh-Hans": "", "en": ""}


def _period(period: StatusPeriod) -> Json:
    return {
        "from": period.start.isoformat() if period.start else None,
        "to": period.end.isoformat() if period.end else None,
        "state": period.state,
        "reason": period.reason.as_json(),
    }


def _now(work: Work) -> Json:
    last = work.status[-1]
    reason = last.reason.as_json()
    return {"state": last.state, "reason": {tag: WITHOUT_DATE[tag] + reason[tag] for tag in reason}}


def _provision(provision: Provision) -> Json:
    return {
        "number": provision.e_id.removeprefix("art_"),
        "label": provision.label.as_json(),
        "heading": provision.heading.text.as_json() if provision.heading else EMPTY,
    }


def _exception(rule: ExceptionRule, words: Wordings) -> Json:
    return {
        "id": rule.id,
        "segment": rule.segment,
        "quote": quotation(rule.quote, words[rule.segment]),
        "label": rule.label.as_json(),
        "when": rule.when,
    }


def _norm(norm: Norm, norms: NormsFile, words: Wordings) -> Json:
    return {
        "id": norm.id,
        "provision": norm.provision,
        "segment": norm.segment,
        "quote": quotation(norm.quote, words[norm.segment]),
        "bearer": norms.bearers[norm.bearer].as_json(),
        "label": norm.label.as_json(),
        "modality": norm.modality,
        "engaged": norm.engaged,
        "conditions": list(norm.conditions),
        "requirement": norm.requirement,
        "exceptions": [_exception(rule, words) for rule in norm.exceptions],
    }


def _fact(fact: Fact) -> Json:
    presumed = fact.presumed
    return {
        "label": fact.label.as_json(),
        "ask": fact.ask.as_json(),
        "who": fact.who.as_json(),
        "kind": fact.kind,
        "mend": {"before": fact.mend.before} if isinstance(fact.mend, Before) else fact.mend,
        "term": fact.term,
        "presumed": {"value": presumed.value, "given": presumed.given} if presumed else None,
    }


def compile_explaining(wording: WordingFile, explaining: ExplainingFile) -> Json:
    """Return {"sentences", "facts", "owed_to", "cross_effects"}: what explanations are worded from."""
    return {
        "sentences": {name: piece.as_json() for name, piece in wording.sentences.items()},
        "facts": {
            name: {"yes": told.yes.as_json(), "no": told.no.as_json(), "whether": told.whether.as_json()}
            for name, told in wording.facts.items()
        },
        "owed_to": {norm: whom.as_json() for norm, whom in explaining.owed_to.items()},
        "cross_effects": [
            {"id": effect.id, "when": effect.when.model_dump(mode="json"), "text": effect.text.as_json()}
            for effect in explaining.cross_effects
        ],
    }


def compile_examples(file: ExamplesFile) -> list[Json]:
    """Return [{"article": its number, "text": lang -> description}] in the order in which the checker offers them."""
    return [{"article": str(example.article), "text": example.text.as_json()} for example in file.examples]


def assemble(work: Work, norms: NormsFile, facts: FactsFile, words: Wordings, reading: Json, edition: str) -> Json:
    """Return the bundle from its parts. Norms, facts and provisions keep the order of their files."""
    return {
        "format": FORMAT,
        "instrument": {
            "id": work.instrument,
            "slug": work.slug,
            "number": work.document_number.zh_hant,
            "title": work.title.as_json(),
            "edition": edition,
        },
        "status": [_period(period) for period in work.status],
        "now": _now(work),
        "provisions": {article.e_id: _provision(article) for article in work.articles},
        "norms": [_norm(norm, norms, words) for norm in norms.norms],
        "facts": {fact.name: _fact(fact) for fact in facts.facts},
        "terms": {name: term.label.as_json() for name, term in facts.terms.items()},
        "terms_leave_open": {name: term.leaves_open.as_json() for name, term in facts.terms.items()},
        "reading": reading,
    }


def compile_bundle(data: RulesData, instrument: Instrument) -> Json:
    """Return one instrument's bundle. Its edition is the last one released, "draft" before the first."""
    words = wordings(instrument.critical.root, instrument.overrides.root, instrument.english.root)
    edition = current_edition(data.root, instrument.id) or "draft"
    bundle = assemble(instrument.work, instrument.norms, data.facts, words, compile_reading(data.root), edition)
    return {
        **bundle,
        "explaining": compile_explaining(data.wording, instrument.explaining),
        "examples": compile_examples(instrument.examples),
    }


def write_bundle(bundle: Json, folder: Path) -> bool:
    """Write a bundle to folder/<instrument>.json if its bytes changed; return whether it was written."""
    path = folder / f"{bundle['instrument']['id']}.json"
    content = json.dumps(bundle, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    if path.is_file() and path.read_bytes() == content:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
