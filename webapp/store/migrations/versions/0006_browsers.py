"""Several browsers may open a workspace, and one workspace may be merged into another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the table, fills it with the one browser of each workspace, and adds a column."""
    op.create_table(
        "browser",
        sa.Column("secret_hash", sa.String(64), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(22), sa.ForeignKey("workspace.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_browser_workspace_id", "browser", ["workspace_id"])
    op.execute(
        "INSERT INTO browser (secret_hash, workspace_id, created_at) "
        "SELECT secret_hash, id, created_at FROM workspace"
    )
    op.add_column("workspace", sa.Column("merged_into", sa.String(22)))
