"""The sentence model: one vector a sentence, whatever runs beside it, and clear words about a bad folder."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.engine.tiny_onnx import token_model
from webapp.engine import embed
from webapp.engine.embed import PACKAGED, Encoder, encoder
from webapp.engine.errors import ModelError

SENTENCES = [
    "The council voted on Tuesday to close the bridge until spring.",
    "On Tuesday councillors decided that the bridge stays shut until spring.",
    "A fox stole the grapes.",
    "Rain.",
    "The minister, who had said in March that no decision had been taken, declined to comment on the 61 "
    "million pounds that three newspapers reported, citing officials familiar with the talks, on Sunday.",
    "“No,” she said.",
]


def the(model: str) -> Encoder:
    """The encoder, which must exist."""
    found = encoder(model)
    assert found is not None
    return found


@pytest.fixture
def fresh() -> Callable[[], Encoder]:
    """Makes encoders of the packaged model that remember nothing: every spelling of the path loads anew."""
    count = iter(range(100))
    return lambda: embed._load(PACKAGED / ("./" * next(count)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged model's folder, to be spoilt."""
    return Path(shutil.copytree(PACKAGED, tmp_path / "model"))


def test_none_stands_for_no_model() -> None:
    assert encoder("none") is None


def test_the_model_is_loaded_once_a_process() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(encoder, [""] * 16))
    assert len({id(each) for each in found}) == 1


def test_the_packaged_files_are_those_that_were_measured() -> None:
    card = tomllib.loads((PACKAGED / "model.toml").read_text(encoding="utf-8"))
    for name, expected in card["files"].items():
        assert hashlib.sha256((PACKAGED / name).read_bytes()).hexdigest() == expected
    assert (PACKAGED / "model.onnx").stat().st_size <= 30_000_000
    assert card["agreement"]["worst_cosine"] >= 0.98
    assert card["licence"] == "Apache-2.0"


def test_rows_are_unit_vectors_in_the_order_given() -> None:
    vectors = the("").encode([*SENTENCES, SENTENCES[0]])
    assert vectors.shape == (7, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[6])


def test_no_texts_give_no_rows() -> None:
    assert the("").encode([]).shape == (0, 384)


def test_a_paraphrase_is_nearer_than_another_story() -> None:
    cosine = the("").encode(SENTENCES) @ the("").encode(SENTENCES).T
    assert cosine[0, 1] > 0.6
    assert cosine[0, 2] < 0.2


def test_a_vector_does_not_depend_on_what_runs_beside_it(fresh: Callable[[], Encoder]) -> None:
    together = fresh().encode(SENTENCES)
    alone = np.concatenate([fresh().encode([sentence]) for sentence in SENTENCES])
    backwards = fresh().encode(SENTENCES[::-1])[::-1]
    assert together.tobytes() == alone.tobytes() == np.ascontiguousarray(backwards).tobytes()


def test_a_remembered_vector_is_the_fresh_one(fresh: Callable[[], Encoder]) -> None:
    one = fresh()
    first = one.encode(SENTENCES)
    again = one.encode([*SENTENCES[3:], "Something new in between.", *SENTENCES[:3]])
    assert np.array_equal(again[[4, 5, 6, 0, 1, 2]], first)


def test_many_threads_and_one_give_the_same_bytes(
    fresh: Callable[[], Encoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = fresh()
    with ThreadPoolExecutor(8) as pool:
        many = {vectors.tobytes() for vectors in pool.map(shared.encode, [SENTENCES] * 16)}
    monkeypatch.setattr(embed, "MAX_THREADS", 1)
    assert many == {fresh().encode(SENTENCES).tobytes()}


def test_the_oldest_vectors_are_forgotten_without_changing_answers(
    fresh: Callable[[], Encoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "REMEMBERED", 2)
    one = fresh()
    first = one.encode(SENTENCES)
    assert len(one.memory._vectors) == 2
    assert np.array_equal(one.encode(SENTENCES), first)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "\ud800 and \udfff",
        "a" * 1_000_000,
        "word " * 200_000,
        "\u0301" * 5000,
        "شكرا",
        "漢字" * 900,
        "👩‍👩‍👧" * 500,
    ],
    ids=["empty", "blank", "null", "surrogates", "letter", "words", "accents", "arabic", "chinese", "emoji"],
)
def test_any_text_has_a_unit_vector(text: str) -> None:
    vector = the("").encode([text])[0]
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_text_past_the_model_s_length_changes_nothing() -> None:
    long = "The dog barked at the moon. " * 400
    one, two = the("").encode([long, long + "Shares fell."])
    assert np.array_equal(one, two)


def test_a_folder_replaces_the_model(folder: Path) -> None:
    replacement = the(str(folder))
    assert replacement is not the("")
    assert np.array_equal(replacement.encode(SENTENCES), the("").encode(SENTENCES))


def test_a_replacement_says_its_name_and_languages(folder: Path) -> None:
    (folder / "model.toml").write_text('name = "mine"\nlanguages = ["de", "fr"]\n', encoding="utf-8")
    assert the(str(folder)).name == "mine"
    assert the(str(folder)).languages == {"de", "fr"}


def test_a_replacement_that_says_nothing_speaks_english(folder: Path) -> None:
    (folder / "model.toml").unlink()
    assert the(str(folder)).name == "model"
    assert the(str(folder)).languages == {"en"}


def test_token_vectors_are_pooled(folder: Path) -> None:
    (folder / "model.toml").unlink()
    (folder / "model.onnx").write_bytes(token_model(("input_ids", "attention_mask", "token_type_ids")))
    # The tiny model's token vector is (id, mask): "the" is 1996, between 101 and 102.
    expected = np.array([(101 + 1996 + 102) / 3, 1.0])
    vector = the(str(folder)).encode(["the"])[0]
    np.testing.assert_allclose(vector, expected / np.linalg.norm(expected), atol=1e-5)


def spoil_model(folder: Path) -> None:
    (folder / "model.onnx").write_bytes((folder / "model.onnx").read_bytes()[:1_000_000])


def spoil_silently(folder: Path) -> None:
    spoil_model(folder)
    (folder / "model.toml").unlink()


def rename_input(folder: Path) -> None:
    (folder / "model.toml").unlink()
    (folder / "model.onnx").write_bytes(
        (folder / "model.onnx").read_bytes().replace(b"input_ids", b"input_idz")
    )


def shorten_positions(folder: Path) -> None:
    (folder / "model.toml").write_text("max_tokens = 400\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (shutil.rmtree, "There is no folder"),
        (lambda folder: (folder / "model.onnx").unlink(), "has no model.onnx"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "has no tokenizer.json"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "damaged"),
        (spoil_model, "damaged"),
        (spoil_silently, "cannot be read"),
        (rename_input, "another interface"),
        (shorten_positions, "fails on a plain text"),
        (lambda folder: (folder / "model.toml").write_text("name = "), "cannot be read"),
        (lambda folder: (folder / "model.toml").write_text("name = 3"), "name must be text"),
        (lambda folder: (folder / "model.toml").write_text('languages = "en"'), "languages must be a list"),
        (lambda folder: (folder / "model.toml").write_text("max_tokens = 1"), "max_tokens must be a number"),
        (lambda folder: (folder / "model.toml").write_text("files = 1"), "files must be a table"),
    ],
)
def test_a_bad_folder_is_refused_in_one_plain_sentence(
    folder: Path, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(folder)
    with pytest.raises(ModelError, match=says) as refusal:
        encoder(str(folder))
    message = str(refusal.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 600
