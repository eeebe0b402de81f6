"""The same words for a page: escaped, with the few inline elements that stand inside a sentence.

``{{ say("review.signed_by", name=bdi(author)) }}``: the catalogue holds no markup, so a translator cannot
break a page, and values are escaped unless an element was put around them here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from webapp.words.catalogue import find


def say(key: str, /, **values: object) -> Markup:
    """The words of ``key`` for a page.

    Raises:
        WordsError: there is no such key, or its placeholders are others than the values given.
    """
    return _escaped(find(key).pattern(values)).format(**values)


def bdi(text: object) -> Markup:
    """What somebody else wrote inside a sentence of ours: its direction stays its own."""
    return Markup("<bdi>{}</bdi>").format(text)


def strong(text: object) -> Markup:
    """Words that stand out in bold."""
    return Markup("<b>{}</b>").format(text)


def kbd(text: object) -> Markup:
    """A key of the keyboard."""
    return Markup("<kbd>{}</kbd>").format(text)


def link_to(href: str, words: object) -> Markup:
    """Words of a sentence that lead somewhere."""
    return Markup('<a href="{}">{}</a>').format(href, words)


def forms(key: str) -> str:
    """The patterns of ``key`` by plural category, as JSON for a script that counts by itself."""
    return json.dumps(find(key).forms)


@cache
def _escaped(pattern: str) -> Markup:
    return escape(pattern)


GLOBALS: Final[Mapping[str, Callable[..., str]]] = {
    "say": say,
    "bdi": bdi,
    "strong": strong,
    "kbd": kbd,
    "link_to": link_to,
    "forms": forms,
}
"""What every template can call."""
