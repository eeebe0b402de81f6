"""What pages and files say stands in the catalogue: modules that say it hold no words of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.words.collecting import MODULES, ROOT, name

SPEAKING = ("present", "export", "review", "services")
"""Layers whose values people read."""

FOR_MACHINES = {
    "webapp/export/bundle.py": "scripts",
    "webapp/export/docx.py": "names of styles and elements",
    "webapp/export/docx_margin.py": "names of styles and elements",
    "webapp/export/docx_parts.py": "XML",
    "webapp/export/page.py": "a policy and a style sheet",
}
"""Modules whose strings are of a language for machines, and which."""

NAMES = {
    '<time datetime="{}" data-time="{}">{}</time>': "an element",
    "default-src 'none'; style-src ": "a policy",
    "Diptych": "the product",
    "share ": "what a token is made from",
    "user of the proxy: ": "what owns a workspace",
}
"""Strings that look like words, and what they are."""

WORDS = re.compile(r"[^\W\d_]{2,},? (?:[^\W\d_]|\Z)|^[A-Z][a-z]{2,}|^ [a-z]+ ")
"""Two words, one before or between values, or one as a heading writes it."""

MADE = [
    path
    for path in MODULES
    if path.relative_to(ROOT / "webapp").parts[0] in SPEAKING and name(path) not in FOR_MACHINES
]


def words_of(source: str) -> Iterator[str]:
    """The words of a module that are neither remarks, names of ours, nor errors of the program."""
    tree = ast.parse(source)
    unsaid = {id(part) for node in ast.walk(tree) if _is_unsaid(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in unsaid and _is_said(node.value):
            yield str(node.value)


def _is_said(value: object) -> bool:
    return isinstance(value, str) and value not in NAMES and bool(WORDS.search(value))


def _is_unsaid(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Raise)


@pytest.mark.parametrize("path", MADE, ids=name)
def test_a_module_holds_no_words_for_people(path: Path) -> None:
    assert list(words_of(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "module",
    [
        'HEADING = "Comments"',
        'NAMES = {State.OK: "Ok, with a reason"}',
        'def f(n): return f"{n} of all words"',
        'def f(a, b): return f"{a} by {b}"',
        'def f(n): return [f"And {n} more."]',
    ],
)
def test_words_in_a_module_are_seen(module: str) -> None:
    assert list(words_of(module))


def test_remarks_names_and_errors_of_the_program_in_a_module_are_no_words() -> None:
    module = '''"""What is said of a pair."""
__all__ = ["Comment"]
def f(a):
    """Says it."""
    if a == "left":
        raise ValueError(f"there is no such side as {a}")
    return say("export.report.kind", name=f"{a}.heading"), ", ".join(a), f"{a} · {a}", f"(“{a}”)"
'''
    assert list(words_of(module)) == []
