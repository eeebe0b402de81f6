"""Where the sources ask for words: the key, and the names of the values given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = tuple(
    sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "webapp/export/templates").rglob("*.html")])
)
MODULES = tuple(
    path
    for path in sorted((ROOT / "webapp").rglob("*.py"))
    if not path.is_relative_to(ROOT / "webapp" / "engine")
    and not path.is_relative_to(ROOT / "webapp" / "words")
)
ASKS = frozenset({"say", "compose", "how_many"})
"""Functions whose first argument is a key; ``how_many`` takes the number second."""

UNKNOWN = "*"
"""Stands in a key for a part that is known only while the program runs."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a function that asks for words."""

    place: str
    """File and line."""
    key: str
    """The key, ``*`` for each part of it that is computed."""
    names: frozenset[str]
    """The names of the values given."""


@cache
def calls() -> tuple[Call, ...]:
    """All of them, in templates and in Python."""
    found = [call for path in TEMPLATES for call in in_template(path.read_text("utf-8"), name(path))]
    found += [call for path in MODULES for call in in_module(path.read_text("utf-8"), name(path))]
    return tuple(found)


def name(path: Path) -> str:
    """The path from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def in_template(source: str, where: str) -> Iterator[Call]:
    """The calls of one template."""
    for call in Environment().parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            names = frozenset(keyword.key for keyword in call.kwargs)
            for key in _of_template(call.args[0]):
                yield Call(f"{where}:{call.lineno}", key, names)


def _of_template(node: nodes.Node | None) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.CondExpr):
        yield from _of_template(node.expr1)
        yield from _of_template(node.expr2)
    elif isinstance(node, nodes.Concat):
        yield "".join(str(one.value) if isinstance(one, nodes.Const) else UNKNOWN for one in node.nodes)
    else:
        yield UNKNOWN


def in_module(source: str, where: str) -> Iterator[Call]:
    """The calls of one module."""
    if not any(name in source for name in ASKS):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKS:
            names = frozenset(keyword.arg or UNKNOWN for keyword in node.keywords)
            names |= {"n"} if node.func.id == "how_many" else set()
            for key in _of_module(node.args[0]):
                yield Call(f"{where}:{node.lineno}", key, names)


def _of_module(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _of_module(node.body)
        yield from _of_module(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else UNKNOWN for one in node.values)
    else:
        yield UNKNOWN
