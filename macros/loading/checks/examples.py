"""Checks each examples.yml: its articles are the instrument's."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.checks.common import unknown
from macros.loading.documents import Place
from macros.loading.examples import ExamplesFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.work import Work


def check_examples(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's examples.yml."""
    for _, files in sources.instruments():
        file = files["examples.yml"]
        examples, work = sources.model(file, ExamplesFile), sources.model(files["work.yml"], Work)
        if examples is None or work is None:
            continue
        used: list[tuple[Place, str]] = [
            (("examples", index, "article"), f"art_{example.article}")
            for index, example in enumerate(examples.examples)
        ]
        yield from unknown(sources, file, used, {item.e_id for item in work.structure}, "provision", "work.yml")
