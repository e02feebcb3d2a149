"""The command: fits the network to the corpus and writes rules_data/reading/network.json."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

import torch

from macros.compiling.bundle import compile_bundle
from macros.loading import load, print_problems
from macros.loading.weights import made_from
from macros.training.corpus import read_codes, read_corpus
from macros.training.examples import ExampleMaker, Labels
from macros.training.learning import Settings, fit
from macros.training.sureness import SURE
from macros.training.weights import as_json, write
from rulecheck.model.bundle import Bundle, bundle_from_json


def labels_of(root: Path) -> Labels:
    """Return what the network can say: the topics of codes.yml, and their facts but those that open them."""
    codes = read_codes(root / "reading" / "corpus").values()
    opens = {code.topic: tuple(code.full(short) for short in code.opens) for code in codes}
    facts = tuple(code.full(short) for code in codes for short in code.facts if short not in code.opens)
    return Labels(opens, facts)


def bundle_of(root: Path) -> Bundle:
    """Return the bundle of the first instrument, whose lexicon and cues are those of all."""
    data = load(root)
    return bundle_from_json(compile_bundle(data, next(iter(data.instruments.values()))))


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when the weights are written, 1 after printing what is wrong with the corpus."""
    parser = argparse.ArgumentParser(prog="python -m macros.training", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("rules_data"), help="the data (rules_data)")
    parser.add_argument("--seed", type=int, default=Settings().seed)
    options = parser.parse_args(arguments)
    descriptions, problems = read_corpus(options.root / "reading" / "corpus")
    if print_problems(problems):
        return 1
    # one thread: sums come in one order, and so out the same
    torch.set_num_threads(1)
    labels, settings = labels_of(options.root), dataclasses.replace(Settings(), seed=options.seed)
    print(f"Reading {len(descriptions)} descriptions ...", flush=True)
    maker = ExampleMaker(bundle_of(options.root), labels)
    examples = [maker.make(description.text, description.facts) for description in descriptions]
    print(f"Fitting the network, {settings.epochs} rounds, some minutes ...", flush=True)
    fitted = fit(examples, descriptions, labels, settings)
    account = {"descriptions": len(descriptions), "seed": settings.seed, **made_from(options.root)}
    path = options.root / "reading" / "network.json"
    write(path, {"made_from": account, **as_json(fitted, labels, settings, SURE)})
    print(f"written: {path}, {path.stat().st_size:,} bytes; now `make score`")
    return 0


if __name__ == "__main__":
    sys.exit(main())
