"""Sets of pairs with one text in the middle."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Adds the tables."""
    op.create_table(
        "article_set",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(22), sa.ForeignKey("workspace.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("direction", sa.String(10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_article_set_workspace_id_updated_at", "article_set", ["workspace_id", "updated_at"])
    op.create_table(
        "set_member",
        sa.Column(
            "set_id", sa.String(22), sa.ForeignKey("article_set.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
    )
    op.create_index("ix_set_member_pair_id", "set_member", ["pair_id"])
