"""The build side: loads and checks rules_data, renders the pages, exports; the package that mkdocs-macros loads."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Give the pages their macros (mkdocs-macros' entry point); imported late, for every tool imports this package."""
    from macros.pages.environment import define  # noqa: PLC0415 -- see above

    define(env)
