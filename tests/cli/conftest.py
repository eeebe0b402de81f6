"""The end of the process from which commands were forked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.commands import warm


@pytest.fixture(scope="session", autouse=True)
def _warm() -> Iterator[None]:
    """Ends it after the tests, if any had it started."""
    yield
    if warm.cache_info().currsize:
        warm().close()
