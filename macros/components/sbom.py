"""Owns the bill of materials: what is published and what builds it, as CycloneDX 1.6 (ECMA-424), the same for the same locks."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from macros.components.locks import RECORD, Locked, locked

SBOM_FILE = "data/sbom.cdx.json"
"""Where it goes, from the site's root."""
PUBLISHED = frozenset(("mkdocs-material", "minisearch", "pyodide"))
"""Packages of which a reader's browser receives files; the others only build."""
_LOCKS = "lock"


def _component(package: Locked, licences: dict[str, str]) -> Component:
    licence = package.licence or licences.get(package.key, "")
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{package.ecosystem}:{package.name}@{package.version}",
        purl=_purl(package),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        hashes=[HashType(alg=HashAlgorithm(name), content=digest) for name, digest in package.hashes],
        properties=[
            Property(name="role", value="published" if package.name in PUBLISHED else "build"),
            *(Property(name=_LOCKS, value=lock) for lock in package.locks),
        ],
    )


def _purl(package: Locked) -> PackageURL:
    namespace, _, name = package.name.rpartition("/")
    return PackageURL(package.ecosystem, namespace or None, name, package.version)


def sbom(packages: Sequence[Locked], licences: dict[str, str]) -> bytes:
    """Return the bill of materials of some packages, as JSON. Its serial number is made of what it says; it has no time."""
    told = json.dumps([[one.ecosystem, one.name, one.version, *one.hashes] for one in packages])
    serial = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(told.encode()).hexdigest())
    bom = Bom(components=[_component(one, licences) for one in packages], serial_number=serial)
    written: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    written.get("metadata", {}).pop("timestamp", None)
    return (json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def write_sbom(site: Path) -> None:
    """Write the bill of materials of the locks into the site."""
    target = site / SBOM_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(sbom(locked(), json.loads(RECORD.read_text(encoding="utf-8"))))
