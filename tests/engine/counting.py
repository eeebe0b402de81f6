"""Counts work: how much a program does, in a unit that no clock and no neighbour on the machine can change.

The modules named in ``COUNTED`` are changed as they are imported, in a process of its own:

- every turn of a loop, of a comprehension and every call of a function counts 1;
- what Python hands to C counts by size: slices, sums of strings and lists, ``in`` on a list or a string,
  ``sum``, ``sorted``, ``set``, ``join``, ``split``, ``int`` and their like count the elements or characters
  they read or write, a regular expression the characters it passes;
- an expression on arrays counts the elements of its result, a product of matrices its multiplications.

What it does not see: how often a regular expression goes back over the same characters, comparisons and
hashes of long strings, the insides of other people's C and Rust (sentencex, tokenizers, ONNX Runtime). A sort
counts as linear.
"""

from __future__ import annotations

import ast
import builtins
import collections
import importlib.machinery
import importlib.util
import operator
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.abc import MetaPathFinder
from itertools import count
from types import CodeType, ModuleType
from typing import Any, Final

import numpy as np

COUNTED: Final = ("webapp", "diff_match_patch")
"""Packages whose work is counted."""

_Cached = type(lru_cache()(lambda: None))

_turn = count(1).__next__
"""One turn of a loop: in C, as it is called most. True, so it may stand in a condition."""


class _Sizes:
    """What C handled."""

    copied = 0
    cells = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What a call took, in three kinds that differ in what one of them costs."""

    turns: int
    """Turns of loops and calls of functions."""
    copied: int
    """Characters and elements handled in C."""
    cells: int
    """Elements of arrays, and multiplications of matrices."""

    @property
    def total(self) -> float:
        """In turns: C takes some sixteen elements of a list in the time of one turn, and of an array 64."""
        return self.turns + self.copied / 16 + self.cells / 64

    def growth(self, smaller: Work) -> float:
        """How many times ``smaller`` this is, by the kind that grew most of those that are a twentieth of the
        whole or more."""
        shares = (
            (1, self.turns, smaller.turns),
            (16, self.copied, smaller.copied),
            (64, self.cells, smaller.cells),
        )
        return max(now / max(then, 1) for unit, now, then in shares if now / unit >= self.total / 20)


def work_of(task: Callable[[], object]) -> Work:
    """What a call takes. What is remembered of texts is forgotten before; tables that were read stay."""
    _forget()
    turns, copied, cells = _turn(), _Sizes.copied, _Sizes.cells
    task()
    return Work(_turn() - turns - 1, _Sizes.copied - copied, _Sizes.cells - cells)


def _forget() -> None:
    """Empties the caches that are bounded, so that take texts and words."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in COUNTED:
            for value in list(vars(module).values()):
                # By its type: asking anything of Flask's proxies fails outside a request.
                if type(value) is _Cached and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()
    memories = sys.modules.get("webapp.engine.reading.remembered")
    for memory in memories.Remembered.all() if memories else ():
        memory.clear()


_SIZED: Final = (str, bytes, list, tuple, set, frozenset, dict, collections.deque)
_IS_SIZED: Final[dict[type, bool]] = {}
"""Types met so far. Nearly every value of a comparison is asked about, so each type is looked into once."""


def _size(value: Any) -> int:
    """Elements that making this value took; a view of an array takes none."""
    kind = type(value)
    try:
        is_sized = _IS_SIZED[kind]
    except KeyError:
        is_sized = _IS_SIZED[kind] = issubclass(kind, _SIZED)
    return len(value) if is_sized else 0


def _cells(value: Any) -> int:
    """Elements of a new array; a view makes none."""
    return int(value.size) if isinstance(value, np.ndarray) and value.base is None else 0


def _sized(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        _Sizes.cells += _cells(value)
    else:
        _Sizes.copied += _size(value)
    return value


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_READ_WHOLE: Final = frozenset(
    {sum, sorted, min, max, list, tuple, set, frozenset, dict, bytes, int, float, Decimal, map, filter}
    | {collections.Counter, collections.deque, collections.OrderedDict, dict.fromkeys, str.join}
)
"""Read their first sized argument to the end."""
_OF_PYTHON: Final = (type, type(sum))
"""What Python's own types and functions are."""
_METHODS_READ_WHOLE: Final = {
    str: _names(
        "casefold count encode expandtabs isalnum isalpha isascii isdecimal isdigit isnumeric isspace "
        "lower partition replace rpartition rsplit split splitlines strip swapcase title translate upper"
    ),
    list: _names("copy count index insert remove reverse sort"),
    tuple: _names("count index"),
    set: _names("copy"),
    dict: _names("copy"),
}
_METHODS_READ_ARGUMENT: Final = _names(
    "difference difference_update extend fromkeys intersection isdisjoint issubset issuperset join "
    "symmetric_difference union update"
)
_SEARCHES: Final = _names("find rfind index rindex")
_SCANS: Final = _names("findall finditer split sub subn")
NAMED: Final = frozenset(
    function.__name__ for function in _READ_WHOLE if hasattr(function, "__name__")
).union(
    *_METHODS_READ_WHOLE.values(),
    _METHODS_READ_ARGUMENT,
    _SEARCHES,
    _SCANS,
    {"search", "match", "fullmatch", "pop"},
)
"""Names of calls that are looked at; all others count as what they do inside."""


def _call(function: Any, *arguments: Any, **named: Any) -> Any:
    """Calls, and counts what a function in C reads."""
    result = function(*arguments, **named)
    _Sizes.copied += _weight(function, arguments, result)
    return result


def _weight(function: Any, arguments: tuple[Any, ...], result: Any) -> int:
    if type(function) in _OF_PYTHON and function in _READ_WHOLE:  # most calls
        return _read_or_made(None, "", arguments, result)
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "")
    if owner is None or owner is builtins:
        if getattr(function, "__module__", None) == "re":
            return _passed(name, arguments[1:], result)
        if name in _METHODS_READ_ARGUMENT or function in _READ_WHOLE:
            return _read_or_made(owner, name, arguments, result)
        return 0
    method = type(owner), name
    try:
        weigh = _METHODS[method]
    except KeyError:
        weigh = _METHODS[method] = _weigher(*method)
    return weigh(owner, name, arguments, result) if weigh else 0


_Weigher = Callable[[Any, str, tuple[Any, ...], Any], int]
"""What a call of a method counts: of what it belongs to, its name, what it was given and what it gave."""
_METHODS: Final[dict[tuple[type, str], _Weigher | None]] = {}
"""Methods met so far, by type and name: what counts them, or None where nothing is counted."""


def _weigher(kind: type, name: str) -> _Weigher | None:
    if issubclass(kind, re.Pattern):
        return lambda _, name, arguments, result: _passed(name, arguments, result)
    if any(issubclass(kind, sized) and name in names for sized, names in _METHODS_READ_WHOLE.items()):
        return lambda owner, *_: len(owner)
    if issubclass(kind, str) and name in _SEARCHES:
        return _looked_over
    if issubclass(kind, list) and name == "pop":
        return lambda owner, _, arguments, __: len(owner) if arguments and arguments[0] >= 0 else 1
    return _read_or_made if name in _METHODS_READ_ARGUMENT else None


def _looked_over(owner: str, name: str, arguments: tuple[Any, ...], result: int) -> int:
    """Characters up to where a search in a string ended."""
    start = arguments[1] if len(arguments) > 1 else 0
    return (result if result >= 0 else len(owner)) - start if name[0] != "r" else len(owner)


def _read_or_made(_owner: object, _name: str, arguments: tuple[Any, ...], result: Any) -> int:
    most = _size(result)
    for one in arguments:
        size = _size(one)
        if size > most:
            most = size
    return most


def _passed(name: str, arguments: tuple[Any, ...], result: Any) -> int:
    """Characters that a regular expression went over at least."""
    places = [argument for argument in arguments if isinstance(argument, str | bytes)]
    if not places:
        return 0
    text = places[-1]
    bounds = [one for one in arguments[arguments.index(text) + 1 :] if isinstance(one, int)]
    start, end = (*bounds, *(0, len(text))[len(bounds) :])[:2]
    if name in {"search", "match", "fullmatch"} and result is not None:
        return max(int(result.end()) - start, 1)
    return 1 if name in {"match", "fullmatch"} else max(min(end, len(text)) - start, 1)


def _array_call(function: Any, *arguments: Any, **named: Any) -> Any:
    """As ``_call``, in a module that works on arrays."""
    result = function(*arguments, **named)
    _Sizes.copied += _weight(function, arguments, result)
    if hasattr(function, "__code__"):  # what it does is counted inside
        return result
    is_array = isinstance(result, np.ndarray)
    if is_array and result.base is not None:  # a view
        return result
    cells = result.size if is_array else 0
    for one in (*arguments, getattr(function, "__self__", None)):
        if isinstance(one, np.ndarray) and one.size > cells:
            cells = one.size
    _Sizes.cells += cells
    return result


_NUMBERS: Final = frozenset({int, float, bool})
_SETS: Final = (set, frozenset)
_LISTS: Final = (list, tuple)


def _binary(function: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """An operator, by what it reads or makes."""
    result = function(left, right)
    if type(result) in _NUMBERS:
        return result
    if function is operator.matmul:
        _Sizes.cells += int(np.size(result)) * int(np.shape(left)[-1])
    elif isinstance(left, _SETS) and isinstance(right, _SETS):
        _Sizes.copied += min(len(left), len(right)) if function is operator.and_ else len(left)
    else:
        _sized(result)
    return result


def _within(item: Any, holder: Any) -> bool:
    """``item in holder``, by the elements or characters looked at."""
    found = item in holder
    if isinstance(holder, _LISTS):
        _Sizes.copied += holder.index(item) + 1 if found else len(holder)
    elif isinstance(holder, str):
        _Sizes.copied += holder.find(item) + 1 if found else len(holder)
    return found


_OPERATORS: Final[dict[type[ast.operator], str]] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Mod: "mod",
    ast.BitAnd: "and_",
    ast.BitOr: "or_",
    ast.BitXor: "xor",
    ast.MatMult: "matmul",
    ast.Div: "truediv",
    ast.Pow: "pow",
}
_IN_PLACE: Final = (ast.Add, ast.BitOr)
_HOOKS: Final[dict[str, Any]] = {
    "turn": _turn,
    "sized": _sized,
    "call": _call,
    "array_call": _array_call,
    "binary": _binary,
    "within": _within,
    **{f"op_{name}": getattr(operator, name) for name in _OPERATORS.values()},
}


def _hook(name: str) -> ast.expr:
    return ast.Name(f"__work_{name}__", ast.Load())


def _hooked(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(_hook(name), list(arguments), [])


class _Counting(ast.NodeTransformer):
    """Puts the counts into a module."""

    def __init__(self, *, arrays: bool) -> None:
        self._arrays = arrays

    def _body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        return [ast.Expr(_hooked("turn")), *body]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = self._body([self.visit(statement) for statement in node.body])
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        node.body = ast.BoolOp(ast.And(), [_hooked("turn"), self.visit(node.body)])
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.body = self._body(node.body)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body = self._body(node.body)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [_hooked("turn"), *node.ifs]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "super" or not (self._arrays or name in NAMED):
            return node
        hook = "array_call" if self._arrays else "call"
        return ast.Call(_hook(hook), [node.func, *node.args], node.keywords)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        name = _OPERATORS.get(type(node.op))
        return _hooked("binary", _hook(f"op_{name}"), node.left, node.right) if name else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if self._arrays or isinstance(node.op, _IN_PLACE):
            node.value = _hooked("sized", node.value)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        only = node.ops[0] if len(node.ops) == 1 else None
        holder = node.comparators[0]
        if isinstance(only, ast.In | ast.NotIn) and not isinstance(
            holder, ast.Constant | ast.Set | ast.Tuple
        ):
            found = _hooked("within", node.left, holder)
            return found if isinstance(only, ast.In) else ast.UnaryOp(ast.Not(), found)
        return _hooked("sized", node) if self._arrays else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        copies = isinstance(node.slice, ast.Slice) or self._arrays
        return _hooked("sized", node) if copies and isinstance(node.ctx, ast.Load) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        self.generic_visit(node)
        return _hooked("sized", node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        node.value = self.visit(node.value)
        return node

    def _display(self, node: ast.List | ast.Tuple | ast.Set) -> ast.AST:
        self.generic_visit(node)
        stars = any(isinstance(item, ast.Starred) for item in node.elts)
        loaded = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        return _hooked("sized", node) if stars and loaded else node

    visit_List = visit_Tuple = visit_Set = _display  # noqa: N815


def counted(source: str | bytes, path: str) -> CodeType:
    """The code of a module with the counts in it."""
    tree = ast.parse(source, path)
    arrays = bool(
        re.search(rb"^import numpy", source if isinstance(source, bytes) else source.encode(), re.M)
    )
    changed = ast.fix_missing_locations(_Counting(arrays=arrays).visit(tree))
    return compile(changed, path, "exec", dont_inherit=True)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return counted(self.get_data(path), path)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in COUNTED:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            spec.loader = _Loader(fullname, spec.origin)
        return spec


@contextmanager
def hooked() -> Iterator[None]:
    """Code that ``counted`` made runs inside."""
    for name, hook in _HOOKS.items():
        setattr(builtins, f"__work_{name}__", hook)
    try:
        yield
    finally:
        for name in _HOOKS:
            delattr(builtins, f"__work_{name}__")


def install() -> None:
    """From here on imports of the counted packages count. Raises RuntimeError where one came before."""
    early = [name for name in sys.modules if name.partition(".")[0] in COUNTED]
    if early:
        raise RuntimeError(f"already imported: {early[0]}")
    for name, hook in _HOOKS.items():
        setattr(builtins, f"__work_{name}__", hook)
    sys.meta_path.insert(0, _Finder())
