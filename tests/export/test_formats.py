"""What holds for every format."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape

import pytest
from markdown_it import MarkdownIt

from tests.export.pairs import HOSTILE, carried, pair
from webapp.engine.serialise import from_json
from webapp.export import FORMATS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_breaks_a_writer_and_its_bytes_are_always_the_same(name: str, kind: str) -> None:
    comparison = pair(*HOSTILE[kind])
    written = FORMATS[name].write(comparison)
    assert written
    assert FORMATS[name].write(pair(*HOSTILE[kind])) == written
    if FORMATS[name].binary:
        with zipfile.ZipFile(io.BytesIO(written)) as parts:
            texts = [parts.read(part).decode("utf-8") for part in parts.namelist()]
    else:
        texts = [written.decode("utf-8")]
    assert all(carried(text) for text in texts)


def test_json_is_the_comparison_itself() -> None:
    comparison = pair()
    document = json.loads(FORMATS["json"].write(comparison))
    assert from_json(document, comparison.left.text, comparison.right.text).links == comparison.links


def test_markdown_shows_markup_as_text() -> None:
    written = FORMATS["md"].write(pair(*HOSTILE["markup"])).decode()
    assert "<script" not in written.replace("\\<script", "")
    assert "<b>" not in written.replace("\\<b\\>", "")


@pytest.mark.parametrize(
    "named",
    [
        "www.example.org",
        "https://www.example.org/a?b=c#d",
        "http://example.org",
        "ftp://example.org",
        "mailto:foo@example.org",
        "foo@example.org",
        "foo.bar+baz@example.co.uk",
        "xmpp:foo@bar.baz",
        "@somebody",
        "#123",
        "owner/name#123",
        "<https://example.org>",
        "[a](https://example.org)",
        "![a](https://example.org/a.png)",
    ],
)
def test_markdown_links_nothing_that_a_text_names(named: str) -> None:
    written = FORMATS["md"].write(pair(f"See {named} for 5 more.", f"See {named} for 7 more.")).decode()
    html = MarkdownIt("gfm-like", {"linkify": False}).render(written)
    assert "<a " not in html
    assert "<img" not in html
    assert named in unescape(re.sub(r"<(?!https).*?>", "", html))  # and it reads as it did
    # As GitHub looks for them: some in the source, some in each stretch of text once its markup is gone.
    assert not re.search(r"www\.|(?:https?|ftp)://", written)
    for stretch in re.split(r"<[^>]*>", html):
        assert not re.search(r"[\w.+-]@\w|(?<!\w)@\w|#\d", unescape(stretch))
