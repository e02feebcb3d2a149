"""What all tests share: property tests give the same examples every time, and no clock decides whether they pass."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
