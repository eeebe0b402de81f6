"""The grammar of what breaks readers, in the small: ``python -m bench.fuzz`` goes on where this ends."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from bench.fuzz import checks, failures, gold
from bench.fuzz.__main__ import main
from bench.fuzz.checks import Way
from bench.fuzz.failures import Failure, attempt, shortest
from bench.fuzz.grammar import Pair, Text, numbers_of, pair, parts
from bench.fuzz.paths import path_of, traced
from bench.fuzz.words import REPEATED, RULES
from tests.engine.texts import PAIRS
from webapp.engine import Article, Options, compare

ONCE = Way(twice=False)


def quickly(examples: int) -> settings:
    """Hypothesis would take minutes to shorten bytes that break; ``failures.shortest`` shortens texts."""
    unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=examples, phases=[Phase.generate], suppress_health_check=unhurried)


@quickly(150)
@given(PAIRS)
def test_nothing_breaks_by_wording_alone(made: Pair) -> None:
    note(repr(made))
    checks.check(made)


@quickly(40)
@given(PAIRS)
def test_nothing_breaks_with_the_sentence_model(made: Pair) -> None:
    note(repr(made))
    checks.check(made, Way(model=""))


def test_every_rule_can_end_and_names_only_rules() -> None:
    assert set(REPEATED) <= set(RULES)
    for rule, choices in RULES.items():
        named = {part for choice in choices for is_rule, part in parts(choice) if is_rule}
        assert named <= {*RULES, "character"}, rule
        assert not any(is_rule for is_rule, _ in parts(choices[0])), rule


def test_a_source_run_dry_gives_the_simplest_pair() -> None:
    made = pair(numbers_of(b""))
    assert made == Pair(Text(("Nobody was hurt.",)), Text(("Nobody was hurt.",)))


def test_one_seed_makes_one_pair_and_others_make_others() -> None:
    made = [pair(Random(seed).randrange) for seed in range(200)]
    assert made == [pair(Random(seed).randrange) for seed in range(200)]
    assert len(set(made)) > 190


def test_a_pair_prints_as_the_expression_that_makes_it() -> None:
    names = {"Article": Article, "Options": Options, "compare": lambda left, right, _: (left, right)}
    for seed in range(200):
        made = pair(Random(seed).randrange)
        assert eval(repr(made), names) == (made.left.article, made.right.article)


def test_most_pairs_are_linked() -> None:
    made = [pair(Random(seed).randrange, room=300) for seed in range(40)]
    linked = [bool(compare(one.left.article, one.right.article, Options(model="none")).links) for one in made]
    assert sum(linked) > 20


def test_a_break_is_named_by_its_check_and_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    def holds(compared: checks.Compared) -> None:
        assert "war" not in compared.pair.right.text

    monkeypatch.setattr(checks, "CHECKS", (holds,))
    text = Text(tuple("The council voted.\n\nThe warden said so.".partition("\n\n")), title="Council")
    failure = attempt(Pair(text, text), ONCE)
    assert failure is not None
    assert failure.kind.startswith("AssertionError")
    assert "test_fuzz.py" in failure.kind
    least = shortest(failure, ONCE)
    assert least.kind == failure.kind
    assert least.pair == Pair(Text(()), Text(("w", "a", "r")))


class PanicError(BaseException):
    """As a part in Rust may raise it: no Exception."""


def test_what_is_no_exception_is_a_break_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(_: checks.Compared) -> None:
        raise PanicError("index out of range")

    monkeypatch.setattr(checks, "CHECKS", (panic,))
    failure = attempt(pair(numbers_of(b"")), ONCE)
    assert failure is not None
    assert failure.kind.startswith("PanicError")


def test_what_never_ends_is_a_break(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(_: checks.Compared) -> None:
        while True:
            pass

    monkeypatch.setattr(checks, "CHECKS", (hang,))
    monkeypatch.setattr(failures, "PATIENCE_S", 0.05)
    failure = attempt(pair(numbers_of(b"")), ONCE)
    assert isinstance(failure, Failure)
    assert failure.kind.startswith("TookTooLongError")


def test_a_path_is_the_lines_that_ran() -> None:
    def path(text: str) -> int:
        article = Article.from_text(text)
        with traced() as lines:
            compare(article, article, Options(model="none"))
        assert ("engine/pipeline.py", 1) not in lines
        return path_of(lines)

    path("Nobody was hurt.")  # what is read once, at the first use, is read here
    assert path("Nobody was hurt.") == path("Nobody was hurt.")
    assert path("Nobody was hurt.") != path("It cost $5 million, said Mara Lindqvist.")


def test_real_texts_are_read_whole_and_set_beside_strangers(tmp_path: Path) -> None:
    line = {"left": [["One.", "Two."], ["Three."]], "right": "Four.", "links": []}
    (tmp_path / "few.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with gzip.open(tmp_path / "more.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"left": "Five.", "right": [["Six."]]}) + "\n" + json.dumps({"note": 7}) + "\n")
    made = [(one.left.text, one.right.text) for one in gold.pairs(tmp_path, 1)]
    assert len(made) == gold.PAIRINGS + 2
    assert set(made) == {
        (left, right) for left in ("One. Two.\n\nThree.", "Five.") for right in ("Four.", "Six.")
    }
    assert made == [(one.left.text, one.right.text) for one in gold.pairs.__wrapped__(tmp_path, 1)]


def test_the_program_tells_each_kind_once_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def holds(compared: checks.Compared) -> None:
        assert not compared.comparison.model

    asked = ["--inputs", "12", "--seconds", "100", "--workers", "1"]
    monkeypatch.setattr(checks, "CHECKS", ())
    assert main(asked) == 0
    assert "12 inputs" in capsys.readouterr().out
    monkeypatch.setattr(checks, "CHECKS", (holds,))
    assert main(asked) == 1
    assert capsys.readouterr().out.count("compare(Article") == 1
