"""The tables of sets. A member is an ordinary pair, so whatever is said of it is kept there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, delete, exists
from sqlalchemy.orm import Mapped, Session, mapped_column

from webapp.store.models import Base, Moment


class ArticleSetRow(Base):
    """A text and the others that tell the same story."""

    __tablename__ = "article_set"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(Text)
    direction: Mapped[str] = mapped_column(String(10))
    """Which text stands in the middle: ``rewrites`` of one source, or ``sources`` of one rewrite."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    """When it last got or lost a member or another title."""

    __table_args__ = (Index(None, "workspace_id", "updated_at"),)


class SetMemberRow(Base):
    """A pair of a set. It goes with the pair, for good only when that can no longer be brought back."""

    __tablename__ = "set_member"

    set_id: Mapped[str] = mapped_column(ForeignKey("article_set.id", ondelete="CASCADE"), primary_key=True)
    pair_id: Mapped[str] = mapped_column(
        ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]
    """Its place among the members, from 0; there may be gaps."""
    label: Mapped[str] = mapped_column(Text)
    """What its other text is called in the set."""


def erase_empty_sets(session: Session) -> None:
    """Erases sets whose pairs were all erased: nothing is left of what they were about."""
    kept = exists().where(SetMemberRow.set_id == ArticleSetRow.id)
    session.execute(delete(ArticleSetRow).where(~kept).execution_options(synchronize_session=False))
