"""Learning: fits the network to examples with PyTorch. The same seed and machine give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from macros.training.corpus import Description
from macros.training.examples import Example, Labels, in_rows, vocabulary, with_companions
from rulecheck.reading.network import SHARPNESS, VALUES

_NO = -1e4
Tensor: TypeAlias = Any
"""A torch.Tensor; PyTorch is not there when types are checked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is made and fitted."""

    width: int = 16
    state: int = 24
    least: int = 12
    epochs: int = 9
    batch: int = 64
    rate: float = 1.2e-2
    dropout: float = 0.2
    word_dropout: float = 0.2
    cue_dropout: float = 0.2
    companions: float = 0.4
    seed: int = 5


class Net(nn.Module):
    """Clauses' features to a vector each, gated recurrent units both ways, then attention for each topic and fact."""

    def __init__(self, words: int, labels: Labels, settings: Settings) -> None:
        super().__init__()
        topics, facts, values = len(labels.topics), len(labels.facts), len(VALUES)
        size = 2 * settings.state + settings.width
        self.table = nn.EmbeddingBag(words + 1, settings.width, mode="sum", padding_idx=words)
        nn.init.normal_(self.table.weight, 0, 0.3)
        with torch.no_grad():
            self.table.weight[words] = 0
        self.bias = nn.Parameter(torch.zeros(settings.width))
        self.units = nn.GRU(settings.width, settings.state, bidirectional=True, batch_first=True)
        self.topic_query = nn.Parameter(torch.randn(topics, size) * 0.2)
        self.topic_bias = nn.Parameter(torch.full((topics,), -1.0))
        self.topic_cue = nn.Parameter(torch.zeros(topics))
        self.fact_query = nn.Parameter(torch.randn(facts, size) * 0.2)
        self.shared = nn.Linear(size, values)
        self.own = nn.Parameter(torch.randn(facts, values, size) * 0.02)
        self.fact_bias = nn.Parameter(torch.zeros(facts, values))
        self.shared_cue = nn.Parameter(torch.eye(values))
        self.own_cue = nn.Parameter(torch.zeros(facts, values, values))

    def forward(self, batch: Batch, dropout: float = 0.0) -> tuple[Tensor, Tensor]:
        """Return the topics' logits (texts, topics) and the facts' (texts, facts, values)."""
        own = torch.tanh(self.table(batch.rows, batch.starts) * batch.scale[:, None] + self.bias)
        own = functional.dropout(own, dropout, self.training)
        texts, longest = len(batch.lengths), int(batch.lengths.max())
        text = torch.repeat_interleave(torch.arange(texts), batch.lengths)
        place = torch.cat([torch.arange(int(length)) for length in batch.lengths])
        there = torch.zeros(texts, longest, dtype=torch.bool)
        there[text, place] = True
        padded = torch.zeros(texts, longest, own.shape[1]).index_put((text, place), own)
        packed = nn.utils.rnn.pack_padded_sequence(padded, batch.lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.units(packed)[0], batch_first=True)
        seen = functional.dropout(torch.cat([states, padded], -1), dropout, self.training)
        absent = ((~there) * _NO)[:, :, None]
        topics = torch.logsumexp(seen @ self.topic_query.T + absent, 1) + self.topic_bias + self.topic_cue * batch.cued
        attention = torch.softmax(seen @ self.fact_query.T * SHARPNESS + absent, 1)
        pooled = torch.einsum("tcf,tcs->tfs", attention, seen)
        facts = self.shared(pooled) + torch.einsum("tfs,fvs->tfv", pooled, self.own) + self.fact_bias
        return topics, facts + batch.cues @ self.shared_cue + torch.einsum("tfc,fcv->tfv", batch.cues, self.own_cue)


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples put together: rows of all clauses in one line with where each clause starts, and the rest by text."""

    rows: Tensor
    starts: Tensor
    scale: Tensor
    lengths: Tensor
    cues: Tensor
    cued: Tensor


def batched(
    examples: Sequence[Example], words: int, settings: Settings | None = None, random: np.random.Generator | None = None
) -> Batch:
    """Put examples together; in training (with `settings` and `random`) some features and cues are dropped."""
    clauses = [clause for example in examples for clause in example.clauses]
    rows = np.concatenate([*clauses, np.zeros(0, dtype=np.int64)]).astype(np.int64)
    clause = np.repeat(np.arange(len(clauses)), [len(part) for part in clauses])
    cues = np.stack([example.cues for example in examples])
    cued = np.stack([example.cued for example in examples])
    shown = np.eye(len(VALUES), dtype=np.float32)[cues]
    if settings and random:
        kept = random.random(len(rows)) >= settings.word_dropout
        rows, clause = rows[kept], clause[kept]
        without = random.random(len(examples)) < settings.cue_dropout
        shown[without], cued = 0.0, np.where(without[:, None], 0.0, cued).astype(np.float32)
    counts = np.bincount(clause, minlength=len(clauses))
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    if not len(rows):
        rows = np.array([words])
    return Batch(
        torch.from_numpy(rows),
        torch.from_numpy(starts),
        torch.from_numpy((1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32)),
        torch.tensor([len(example.clauses) for example in examples]),
        torch.from_numpy(shown),
        torch.from_numpy(cued.astype(np.float32)),
    )


def _loss(net: Net, examples: Sequence[Example], batch: Batch, dropout: float) -> Tensor:
    topics, facts = net(batch, dropout)
    about = torch.from_numpy(np.stack([example.about for example in examples]))
    said = torch.from_numpy(np.stack([example.said for example in examples]))
    counts = torch.from_numpy(np.stack([example.counts for example in examples]))
    of_topics = functional.binary_cross_entropy_with_logits(topics, about, reduction="sum")
    of_facts = functional.cross_entropy(facts.flatten(0, 1), said.flatten(), reduction="none") * counts.flatten()
    loss: Tensor = (of_topics + of_facts.sum()) / len(examples)
    return loss


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted network with its vocabulary (hashes of features, in the order of its rows)."""

    net: Net
    words: Any

    def chances(self, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return the chances of topics (texts, topics) and of facts' values (texts, facts, values)."""
        parts = []
        self.net.eval()
        with torch.no_grad():
            for place in range(0, len(examples), 128):
                rows = [in_rows(example, self.words) for example in examples[place : place + 128]]
                parts.append(self.net(batched(rows, len(self.words))))
        topics, facts = (torch.cat(part) for part in zip(*parts, strict=True))
        return torch.sigmoid(topics), torch.softmax(facts, -1)


def fit(examples: Sequence[Example], descriptions: Sequence[Description], labels: Labels, settings: Settings) -> Fitted:
    """Fit a network to the examples (hashes for features), which stand in the order of their descriptions."""
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    words = vocabulary(examples, settings.least)
    known = [in_rows(example, words) for example in examples]
    net = Net(len(words), labels, settings)
    optimiser = torch.optim.Adam(net.parameters(), lr=settings.rate)
    steps = settings.epochs * (int(len(known) * (1 + 2 * settings.companions)) // settings.batch + 1)
    step = 0
    net.train()
    for _ in range(settings.epochs):
        told = with_companions(known, descriptions, settings.companions, random)
        order = random.permutation(len(told))
        for place in range(0, len(order), settings.batch):
            chosen = [told[i] for i in order[place : place + settings.batch]]
            for group in optimiser.param_groups:
                group["lr"] = settings.rate * min(1.0, max(0.02, (steps - step) / (0.6 * steps)))
            loss = _loss(net, chosen, batched(chosen, len(words), settings, random), settings.dropout)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return Fitted(net, words)
