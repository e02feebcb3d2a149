"""Owns what comes with the package: the compiled bundle of each instrument. Its data are read from the package only."""

from __future__ import annotations

import pkgutil
import re

from rulecheck.model.bundle import Bundle, BundleError, load_bundle

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""An instrument's id: what else is asked for, such as a path, is not looked for."""


class NoSuchBundle(BundleError):
    """The package has no bundle of the name."""


def instruments() -> list[str]:
    """Return the ids of the instruments whose bundles come with the package, in order.

    >>> from rulecheck import bundled, instruments
    >>> [bundled(name).instrument["id"] for name in instruments()] == instruments()
    True
    """
    # importlib.resources brings a third of the standard library with it, and a browser names its instrument
    from importlib.resources import files  # noqa: PLC0415 -- see above

    folder = files("rulecheck").joinpath("bundles")
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json"))


def bundled(name: str | None = None) -> Bundle:
    """Return the bundle of an instrument that comes with the package, by its id; the first of them without one.

    Raises BundleError if there is none of that name (NoSuchBundle) or none at all.

    >>> from rulecheck import BundleError, bundled
    >>> len(bundled().norms) > 0
    True
    >>> try:
    ...     bundled("nowhere-1900-1")
    ... except BundleError as error:
    ...     print(str(error).partition(";")[0])
    the package has no bundle named 'nowhere-1900-1'
    """
    if name is None:
        found = instruments()
        if not found:
            raise BundleError("no bundle is installed; build it with `make data`")
        name = found[0]
    try:
        source = pkgutil.get_data("rulecheck", f"bundles/{name}.json") if _NAME.fullmatch(name) else None
    except OSError:
        source = None
    if source is None:
        raise NoSuchBundle(f"the package has no bundle named {name!r}; `rulecheck.instruments()` lists those it has")
    return load_bundle(source.decode("utf-8"))
