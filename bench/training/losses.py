"""What the vectors are asked for: the counterpart first among its document, and linked above unlinked."""

from __future__ import annotations

import numpy as np
import torch
from pairs import IDENTICAL_WEIGHT, PARTIAL, UNKNOWN, Group
from torch import Tensor
from torch.nn import functional

TEMPERATURE = 0.05
"""Of the softmax over a document's sentences, as in the model's own training."""


PARTIAL_WEIGHT, PARTIAL_TARGET = 0.4, 0.5
"""A shared piece counts less than a counterpart, and is asked to lie half-way."""


def loss(left: Tensor, right: Tensor, group: Group, scale: Tensor, bias: Tensor) -> Tensor:
    """Mean of both softmax directions, and a logistic loss of every known pair."""
    cosine = left @ right.T
    labels = torch.from_numpy(group.labels.astype(np.int64)).to(left.device)
    weights = torch.from_numpy(_weights(group)).to(left.device)
    ranked = (_ranking(cosine, labels, weights) + _ranking(cosine.T, labels.T, weights.T)) / 2
    return ranked + 0.5 * _logistic(cosine * scale + bias, labels, weights)


def _weights(group: Group) -> np.ndarray:
    same = np.array([[x.strip() == y.strip() for y in group.right] for x in group.left])
    linked = np.where(same, np.float32(IDENTICAL_WEIGHT), np.float32(1)) * (group.labels == 1)
    return linked + np.float32(PARTIAL_WEIGHT) * (group.labels == PARTIAL)


def _ranking(cosine: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy of each linked sentence against all unlinked ones of the other side."""
    logits = cosine / TEMPERATURE
    negatives = logits.masked_fill(labels != 0, float("-inf")).logsumexp(dim=1, keepdim=True)
    each = torch.logaddexp(logits, negatives) - logits
    return (each * weights).sum() / weights.sum().clamp(min=1)


def _logistic(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    known = torch.where(labels == 0, torch.ones_like(weights), weights) * (labels != UNKNOWN)
    target = (labels == 1).float() + PARTIAL_TARGET * (labels == PARTIAL).float()
    each = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (each * known).sum() / weights.sum().clamp(min=4)
