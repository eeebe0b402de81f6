"""The question before a recovery link opens a workspace in one more browser."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.present.wording import counted


@dataclass(frozen=True, slots=True)
class RecoveryPage:
    """What will happen, said before it does."""

    heading: str
    """The question, or that there is none."""
    sentences: tuple[str, ...]
    """What will happen to whose comparisons."""
    warning: str
    """Whom to trust; empty where nothing will happen."""
    button: str
    """What the button says; empty where there is nothing to press."""


def recovery_page(*, known: bool, there: int, own: int, others: int) -> RecoveryPage:
    """The page.

    Args:
        known: the browser opens that workspace already.
        there: pairs in the workspace of the link.
        own: pairs of the browser's own.
        others: other browsers that open those.
    """
    if known:
        return RecoveryPage("This browser shows them already", (_ALREADY,), "", "")
    if not own:
        sentences = (f"This browser then shows the {counted(there, 'comparison')} of the link.", _ONE_MORE)
        return RecoveryPage("Open your comparisons here?", sentences, _WARNING, "Open them here")
    added = "it is" if own == 1 else "they are"
    sentences = (
        f"This browser has {counted(own, 'comparison')} of its own; {added} added to the {there:,} of the "
        "link. Nothing is lost on either side: share links and access tokens of both go on working.",
        _ONE_MORE if not others else f"{_ONE_MORE[:-1]}, and so {_opening(others)}.",
    )
    return RecoveryPage("Open your comparisons here?", sentences, _WARNING, "Put them together here")


_ALREADY = "The link is for what this browser opens anyway. Nothing was changed, and the link still works."

_ONE_MORE = "Browsers that show the comparisons of the link go on showing them."

_WARNING = (
    "Do this only with a link that you made yourself: whoever else holds its comparisons sees everything in "
    "this browser from then on, and can change it."
)


def _opening(others: int) -> str:
    """What becomes of the other browsers that open what is added."""
    if others == 1:
        return "does the other browser that shows this one's own: both then show all of them"
    return f"do the {others:,} other browsers that show this one's own: all then show all of them"
