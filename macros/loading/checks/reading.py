"""Checks reading/: concepts, topics and facts that the lexicon and the cues name must exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.checks.common import fact_names, unknown
from macros.loading.documents import Place
from macros.loading.problems import Problem
from macros.loading.reading import CodesFile, Cue, LexiconFile, TopicFile
from macros.loading.sources import Sources


def _cue_concepts(cue: Cue) -> Iterator[str]:
    for group in cue.see:
        yield from (group,) if isinstance(group, str) else group
    for names in (cue.agent, cue.not_agent, cue.unless, cue.unless_sentence, cue.unless_text):
        yield from names


def _concept_uses(source: LexiconFile | TopicFile) -> Iterator[tuple[Place, str]]:
    for name, concept in source.concepts.items():
        yield from ((("concepts", name, "is"), broader) for broader in concept.broader)
    if isinstance(source, TopicFile):
        yield from ((("event",), name) for name in source.event)
        for index, cue in enumerate(source.cues):
            yield from ((("cues", index), name) for name in _cue_concepts(cue))


def _fact_uses(topic: TopicFile) -> Iterator[tuple[Place, str]]:
    yield from ((("opens",), name) for name in topic.opens)
    if topic.ahead:
        yield ("ahead",), topic.ahead
    for index, cue in enumerate(topic.cues):
        yield from ((("cues", index, "set", name), name) for name in cue.sets)


def _check_codes(sources: Sources, file: str, codes: CodesFile) -> Iterator[Problem]:
    used = (
        (("topics", code, "facts", short), entry.full(short))
        for code, entry in codes.topics.items()
        for short in entry.facts
    )
    yield from unknown(sources, file, used, fact_names(sources), "fact", "facts.yml")
    for code, entry in codes.topics.items():
        for key, names in (("opens", entry.opens), ("needs", entry.needs)):
            short = (((("topics", code, key)), name) for name in names)
            yield from unknown(sources, file, short, frozenset(entry.facts), "short name", f"the facts of {code}")


def check_reading(sources: Sources) -> Iterator[Problem]:
    """Yield problems of the lexicon and the topics. Passes over both while any of their files is unusable."""
    found = {name: model for name, model in sources.models.items() if isinstance(model, (LexiconFile, TopicFile))}
    if any(name.startswith("reading/") and name not in sources.models for name in sources.documents):
        return
    concepts = frozenset(concept for model in found.values() for concept in model.concepts)
    topics = frozenset(model.topic for model in found.values() if isinstance(model, TopicFile))
    facts = fact_names(sources)
    for file, model in found.items():
        yield from unknown(sources, file, _concept_uses(model), concepts, "concept", "a file of reading/")
        if isinstance(model, TopicFile):
            yield from unknown(sources, file, _fact_uses(model), facts, "fact", "facts.yml")
            other = ((("topic",), name) for name in (*model.yields_to, *model.shares_with))
            yield from unknown(sources, file, other, topics, "topic", "reading/topics")
            if not file.endswith(f"/{model.topic}.yml"):
                message = f"The topic {model.topic} is not in a file of its name."
                yield sources.problem(file, ("topic",), message, f"call the file {model.topic}.yml.")
    for file in sources.models:
        codes = sources.model(file, CodesFile)
        if codes:
            yield from _check_codes(sources, file, codes)
