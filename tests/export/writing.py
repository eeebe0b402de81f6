"""Documents under revision as text, for a person to read in a test."""

from __future__ import annotations

from webapp.engine import Comparison
from webapp.export.tracked import tracked

MARKS = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]", "from": "[<{}<]", "to": "{{>{}>}}"}


def shown(made: Comparison) -> list[str]:
    """The paragraphs with their runs marked."""
    return [
        "".join(MARKS[noted.run.op].format(noted.run.text) for noted in paragraph.runs)
        for paragraph in tracked(made).paragraphs
    ]
