"""A database without a table: servers begin as they do at a new place."""

from __future__ import annotations

import pytest


@pytest.fixture
def database_url(empty_database_url: str) -> str:
    return empty_database_url
