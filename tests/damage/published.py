"""What the data publish, made in memory: rules_data loaded, compiled and recorded as a build does, without its pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import BaseModel

from macros.compiling import reading as compiling_reading
from macros.compiling.bundle import compile_bundle
from macros.edition import index as edition_index
from macros.edition.records import check_editions, make_record
from macros.edition.simplify import simplify
from macros.loading import Problem, RulesDataError, load, loading, outdated, sources
from macros.loading.canonical import canonical
from macros.loading.documents import Document, read_document
from macros.loading.parsing import parse_document


class _Late(RulesDataError):
    """What only the command that checks the data says."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a damaged file: rejected with `problems`, or the output changed, or neither."""

    problems: tuple[Problem, ...]
    changed: bool
    crash: str = ""
    late: bool = False
    """Rejected by `python -m macros.loading`, and not by loading itself: layout, released editions, weights outdated."""

    @property
    def told(self) -> str:
        """What became of it, in words."""
        return self.crash or "; ".join(map(str, self.problems)) or ("shown" if self.changed else "nothing noticed")

    @property
    def caught(self) -> bool:
        """Whether it was noticed, and a rejection says where and what to do."""
        if self.problems:
            return all(one.file and one.line >= 1 and one.message and one.remedy for one in self.problems)
        return self.changed


class Publisher:
    """Publishes a copy of rules_data again and again; what has not changed is read once."""

    def __init__(self, root: Path, copy: Path) -> None:
        shutil.copytree(root, copy)
        self.root = copy
        self._override_some()
        self._documents: dict[tuple[Path, bytes], Any] = {}
        self._models: dict[tuple[int, type], Any] = {}
        self._kept: list[Document] = []
        self.whole = self._publish()

    def _override_some(self) -> None:
        """Let some sentences be simplified otherwise, for instruments whose overrides are empty: else there is nothing to damage."""
        for file in self.root.glob("instruments/*/text/zh-Hans.overrides.yml"):
            if file.read_text(encoding="utf-8").strip() == "{}":
                critical = read_document(file.with_name("zh-Hant.yml"), self.root)[0]
                data = dict(list(critical.data.items())[5:30:3]) if critical else {}
                lines = [
                    f"{name}: {json.dumps(simplify(text) + '〇', ensure_ascii=False)}\n" for name, text in data.items()
                ]
                file.write_text(canonical("".join(lines), None), encoding="utf-8")

    def fate(self, file: str, content: bytes) -> Fate:
        """Return what becomes of the data with one file's content changed."""
        path = self.root / file
        before = path.read_bytes()
        path.write_bytes(content)
        try:
            published = self._publish()
        except RulesDataError as error:
            return Fate(error.problems, changed=False, late=isinstance(error, _Late))
        except Exception as error:  # noqa: BLE001 -- a traceback is no answer: it is counted as a defect
            return Fate((), changed=False, crash=f"{type(error).__name__}: {error}")
        finally:
            path.write_bytes(before)
        return Fate((), published != self.whole)

    def _publish(self) -> str:
        with self._remembering():
            data = load(self.root)
            problems = [*loading.noncanonical(self.root), *check_editions(self.root), *outdated(self.root)]
            if problems:
                raise _Late(problems)
            return "\n".join(self._outputs(data))

    @staticmethod
    def _outputs(data: Any) -> Iterator[str]:
        """Yield all that pages, exports and bundles are made of, as text."""
        for instrument in data.instruments.values():
            bundle = compile_bundle(data, instrument)
            yield json.dumps(
                {**bundle, "reading": {**bundle["reading"], "network": "", "fold": ""}}, ensure_ascii=False
            )
            yield json.dumps(make_record(data, instrument, "draft", date.min), ensure_ascii=False)
            yield instrument.work.model_dump_json(by_alias=True)
            yield str(len(instrument.overrides.root))
        yield data.glossary.model_dump_json(by_alias=True)
        yield repr(edition_index.releases(data.root))

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        """Have each file read, parsed and laid out once as long as it stays the same."""
        yaml = compiling_reading._yaml

        def once(key: Any, make: Callable[[], Any]) -> Any:
            if key not in self._documents:
                if len(self._documents) > 2000:
                    self._documents.clear()
                self._documents[key] = make()
            return self._documents[key]

        def document(path: Path, root: Path) -> Any:
            if not path.exists():
                return read_document(path, root)
            return once(("read", path, path.read_bytes()), lambda: read_document(path, root))

        def parsed(model: type[BaseModel], source: Document) -> Any:
            key = ("parsed", model, source.file, id(source))
            return once(key, lambda: (source, parse_document(model, source)))[1]

        def safe(path: Path) -> Any:
            return json.loads(once(("safe", path, path.read_bytes()), lambda: json.dumps(yaml(path))))

        def laid_out(text: str, model: type[BaseModel] | None) -> Any:
            return once(("canonical", model, text), lambda: canonical(text, model))

        with (
            patch.object(sources, "read_document", document),
            patch.object(edition_index, "read_document", document),
            patch.object(sources, "parse_document", parsed),
            patch.object(compiling_reading, "_yaml", safe),
            patch.object(loading, "canonical", laid_out),
        ):
            yield
