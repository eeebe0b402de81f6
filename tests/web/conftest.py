"""A running application on an empty database, with the real engine and model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing
from webapp.services import Desk


@pytest.fixture
def config(request: pytest.FixtureRequest, tmp_path: Path, tables: Path) -> Config:
    """Without an archive, unless a test is parametrized with what ``DIPTYCH_ARCHIVE`` says."""
    return Config(
        data_dir=tmp_path,
        database_url=f"sqlite:///{shutil.copy(tables, tmp_path / 'web.sqlite3')}",
        max_bytes=1_200_000,
        rate_limit=0,
        archive=getattr(request, "param", "off"),
    )


@pytest.fixture
def app(config: Config, comparing: Comparing) -> Iterator[Flask]:
    made = create_app(config, comparing)
    yield made
    desk: Desk = made.extensions["diptych"]
    desk.store.close()
    if desk.archive:
        desk.archive.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """An editor's browser, empty-handed at first."""
    return app.test_client()


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """Another browser."""
    return app.test_client()
