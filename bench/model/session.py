"""Runs a graph the way the engine does: one thread a session, one sentence a run."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime


def session(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    """A session on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def encode(encoder: onnxruntime.InferenceSession, ids: list[np.ndarray]) -> np.ndarray:
    """Vectors of all sentences, shape (sentences, 384)."""
    return np.concatenate(
        [encoder.run(["sentence_embedding"], {"input_ids": sentence})[0] for sentence in ids]
    )
