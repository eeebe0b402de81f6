"""Share links, access tokens, recovery links, and deletion that can be undone for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the tables and a column."""
    op.add_column("pair", sa.Column("deleted_at", sa.DateTime(timezone=True)))
    op.create_table(
        "share",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column(
            "comparison_id",
            sa.String(22),
            sa.ForeignKey("comparison.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True)),
        sa.Column("opened_count", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_share_comparison_id", "share", ["comparison_id"])
    op.create_table(
        "access_token",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(22), sa.ForeignKey("workspace.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_access_token_workspace_id", "access_token", ["workspace_id"])
    op.create_table(
        "recovery",
        sa.Column("secret_hash", sa.String(64), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(22), sa.ForeignKey("workspace.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_recovery_workspace_id", "recovery", ["workspace_id"])
