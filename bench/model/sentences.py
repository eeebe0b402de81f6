"""Real sentences to calibrate and to measure with, out of alignment files (one JSON object a line)."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import numpy as np
from graph import MAX_TOKENS
from tokenizers import Tokenizer


def read(path: Path, count: int) -> list[str]:
    """Up to ``count`` left sentences, every third one, so that they come from many documents."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        documents = (json.loads(line) for line in lines)
        every = (text for document in documents for paragraph in document["left"] for text in paragraph)
        return list(islice(every, 0, 3 * count, 3))


def token_ids(tokenizer: str, texts: list[str]) -> list[np.ndarray]:
    """Each sentence's ids, shape (1, tokens)."""
    tool = Tokenizer.from_str(tokenizer)
    tool.no_padding()
    tool.enable_truncation(MAX_TOKENS)
    return [np.array([tool.encode(text).ids], np.int64) for text in texts]
