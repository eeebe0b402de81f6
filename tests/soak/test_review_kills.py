"""What was acknowledged of a review survives kills; ``bench/soak/review.py`` tells how
and kills more often."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.soak import review


@pytest.mark.timeout(600)
def test_whatever_was_decided_or_written_survives_kills(tmp_path: Path, database_url: str) -> None:
    said = review.run(tmp_path, database_url, kills=40, seed=11)
    assert said.kills == 40
    assert said.lost == []
    assert len(said.decided) > 20
    assert len(said.commented) > 5
