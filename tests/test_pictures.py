"""Pictures and documents belong together: none is missing, none is left over, none is heavy.

What a picture shows is looked at by people; ``docs/pictures.py`` makes them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())
FILM = ROOT / "docs" / "pictures" / "journey.webp"
STILLS = [picture for picture in PICTURES if picture != FILM]
FILM_BYTES, STILL_BYTES = 600_000, 120_000


def shown() -> dict[Path, str]:
    """The pictures that documents show, with what is said of them to who does not see them."""
    return {
        document.parent.joinpath(target).resolve(): words
        for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
        for words, target in re.findall(r"!\[([^]]*)\]\(([^)\s]+)\)", document.read_text("utf-8"))
    }


def chunks(data: bytes, start: int = 12) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part of a WebP file; an odd one is filled up by a byte."""
    while start < len(data):
        length = int.from_bytes(data[start + 4 : start + 8], "little")
        yield data[start : start + 4], data[start + 8 : start + 8 + length]
        start += 8 + length + length % 2


def test_every_picture_is_shown_by_a_document_and_every_picture_shown_is_there() -> None:
    assert sorted(shown()) == PICTURES


def test_no_picture_lies_elsewhere() -> None:
    kinds = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}
    assert [path for path in (ROOT / "docs").iterdir() if path.suffix in kinds] == []


def test_every_picture_is_said_in_words() -> None:
    assert {path.name: words for path, words in shown().items() if len(words.split()) < 12} == {}


def test_every_picture_is_made_by_the_script() -> None:
    script = (ROOT / "docs" / "pictures.py").read_text("utf-8")
    made = {*re.findall(r'keep\(film, "(\w+)"', script), *re.findall(r'View\("(\w+)"', script), "journey"}
    assert made == {picture.stem for picture in PICTURES}


@pytest.mark.parametrize("picture", STILLS, ids=lambda picture: picture.name)
def test_a_still_picture_is_light(picture: Path) -> None:
    assert picture.stat().st_size <= STILL_BYTES


def test_the_film_is_light_calm_and_begins_anew() -> None:
    data = FILM.read_bytes()
    assert len(data) <= FILM_BYTES
    parts = list(chunks(data))
    (animation,) = [content for name, content in parts if name == b"ANIM"]
    assert int.from_bytes(animation[4:6], "little") == 0, "0 says: without end"
    times = [int.from_bytes(content[12:15], "little") for name, content in parts if name == b"ANMF"]
    assert 12_000 <= sum(times) <= 20_000
    assert len([time for time in times if time >= 2000]) >= 4, (
        "the answer, a difference, what is left, the link"
    )


def test_the_film_stands_at_the_head_of_the_readme() -> None:
    before = (ROOT / "README.md").read_text("utf-8").split("docs/pictures/journey.webp")[0]
    assert "\n## " not in before
