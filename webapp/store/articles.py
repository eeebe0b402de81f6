"""Articles are kept once, by content."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.store.models import ArticleRow, ComparisonRow
from webapp.store.text import content_hash


def keep_article(session: Session, text: str) -> str:
    """Adds an article unless its text is there already; its hash.

    It is touched even then, which locks it until the end of the transaction: nobody clears it away before a
    comparison refers to it.
    """
    name = content_hash(text)
    values = {"hash": name, "text": text}
    if session.get_bind().dialect.name == "postgresql":
        add = postgresql.insert(ArticleRow).values(values)
        session.execute(add.on_conflict_do_update(index_elements=["hash"], set_={"hash": name}))
    else:
        add_lite = sqlite.insert(ArticleRow).values(values)
        session.execute(add_lite.on_conflict_do_update(index_elements=["hash"], set_={"hash": name}))
    return name


def sweep_articles(session: Session, names: Collection[str]) -> None:
    """Deletes those of the named articles to which no comparison refers.

    They are locked first, in one order for everybody; whoever is just about to refer to one has then either
    finished, which the second statement sees, or waits and adds it again.
    """
    wanted = select(ArticleRow.hash).where(ArticleRow.hash.in_(names)).order_by(ArticleRow.hash)
    session.execute(wanted.with_for_update()).all()
    used = exists().where(
        or_(ComparisonRow.left_hash == ArticleRow.hash, ComparisonRow.right_hash == ArticleRow.hash)
    )
    session.execute(
        delete(ArticleRow)
        .where(ArticleRow.hash.in_(names), ~used)
        .execution_options(synchronize_session=False)
    )
