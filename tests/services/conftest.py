"""A desk on an empty database of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.config import Config
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.services import Desk, create_workspace
from webapp.store import open_store

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Iterator[Desk]:
    store = open_store(database_url)
    config = Config(data_dir=tmp_path, database_url=database_url, max_bytes=5_000)
    desk = Desk(config=config, store=store, comparing=DirectComparing(Options(model="none")), seeds=SEEDS)
    yield desk
    desk.close()


@pytest.fixture
def workspace(desk: Desk) -> str:
    return create_workspace(desk)[0]
