"""Writes MiniLM as an ONNX graph for one sentence at a time: token ids in, a unit vector out.

The graph takes ``input_ids`` of shape (1, tokens) and returns ``sentence_embedding`` of shape (1, 384), mean
pooled and L2-normalised. A batch of one needs neither padding nor a mask, and nothing can leak from one
sentence into another.

How a matrix product is stored and computed is the caller's choice, a ``Scheme``:

    float     float32 weights and arithmetic; the reference
    dynamic   8-bit weights with a scale per output channel, activations quantised sentence by sentence
    static    as ``dynamic``, but with activation scales fixed once from calibration sentences
    blocks    8-bit weights with a scale per block of inputs, activations quantised per token and block
    weights   as ``blocks``, but activations stay float32
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from weights import Weights

HIDDEN = 384
HEADS = 12
LAYERS = 6
MAX_TOKENS = 256
"""The length the model was tuned for; longer sentences are cut."""
Smoothing = dict[str, np.ndarray]
Ranges = dict[str, tuple[float, float]]
_EPSILON = 1e-12
_MICROSOFT = "com.microsoft"
_TOP = 127
"""Largest signed byte used; -128 stays free so that the range is symmetric."""
_ZERO_POINT = 128
"""What MatMulNBits subtracts from its unsigned weights."""
_ACCURACY_INT8 = 4
_ACCURACY_FLOAT = 1


class Scheme(StrEnum):
    """How matrix products are stored and computed."""

    FLOAT = "float"
    DYNAMIC = "dynamic"
    STATIC = "static"
    BLOCKS = "blocks"
    WEIGHTS = "weights"


class Room(StrEnum):
    """How much of the byte a weight may fill. Processors without VNNI multiply unsigned activations by signed
    weights and add two neighbours in 16 bits, where 255 * 127 twice overflows without a word."""

    FULL = "full"
    """Up to 127: right with VNNI only."""
    HALF = "half"
    """Up to 63: cannot overflow anywhere."""
    PAIRS = "pairs"
    """Neighbours up to 127 together, 128 after rounding: 255 * 128 fits 16 bits."""


@dataclass(slots=True)
class GraphBuilder:
    """Collects nodes and tensors; every method returns the name of the value it produced."""

    scheme: Scheme
    room: Room = Room.PAIRS
    """For ``dynamic``."""
    block: int = 128
    """Inputs that share a scale, for ``blocks`` and ``weights``."""
    smoothing: Smoothing = field(default_factory=dict)
    """By product: what to divide each input channel by before it is quantised; see ``calibrate``."""
    ranges: Ranges = field(default_factory=dict)
    """By product: the smallest and largest input seen in calibration, for ``static``."""
    sources: dict[str, tuple[str, np.ndarray]] = field(default_factory=dict)
    """By product: the name of its input and its weight, for calibration."""
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        """Stores a tensor."""
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """Adds one operation with one output."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """``x @ weight.T + bias``, weight being (outputs, inputs) as in the checkpoint."""
        if name in self.smoothing:
            factor = self.smoothing[name]
            inverse = self.constant(f"{name}.inverse", (1 / factor).astype(np.float32))
            x, weight = self.node("Mul", [x, inverse], f"{name}.smoothed"), weight * factor
        self.sources[name] = (x, weight)
        if self.scheme is Scheme.DYNAMIC:
            return self._dynamic(name, x, weight, bias)
        if self.scheme is Scheme.STATIC:
            return self._static(name, x, weight, bias)
        if self.scheme is Scheme.FLOAT:
            product = self.node("MatMul", [x, self.constant(f"{name}.w", weight.T)], f"{name}.product")
        else:
            product = self._blocks(name, x, weight)
        return self.node("Add", [product, self.constant(f"{name}.b", bias)], name)

    def _dynamic(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        quantised, scale = quantise(weight, self.room)
        inputs = [
            x,
            self.constant(f"{name}.w", quantised.T),
            self.constant(f"{name}.scale", scale[:, 0]),
            self.constant(f"{name}.zero", np.zeros(len(weight), np.int8)),
            self.constant(f"{name}.b", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, _MICROSOFT)

    def _static(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        quantised, scale = quantise(weight, self.room)
        low, high = (min(self.ranges[name][0], 0.0), max(self.ranges[name][1], 0.0))
        step = (high - low) / 255
        step_name = self.constant(f"{name}.step", np.array(step, np.float32))
        zero_name = self.constant(f"{name}.origin", np.array(round(-low / step), np.uint8))
        byte = self.node("QuantizeLinear", [x, step_name, zero_name], f"{name}.byte")
        inputs = [
            byte,
            self.constant(f"{name}.w", quantised.T),
            step_name,
            self.constant(f"{name}.scale", scale[:, 0]),
            zero_name,
            self.constant(f"{name}.zero", np.zeros(len(weight), np.int8)),
            self.constant(f"{name}.b", bias),
        ]
        return self.node("MatMulIntegerToFloat", inputs, name, _MICROSOFT)

    def _blocks(self, name: str, x: str, weight: np.ndarray) -> str:
        outputs, inputs = weight.shape
        quantised, scale = quantise(weight.reshape(-1, self.block))
        unsigned = (quantised.astype(np.int16) + _ZERO_POINT).astype(np.uint8)
        blocks = inputs // self.block
        return self.node(
            "MatMulNBits",
            [
                x,
                self.constant(f"{name}.w", unsigned.reshape(outputs, blocks, self.block)),
                self.constant(f"{name}.scale", scale.reshape(outputs, blocks)),
            ],
            f"{name}.product",
            _MICROSOFT,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=self.block,
            accuracy_level=_ACCURACY_INT8 if self.scheme is Scheme.BLOCKS else _ACCURACY_FLOAT,
        )

    def normalise(self, name: str, x: str, gain: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalisation over the last axis."""
        inputs = [x, self.constant(f"{name}.gain", gain), self.constant(f"{name}.bias", bias)]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=_EPSILON)


def quantise(rows: np.ndarray, room: Room = Room.FULL) -> tuple[np.ndarray, np.ndarray]:
    """Rows as signed bytes and their scales (rows, 1), symmetric: ``byte * scale``."""
    size = np.abs(rows)
    if room is Room.PAIRS:
        size = size[:, :-1] + size[:, 1:]
    top = _TOP // 2 if room is Room.HALF else _TOP
    scale = np.maximum(size.max(axis=1, keepdims=True) / top, np.float32(1e-12)).astype(np.float32)
    return np.rint(rows / scale).astype(np.int8), scale


def build(
    weights: Weights,
    scheme: Scheme,
    smoothing: Smoothing | None = None,
    *,
    room: Room = Room.PAIRS,
    block: int = 128,
    ranges: Ranges | None = None,
) -> onnx.ModelProto:
    """The whole graph."""
    graph = GraphBuilder(scheme, room, block, smoothing or {}, ranges or {})
    return _finish(graph, _encoder(graph, weights))


def build_with_inputs(
    weights: Weights, smoothing: Smoothing | None = None
) -> tuple[onnx.ModelProto, dict[str, tuple[str, np.ndarray]]]:
    """The float graph that also returns the input of every product, and those inputs' names by product."""
    graph = GraphBuilder(Scheme.FLOAT, smoothing=smoothing or {})
    model = _finish(graph, _encoder(graph, weights))
    for name in dict.fromkeys(source for source, _ in graph.sources.values()):
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    return model, graph.sources


def _encoder(graph: GraphBuilder, weights: Weights) -> str:
    x = _embeddings(graph, weights)
    for number in range(LAYERS):
        x = _layer(graph, weights, x, number)
    return x


def _finish(graph: GraphBuilder, x: str) -> onnx.ModelProto:
    axes = graph.constant("pool.axes", np.array([1], np.int64))
    pooled = graph.node("ReduceMean", [x, axes], "pooled", keepdims=0)
    length = graph.node("ReduceL2", [pooled, axes], "length", keepdims=1)
    graph.node("Div", [pooled, length], "sentence_embedding")
    proto = helper.make_graph(
        graph.nodes,
        "minilm",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, [1, HIDDEN])],
        graph.tensors,
    )
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_MICROSOFT, 1)]
    return helper.make_model(proto, opset_imports=opsets, ir_version=10, producer_name="diptych")


def _embeddings(graph: GraphBuilder, weights: Weights) -> str:
    words = weights["embeddings.word_embeddings.weight"]
    if graph.scheme is Scheme.FLOAT:
        word = graph.node("Gather", [graph.constant("words", words), "input_ids"], "word")
    else:
        quantised, scale = quantise(words)
        byte = graph.node("Gather", [graph.constant("words", quantised), "input_ids"], "word.byte")
        value = graph.node("Cast", [byte], "word.value", to=TensorProto.FLOAT)
        factor = graph.node("Gather", [graph.constant("words.scale", scale), "input_ids"], "word.scale")
        word = graph.node("Mul", [value, factor], "word")
    # Every token is of type 0, so that row is added to the positions once and for all.
    places = weights["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    count = graph.node("Shape", ["input_ids"], "count", start=1, end=2)
    start = graph.constant("zero", np.array([0], np.int64))
    place = graph.node("Slice", [graph.constant("places", places), start, count, start], "place")
    total = graph.node("Add", [word, place], "embedded")
    prefix = "embeddings.LayerNorm"
    return graph.normalise("embeddings", total, weights[f"{prefix}.weight"], weights[f"{prefix}.bias"])


def _layer(graph: GraphBuilder, weights: Weights, x: str, number: int) -> str:
    prefix, name = f"encoder.layer.{number}", f"layer{number}"

    def pair(part: str) -> tuple[np.ndarray, np.ndarray]:
        return weights[f"{prefix}.{part}.weight"], weights[f"{prefix}.{part}.bias"]

    parts = [pair(f"attention.self.{role}") for role in ("query", "key", "value")]
    joined = graph.linear(
        f"{name}.qkv", x, np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts])
    )
    thirds = [f"{name}.{role}" for role in ("query", "key", "value")]
    graph.nodes.append(
        helper.make_node("Split", [joined], thirds, name=f"{name}.split", axis=-1, num_outputs=3)
    )
    attended = graph.node("MultiHeadAttention", thirds, f"{name}.attended", _MICROSOFT, num_heads=HEADS)
    output = graph.linear(f"{name}.output", attended, *pair("attention.output.dense"))
    summed = graph.node("Add", [output, x], f"{name}.attention.sum")
    x = graph.normalise(f"{name}.attention", summed, *pair("attention.output.LayerNorm"))
    inner = graph.linear(f"{name}.inner", x, *pair("intermediate.dense"))
    active = graph.node("Gelu", [inner], f"{name}.active")
    outer = graph.linear(f"{name}.outer", active, *pair("output.dense"))
    summed = graph.node("Add", [outer, x], f"{name}.sum")
    return graph.normalise(name, summed, *pair("output.LayerNorm"))
