"""The bill of materials: valid CycloneDX, the same for the same locks, with a licence for each package that names one."""

import json

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from macros.components.locks import RECORD, locked, locked_python
from macros.components.sbom import PUBLISHED, SBOM_FILE, sbom
from macros.toolchain.places import SITE

LICENCES: dict[str, str] = json.loads(RECORD.read_text(encoding="utf-8"))
NAMES_NO_LICENCE = {"pkginfo"}


def test_it_is_valid() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom(locked(), LICENCES).decode()) is None


def test_the_same_locks_give_the_same_bytes() -> None:
    assert sbom(locked(), LICENCES) == sbom(locked(), LICENCES)


def test_the_site_publishes_that_of_its_locks() -> None:
    assert (SITE / SBOM_FILE).read_bytes() == sbom(locked(), LICENCES)


def test_every_locked_package_is_recorded_with_its_licence() -> None:
    without = {one.name for one in locked() if not (one.licence or LICENCES.get(one.key))}
    assert without <= NAMES_NO_LICENCE, "run `python -m macros.components.recording`, as `make update` does"


def test_what_is_published_is_among_the_packages() -> None:
    assert {one.name for one in locked()} >= PUBLISHED


def test_a_package_without_hashes_is_refused() -> None:
    with pytest.raises(ValueError, match="run `make update`"):
        list(locked_python("mkdocs>=1.6", "requirements/build.txt"))
