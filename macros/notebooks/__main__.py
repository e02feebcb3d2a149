"""`python -m macros.notebooks`: run the example notebooks with the built wheel and keep their outputs."""

from __future__ import annotations

from macros.loading import LANGUAGES
from macros.notebooks import as_text, blank, filled, path_of, run, sources
from macros.toolchain.places import WHEELS


def main() -> None:
    """Write the notebooks of all languages. Raises SystemExit if the wheel is not built."""
    wheel = next(iter(WHEELS.glob("*.whl")), None)
    if wheel is None:
        raise SystemExit("The wheel is not built: run `make wheel` first.")
    for lang in LANGUAGES:
        notebook = blank(lang, wheel.name)
        path_of(lang).write_text(as_text(filled(notebook, run(sources(notebook), wheel))), encoding="utf-8")


if __name__ == "__main__":
    main()
