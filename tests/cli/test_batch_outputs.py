"""``diptych batch`` from and to Parquet, and its summary."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.commands import LEFT, RIGHT, diptych
from webapp.cli.answers import Answer
from webapp.cli.outputs import Output, main_output, summary_output
from webapp.cli.outputs.parquet import COMPARISONS_A_PART
from webapp.cli.resuming import resumed
from webapp.cli.summary import FIGURES

LINES: list[dict[str, Any]] = [
    {"id": "one", "left": LEFT, "right": RIGHT},
    {"id": 2, "left": [["A sentence.", "Another."]], "right": RIGHT, "kind": "rewrite"},
    {"id": "=1+1", "left": 5, "right": RIGHT},
    {"id": "two\nlines", "left": LEFT, "right": LEFT},
    {"id": None, "left": "", "right": ""},
    {"id": "\ud800", "left": "lone \ud800 surrogate", "right": "null \0 byte"},
]


def write_list(folder: Path, lines: list[dict[str, Any]]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


def run(folder: Path, *arguments: str | Path, code: int = 0) -> bytes:
    done = diptych("batch", *arguments, folder=folder)
    assert (done.returncode, done.stderr) == (code, b"")
    return done.stdout


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder).to_pylist()
    return found


def answers(count: int) -> list[Answer]:
    return [
        Answer(f"{number}", error="bad" if number == 3 else "", comparison="" if number == 3 else "{}")
        for number in range(count)
    ]


def write(output: Output, given: list[Answer], *, append: bool = False) -> None:
    with output.writing(append=append) as writer:
        for answer in given:
            writer.write(answer)


def content(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in ([path] if path.is_file() else path.iterdir())}


def test_a_folder_of_parquet_says_what_the_lines_say(tmp_path: Path) -> None:
    pairs, out = write_list(tmp_path, LINES), tmp_path / "out.parquet"
    lines = [json.loads(line) for line in run(tmp_path, pairs, code=1).splitlines()]
    run(tmp_path, pairs, "-o", out, code=1)
    found = rows(out)
    assert [row["id"] for row in found] == ["one", "2", "=1+1", "two\nlines", "null", '"\\ud800"']
    assert [row["error"] for row in found] == [line.get("error") for line in lines]
    for row, line in zip(found, lines, strict=True):
        assert (json.loads(row["comparison"]) if row["comparison"] else None) == line.get("comparison")


def test_pairs_in_parquet_are_answered_as_those_in_lines(tmp_path: Path) -> None:
    asked = [
        {"id": 1, "left": LEFT, "right": RIGHT, "kind": None, "note": "unread"},
        {"id": 2, "left": LEFT, "right": RIGHT, "kind": "tellings", "note": None},
        {"id": 3, "left": LEFT, "right": None, "kind": None, "note": None},
    ]
    folder = tmp_path / "pairs.parquet"
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(asked[:2]), folder / "a.parquet")
    pq.write_table(pa.Table.from_pylist(asked), tmp_path / "b.parquet")
    said = [{name: value for name, value in row.items() if value is not None} for row in asked]
    assert run(tmp_path, folder) == run(tmp_path, write_list(tmp_path, said[:2]))
    assert run(tmp_path, tmp_path / "b.parquet", code=1) == run(tmp_path, write_list(tmp_path, said), code=1)


@pytest.mark.parametrize("name", ["pairs.parquet", "absent.parquet"])
def test_what_is_no_table_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "pairs.parquet").write_text("no table")
    done = diptych("batch", tmp_path / name, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert name.encode() in done.stderr


def test_the_summary_says_the_same_in_every_form_and_counts_what_the_comparison_holds(tmp_path: Path) -> None:
    pairs = write_list(tmp_path, LINES)
    tables = [tmp_path / f"table.{ending}" for ending in ("jsonl", "csv", "parquet")]
    for table in tables:
        out = run(tmp_path, pairs, "--summary", table, code=1)
    of_lines = [json.loads(line) for line in tables[0].read_text().splitlines()]
    of_cells = list(csv.DictReader(tables[1].read_text("utf-8-sig").splitlines()))
    of_columns = rows(tables[2])
    assert [row["id"] for row in of_lines] == [line["id"] for line in LINES]
    assert [row["id"] for row in of_cells] == ["one", "2", "'=1+1", "two lines", "null", '"\\ud800"']
    for line, cells, columns in zip(of_lines, of_cells, of_columns, strict=True):
        assert (line["error"] or "", columns["error"] or "") == (cells["error"],) * 2
        for figure in FIGURES:
            value = line.get(figure.name)
            assert columns[figure.name] == value
            assert cells[figure.name] == ("" if value is None else str(value))

    comparison, row = json.loads(out.splitlines()[0])["comparison"], of_lines[0]
    assert row["kind"] == comparison["pair"]["kind"]
    assert row["left_sentences"] == len(comparison["left"]["sentences"])
    assert row["left_words"] == len(LEFT.split())
    for relation in ("identical", "edited", "reworded", "partial"):
        assert row[relation] == sum(link["relation"] == relation for link in comparison["links"])
    assert (row["missing"], row["new"]) == tuple(
        len(comparison["unique"][side]) for side in ("left", "right")
    )
    assert row["findings_high"] == sum(one["severity"] == "high" for one in comparison["findings"]) > 0
    assert (row["left_coverage"], row["right_coverage"]) == tuple(comparison["coverage"].values())
    assert row["longest_run_words"] == comparison["closeness"]["longest_run_words"]
    assert row["limits"] == "no-model"


@pytest.mark.parametrize("summary", ["table.csv", "table.jsonl", "table.parquet"])
@pytest.mark.parametrize("main", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize(("of_main", "of_summary"), [(0, 0), (7, 5), (4, 9), (300, 256), (9, 9)])
def test_after_any_stop_results_and_summary_agree_and_end_as_if_nothing_had_happened(
    main: str, summary: str, of_main: int, of_summary: int, tmp_path: Path
) -> None:
    total = COMPARISONS_A_PART + 60
    pairs = write_list(tmp_path, [{"id": number} for number in range(total)])
    whole = tmp_path / "whole"
    whole.mkdir()
    for output in (main_output(f"{whole / main}"), summary_output(f"{whole / summary}")):
        write(output, answers(total))

    outputs = [main_output(f"{tmp_path / main}"), summary_output(f"{tmp_path / summary}")]
    write(outputs[0], answers(of_main))
    write(outputs[1], answers(of_summary))
    for path in (tmp_path / main, tmp_path / summary):
        if path.is_file():
            path.write_bytes(path.read_bytes() + b'{"id":')  # an answer that was cut off
        else:
            (path / "part-000009.parquet.unfinished").write_bytes(b"PAR1")
    done = resumed(f"{pairs}", outputs)
    assert done.lines == min(of_main, of_summary)
    assert done.failed == (done.lines > 3)
    for output in outputs:
        write(output, answers(total)[done.lines :], append=True)
    for name in (main, summary):
        assert content(tmp_path / name) == content(whole / name)


@pytest.mark.parametrize("name", ["table.csv", "table.jsonl", "table.parquet"])
def test_results_of_another_list_are_never_gone_on_with(name: str, tmp_path: Path) -> None:
    pairs = write_list(tmp_path, [{"id": "x"}, {"id": "y"}])
    write(summary_output(f"{tmp_path / name}"), answers(2))
    before = content(tmp_path / name)
    done = diptych(
        "batch", pairs, "-o", tmp_path / "o.jsonl", "--summary", tmp_path / name, "--resume", folder=tmp_path
    )
    assert done.returncode == 1
    assert f"{name} line 1 is not a result of".encode() in done.stderr
    assert content(tmp_path / name) == before


def test_a_file_of_something_else_is_never_gone_on_with(tmp_path: Path) -> None:
    pairs, table = write_list(tmp_path, LINES), tmp_path / "table.csv"
    table.write_text("name,age\nAda,36\n")
    done = diptych("batch", pairs, "-o", tmp_path / "o", "--summary", table, "--resume", folder=tmp_path)
    assert done.returncode == 1
    assert table.read_text() == "name,age\nAda,36\n"


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    done = diptych("batch", write_list(tmp_path, LINES), "-o", out, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"notes.txt" in done.stderr
    assert [file.name for file in out.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "arguments",
    [["--summary", "table.xlsx"], ["--summary", "pairs.jsonl"], ["-o", "t.csv", "--summary", "t.csv"]],
)
def test_a_summary_that_cannot_be_is_refused_before_anything_is_written(
    arguments: list[str], tmp_path: Path
) -> None:
    pairs = write_list(tmp_path, LINES)
    before = pairs.read_bytes()
    named = [argument if argument.startswith("-") else f"{tmp_path / argument}" for argument in arguments]
    done = diptych("batch", pairs, *named, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert content(tmp_path / "pairs.jsonl") == {"pairs.jsonl": before}
    assert [file.name for file in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_an_empty_list_gives_a_table_with_columns_and_no_rows(tmp_path: Path) -> None:
    run(tmp_path, write_list(tmp_path, []), "-o", tmp_path / "out.parquet")
    assert rows(tmp_path / "out.parquet") == []
    assert pq.read_schema(tmp_path / "out.parquet" / "part-000000.parquet").names[:3] == [
        "id",
        "error",
        "comparison",
    ]
