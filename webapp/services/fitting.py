"""Whether a value is of a type as our values declare them, down to the last field."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from webapp.engine.model import Span


def fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type, and all that it holds of theirs."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        return any(fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin in {tuple, frozenset}:
        return isinstance(value, origin) and all(fits(item, inner[0]) for item in value)
    if origin is Mapping:
        return isinstance(value, dict) and all(
            fits(key, inner[0]) and fits(item, inner[1]) for key, item in value.items()
        )
    return _fits_plainly(value, wanted)


def _fits_plainly(value: Any, wanted: Any) -> bool:
    if wanted is float:  # all of ours are shares or probabilities
        return type(value) in {int, float} and math.isfinite(value) and 0 <= value <= 1
    if type(value) is not wanted or (isinstance(value, Span) and not _rises(value)):
        return False
    kind: type = type(value)
    if not is_dataclass(value):
        return True
    hints = _hints(kind)
    return all(fits(getattr(value, field.name), hints[field.name]) for field in fields(value))


def _rises(span: Span) -> bool:
    return type(span.start) is int and type(span.end) is int and 0 <= span.start <= span.end


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)
