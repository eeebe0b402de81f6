"""What changed between two drafts of one text, line by line."""

from __future__ import annotations

from webapp.engine import Article, Options, compare
from webapp.engine.model import Side
from webapp.present.changes import changed_text

BEFORE = "The bridge opened on Monday. It cost 12 million euros. Nobody was hurt. The mayor cut a ribbon."
AFTER = "The bridge opened on Monday. It cost 21 million euros. The mayor cut a ribbon. A choir sang."


def test_each_sentence_once_and_what_was_removed_in_its_place() -> None:
    articles = Article.from_text(BEFORE), Article.from_text(AFTER)
    text = changed_text(Side.RIGHT, compare(*articles, Options(model="none", pair_kind="rewrite")))
    assert [line.state for line in text.lines] == ["same", "changed", "gone", "same", "new"]
    assert text.said == "Sentences: 1 changed, 1 added, 1 removed."
    edits = text.lines[1].edits
    assert [(edit.op, edit.text.strip()) for edit in edits if edit.op != "equal"] == [
        ("delete", "12"),
        ("insert", "21"),
    ]
    assert text.lines[2].edits[0].text == "Nobody was hurt."


def test_the_same_text_has_no_lines() -> None:
    assert changed_text(Side.LEFT, None).said == "The source has not changed."
