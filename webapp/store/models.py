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
    """Whoever holds the secret of one of its browsers owns the pairs in it."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret it was made with, so that none is made twice. What opens it is in ``browser``."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    merged_into: Mapped[str | None] = mapped_column(String(22))
    """The workspace into which everything in this one was moved; it is kept for a day for requests that had
    begun before."""


class BrowserRow(Base):
    """A browser that opens a workspace. The row of one that was signed out is deleted."""

    __tablename__ = "browser"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the secret in its cookie; the secret itself is kept nowhere."""
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), index=True)
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
    looked_at: Mapped[int] = mapped_column(default=0)
    """Items of the newest revision that are looked at: what lists show."""
    to_look_at: Mapped[int] = mapped_column(default=0)
    """All items of the newest revision; 0 where they were not counted yet."""

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
    result: Mapped[str] = mapped_column(Text, deferred=True)
    """JSON in ASCII: null bytes and lone surrogates stand in it as escapes. Loaded when it is asked for."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    author: Mapped[str] = mapped_column(Text, default="")
    """Who made it; empty where nobody gave a name."""
    made_from: Mapped[int] = mapped_column(default=0)
    """Number of the revision it was made from; 0 for the first, and where it is not known."""
    left_from: Mapped[str] = mapped_column(Text, default="")
    """JSON of where the source came from; empty where it was typed, and where it is not known."""
    right_from: Mapped[str] = mapped_column(Text, default="")
    """The same of the rewrite."""

    pair: Mapped[PairRow] = relationship()
    left: Mapped[ArticleRow] = relationship(foreign_keys=[left_hash])
    right: Mapped[ArticleRow] = relationship(foreign_keys=[right_hash])

    __table_args__ = (UniqueConstraint("pair_id", "number"),)


class ShareRow(Base):
    """A link for outsiders. The row of one that has ended stays for a while, so that it can say so."""

    __tablename__ = "share"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    comparison_id: Mapped[str] = mapped_column(ForeignKey("comparison.id", ondelete="CASCADE"), index=True)
    """The revision it shows; of one that follows the newest, the revision it was made from."""
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in its address."""
    salt: Mapped[str] = mapped_column(String(22), default="")
    """With the server's key it gives the token again; empty where the token was drawn and kept nowhere."""
    role: Mapped[str] = mapped_column(String(16), default="view")
    """What it allows: ``view`` or ``comment``."""
    label: Mapped[str] = mapped_column(Text, default="")
    """What its owner calls it; nobody else sees it."""
    sent_by: Mapped[str] = mapped_column(Text, default="")
    """Who sent it, as its reader is told; may be empty."""
    follows: Mapped[bool] = mapped_column(default=False)
    """It shows the pair's newest revision, whichever that is."""
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
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    """When its owner withdrew it."""

    comparison: Mapped[ComparisonRow] = relationship()


class DecisionRow(Base):
    """One word on one item. Rows are added: the newest of a key holds, and undoing deletes it."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(40))
    """Of the item."""
    action: Mapped[str] = mapped_column(String(22))
    """The same of all that was decided in one go."""
    state: Mapped[str] = mapped_column(String(10))
    """What was decided; empty where a decision was taken back."""
    reason: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    """Empty where nobody gave a name."""
    made_at: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int]
    """Number of the revision that was looked at."""
    words: Mapped[str] = mapped_column(AnyText)
    """What the item said then, shortened."""

    __table_args__ = (Index(None, "pair_id", "key"),)


class CommentRow(Base):
    """A comment, or a reply to one."""

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(40))
    """Of what it is about; empty for the whole."""
    reply_to: Mapped[str | None] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(AnyText)
    author: Mapped[str] = mapped_column(Text)
    """Empty where nobody gave a name."""
    made_at: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int]
    """Number of the revision that was looked at."""
    words: Mapped[str] = mapped_column(AnyText)
    """What it is about said then, shortened."""
    share_id: Mapped[str] = mapped_column(String(22))
    """Of the link it came through; empty for the owner's own. The link may be gone."""
    resolved_at: Mapped[datetime | None] = mapped_column(Moment)
    resolved_by: Mapped[str] = mapped_column(Text)


class PinRow(Base):
    """Who said last of two sentences that they belong together or do not. The pins themselves are part of a
    revision's result."""

    __tablename__ = "pin"

    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    left_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    right_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    author: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    words: Mapped[str] = mapped_column(AnyText)
    """What the two sentences said then, shortened."""


class SignOffRow(Base):
    """A person's word that the review of a pair is done, the last one given."""

    __tablename__ = "sign_off"

    pair_id: Mapped[str] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    author: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int]
    summary: Mapped[str] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    """When a later change took it off."""
    ended_by: Mapped[str] = mapped_column(Text)
    ended_for: Mapped[str] = mapped_column(Text)


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
    """Opens a workspace in one more browser, once."""

    __tablename__ = "recovery"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
