"""The question before a recovery link opens a workspace in one more browser."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.words import say


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
        unchanged = say("settings.recovery.nothing_changes")
        return RecoveryPage(say("settings.recovery.already"), (unchanged,), "", "")
    heading, warning = say("settings.recovery.open"), say("settings.recovery.warning")
    keep = say("settings.recovery.others_keep")
    if not own:
        shows = say("settings.recovery.shows", n=there)
        return RecoveryPage(heading, (shows, keep), warning, say("settings.recovery.open_button"))
    sentences = [say("settings.recovery.added", n=own, there=there), keep]
    if others:
        sentences.append(say("settings.recovery.others_gain", n=others))
    return RecoveryPage(heading, tuple(sentences), warning, say("settings.recovery.merge_button"))
