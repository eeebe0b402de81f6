"""Decisions, comments, pins and the sign-off of pairs; who made a revision, and from which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the tables and columns."""
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("action", sa.String(22), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_decision_pair_id_key", "decision", ["pair_id", "key"])
    op.create_table(
        "comment",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("reply_to", sa.String(22), sa.ForeignKey("comment.id", ondelete="CASCADE")),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("share_id", sa.String(22), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True)),
        sa.Column("resolved_by", sa.Text, nullable=False),
    )
    op.create_index("ix_comment_pair_id", "comment", ["pair_id"])
    op.create_index("ix_comment_reply_to", "comment", ["reply_to"])
    op.create_table(
        "pin",
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("left_key", sa.String(40), primary_key=True),
        sa.Column("right_key", sa.String(40), primary_key=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "sign_off",
        sa.Column("pair_id", sa.String(22), sa.ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by", sa.Text, nullable=False),
        sa.Column("ended_for", sa.Text, nullable=False),
    )
    op.add_column("comparison", sa.Column("author", sa.Text, nullable=False, server_default=""))
    op.add_column("comparison", sa.Column("made_from", sa.Integer, nullable=False, server_default="0"))
    op.add_column("pair", sa.Column("looked_at", sa.Integer, nullable=False, server_default="0"))
    op.add_column("pair", sa.Column("to_look_at", sa.Integer, nullable=False, server_default="0"))
