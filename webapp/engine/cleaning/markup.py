"""Text that was copied with its mark-up: Markdown, and tags of HTML.

``The **fee** for [parking](https://example.org)`` reads ``The fee for parking``. Marks that stand for
themselves stay: ``5 * 3 * 2``, ``snake_case_names``, ``f***``, ``Smith* said``, ``a < b``. So do the marks of
lists and of quoted lines and the bars between a table's cells, by which ``layout`` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from webapp.engine.cleaning.edits import Edit
from webapp.engine.resources import entries

_SUSPECT: Final = re.compile(r"[*_~`\[<>\\#|]|^[ ]{0,3}(?:===|---|- -)", re.MULTILINE)


def without_markdown(text: str) -> Iterator[Edit]:
    """The text that the mark-up shows: without marks, addresses and tags."""
    if not _SUSPECT.search(text):
        return
    edits = [*_lines(text), *_links(text), *_emphasis(text), *_code(text), *_tags(text)]
    edits += [Edit(*match.span(), match[1]) for match in _ESCAPE.finditer(text)]
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= at:
            yield edit
            at = edit.end


_ESCAPE: Final = re.compile(r"(?<!\\)\\([*_#\[\]()`>~|.!+{}-])")
_CODE: Final = re.compile(r"(?<![`\\\w])(`{1,2}+)(?!\s)([^`\n]{1,300}+)(?<!\s)\1(?![`\w])")


_TAKEN_ALONG: Final = frozenset(".,;:!?)”’»")
"""What begins no other edit."""


def _code(text: str) -> Iterator[Edit]:
    for match in _CODE.finditer(text):
        yield Edit(match.start(), match.start(2), "")
        yield _closing(text, match.end(2), match.end())


def _closing(text: str, start: int, end: int) -> Edit:
    """Drop a mark or address behind a word as part of what follows: the word ends with its last letter."""
    behind = text[end : end + 1]
    if behind.isalnum() or behind in _TAKEN_ALONG or (behind == " " and text[end + 1 : end + 2].isalnum()):
        return Edit(start, end + 1, behind)
    return Edit(start, end, "")


_FENCE: Final = re.compile(r"^[ ]{0,3}(?:`{3,}+|~{3,}+)[ \t]*+[\w+-]*+[ \t\r]*+(?:\n|\Z)", re.MULTILINE)
_HEADING: Final = re.compile(r"^([ ]{0,3}#{1,6}[ \t]++)(?=[^\s#])[^\n]*", re.MULTILINE)
_HEADING_END: Final = re.compile(r"[ \t]#++(?=[ \t\r]*\Z)")
_UNDERLINE: Final = re.compile(r"(?<=\S)[ \t]*+\r?\n[ ]{0,3}(?:={3,}+|-{3,}+)[ \t]*+(?=\r?\n|\Z)")
_RULE: Final = re.compile(
    r"^[ ]{0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|={3,}+[ \t]*+)\r?(?:\n|\Z)",
    re.MULTILINE,
)
_FRAME: Final = re.compile(r"^(?=[^\n]*--)(?=[^\n]*[|+])[ \t|:+=-]{3,}+\r?(?:\n|\Z)", re.MULTILINE)
_TASK: Final = re.compile(r"^[ \t]*[-*+][ ](\[[ xX]\][ ])", re.MULTILINE)
_DEFINITION: Final = re.compile(
    r"^[ ]{0,3}\[([^\]\[\n]{1,100}+)\]:[ \t]+<?(?:[a-z]{2,8}:|www\.|[/#.])[^\s]*+[^\n]*+(?:\n|\Z)",
    re.MULTILINE,
)
_NOTE: Final = re.compile(r"^[ ]{0,3}\[\^[^\]\[\n]{1,60}+\]:[ \t]*|\[\^[^\]\[\s]{1,60}+\]", re.MULTILINE)


def _lines(text: str) -> Iterator[Edit]:
    """Marks that begin a line or fill one."""
    for pattern in (_FENCE, _UNDERLINE, _RULE, _FRAME, _DEFINITION, _NOTE):
        for match in pattern.finditer(text):
            yield Edit(*match.span(), "")
    for match in _TASK.finditer(text):
        yield Edit(*match.span(1), "")
    for match in _HEADING.finditer(text):
        yield Edit(*match.span(1), "")
        if end := _HEADING_END.search(match[0]):
            yield Edit(match.start() + end.start(), match.end(), "")


_ADDRESS: Final = (
    r"<[^<>\n]{0,2000}+>|[^\s()<>\[\]]{0,2000}+(?:\([^\s()<>\[\]]{0,200}+\)[^\s()<>\[\]]{0,500}+){0,9}+"
)
_BRACKET: Final = re.compile(
    r"(?<!\\)(!?\[)"
    rf"|(?<!\\)\](?:\(({_ADDRESS})(?:[ \t]+(?:\"[^\"\n]{{0,300}}+\"|'[^'\n]{{0,300}}+'))?\)"
    r"|\[([^\]\[\n]{0,100}+)\])?"
)
_ADDRESSED: Final = re.compile(r"[/.#:]")
_POINTED: Final = re.compile(r"[ \t]?<(?:https?://|mailto:|www\.)[^\s<>]{1,2000}+>", re.IGNORECASE)


def _links(text: str) -> Iterator[Edit]:
    """Brackets and addresses of links and images."""
    for match in _POINTED.finditer(text):
        yield Edit(*match.span(), "")
    defined = {match[1].casefold() for match in _DEFINITION.finditer(text)}
    opened: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        if match[1]:
            opened.append(match.span())
        elif opened:
            start, inner = opened.pop()
            if _is_link(match, text[inner : min(match.start(), inner + 101)], defined):
                yield Edit(start, inner, "")
                yield _closing(text, *match.span())


def _is_link(match: re.Match[str], label: str, defined: set[str]) -> bool:
    _, address, reference = match.groups()
    if address is not None:
        return bool(_ADDRESSED.search(address))
    return (reference or label).casefold() in defined


_DELIMITER: Final = re.compile(r"\n[ \t\r]*+\n|(?<!\\)(?:\*++|_++|~~++)")
_WORDLIKE_SCRIPTS: Final = "\u2e7f"
"""Behind this, scripts without spaces: a mark may stand between their letters."""
_CANNOT_PRECEDE: Final = {"_": frozenset("@#/\\.=&"), "*": frozenset("/\\"), "~": frozenset("/\\")}
"""What stands before marks that belong to an address or a name."""
_CANNOT_FOLLOW: Final = frozenset(".,;:!?)]}”’»")
_LONGEST: Final = 1_000
"""Characters in one emphasis; more is two marks that have nothing to do with each other."""


def _emphasis(text: str) -> Iterator[Edit]:
    """Marks of bold, italic and struck-out words, in pairs."""
    opened: dict[str, int] = {}
    for match in _DELIMITER.finditer(text):
        mark, (start, end) = match[0], match.span()
        if mark[0] == "\n":
            opened.clear()
        elif len(mark) <= 3:
            before, after = text[start - 1 : start], text[end : end + 1]
            at = opened.get(mark)
            if at is not None and _may_close(mark, before, after, text[end + 1 : end + 2]):
                del opened[mark]
                if start - at <= _LONGEST:
                    yield Edit(at - len(mark), at, "")
                    yield _closing(text, start, end)
            elif _may_open(mark, before, after):
                opened[mark] = end


def _joins(char: str) -> bool:
    return char.isalnum() and char <= _WORDLIKE_SCRIPTS


def _may_open(mark: str, before: str, after: str) -> bool:
    if not after or after.isspace() or after in _CANNOT_FOLLOW:
        return False
    return not _joins(before) and before not in _CANNOT_PRECEDE[mark[0]]


def _may_close(mark: str, before: str, after: str, next_but_one: str) -> bool:
    if not before or before.isspace():
        return False
    if mark == "__" and (after == "(" or (after == "." and next_but_one.isalpha())):
        return False  # a name of Python's: __init__.py
    return not _joins(after) or mark == "**"


def _shown() -> dict[str, str]:
    places = {"paragraph": "\n\n", "line": "\n", "cell": "\t", "nothing": ""}
    return {
        name: places[kind]
        for (line,) in entries("cleaning", "html_tags.txt")
        for kind, *names in [line.split()]
        for name in names
    }


_SHOWN: Final = _shown()
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,10}+)((?:\s[^<>]*+)?+)/?>")
_COMMENT: Final = re.compile(r"<!--(?:[^<-]|-(?!->))*+-->")
_SCRIPT_DIGITS: Final = re.compile(r"<(su[pb])>([0-9]{1,4})</\1>", re.IGNORECASE)
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _tags(text: str) -> Iterator[Edit]:
    """Tags of HTML by known names, its comments, and digits that it raised or lowered."""
    for match in _COMMENT.finditer(text):
        yield Edit(*match.span(), "")
    for match in _SCRIPT_DIGITS.finditer(text):
        raised = match[1].lower() == "sup"
        yield Edit(*match.span(), match[2].translate(_RAISED if raised else _LOWERED))
    for match in _TAG.finditer(text):
        closing, name, attributes = match.groups()
        shown = _SHOWN.get(name.lower())
        if shown is None or (attributes.strip(" /") and "=" not in attributes):
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        ends = bool(closing) or name.lower() in ("br", "hr")
        if name.lower() == "br" and after.islower() and _is_prose(text, match.start()):
            shown = " "  # a line that its writer broke, inside a sentence
        elif shown == "\t" and not ends:
            shown = ""
        elif "\n" in shown:
            beside = after if ends else before
            shown = "" if not beside or beside in ("\n" if ends else "\n>") else shown
        yield _closing(text, *match.span()) if closing and not shown else Edit(*match.span(), shown)


_PROSE: Final = 20
"""Characters without a tag or a line's end before a break that may stand inside a sentence."""


def _is_prose(text: str, at: int) -> bool:
    before = text[max(0, at - _PROSE) : at]
    return len(before) == _PROSE and "<" not in before and "\n" not in before
