"""Long comparisons as jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "job",
        sa.Column("id", sa.String(22), nullable=False),
        sa.Column("workspace_id", sa.String(22), nullable=False),
        sa.Column("pair_id", sa.String(22)),
        sa.Column("revises", sa.String(22), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("title", sa.LargeBinary, nullable=False),
        sa.Column("draft", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("step", sa.String(60), nullable=False),
        sa.Column("holder", sa.String(22), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("comparison_id", sa.String(22), nullable=False),
        sa.Column("failure", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_job_workspace_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="fk_job_pair_id", ondelete="CASCADE"),
    )
    op.create_index("ix_job_pair_id", "job", ["pair_id"])
    op.create_index("ix_job_state_created_at", "job", ["state", "created_at"])
    op.create_index("ix_job_workspace_id_created_at", "job", ["workspace_id", "created_at"])
