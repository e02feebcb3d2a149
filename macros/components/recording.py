"""Owns licences.json: under which licence each locked Python package says that it is, read from its own metadata.

`python -m macros.components.recording` fetches what the locks name, by hash and for any machine, and writes the file:
`make update` calls it. The build reads the file alone, so that the bill of materials is the same on every machine.
"""

from __future__ import annotations

import email
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from email.message import Message
from pathlib import Path

from license_expression import ExpressionError, get_spdx_licensing

from macros.components.locks import RECORD, Locked, locked

LONGEST = 80
"""Characters of a License field beyond which it is a whole text, not a name."""
FOR_ANY = (
    "--python-version", "3.13", "--implementation", "cp", "--abi", "cp313", "--abi", "abi3", "--abi", "none",
    "--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_17_x86_64", "--platform", "manylinux_2_28_x86_64",
)  # fmt: skip
TROVE = {
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Classifiers that name one licence. The others, such as "BSD License", are recorded as they stand."""
SPOKEN = {
    "Apache 2": "Apache-2.0", "Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
    "BSD 3-Clause": "BSD-3-Clause", "BSD 3-Clause License": "BSD-3-Clause", "MIT License": "MIT", "MIT license": "MIT",
    "LGPLv3+": "LGPL-3.0-or-later", "MPL 2.0": "MPL-2.0", "The MIT License (MIT)": "MIT", "Expat license": "MIT",
}  # fmt: skip
"""What packages write in their License field, as SPDX names it."""


def is_spdx(text: str) -> bool:
    """Whether a text is an expression of SPDX licence identifiers."""
    try:
        return len(text) <= LONGEST and get_spdx_licensing().parse(text, validate=True, strict=True) is not None
    except ExpressionError:
        return False


def said(metadata: Message) -> str:
    """Return the licence that a package's metadata names: an SPDX expression where it can be told, else its own words."""
    expression = metadata.get("License-Expression") or ""
    name = next(iter((metadata.get("License") or "").strip().splitlines()), "").strip()
    classifiers = [
        one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier", []) if one.startswith("License ")
    ]
    offered = [expression, SPOKEN.get(name, name), *(TROVE.get(one, one) for one in classifiers)]
    known = [one for one in offered if is_spdx(one)]
    words = [one for one in offered if one and len(one) <= LONGEST]
    return next(iter(known), next(iter(words), ""))


def metadata_of(file: Path) -> Message:
    """Return the metadata of a wheel or a source distribution."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as archive:
            name = next(one for one in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", one))
            return email.message_from_bytes(archive.read(name))
    with tarfile.open(file) as archive:
        member = next(one for one in archive.getmembers() if re.fullmatch(r"[^/]+/PKG-INFO", one.name))
        stream = archive.extractfile(member)
        return email.message_from_bytes(stream.read() if stream else b"")


def fetched(packages: Iterable[Locked], folder: Path) -> None:
    """Fetch each package into the folder, wherever it would be installed; ends with pip's own words where it cannot."""
    wanted = folder / "wanted.txt"
    lines = [f"{one.key} {' '.join(f'--hash=sha256:{digest}' for _, digest in one.hashes)}" for one in packages]
    wanted.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-input", "--no-deps", "--require-hashes"]
    for how in (["--only-binary", ":all:", *FOR_ANY], ["--no-binary", ":none:"]):
        done = subprocess.run([*command, *how, "--dest", str(folder), "-r", str(wanted)], check=False)
        if done.returncode == 0:
            return
    raise SystemExit("What the locks name could not be fetched: pip's words are above. licences.json stays as it was.")


def rounds(packages: Iterable[Locked]) -> list[list[Locked]]:
    """Return the packages in lists in which no name stands twice, for pip takes one version of each."""
    lists: list[list[Locked]] = []
    for one in packages:
        free = next((some for some in lists if one.name not in {other.name for other in some}), None)
        if free is None:
            lists.append([one])
        else:
            free.append(one)
    return lists


def main() -> None:
    """Write licences.json anew from the locks."""
    record: dict[str, str] = {}
    packages = [one for one in locked() if one.ecosystem == "pypi"]
    for some in rounds(packages):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            fetched(some, folder)
            for file in sorted([*folder.glob("*.whl"), *folder.glob("*.tar.gz")]):
                metadata = metadata_of(file)
                name = re.sub(r"[-_.]+", "-", str(metadata["Name"])).lower()
                record[f"{name}=={metadata['Version']}"] = said(metadata)
    missing = [one.key for one in packages if one.key not in record]
    if missing:
        raise SystemExit(f"No metadata was found of {', '.join(missing)}: licences.json stays as it was.")
    RECORD.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"licences: {len(record)} packages recorded in {RECORD.name}")


if __name__ == "__main__":
    main()
