"""What holds for every format."""

from __future__ import annotations

import json

import pytest

from tests.export.pairs import HOSTILE, pair
from webapp.engine.serialise import from_json
from webapp.export import FORMATS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_breaks_a_writer_and_its_bytes_are_always_the_same(name: str, kind: str) -> None:
    comparison = pair(*HOSTILE[kind])
    written = FORMATS[name].write(comparison)
    assert written
    assert FORMATS[name].write(pair(*HOSTILE[kind])) == written
    if not FORMATS[name].binary:
        assert "\0" not in written.decode("utf-8")


def test_json_is_the_comparison_itself() -> None:
    comparison = pair()
    document = json.loads(FORMATS["json"].write(comparison))
    assert from_json(document, comparison.left.text, comparison.right.text).links == comparison.links


def test_markdown_shows_markup_as_text() -> None:
    written = FORMATS["md"].write(pair(*HOSTILE["markup"])).decode()
    assert "<script" not in written.replace("\\<script", "")
    assert "<b>" not in written.replace("\\<b\\>", "")
