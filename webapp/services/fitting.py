"""Whether a value is of a type as our values declare them, down to the last field."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from webapp.engine.model import Span

Test = Callable[[Any], bool]


def fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type, and all that it holds of theirs."""
    return _test_of(wanted)(value)


@cache
def _test_of(wanted: Any) -> Test:
    """What tells of any value whether it is of a type; a type is taken apart once."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        tests = [_test_of(one) for one in inner]
        return lambda value: any(test(value) for test in tests)
    if origin is Literal:
        return lambda value: value in inner
    if origin in {tuple, frozenset}:
        return _all_of(origin, _test_of(inner[0]))
    if origin is Mapping:
        return _mapping_of(_test_of(inner[0]), _test_of(inner[1]))
    if wanted is float:
        return _is_share
    if wanted is Span:
        return _rises
    return _record_of(wanted) if is_dataclass(wanted) else lambda value: type(value) is wanted


def _all_of(kind: Any, test: Test) -> Test:
    return lambda value: isinstance(value, kind) and all(map(test, value))


def _mapping_of(of_key: Test, of_item: Test) -> Test:
    return lambda value: (
        isinstance(value, dict) and all(map(of_key, value)) and all(map(of_item, value.values()))
    )


def _record_of(kind: Any) -> Test:
    hints = get_type_hints(kind)
    tests = [(field.name, _test_of(hints[field.name])) for field in fields(kind)]
    return lambda value: type(value) is kind and all(test(getattr(value, name)) for name, test in tests)


def _is_share(value: Any) -> bool:
    """All our numbers with a fraction are shares or probabilities."""
    return type(value) in {int, float} and math.isfinite(value) and 0 <= value <= 1


def _rises(span: Any) -> bool:
    return type(span) is Span and type(span.start) is type(span.end) is int and 0 <= span.start <= span.end
