"""Make, keep, read and list comparisons."""

from __future__ import annotations

import json
from dataclasses import replace
from unicodedata import category

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from webapp.engine import Article, Comparison
from webapp.engine.model import ENGINE_VERSION, SCHEMA
from webapp.engine.options import KINDS
from webapp.engine.serialise import from_json
from webapp.jobs import Compared, NoTurnError, WorkerError
from webapp.services.desk import Desk
from webapp.services.errors import BusyError, FailedError, InvalidError, NotFoundError, TooLargeError
from webapp.services.values import Draft, Kept, Revision
from webapp.services.workspaces import new_id
from webapp.store.articles import keep_article
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.tags import tags_of
from webapp.store.text import content_hash, encode

UNTITLED = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode categories kept out of titles: control characters, lone surrogates, line and paragraph ends."""

MOST_TITLE = 500
"""Characters of a title that are kept: three times the longest headline, and lists stay lists."""


def create_comparison(desk: Desk, workspace: str, draft: Draft, asker: str = "") -> Kept:
    """Compares two texts and keeps the result as the first revision of a new pair.

    ``asker`` stands for the one who waits for it: askers take turns.

    Raises:
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    draft = _checked(desk, draft)
    compared = _compare(desk, draft, asker)  # before the transaction: others wait for its end
    comparison = from_json(json.loads(compared.result), draft.left, draft.right)
    now = desk.clock()
    with desk.store.writing() as session:
        pair = PairRow(
            id=new_id(),
            workspace_id=workspace,
            title=_title(draft, compared),
            created_at=now,
            updated_at=now,
        )
        session.add(pair)
        session.flush()
        row = _add_revision(session, pair, draft, compared.result)
        return kept_from(session, row, comparison)


def compare_again(desk: Desk, workspace: str, comparison_id: str, draft: Draft, asker: str = "") -> Kept:
    """Compares edited texts and keeps the result as the pair's newest revision; older ones stay as they are.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    with desk.store.reading() as session:
        own_comparison(session, workspace, comparison_id)
    draft = _checked(desk, draft)
    compared = _compare(desk, draft, asker)  # before the transaction: others wait for its end
    comparison = from_json(json.loads(compared.result), draft.left, draft.right)
    with desk.store.writing() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        # Locked, so that two revisions made at once get two numbers.
        pair = session.scalars(select(PairRow).where(PairRow.id == pair_id).with_for_update()).one()
        pair.updated_at = desk.clock()
        row = _add_revision(session, pair, draft, compared.result)
        return kept_from(session, row, comparison)


def get_comparison(desk: Desk, workspace: str, comparison_id: str) -> Kept:
    """One revision with what the engine said about it then.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        row = own_comparison(session, workspace, comparison_id)
        return kept_from(session, row, read_result(row))


def get_draft(desk: Desk, workspace: str, comparison_id: str) -> Draft:
    """The two texts of a revision, to edit them and compare again, with what was taken into the comparison
    and what a reader takes the pair for.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        row = own_comparison(session, workspace, comparison_id)
        comparison = read_result(row)
        return Draft(
            row.left.text,
            row.right.text,
            row.left_title,
            row.right_title,
            frozenset(comparison.left.kept),
            frozenset(comparison.right.kept),
            comparison.pair.kind.value if comparison.pair and comparison.pair.given else "",
        )


def read_result(row: ComparisonRow) -> Comparison:
    """The comparison in a row, whatever version of Diptych wrote it."""
    return from_json(json.loads(row.result), row.left.text, row.right.text)


def _checked(desk: Desk, draft: Draft) -> Draft:
    """The draft with its titles cleaned; raises where it cannot be compared."""
    for field, text, name in (("left", draft.left, "source"), ("right", draft.right, "rewrite")):
        if not text.strip():
            raise InvalidError(f"The {name} is empty. Paste a text to compare.", field)
    if draft.kind not in KINDS:
        raise InvalidError(
            f"The two texts can be read as {', '.join(KINDS[1:])}, and as nothing else.", "kind"
        )
    limit = desk.config.max_bytes
    if len(encode(draft.left)) + len(encode(draft.right)) > limit:
        raise TooLargeError.over(limit)
    return replace(
        draft, left_title=clean_title(draft.left_title), right_title=clean_title(draft.right_title)
    )


def clean_title(text: str) -> str:
    """A title on one line and of bearable length, without the characters that no database takes or no screen
    shows."""
    shown = "".join(" " if _is_untitled(character) else character for character in text[: 2 * MOST_TITLE])
    title = " ".join(shown.split())
    return title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1].rstrip() + "…"


def _is_untitled(character: str) -> bool:
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return is_noncharacter or category(character) in UNTITLED


def _compare(desk: Desk, draft: Draft, asker: str) -> Compared:
    left = Article.from_text(draft.left, title=draft.left_title, kept=draft.left_kept)
    right = Article.from_text(draft.right, title=draft.right_title, kept=draft.right_kept)
    try:
        return desk.comparing(left, right, asker, draft.kind)
    except NoTurnError as error:
        raise BusyError from error
    except WorkerError as error:
        raise FailedError(str(error)) from error


def _title(draft: Draft, compared: Compared) -> str:
    """What to call a pair: the title of either side, else how the source begins."""
    for title in compared.titles:
        if cleaned := clean_title(title or ""):
            return cleaned
    words = clean_title(draft.left[:400]).split()
    return " ".join(words[:10]) or "Untitled"


def _add_revision(session: Session, pair: PairRow, draft: Draft, result: str) -> ComparisonRow:
    """Adds a revision and the articles it needs that are not there yet."""
    last = session.scalar(select(func.max(ComparisonRow.number)).where(ComparisonRow.pair_id == pair.id))
    # In the order of their hashes, as everybody locks them: else two writers could wait for each other.
    kept = {text: keep_article(session, text) for text in sorted({draft.left, draft.right}, key=content_hash)}
    row = ComparisonRow(
        id=new_id(),
        pair_id=pair.id,
        number=(last or 0) + 1,
        left_hash=kept[draft.left],
        right_hash=kept[draft.right],
        left_title=draft.left_title,
        right_title=draft.right_title,
        engine_version=ENGINE_VERSION,
        schema=SCHEMA,
        result=result,
        created_at=pair.updated_at,
    )
    session.add(row)
    session.flush()
    return row


def own_comparison(session: Session, workspace: str, comparison_id: str) -> ComparisonRow:
    """A comparison of this workspace; another's is not found."""
    if "\0" in comparison_id:  # PostgreSQL takes none in a look-up
        raise NotFoundError
    row = session.scalar(
        select(ComparisonRow)
        .join(PairRow)
        .where(
            ComparisonRow.id == comparison_id,
            PairRow.workspace_id == workspace,
            PairRow.deleted_at.is_(None),
        )
        .options(joinedload(ComparisonRow.pair))
    )
    if row is None:
        raise NotFoundError
    return row


def kept_from(session: Session, row: ComparisonRow, comparison: Comparison) -> Kept:
    history = select(
        ComparisonRow.id, ComparisonRow.number, ComparisonRow.created_at, ComparisonRow.engine_version
    ).where(ComparisonRow.pair_id == row.pair_id)
    return Kept(
        id=row.id,
        pair_id=row.pair_id,
        title=row.pair.title,
        tags=tags_of(session, [row.pair_id]).get(row.pair_id, ()),
        number=row.number,
        revisions=tuple(
            Revision(*entry) for entry in session.execute(history.order_by(ComparisonRow.number))
        ),
        created_at=row.created_at,
        engine_version=row.engine_version,
        outdated=row.engine_version != ENGINE_VERSION,
        comparison=comparison,
    )
