"""The tables. A pair is what a reader keeps; each comparison of it is one immutable revision."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from webapp.store.text import AnyText

# Named constraints, so that a later migration can address them on both databases.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment; SQLite keeps no time zone, so it goes in and comes out as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Of all tables."""

    metadata = MetaData(naming_convention=NAMES)


class WorkspaceRow(Base):
    """Whoever holds the secret owns the pairs in it."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret in the owner's cookie; the secret itself is kept nowhere."""
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleRow(Base):
    """A text, kept once however many comparisons use it."""

    __tablename__ = "article"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(AnyText)


class PairRow(Base):
    """Two texts that belong together, through all their revisions."""

    __tablename__ = "pair"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    """When its owner threw it away; it is gone for good once that can no longer be undone."""

    __table_args__ = (Index(None, "workspace_id", "updated_at"),)


class TagRow(Base):
    """A word or two by which its owner finds a pair again."""

    __tablename__ = "tag"

    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    folded: Mapped[str] = mapped_column(String(200), primary_key=True)
    """The tag with case folded: what it is found and told apart by."""
    name: Mapped[str] = mapped_column(String(60))
    """As its owner wrote it."""

    __table_args__ = (Index(None, "folded"),)


class ComparisonRow(Base):
    """One revision of a pair and what the engine said about it. Rows are added and deleted, never changed."""

    __tablename__ = "comparison"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    number: Mapped[int]
    """Of the revision, from 1 within the pair."""
    left_hash: Mapped[str] = mapped_column(ForeignKey("article.hash"), index=True)
    right_hash: Mapped[str] = mapped_column(ForeignKey("article.hash"), index=True)
    left_title: Mapped[str] = mapped_column(Text)
    right_title: Mapped[str] = mapped_column(Text)
    """As given; empty where the engine was to find it in the text."""
    engine_version: Mapped[str] = mapped_column(String(32))
    schema: Mapped[str] = mapped_column(String(64))
    """Of ``result``; later versions of Diptych read every schema they have ever written."""
    result: Mapped[str] = mapped_column(Text)
    """JSON in ASCII: null bytes and lone surrogates stand in it as escapes."""
    created_at: Mapped[datetime] = mapped_column(Moment)

    pair: Mapped[PairRow] = relationship()
    left: Mapped[ArticleRow] = relationship(foreign_keys=[left_hash])
    right: Mapped[ArticleRow] = relationship(foreign_keys=[right_hash])

    __table_args__ = (UniqueConstraint("pair_id", "number"),)


class ShareRow(Base):
    """A link for outsiders to one revision. A revoked link's row is deleted."""

    __tablename__ = "share"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    comparison_id: Mapped[str] = mapped_column(ForeignKey("comparison.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in its address."""
    password_hash: Mapped[str] = mapped_column(String(120))
    """``scrypt$salt$hash``; empty without a password."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    opened_count: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    failures: Mapped[int] = mapped_column(default=0)
    """Wrong passwords since the last right one."""
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    """Until then no password is tried."""

    comparison: Mapped[ComparisonRow] = relationship()


class AccessTokenRow(Base):
    """Lets a program act in a workspace. A revoked token's row is deleted."""

    __tablename__ = "access_token"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryRow(Base):
    """Opens a workspace in another browser, once."""

    __tablename__ = "recovery"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
