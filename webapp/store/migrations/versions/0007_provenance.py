"""Where the texts of a comparison came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the columns; of comparisons made before it is not known."""
    for side in ("left", "right"):
        op.add_column("comparison", sa.Column(f"{side}_from", sa.Text, nullable=False, server_default=""))
