"""Tags of pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "tag",
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("folded", sa.String(200), primary_key=True),
        sa.Column("name", sa.String(60), nullable=False),
    )
    op.create_index("ix_tag_folded", "tag", ["folded"])
