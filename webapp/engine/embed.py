"""Sentence vectors: the one engine module that reads a file, the sentence model, once and lazily.

    encoder("").encode(["The dog barked.", "A hound gave tongue."])    # two unit vectors, float32

Every sentence is run by itself. Eight-bit arithmetic takes its scale from all that runs together, so a
sentence with batch-mates would get another vector than alone, and a remembered vector another than a fresh
one. Alone it needs no padding either, which makes up for the batch. A few sentences run side by side.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from webapp.engine.card import Card, read_card
from webapp.engine.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime

Vector = NDArray[np.float32]

NO_MODEL = "none"
"""The value of ``Options.model`` that stands for wording alone."""

PACKAGED = Path(__file__).parent / "minilm"
"""The model that comes with Diptych; its provenance is in model.toml there."""

CHARACTERS_PER_TOKEN = 32
"""Text past ``max_tokens`` times this is cut before it is split into tokens, so that a megabyte costs no more
than a page; English has four to five characters a token."""

REMEMBERED = 10_000
"""Vectors kept in a process: some 15 MB, enough to compare again after an edit without running the model."""

MAX_THREADS = 4
"""Sentences run at once; more than that gains little and takes a shared server from others."""

_KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_POOLED = "sentence_embedding"


class Encoder(Protocol):
    """Turns sentences into vectors whose dot product says how near they are in meaning."""

    @property
    def name(self) -> str:
        """Name of the model, kept with every comparison."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages whose vectors carry meaning."""

    def encode(self, texts: Sequence[str]) -> Vector:
        """One L2-normalised row a text, in order: shape (texts, dimensions). Any text is accepted; what goes
        past the model's length is cut. A row depends on its text alone."""


class _Memory:
    """The latest vectors by text; the oldest go first. Safe to share between threads."""

    __slots__ = ("_lock", "_vectors")

    def __init__(self) -> None:
        self._lock = Lock()
        self._vectors: dict[str, Vector] = {}

    def find(self, texts: Sequence[str]) -> dict[str, Vector]:
        """The vectors that are still known."""
        with self._lock:
            return {text: self._vectors[text] for text in texts if text in self._vectors}

    def add(self, vectors: dict[str, Vector]) -> None:
        """Keeps vectors, forgetting the oldest beyond ``REMEMBERED``."""
        with self._lock:
            self._vectors.update(vectors)
            for text in list(self._vectors)[: max(0, len(self._vectors) - REMEMBERED)]:
                del self._vectors[text]

    def clear(self) -> None:
        """Forgets all."""
        with self._lock:
            self._vectors.clear()


@dataclass(frozen=True, slots=True)
class _OnnxEncoder:
    """An ``Encoder`` over model.onnx and tokenizer.json."""

    card: Card
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    types: dict[str, type[np.integer]]
    """The session's inputs and their integer types."""
    output: str
    """The session's output that is used."""
    memory: _Memory = field(default_factory=_Memory)

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def languages(self) -> frozenset[str]:
        return self.card.languages

    def forget(self) -> None:
        self.memory.clear()

    def encode(self, texts: Sequence[str]) -> Vector:
        cut = [_encodable(text, self.card.max_tokens) for text in texts]
        known = self.memory.find(cut)
        fresh = [text for text in dict.fromkeys(cut) if text not in known]
        vectors = dict(zip(fresh, self._run_all(fresh), strict=True))
        self.memory.add(vectors)
        known |= vectors
        if not cut:
            return np.zeros((0, self.run("").shape[0]), np.float32)
        return np.stack([known[text] for text in cut])

    def _run_all(self, texts: list[str]) -> list[Vector]:
        threads = min(MAX_THREADS, os.cpu_count() or 1, len(texts))
        if threads < 2:
            return [self.run(text) for text in texts]
        # Threads that live for one call survive no fork and block no exit; starting them costs 0.1 ms.
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(self.run, texts))

    def run(self, text: str) -> Vector:
        """The vector of one encodable text."""
        tokens = self.tokenizer.encode(text)
        columns = {
            "input_ids": tokens.ids,
            "attention_mask": tokens.attention_mask,
            "token_type_ids": tokens.type_ids,
        }
        feed = {name: np.array([columns[name]], kind) for name, kind in self.types.items()}
        value = self.session.run([self.output], feed)[0][0]
        pooled = value.mean(axis=0) if value.ndim == 2 else value
        unit: Vector = (pooled / max(float(np.linalg.norm(pooled)), 1e-12)).astype(np.float32)
        return unit


_loaded: dict[str, _OnnxEncoder] = {}
_loading = Lock()


def encoder(model: str) -> Encoder | None:
    """The encoder that ``Options.model`` names: empty for the packaged one, ``none`` for None, else a folder
    with model.onnx and tokenizer.json. Loaded once a process. Raises ModelError with one plain sentence when
    the folder is missing, broken or of another interface."""
    if model == NO_MODEL:
        return None
    with _loading:
        if model not in _loaded:
            _loaded[model] = _load(Path(model) if model else PACKAGED)
        return _loaded[model]


def forget_texts() -> None:
    """Forgets every text whose vector is at hand; the models stay loaded."""
    with _loading:
        for each in _loaded.values():
            each.forget()


def _encodable(text: str, max_tokens: int) -> str:
    """The text as the tokenizer accepts it: of bounded length, lone surrogates replaced."""
    cut = text[: max_tokens * CHARACTERS_PER_TOKEN]
    return cut.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _load(folder: Path) -> _OnnxEncoder:
    card = read_card(folder)
    tokenizer = _tokenizer(folder, card.max_tokens)
    session = _session(folder)
    found = _OnnxEncoder(card, tokenizer, session, _inputs(folder, session), _output(folder, session))
    try:
        # As long a text as will ever run: a model with fewer positions fails here and not in a comparison.
        vector = found.run(_encodable("word " * card.max_tokens, card.max_tokens))
    except Exception as error:
        raise ModelError(f"The sentence model in {folder} fails on a plain text: {_line(error)}.") from error
    if vector.ndim != 1 or not np.isfinite(vector).all() or not vector.any():
        raise ModelError(f"The sentence model in {folder} does not return one vector a sentence.")
    return found


def _tokenizer(folder: Path, max_tokens: int) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"The tokenizer in {folder} cannot be read: {_line(error)}.") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _session(folder: Path) -> onnxruntime.InferenceSession:
    # Imported here: it starts a thread, and most processes run no model.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # The texts are the unit of parallel work; a session with threads of its own would only wait for them.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the library's errors share no narrower base
        raise ModelError(f"The sentence model in {folder} cannot be read: {_line(error)}.") from error


def _inputs(folder: Path, session: onnxruntime.InferenceSession) -> dict[str, type[np.integer]]:
    inputs = {entry.name: entry.type for entry in session.get_inputs()}
    kinds: dict[str, type[np.integer]] = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
    if (
        "input_ids" not in inputs
        or not inputs.keys() <= _KNOWN_INPUTS
        or not set(inputs.values()) <= kinds.keys()
    ):
        raise ModelError(
            f"The sentence model in {folder} has another interface: it takes {', '.join(sorted(inputs))}, "
            "but only input_ids, attention_mask and token_type_ids can be given."
        )
    return {name: kinds[kind] for name, kind in inputs.items()}


def _output(folder: Path, session: onnxruntime.InferenceSession) -> str:
    """A pooled vector under its usual name, else the first output, be it pooled or a vector a token."""
    outputs = {entry.name: entry for entry in session.get_outputs()}
    chosen = outputs.get(_POOLED) or next(iter(outputs.values()))
    if chosen.type != "tensor(float)" or len(chosen.shape) not in (2, 3):
        raise ModelError(
            f"The sentence model in {folder} has another interface: {chosen.name} is neither a vector a "
            "sentence nor a vector a token, in 32-bit floats."
        )
    name: str = chosen.name
    return name


def _line(error: Exception) -> str:
    """The first line of somebody else's message, without its full stop."""
    first = str(error).strip().partition("\n")[0]
    return first.rstrip(".")[:200] or type(error).__name__
