"""Editions: records are canonical and complete, releases append-only, permalinks registered once."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from macros.edition import permalinks
from macros.edition.apparatus import apply, document, records_from, undo
from macros.edition.index import FILE, Release, current_edition, releases
from macros.edition.records import canonical_bytes, check_editions, make_record, read_record
from macros.edition.release import ReleaseError, main, release_edition
from macros.loading import check, load
from macros.loading.base import Languages
from tests.loading.sample import INSTRUMENT, edit, write_sample

ID = "otherplace-2020-7"
DAY = date(2026, 12, 1)
NOTE = Languages.model_validate({"zh-Hant": "首版", "zh-Hans": "首版", "en": "First edition"})
REPOSITORY = Path(__file__).parents[2] / "rules_data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def test_released_editions_of_the_repository_are_untouched() -> None:
    assert check_editions(REPOSITORY) == []


@pytest.mark.parametrize("release", releases(REPOSITORY), ids=lambda release: f"{release.instrument} {release.number}")
def test_the_witness_comes_back_byte_for_byte_from_a_released_record(release: Release) -> None:
    """A frozen edition needs no other file to show what it was made from."""
    record = read_record(REPOSITORY, release)
    segments = {name: words["zh-Hant"] for name, words in record["text"].items()}
    records = records_from(record["apparatus"]["records"])
    witness = undo(document(segments, record["work"]), records)
    assert hashlib.sha256(witness.encode()).hexdigest() == record["witnesses"][0]["sha256"]
    assert apply(witness, records) == document(segments, record["work"])


def test_record_is_whole_and_without_status(root: Path) -> None:
    data = load(root)
    record = make_record(data, data.instruments[ID], "1.0", DAY)
    assert record["text"]["art_1__s_1"]["zh-Hans"] == "局长应当请示。"
    assert record["norms"]["norms"][0]["quote"]["zh-Hans"] == "应当请示"
    assert {"work", "witnesses", "apparatus", "notes", "vocabulary", "cases"} <= set(record)
    assert "status" not in record["work"]
    content = canonical_bytes(record)
    assert json.loads(content) == record
    assert content.endswith(b"}\n")
    assert canonical_bytes(json.loads(content)) == content


def test_release_writes_record_index_and_permalinks(root: Path) -> None:
    new = release_edition(load(root), ID, "1.0", DAY, NOTE)
    content = (root / "editions" / ID / "1.0.json").read_bytes()
    (release,) = releases(root)
    assert (release.number, release.date, release.note) == ("1.0", DAY, NOTE)
    assert release.sha256 == hashlib.sha256(content).hexdigest()
    assert read_record(root, release)["number"] == "1.0"
    assert current_edition(root, ID) == "1.0"
    assert check_editions(root) == []
    assert check(root) == []
    register = (root / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert register == new == sorted(new)
    for link in (
        "/id/2020-7/preamble/",
        "/id/2020-7/art_1__s_1/",
        "/id/2020-7/art_1.ask/",
        "/2020-7/art_1/",
        "/zh-Hans/2020-7/art_1/#art_1__s_1",
        "/en/2020-7/art_1/#art_1.ask",
        "/ed/1.0/2020-7/art_1/",
        "/ed/1.0/en/2020-7/art_1/#art_1.ask",
    ):
        assert link in register
    assert len(register) == len(set(register))


def test_second_release_only_appends(root: Path) -> None:
    first = release_edition(load(root), ID, "1.0", DAY, NOTE)
    record = (root / "editions" / ID / "1.0.json").read_bytes()
    index = (root / FILE).read_text(encoding="utf-8")
    edit(root, "text/en.yml", "is to ask", "must ask")
    new = release_edition(load(root), ID, "1.1", DAY, NOTE)
    assert (root / "editions" / ID / "1.0.json").read_bytes() == record
    assert (root / FILE).read_text(encoding="utf-8").startswith(index)
    assert (root / "permalinks.txt").read_text(encoding="utf-8").splitlines() == first + new
    assert all(link.startswith("/ed/1.1/") for link in new)
    assert current_edition(root, ID) == "1.1"
    one, two = releases(root)
    assert read_record(root, one)["text"] != read_record(root, two)["text"]


@pytest.mark.parametrize(
    ("number", "day", "message"),
    [
        ("1.0", DAY, "Edition 1.0 of otherplace-2020-7 exists; use the next number."),
        ("0.9", DAY, "The last edition is 1.0; use a higher number."),
        ("1.1", date(2026, 11, 30), "The last edition is of 2026-12-01; use that day or a later one."),
    ],
)
def test_refuses_to_overwrite_or_go_back(root: Path, number: str, day: date, message: str) -> None:
    release_edition(load(root), ID, "1.0", DAY, NOTE)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(ReleaseError, match=message):
        release_edition(load(root), ID, number, day, NOTE)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_changed_record_is_found_and_stops_releases(root: Path) -> None:
    release_edition(load(root), ID, "1.0", DAY, NOTE)
    path = root / "editions" / ID / "1.0.json"
    path.write_bytes(path.read_bytes().replace(b"must", b"may").replace(b"is to ask", b"may ask"))
    assert [p.message for p in check_editions(root)] == ["This record has changed since its release."]
    with pytest.raises(ValueError, match="restore it from version control"):
        read_record(root, releases(root)[0])
    with pytest.raises(ReleaseError, match="has changed since its release"):
        release_edition(load(root), ID, "1.1", DAY, NOTE)
    path.unlink()
    assert [p.message for p in check_editions(root)] == ["This released record is missing."]


def test_an_unlisted_record_is_found(root: Path) -> None:
    stray = root / "editions" / ID / "9.9.json"
    stray.parent.mkdir(parents=True)
    stray.write_text("{}\n", encoding="utf-8")
    assert [p.message for p in check_editions(root)] == ["This record is not listed in editions/index.yml."]


def test_register_keeps_its_order_and_adds_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "permalinks.txt"
    assert permalinks.append(file, ["/b/", "/c/"]) == ["/b/", "/c/"]
    assert permalinks.append(file, ["/d/", "/a/", "/b/"]) == ["/a/", "/d/"]
    assert file.read_text(encoding="utf-8") == "/b/\n/c/\n/a/\n/d/\n"


def test_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = ["--note-zh-Hant", "首版", "--note-zh-Hans", "首版", "--note-en", "First edition"]
    arguments = ["1.0", "--date", "2026-12-01", *notes, "--root", str(root)]
    assert main(arguments) == 0
    assert "Released otherplace-2020-7 1.0;" in capsys.readouterr().out
    assert main(arguments) == 1
    assert "Not released. Edition 1.0" in capsys.readouterr().err
    assert main([*arguments, "--instrument", "nowhere"]) == 1
    assert "There is no instrument nowhere" in capsys.readouterr().err
    edit(root, f"{INSTRUMENT}/norms.yml", "bearer: director", "bearer: clerk")
    assert main(["1.1", *arguments[1:]]) == 1
    assert "There is no bearer clerk." in capsys.readouterr().err
