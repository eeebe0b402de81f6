"""Trees walked without recursion, and how deep they may be."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.words import say


def walk(
    root: etree._Element,
    enter: Callable[[etree._Element], bool],
    leave: Callable[[etree._Element], None],
    nesting: int,
) -> None:
    """Call ``enter`` and ``leave`` for an element and all in it, in the document's order.

    Where ``enter`` says False the element is passed over whole and not left. It is asked of comments and
    the like too, whose ``tag`` is no name.

    Raises:
        IngestError: elements are nested deeper than ``nesting``.
    """
    if not enter(root):
        return
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            leave(element)
        elif enter(child):
            if len(stack) >= nesting:
                raise IngestError(say("files.nested"))
            stack.append((child, iter(child)))


def refuse_deep(root: etree._Element, nesting: int) -> None:
    """Refuses a tree before it is read.

    Raises:
        IngestError: elements are nested deeper than ``nesting``.
    """
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > nesting:
            raise IngestError(say("files.nested"))
