"""rulecheck: checks a described action against the norms of a legal instrument. Standard library only.

>>> from rulecheck import Checker, bundled, check
>>> check("The weather was fine.")["articles"]  # nothing that a norm speaks of
{}
>>> checker = Checker(bundled())  # to be kept for many descriptions
>>> checker.check("今日天氣很好。")["lang"]
'zh-Hant'
"""

from rulecheck.bundled import bundled, instruments
from rulecheck.checking import MOST_CHARACTERS, Checker, UnusableInput, check
from rulecheck.model.bundle import LANGUAGES, Bundle, BundleError, bundle_from_json, load_bundle
from rulecheck.usable import parse_day

__all__ = [
    "LANGUAGES",
    "MOST_CHARACTERS",
    "Bundle",
    "BundleError",
    "Checker",
    "UnusableInput",
    "bundle_from_json",
    "bundled",
    "check",
    "instruments",
    "load_bundle",
    "parse_day",
]
