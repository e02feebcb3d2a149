"""How sure the reader must be before it takes a thing as said: the engine's Sureness, as the weights' file keeps it.

Set by looking at what hands held out from training (four groups of authors) would have got: see docs, "How well it
reads". Raising a number makes more questions and fewer wrong verdicts.
"""

from __future__ import annotations

from dataclasses import asdict

from rulecheck.reading.weighing import Sureness

SURE = asdict(Sureness(topic=0.6, true=0.6, false=0.85, presumed=0.5, together=0.8))
