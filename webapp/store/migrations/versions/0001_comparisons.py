"""Workspaces, articles, pairs and their comparisons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the first tables."""
    op.create_table(
        "workspace",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("text", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pair",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(22), sa.ForeignKey("workspace.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_pair_workspace_id_updated_at", "pair", ["workspace_id", "updated_at"])
    op.create_table(
        "comparison",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("left_hash", sa.String(64), sa.ForeignKey("article.hash"), nullable=False),
        sa.Column("right_hash", sa.String(64), sa.ForeignKey("article.hash"), nullable=False),
        sa.Column("left_title", sa.Text, nullable=False),
        sa.Column("right_title", sa.Text, nullable=False),
        sa.Column("engine_version", sa.String(32), nullable=False),
        sa.Column("schema", sa.String(64), nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("pair_id", "number"),
    )
    op.create_index("ix_comparison_left_hash", "comparison", ["left_hash"])
    op.create_index("ix_comparison_right_hash", "comparison", ["right_hash"])
