"""The words of one language: facts as clauses, pieces of sentences filled in, clauses joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rulecheck.model.bundle import Bundle
from rulecheck.model.logic import Truth

Told = tuple[str, Truth]
"""A fact and the value that it is told with; None tells it as not known."""
_FORMS = {True: "yes", False: "no", None: "whether"}
_VALUES = {True: "value_true", False: "value_false", None: "value_unknown"}


class Wording:
    """How a bundle speaks in one language. A fact without clauses of its own goes by its label."""

    def __init__(self, bundle: Bundle, lang: str) -> None:
        self.bundle, self.lang = bundle, lang
        self._pieces = bundle.explaining.get("sentences", {})
        self._facts = bundle.explaining.get("facts", {})

    def say(self, piece: str, **places: str) -> str:
        """Return a piece of wording.yml with its places filled; its name where the bundle has no wording at all.

        Raises KeyError if the bundle's wording lacks the piece.
        """
        return str(self._pieces[piece][self.lang]).format(**places) if self._pieces else piece

    def label(self, fact: str) -> str:
        """Return a fact's label, a statement."""
        return self.bundle.facts[fact].label[self.lang]

    def value(self, value: Truth) -> str:
        """Return yes, no or not known."""
        return self.say(_VALUES[value])

    def clause(self, told: Told) -> str:
        """Return a fact as a clause for the middle of a sentence."""
        fact, value = told
        if fact in self._facts:
            return str(self._facts[fact][_FORMS[value]][self.lang])
        return self.label(fact) + self.say("colon") + self.value(value)

    def clauses(self, told: Iterable[Told]) -> list[str]:
        """Return facts as clauses, each once."""
        return list(dict.fromkeys(self.clause(one) for one in told))

    def join(self, clauses: Sequence[str], last: str = "clause_last") -> str:
        """Join clauses; `last` names the piece before the last one."""
        if len(clauses) < 2:
            return "".join(clauses)
        return self.say("clause_between").join(clauses[:-1]) + self.say(last) + clauses[-1]

    def article(self, provision: str) -> str:
        """Return a provision's label: Article 7."""
        entry = self.bundle.provisions.get(provision)
        return str(entry["label"][self.lang]) if entry else provision

    def verdict(self, outcome: str) -> str:
        """Return an outcome in words."""
        return self.say(f"verdict_{outcome}")

    def within(self, clause: str) -> str:
        """Return a statement without its full stop, to stand within a sentence."""
        return clause.rstrip("。.")


def opened(text: str) -> str:
    """Return a text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
