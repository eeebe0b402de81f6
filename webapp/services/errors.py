"""What a use case can refuse. ``webapp.errors`` turns these into pages, fragments and JSON."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import ClassVar

from webapp.present.wording import counted


class ServiceError(Exception):
    """Base of every refusal. ``str(error)`` is one sentence for the reader."""

    status: ClassVar[int] = 400
    """HTTP status that says the same."""
    title: ClassVar[str] = "That did not work"
    """Heading of the answer."""
    retry_s: ClassVar[int] = 0
    """Seconds after which it is worth trying the same again; 0 where it is not."""

    @property
    def message(self) -> str:
        """One sentence for the reader."""
        return str(self)


class NotFoundError(ServiceError):
    """No such thing, or not this reader's: the two are never told apart."""

    status = 404
    title = "Not found"

    def __init__(self, message: str = "There is nothing at this address, or it is not yours to see.") -> None:
        super().__init__(message)


class GoneError(NotFoundError):
    """A share link that was withdrawn or has ended. Whoever has it may know that and who sent it, no more."""

    status = 410
    title = "This link no longer opens"

    def __init__(self, *, withdrawn: bool, at: datetime, sent_by: str) -> None:
        how = "was withdrawn" if withdrawn else "has ended"
        super().__init__(f"This link {how}. Ask {sent_by or 'the person who sent it'} for another.")
        self.withdrawn = withdrawn
        """Its owner closed it; else its time was over."""
        self.at = at
        """When it was withdrawn, or the last minute it opened."""
        self.sent_by = sent_by
        """Whom to ask; may be empty."""


class RefusalError(ServiceError):
    """The texts cannot be compared; the form is shown again with what was typed."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        """Form field to mend: ``left``, ``right`` …, or None for the whole form."""


class InvalidError(RefusalError):
    """A value is missing or unusable."""

    status = 422
    title = "Something is missing"


class TooLargeError(RefusalError):
    """The texts are larger than this installation takes."""

    status = 413
    title = "Too long"

    @classmethod
    def over(cls, limit: int) -> TooLargeError:
        """The two texts together have more than ``limit`` bytes."""
        return cls(f"The two texts are too long: at most {limit / 1_000_000:g} MB can be compared.")


class BusyError(RefusalError):
    """More comparisons are asked for than can be made."""

    status = 503
    title = "Busy just now"
    retry_s = 10

    def __init__(self) -> None:
        super().__init__("Many comparisons are under way just now; try again in a moment.")


class FailedError(RefusalError):
    """A comparison did not come to its end; ``reference`` finds in the log what happened."""

    status = 500
    title = "The comparison failed"

    def __init__(self, reference: str) -> None:
        super().__init__(
            "These texts could not be compared; whoever runs this server finds the reason in its log, "
            f"under {reference}."
        )


class ForbiddenError(ServiceError):
    """The password of a share link was wrong, or was not even tried."""

    status = 403
    title = "Not that password"


class TooManyTriesError(ForbiddenError):
    """Passwords of a share link were tried too often: for a while none is tried, right or wrong."""

    status = 429
    title = "Too many tries"

    def __init__(self, wait: timedelta) -> None:
        minutes = math.ceil(wait / timedelta(minutes=1))
        super().__init__(
            "A wrong password was given too often, so for a while none is looked at. Try again in about "
            f"{counted(minutes, 'minute')}."
        )
        self.wait_s = math.ceil(wait.total_seconds())
        """Seconds until passwords are tried again."""


class TooManyCommentsError(RefusalError):
    """Comments came through a link faster than people write."""

    status = 429
    title = "Too many comments"
    retry_s = 60

    def __init__(self) -> None:
        super().__init__("Many comments came through this link just now. Wait a minute and send yours again.")


class UnauthorizedError(ServiceError):
    """The access token is unknown or revoked, or the proxy in front names nobody."""

    status = 401
    title = "Not signed in"


class UnsupportedError(ServiceError):
    """The body is of a kind that is not read here."""

    status = 415
    title = "Not that kind of body"
