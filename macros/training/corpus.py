"""The corpus: descriptions by several hands with the facts that each states, in a short code, one a line.

A line of rules_data/reading/corpus/<hand>.tsv is `lang TAB code TAB text`. The code names topics and facts by the
short names of codes.yml: `PS made pass- notime?` says that party_submission.made is so, that passed_before is not, and
that the text leaves no_time open. What is not named is not said. `none`: the text engages nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.loading.documents import read_document
from macros.loading.parsing import parse_document
from macros.loading.problems import Problem, RulesDataError
from macros.loading.reading import CodesFile, TopicCode
from rulecheck.model.logic import Truth

CODES = "codes.yml"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
NOTHING = "none"
_COLUMNS = 3
_VALUES: Mapping[str, Truth] = {"-": False, "?": None}


@dataclass(frozen=True, slots=True)
class Description:
    """One line of the corpus."""

    hand: str
    lang: str
    text: str
    facts: Mapping[str, Truth]

    @property
    def topics(self) -> frozenset[str]:
        """The topics that the description engages."""
        return frozenset(name.partition(".")[0] for name in self.facts)


def read_codes(folder: Path) -> Mapping[str, TopicCode]:
    """Read codes.yml of the corpus's folder: short name -> topic. Raises RulesDataError if it cannot be used."""
    document, problems = read_document(folder / CODES, folder)
    codes, more = parse_document(CodesFile, document) if document else (None, [])
    if not isinstance(codes, CodesFile):
        raise RulesDataError([*problems, *more])
    return codes.topics


def parse_code(code: str, codes: Mapping[str, TopicCode]) -> dict[str, Truth]:
    """Return fact -> value. Raises ValueError, with what is wrong and what to do, for a code that cannot be read."""
    facts: dict[str, Truth] = {}
    if code.strip() == NOTHING:
        return facts
    for part in code.split(";"):
        name, *words = part.split() or [""]
        if name not in codes:
            raise ValueError(f"There is no topic {name!r}: use one of {', '.join(codes)}, or {NOTHING!r} alone.")
        topic, said = codes[name], _said(name, words, codes[name])
        for short in topic.needs:
            if topic.full(short) not in said:
                raise ValueError(f"The topic {name} needs {short!r}: add it, or leave the topic out.")
        facts |= said
    return facts


def _said(name: str, words: list[str], topic: TopicCode) -> dict[str, Truth]:
    said: dict[str, Truth] = {}
    for word in words:
        short, value = (word[:-1], _VALUES[word[-1]]) if word[-1] in _VALUES else (word, True)
        if short not in topic.facts:
            raise ValueError(f"The topic {name} has no fact {short!r}: use one of {', '.join(topic.facts)}.")
        if topic.full(short) in said:
            raise ValueError(f"The fact {short!r} stands twice under {name}: keep one.")
        said[topic.full(short)] = value
    return said


def read_corpus(folder: Path) -> tuple[list[Description], list[Problem]]:
    """Read every hand's file: the descriptions, and what is wrong with lines that cannot be used."""
    codes = read_codes(folder)
    found: list[Description] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.tsv")):
        file = path.relative_to(folder.parents[1]).as_posix()
        for number, line in _lines(path):
            place = f"{file}:{number}"
            try:
                description = _description(path.stem, line, codes)
            except ValueError as error:
                problems.append(Problem(file, number, "", str(error), "Mend the line or take it out."))
                continue
            if description.text in seen:
                message = f"The same text stands at {seen[description.text]}."
                problems.append(Problem(file, number, "", message, "Take one of the two out."))
            seen.setdefault(description.text, place)
            found.append(description)
    return found, problems


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield number, line


def _description(hand: str, line: str, codes: Mapping[str, TopicCode]) -> Description:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"The line has {len(columns)} columns, not three: language, code, text, a TAB between them.")
    lang, code, text = (column.strip() for column in columns)
    if lang not in LANGUAGES:
        raise ValueError(f"The language {lang!r} is none of {', '.join(LANGUAGES)}.")
    if not text:
        raise ValueError("The text is empty.")
    return Description(hand, lang, text, parse_code(code, codes))
