"""The whole way, and what it says when it cannot go it."""

import threading

import pytest

from webapp.engine import Article, InvalidOptionsError, ModelError, Options, compare
from webapp.engine.serialise import dumps


def codes(left: str, right: str, options: Options | None = None) -> set[str]:
    found = compare(Article.from_text(left), Article.from_text(right), options)
    return {limit.code for limit in found.limits}


ENGLISH = "The council decided on Tuesday that the library in the old town would have to close in autumn."
GERMAN = "Der Stadtrat hat am Dienstag entschieden, dass die Bibliothek in der Altstadt im Herbst schließt."


def test_an_ordinary_pair_has_no_limits() -> None:
    assert codes(ENGLISH, ENGLISH) == set()


def test_a_language_the_model_does_not_know_is_a_limit() -> None:
    assert "language" in codes(GERMAN, GERMAN)


def test_a_passage_too_long_for_a_word_diff_is_a_limit() -> None:
    long = "word " * 200
    assert "diff" in codes(f"{long}one.", f"{long}two.", Options(max_diff_characters=100))


def test_a_missing_model_is_an_error_at_once() -> None:
    with pytest.raises(ModelError):
        compare(Article.from_text("a"), Article.from_text("b"), Options(model="/nowhere/at/all"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"link_confidence": 1.5},
        {"run_words": 0},
        {"edited_share": True},
        {"model": 3},
        {"sure_confidence": 0.1},
    ],
)
def test_options_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidOptionsError):
        Options(**wrong)  # type: ignore[arg-type]  # the point of the test


def test_many_threads_give_the_same_bytes() -> None:
    left, right = Article.from_text(f"{ENGLISH} {GERMAN}"), Article.from_text(ENGLISH)
    results: list[str] = []
    threads = [threading.Thread(target=lambda: results.append(dumps(compare(left, right)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 6
    assert len(set(results)) == 1


def test_sentences_already_segmented_keep_their_numbers() -> None:
    left = Article.from_sentences([["One. And a half.", ""], ["Two."]])
    found = compare(left, Article.from_sentences([["Two."]]))
    assert [sentence.id for sentence in found.left.sentences] == ["L1", "L2", "L3"]
    assert [(link.left, link.right) for link in found.links] == [(("L3",), ("R1",))]
