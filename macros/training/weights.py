"""The weights' file: a fitted network in whole numbers, as the engine reads it, with an account of what made it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from macros.training.examples import Labels, Numbers
from macros.training.learning import Fitted, Settings, Tensor

Json = dict[str, Any]
_MOST = 127
_MOST_OF_FEATURES = 31
"""Nearly all that a browser is sent of the network is this table; a clause adds up many of its rows, so that roundings even out."""


def packed(numbers: Numbers, most: int = _MOST) -> Json:
    """Return a matrix (rows, columns) as {"width", "scale", "data"}: signed bytes in base64, row by row.

    `most` is the whole number that the largest stands for, of those up to 127: fewer compress better.
    """
    table = np.atleast_2d(numbers)
    scale = float(np.abs(table).max()) / most or 1.0
    whole = np.rint(table / scale).astype(np.int8)
    return {
        "width": int(table.shape[1]),
        "scale": float(f"{scale:.6g}"),
        "data": b64encode(whole.tobytes()).decode("ascii"),
    }


def _numbers(tensor: Tensor) -> Numbers:
    return tensor.detach().numpy().astype(np.float64)


def _way(fitted: Fitted, suffix: str) -> Json:
    weights = dict(fitted.net.units.named_parameters())
    names = {
        "of_input": "weight_ih_l0",
        "of_state": "weight_hh_l0",
        "input_bias": "bias_ih_l0",
        "state_bias": "bias_hh_l0",
    }
    return {name: packed(_numbers(weights[own + suffix])) for name, own in names.items()}


def as_json(fitted: Fitted, labels: Labels, settings: Settings, sure: Mapping[str, float]) -> Json:
    """Return the weights as the engine's Network reads them. What is shared by all facts is added to each fact's own."""
    net = fitted.net
    values = _numbers(net.own) + _numbers(net.shared.weight)[None]
    bias = _numbers(net.fact_bias) + _numbers(net.shared.bias)[None]
    # the engine adds the row of what the cues show: cue[shown][value]
    cue = _numbers(net.own_cue) + _numbers(net.shared_cue)[None]
    return {
        "width": settings.width,
        "sure": dict(sure),
        "features": b64encode(fitted.words.astype("<u4").tobytes()).decode("ascii"),
        "table": packed(_numbers(net.table.weight)[:-1], _MOST_OF_FEATURES),
        "bias": packed(_numbers(net.bias)),
        "forward": _way(fitted, ""),
        "backward": _way(fitted, "_reverse"),
        "topics": {
            "opens": {topic: list(facts) for topic, facts in labels.opens.items()},
            "query": packed(_numbers(net.topic_query)),
            "bias": packed(_numbers(net.topic_bias)),
            "cue": packed(_numbers(net.topic_cue)),
        },
        "facts": {
            "names": list(labels.facts),
            "query": packed(_numbers(net.fact_query)),
            "values": packed(values.reshape(-1, values.shape[-1])),
            "bias": packed(bias),
            "cue": packed(cue.reshape(-1, cue.shape[-1])),
        },
    }


def write(path: Path, data: Json) -> None:
    """Write the weights, a key a line."""
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items())
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
