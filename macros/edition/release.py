"""The command that releases an edition: `python -m macros.edition.release 1.0 --date 2026-12-01 --note-… …`.

Writes the frozen record, lists it in editions/index.yml and registers its permalinks. Nothing released
is ever changed: a number that exists is refused.
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import date
from pathlib import Path

from macros.citing import identifiers
from macros.edition.index import FILE, IndexFile, Release, releases
from macros.edition.permalinks import append, permalinks
from macros.edition.records import (
    Json,
    canonical_bytes,
    check_editions,
    make_record,
    read_record,
    record_path,
    sha256,
)
from macros.loading import LANGUAGES, RulesData, RulesDataError, load, print_problems
from macros.loading.base import Languages
from macros.loading.canonical import canonical
from macros.loading.documents import round_trip_yaml


class ReleaseError(ValueError):
    """The edition cannot be released as asked; the message says what to do."""


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _refuse(root: Path, release: Release) -> None:
    earlier = [one for one in releases(root) if one.instrument == release.instrument]
    path = record_path(root, release.instrument, release.number)
    if path.exists() or any(one.number == release.number for one in earlier):
        raise ReleaseError(f"Edition {release.number} of {release.instrument} exists; use the next number.")
    if earlier and _order(release.number) <= _order(earlier[-1].number):
        raise ReleaseError(f"The last edition is {earlier[-1].number}; use a higher number.")
    if earlier and release.date < earlier[-1].date:
        raise ReleaseError(f"The last edition is of {earlier[-1].date}; use that day or a later one.")


def _refuse_lost(root: Path, release: Release, record: Json) -> None:
    """Refuse a record without a provision or sentence that an earlier edition has: their permalinks are for good."""
    kept = set(identifiers(record))
    for one in releases(root):
        if one.instrument == release.instrument:
            earlier = read_record(root, one)
            norms = {norm["id"] for norm in earlier["norms"]["norms"]}
            lost = [name for name in identifiers(earlier) if name not in kept | norms]
            if lost:
                raise ReleaseError(
                    f"Edition {one.number} has {', '.join(lost)}: keep the name, which is cited for good."
                )


def _list(root: Path, release: Release) -> None:
    """Add a release to the end of the index, the rest of the file staying as it is."""
    yaml, file = round_trip_yaml(), root / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else "editions: []\n"
    index = yaml.load(text)
    if not index["editions"]:
        index["editions"] = []
    index["editions"].append(release.model_dump(by_alias=True))
    out = io.StringIO()
    yaml.dump(index, out)
    file.write_text(canonical(out.getvalue(), IndexFile), encoding="utf-8")


def release_edition(data: RulesData, instrument: str, number: str, day: date, note: Languages) -> list[str]:
    """Release an edition of an instrument and return the permalinks that are new.

    Raises ReleaseError if the number exists or is out of order, or if an earlier record has changed.
    """
    root = data.root
    content_of = data.instruments.get(instrument)
    if content_of is None:
        raise ReleaseError(f"There is no instrument {instrument}; use one of: {', '.join(data.instruments)}.")
    record = make_record(data, content_of, number, day)
    content = canonical_bytes(record)
    release = Release(instrument=instrument, number=number, date=day, sha256=sha256(content), note=note)
    _refuse(root, release)
    problems = check_editions(root)
    if problems:
        raise ReleaseError("\n".join(str(problem) for problem in problems))
    _refuse_lost(root, release, record)
    path = record_path(root, instrument, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
    _list(root, release)
    return append(root / "permalinks.txt", permalinks(record))


def main(arguments: list[str] | None = None) -> int:
    """Return 0 once the edition is released, 1 after saying why it is not."""
    parser = argparse.ArgumentParser(prog="python -m macros.edition.release", description=__doc__)
    parser.add_argument("number", help="the edition's number, such as 1.0")
    parser.add_argument("--date", required=True, type=date.fromisoformat, help="the day of release, YYYY-MM-DD")
    for tag in LANGUAGES:
        parser.add_argument(f"--note-{tag}", required=True, dest=tag, help=f"what is new, in {tag}")
    parser.add_argument("--instrument", help="which one; may be left out where there is only one")
    parser.add_argument("--root", type=Path, default=Path("rules_data"), help="the data (rules_data)")
    options = vars(parser.parse_args(arguments))
    try:
        data = load(options["root"])
        instrument = options["instrument"] or (min(data.instruments) if len(data.instruments) == 1 else "")
        note = Languages.model_validate({tag: options[tag] for tag in LANGUAGES})
        new = release_edition(data, instrument, options["number"], options["date"], note)
    except RulesDataError as error:
        print_problems(error.problems)
        return 1
    except ValueError as error:
        print(f"Not released. {error}", file=sys.stderr)
        return 1
    print(f"Released {instrument} {options['number']}; {len(new)} new permalinks.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
