"""Share links: what they allow, names, the newest revision, addresses shown again, and links that ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Adds the columns; links made before allow viewing, have no name, and their address is kept nowhere."""
    op.add_column("share", sa.Column("role", sa.String(16), nullable=False, server_default="view"))
    op.add_column("share", sa.Column("label", sa.Text, nullable=False, server_default=""))
    op.add_column("share", sa.Column("sent_by", sa.Text, nullable=False, server_default=""))
    op.add_column("share", sa.Column("follows", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("share", sa.Column("salt", sa.String(22), nullable=False, server_default=""))
    op.add_column("share", sa.Column("revoked_at", sa.DateTime(timezone=True)))
