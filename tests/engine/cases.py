"""Golden cases in prose: ``tests/engine/cases/*.md``, readable without programming.

    ## The name of the case                 one case a heading of the second level
    - language: de                          facts about it, one a line
    ~~~input                                any number of named blocks
    text as it stands
    ~~~

What stands before the first heading is for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"

_CASE = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
_FACT = re.compile(r"^- (\w[\w ]*): (.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^~~~(\w+)\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nrvf0]))")
_CONTROLS = {"n": "\n", "r": "\r", "v": "\v", "f": "\f", "0": "\0"}


@dataclass(frozen=True)
class Case:
    """One golden case."""

    title: str
    facts: dict[str, str]
    blocks: dict[str, str]


def cases(name: str) -> Iterator[Case]:
    """The cases of ``cases/<name>.md``. In blocks ``\\u2029`` and ``\\r`` … stand for these characters."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    for found in _CASE.finditer(text):
        blocks = {
            label: _unescaped(block.removesuffix("\n")) for label, block in _BLOCK.findall(found["body"])
        }
        yield Case(found["title"].strip(), dict(_FACT.findall(_BLOCK.sub("", found["body"]))), blocks)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _CONTROLS[found[2]], text)
