"""Articles for an archive, without a model: their vectors are made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from webapp.archive.prepare import prepared, windows
from webapp.archive.values import Given, Prepared, as_bits, as_eight_bit

MODEL = "made up"
OTHER_MODEL = "made up otherwise"

BRIDGE = "The new bridge over the river Ember opened on Monday. It cost 12 million euros. Nobody was hurt."
FERRY = "The last ferry of the season left the harbour of Brackenford with forty passengers and a dog."


def plain(name: str, text: str, title: str = "") -> Prepared:
    """An article without vectors."""
    return prepared(Given(name, text, title), None)


def meaning(name: str, text: str, *vectors: Sequence[float], model: str = MODEL) -> Prepared:
    """An article whose sentences have these vectors."""
    rows = np.array(vectors, dtype=np.float32)
    return replace(
        plain(name, text), model=model, vectors=as_eight_bit(rows), windows=tuple(as_bits(windows(rows)))
    )
