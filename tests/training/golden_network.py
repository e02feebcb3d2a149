"""Makes tests/rulecheck/network.golden.json: a small random network's weights, and what PyTorch makes of them.

Run by hand where PyTorch is installed (`make train` installs it): `python -m tests.training.golden_network`. The
engine's plain Python must come to PyTorch's numbers (tests/rulecheck/test_network.py).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from macros.training.examples import Example, Labels
from macros.training.learning import Fitted, Net, Settings
from macros.training.weights import as_json
from rulecheck.reading.features import hashed

FILE = Path(__file__).parents[1] / "rulecheck" / "network.golden.json"
WORDS = ["g:甲", "g:乙", "c:mayor", "tp:approveF", "#Q"]
TEXTS = [[["g:甲", "c:mayor"], ["tp:approveF"]], [["#Q", "g:丙"], [], ["g:乙", "g:甲", "#Q"]], [["g:丙"]]]
LABELS = Labels({"a": ("a.one",), "b": ("b.one",)}, ("a.two", "b.two", "b.three"))
CUES = [[1, 0, 0], [0, 3, 2], [2, 0, 1]]
CUED = [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]


def _rounded(net: Net) -> None:
    """Make every weight one that the weights' file holds exactly: a whole number of 1/64."""
    with torch.no_grad():
        for weights in net.parameters():
            weights.copy_(torch.clamp(torch.round(weights * 64), -126, 126) / 64)
            # the greatest is 127/64, so that the file's scale is 1/64
            weights.view(-1)[0] = 127 / 64


def main() -> None:
    """Write the file."""
    torch.manual_seed(7)
    settings = Settings(width=3, state=2)
    words = np.array(sorted(hashed(WORDS)), dtype=np.int64)
    net = Net(len(words), LABELS, settings)
    with torch.no_grad():
        for weights in net.parameters():
            torch.nn.init.normal_(weights, 0, 0.5)
        net.shared.weight.zero_()
        net.shared.bias.zero_()
        net.shared_cue.zero_()
    _rounded(net)
    with torch.no_grad():
        net.shared.weight.zero_()
        net.shared.bias.zero_()
        net.shared_cue.zero_()
        net.table.weight[-1] = 0
    fitted = Fitted(net, words)
    zeros = np.zeros(3)
    examples = [
        Example(
            [np.array(sorted(hashed(clause)), dtype=np.int64) for clause in text],
            np.array(cues), np.array(cued, dtype=np.float32), np.zeros(2), zeros, zeros,
        )
        for text, cues, cued in zip(TEXTS, CUES, CUED, strict=True)
    ]  # fmt: skip
    topics, facts = fitted.chances(examples)
    sure = {"topic": 0.5, "true": 0.5, "false": 0.5, "presumed": 0.5, "together": 0.5}
    data = {
        "weights": as_json(fitted, LABELS, settings, sure),
        "texts": TEXTS,
        "cues": CUES,
        "cued": CUED,
        "topics": topics.tolist(),
        "facts": facts.tolist(),
    }
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
