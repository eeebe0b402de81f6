"""Which sentence stands for a headline.

Headlines are no sentences among others: they tell in a few words what the whole article tells, so their words
turn up in many of its sentences, and the two of a pair belong together even where they share little. So they
take no part in the alignment of the bodies. Two headlines are weighed against each other alone; a headline
whose other side has none against each sentence there, the best of which it may be linked to.

No gold set holds headlines apart, so the judgement is not learned: how much of the shorter one's words stands
in the other, or how near the two are in meaning, whichever says more.
"""

from __future__ import annotations

from math import exp
from typing import Final

import numpy as np

from webapp.engine.align.evidence import Reading
from webapp.engine.similarity import Matrix, contained, cosine, overlap, share

EVEN: Final = 0.35
"""Likeness from which two headlines are as likely a pair as not, where nothing of the bodies is linked …"""
SAME_STORY: Final = 0.2
"""… and what that sinks by where all of them is. The opening sentences of free rewrites that readers link
have a likeness from .23 on, those that they leave below .2."""
EVEN_IN_BODY: Final = 0.5
"""The same for a headline and a sentence of a body, of which there are many to choose from."""
_STEEP: Final = 10.0
"""How fast confidence grows with likeness: .35 gives .5, .57 gives .9."""


def likeness(left: Reading, right: Reading) -> Matrix:
    """How alike the sentences of two sides are, each in [0, 1]: left by right."""
    ones, others = left.terms, right.terms
    weights = ones.weights | others.weights
    shared = share(ones.stems, others.stems, weights.__getitem__)
    of_left, of_right = contained(overlap(shared), shared)
    worded = np.where(ones.lengths[:, None] <= others.lengths[None, :], of_left, of_right)
    if left.vectors is None or right.vectors is None:
        return worded
    found: Matrix = np.maximum(worded, cosine(left.vectors, right.vectors))
    return found


def confidence(alike: float, even: float) -> float:
    """The probability that a person would link them, in [0, 1]."""
    return 1.0 / (1.0 + exp(-_STEEP * (alike - even)))
