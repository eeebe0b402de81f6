"""What a use case can refuse. ``webapp.errors`` turns these into pages, fragments and JSON."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import ClassVar

from webapp.words import say


class ServiceError(Exception):
    """Base of every refusal. ``str(error)`` is one sentence for the reader."""

    status: ClassVar[int] = 400
    """HTTP status that says the same."""
    kind: ClassVar[str] = "went_wrong"
    """Its heading's place in the catalogue."""
    retry_s: ClassVar[int] = 0
    """Seconds after which it is worth trying the same again; 0 where it is not."""

    @property
    def title(self) -> str:
        """Heading of the answer."""
        return say(f"errors.{self.kind}.title")

    @property
    def message(self) -> str:
        """One sentence for the reader."""
        return str(self)


class NotFoundError(ServiceError):
    """No such thing, or not this reader's: the two are never told apart."""

    status = 404
    kind = "not_found"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or say("errors.not_found.message"))


class GoneError(NotFoundError):
    """A share link that was withdrawn or has ended. Whoever has it may know that and who sent it, no more."""

    status = 410

    def __init__(self, *, withdrawn: bool, at: datetime, sent_by: str) -> None:
        sender = sent_by or say("errors.the_sender")
        super().__init__(say("errors.revoked.message" if withdrawn else "errors.gone.message", sender=sender))
        self.withdrawn = withdrawn
        """Its owner closed it; else its time was over."""
        self.at = at
        """When it was withdrawn, or the last minute it opened."""
        self.sent_by = sent_by
        """Whom to ask; may be empty."""

    @property
    def title(self) -> str:
        """Heading of the answer."""
        return say("errors.revoked.title" if self.withdrawn else "errors.gone.title")


class RefusalError(ServiceError):
    """The texts cannot be compared; the form is shown again with what was typed."""

    kind = "refused"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        """Form field to mend: ``left``, ``right`` …, or None for the whole form."""


class InvalidError(RefusalError):
    """A value is missing or unusable."""

    status = 422
    kind = "invalid"


class TooLargeError(RefusalError):
    """The texts are larger than this installation takes."""

    status = 413
    kind = "too_large"

    @classmethod
    def over(cls, limit: int) -> TooLargeError:
        """The two texts together have more than ``limit`` bytes."""
        return cls(say("errors.too_large.message", megabytes=f"{limit / 1_000_000:g}"))


class BusyError(RefusalError):
    """More comparisons are asked for than can be made."""

    status = 503
    kind = "busy"
    retry_s = 10

    def __init__(self) -> None:
        super().__init__(say("errors.busy.message"))


class StoppedError(RefusalError):
    """Whoever asked for a comparison does not want it any more."""

    status = 409
    kind = "stopped"

    def __init__(self) -> None:
        super().__init__(say("errors.stopped.message"))


class FailedError(RefusalError):
    """A comparison did not come to its end; ``reference`` finds in the log what happened."""

    status = 500
    kind = "failed"

    def __init__(self, reference: str) -> None:
        super().__init__(say("errors.failed.message", reference=reference))


class ForbiddenError(ServiceError):
    """A share link does not allow it."""

    status = 403
    kind = "forbidden"


class WrongPasswordError(ForbiddenError):
    """The password of a share link was wrong."""

    kind = "wrong_password"

    def __init__(self) -> None:
        super().__init__(say("errors.wrong_password.message"))


class TooManyTriesError(ForbiddenError):
    """Passwords of a share link were tried too often: for a while none is tried, right or wrong."""

    status = 429
    kind = "too_many_tries"

    def __init__(self, wait: timedelta) -> None:
        minutes = math.ceil(wait / timedelta(minutes=1))
        super().__init__(say("errors.too_many_tries.message", n=minutes))
        self.wait_s = math.ceil(wait.total_seconds())
        """Seconds until passwords are tried again."""


class TooManyCommentsError(RefusalError):
    """Comments came through a link faster than people write."""

    status = 429
    kind = "too_many_comments"
    retry_s = 60

    def __init__(self) -> None:
        super().__init__(say("errors.too_many_comments.message"))


class UnauthorizedError(ServiceError):
    """The access token is unknown or revoked, or the proxy in front names nobody."""

    status = 401
    kind = "unauthorized"


class UnsupportedError(ServiceError):
    """The body is of a kind that is not read here."""

    status = 415
    kind = "unsupported"
