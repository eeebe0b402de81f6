"""Long comparisons that go on without a request, as they are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models import Base, Moment
from webapp.store.text import AnyText


class JobRow(Base):
    """A long comparison that was accepted. This row is the truth: a queue only says that there is one."""

    __tablename__ = "job"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    pair_id: Mapped[str | None] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    """The pair that gets a revision, or that the job made."""
    revises: Mapped[str] = mapped_column(String(22))
    """The comparison it is made from; empty where a new pair is made."""
    author: Mapped[str] = mapped_column(Text)
    """Who asked; empty where nobody gave a name."""
    title: Mapped[str] = mapped_column(AnyText)
    """For lists."""
    draft: Mapped[str] = mapped_column(AnyText, deferred=True)
    """JSON of what is compared, texts and all; empty once it is done."""
    state: Mapped[str] = mapped_column(String(10))
    step: Mapped[str] = mapped_column(String(60), default="")
    """How far it is: stage, done, total; empty before it began."""
    holder: Mapped[str] = mapped_column(String(22), default="")
    """Names the one run of it that may write; empty while nobody compares."""
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    """When its holder is taken for dead."""
    attempts: Mapped[int] = mapped_column(default=0)
    comparison_id: Mapped[str] = mapped_column(String(22), default="")
    """What came of it."""
    failure: Mapped[str] = mapped_column(String(40), default="")
    """Why it failed, with the reference in the log where there is one."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index(None, "state", "created_at"), Index(None, "workspace_id", "created_at"))
