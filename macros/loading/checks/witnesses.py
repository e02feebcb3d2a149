"""Checks witnesses.yml and apparatus.yml: files unchanged, every departure recorded, grounds that exist."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.edition import apparatus as edition
from macros.loading.apparatus import ApparatusFile
from macros.loading.checks.common import repeated, unknown
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.text import SegmentsFile, Witness, WitnessesFile
from macros.loading.work import Work


def _hashes(sources: Sources, folder: Path, file: str, witnesses: WitnessesFile) -> Iterator[Problem]:
    for index, witness in enumerate(witnesses.root):
        path = folder / witness.file
        if not path.is_file():
            message = f"The witness {witness.file} is missing."
            yield sources.problem(file, (index, "file"), message, "add the file, or mend its name.")
            continue
        actual = hashlib.sha256(path.read_bytes()).hexdigest()
        if actual != witness.sha256:
            message = f"The witness {witness.file} has another SHA-256: {actual}."
            yield sources.problem(file, (index, "sha256"), message, "restore the witness: it must never change.")


def _readings(
    sources: Sources, folder: Path, file: str, apparatus: ApparatusFile, witnesses: WitnessesFile
) -> Iterator[Problem]:
    """Every reading must stand in the witness at its place, in order and without overlap."""
    paths = {witness.siglum: folder / witness.file for witness in witnesses.root}
    texts = {siglum: path.read_bytes().decode("utf-8") for siglum, path in paths.items() if path.is_file()}
    ends: dict[str, int] = {}
    for index, record in enumerate(apparatus.records):
        if record.witness not in paths:
            message = f"There is no witness {record.witness}."
            yield sources.problem(file, ("records", index, "witness"), message, "use a siglum of witnesses.yml.")
            continue
        found = texts.get(record.witness, "")[record.start : record.end]
        if record.witness in texts and found != record.reading:
            message = f"The witness has {found!r} at {record.start} to {record.end}, not {record.reading!r}."
            yield sources.problem(file, ("records", index, "reading"), message, "mend the place or the reading.")
        if record.start < ends.get(record.witness, 0):
            message = "This place begins before the one above it ends."
            yield sources.problem(file, ("records", index, "start"), message, "put the records in order, apart.")
        ends[record.witness] = record.end


def _names(sources: Sources, file: str, apparatus: ApparatusFile) -> Iterator[Problem]:
    records = list(enumerate(apparatus.records))
    yield from repeated(sources, file, ((("records", i, "id"), record.id) for i, record in records))
    known = {
        "kind": frozenset(kind.id for kind in apparatus.kinds),
        "certainty": frozenset(certainty.id for certainty in apparatus.certainties),
        "ground": frozenset(apparatus.grounds),
    }
    where = {"kind": "kinds", "certainty": "certainties", "ground": "grounds"}
    for key, names in known.items():
        used = ((("records", i, key), getattr(record, key)) for i, record in records)
        yield from unknown(sources, file, used, names, key, f"{where[key]} in apparatus.yml")
    derived = ((("derivations", i, "record"), item.record) for i, item in enumerate(apparatus.derivations))
    yield from unknown(sources, file, derived, frozenset(record.id for _, record in records), "record", "records")


def _nothing_unrecorded(sources: Sources, files: Mapping[str, str], folder: Path, first: Witness) -> Iterator[Problem]:
    """The first witness with every record applied must be the critical document, to the last character."""
    file = files["apparatus.yml"]
    found = sources.model(file, ApparatusFile)
    text = sources.model(files["text/zh-Hant.yml"], SegmentsFile)
    work = sources.model(files["work.yml"], Work)
    path = folder / first.file
    if found is None or text is None or work is None or not path.is_file():
        return
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != first.sha256:
        return
    records = edition.records_from(record.model_dump() for record in found.records)
    try:
        made = edition.apply(content.decode("utf-8"), records)
        wanted = edition.document(text.root, work.model_dump(mode="json", by_alias=True))
    except (edition.ApparatusError, KeyError):
        return  # the other checks say which record or segment
    if made != wanted:
        at = next(
            (i for i, (a, b) in enumerate(zip(made, wanted, strict=False)) if a != b), min(len(made), len(wanted))
        )
        message = f"The witness with all records applied has {made[at : at + 8]!r} where the text has {wanted[at : at + 8]!r}."
        remedy = "record the departure, or mend the text: nothing may differ from the witness without a record."
        yield sources.problem(file, ("records",), message, remedy)


def check_witnesses(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's witnesses and apparatus."""
    for _, files in sources.instruments():
        witnesses = sources.model(files["witnesses.yml"], WitnessesFile)
        apparatus = sources.model(files["apparatus.yml"], ApparatusFile)
        folder = sources.root / Path(files["work.yml"]).parent
        if witnesses is not None:
            yield from _hashes(sources, folder, files["witnesses.yml"], witnesses)
        if apparatus is not None:
            yield from _names(sources, files["apparatus.yml"], apparatus)
        if apparatus is not None and witnesses is not None:
            yield from _readings(sources, folder, files["apparatus.yml"], apparatus, witnesses)
            yield from _nothing_unrecorded(sources, files, folder, witnesses.root[0])
