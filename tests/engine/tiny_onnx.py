"""Writes the smallest ONNX model with token vectors, by hand: tests need no library for it."""

from __future__ import annotations

from collections.abc import Sequence

_INT64, _FLOAT = 7, 1
_IR, _OPSET = 7, 11


def token_model(inputs: Sequence[str]) -> bytes:
    """A model whose token vector is (token id, attention mask); other inputs are taken and ignored."""
    nodes = [
        _node("Cast", ["input_ids"], "ids", _integer("to", _FLOAT)),
        _node("Cast", ["attention_mask"], "mask", _integer("to", _FLOAT)),
        _node("Unsqueeze", ["ids"], "id_column", _integers("axes", 2)),
        _node("Unsqueeze", ["mask"], "mask_column", _integers("axes", 2)),
        _node("Concat", ["id_column", "mask_column"], "last_hidden_state", _integer("axis", 2)),
    ]
    graph = b"".join(_field(1, node) for node in nodes) + _field(2, b"tiny")
    graph += b"".join(_field(11, _value(name, _INT64, "batch", "tokens")) for name in inputs)
    graph += _field(12, _value("last_hidden_state", _FLOAT, "batch", "tokens", "two"))
    return _number(1, _IR) + _field(7, graph) + _field(8, _number(2, _OPSET))


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _field(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _node(operation: str, inputs: Sequence[str], output: str, attribute: bytes) -> bytes:
    named = b"".join(_field(1, name.encode()) for name in inputs)
    return named + _field(2, output.encode()) + _field(4, operation.encode()) + _field(5, attribute)


def _integer(name: str, value: int) -> bytes:
    return _field(1, name.encode()) + _number(3, value) + _number(20, 2)


def _integers(name: str, value: int) -> bytes:
    return _field(1, name.encode()) + _number(8, value) + _number(20, 7)


def _value(name: str, kind: int, *dimensions: str) -> bytes:
    shape = b"".join(_field(1, _field(2, dimension.encode())) for dimension in dimensions)
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind) + _field(2, shape)))
