"""Having two articles compared, and what is told when that does not come to its end."""

from __future__ import annotations

from webapp import jobs
from webapp.engine import Article, Pins
from webapp.engine.model import NO_PINS
from webapp.jobs import Compared, NoTurnError, Question, WorkerError
from webapp.services.desk import Desk
from webapp.services.errors import BusyError, FailedError, StoppedError
from webapp.services.values import Asker


def compared(
    desk: Desk, sides: tuple[Article, Article], asker: Asker, kind: str = "", pins: Pins = NO_PINS
) -> Compared:
    """The comparison of two articles; returns when a worker has made it.

    Args:
        desk: the application's parts.
        sides: the source and the rewrite.
        asker: who waits for it.
        kind: what the two are to each other; empty to let the engine judge.
        pins: links that somebody drew or took away.

    Raises:
        StoppedError: it is not wanted any more.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    try:
        return desk.comparing(Question(*sides, kind, pins), asker.address, asker.work)
    except jobs.StoppedError as error:
        raise StoppedError from error
    except NoTurnError as error:
        raise BusyError from error
    except WorkerError as error:
        raise FailedError(str(error)) from error
