"""Markdown: CommonMark with tables, struck-out words, footnotes and a block of properties on top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from webapp.ingest.encodings import decode
from webapp.ingest.errors import IngestError
from webapp.ingest.markup import parts_of
from webapp.ingest.markup.trees import html_tree
from webapp.ingest.parts.titles import split_title
from webapp.ingest.readers.markdown.head import Head, head_of
from webapp.ingest.readers.markdown.notes import REFERENCE, notes_of
from webapp.ingest.values import Document, Part, Source
from webapp.words import say

_NESTING: Final = 100
"""Quotes and lists in one another; the library drops in silence what is nested deeper."""
_ATTRIBUTES: Final = re.compile(r"[ \t]*\{[#.:][^{}\n]{0,200}\}[ \t]*\Z")
_TASK: Final = re.compile(r"\[[ xX]\][ \t]")


def read(source: Source) -> Document:
    """The article in a Markdown file. HTML in it is read as a page is; none of it is run.

    Raises:
        IngestError: it is no text, or nested too deeply.
    """
    decoded = decode(source)
    head, text = head_of(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    body, notes = notes_of(text)
    page = _rendered(body, notes)
    found = parts_of(html_tree(page), source.bounds)
    title, parts = _titled(head, found.parts)
    return Document(
        parts=parts,
        title=title,
        author=head.author,
        published=head.date,
        language=head.language,
        encoding=decoded.guess,
        left_out=found.left_out,
    )


def _titled(head: Head, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """The title: what the properties say, else a first heading that is the only one of level 1."""
    title, rest = split_title(parts)
    if not head.title or title.casefold() == head.title.casefold():
        return title, rest
    return head.title, parts


def _rendered(text: str, notes: dict[str, str]) -> str:
    """HTML of a text and its notes, these in a section of their own, in the order of their references."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable(
        ["table", "strikethrough"]
    )
    order: dict[str, None] = {}
    page = _html(parser, text, notes, order)
    pending = list(order) + [name for name in notes if name not in order]
    found = [_html(parser, notes[name], notes, {}) for name in pending]
    return f'<body>{page}<section role="doc-endnotes">{"".join(found)}</section></body>'


def _html(parser: MarkdownIt, text: str, notes: dict[str, str], order: dict[str, None]) -> str:
    try:
        tokens = parser.parse(text)
        if any(token.level >= _NESTING - 1 for token in tokens):
            raise IngestError(say("files.nested"))
        _without_marks(tokens, notes, order)
        return str(parser.renderer.render(tokens, parser.options, {}))
    except RecursionError as error:
        raise IngestError(say("files.nested")) from error


def _without_marks(tokens: Sequence[Token], notes: dict[str, str], order: dict[str, None]) -> None:
    """Take out marks of notes, whose names ``order`` takes, boxes of tasks and attributes of headings."""

    def mark(match: re.Match[str]) -> str:
        if match[1].casefold() not in notes:
            return match[0]
        order[match[1].casefold()] = None
        return ""

    for at, token in enumerate(tokens):
        children = token.children or []
        for child in children:
            if child.type == "text":
                child.content = REFERENCE.sub(mark, child.content)
        if not children or token.type != "inline":
            continue
        if tokens[at - 1].type == "heading_open":
            children[-1].content = _ATTRIBUTES.sub("", children[-1].content)
        elif at > 1 and tokens[at - 2].type == "list_item_open":
            children[0].content = _TASK.sub("", children[0].content, count=1)
