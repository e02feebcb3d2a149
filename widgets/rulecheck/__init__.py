"""rulecheck: checks a described action against the norms of a legal instrument. Standard library only; no I/O.

from rulecheck import Checker, load_bundle
checker = Checker(load_bundle(text_of_the_bundle))
checker.check("副市長主持會議，未經市長批准邀請縣長參加。")["articles"]
"""

from rulecheck.checking import MOST_CHARACTERS, Checker, UnusableInput, check
from rulecheck.model.bundle import LANGUAGES, Bundle, BundleError, bundle_from_json, load_bundle

__all__ = [
    "LANGUAGES",
    "MOST_CHARACTERS",
    "Bundle",
    "BundleError",
    "Checker",
    "UnusableInput",
    "bundle_from_json",
    "check",
    "load_bundle",
]
