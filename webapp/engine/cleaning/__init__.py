"""The text as it is read: without what a copy, a converter or a page's layout put in.

Every pass is a pure function from a text to edits; ``Cleaned`` keeps account of the offsets, so that all
results refer to the text as it came.
"""

from __future__ import annotations

from webapp.engine.cleaning.copy import ReadingCopy
from webapp.engine.cleaning.edits import Cleaned, Edit
from webapp.engine.cleaning.lines import LINE_END

__all__ = ["LINE_END", "Cleaned", "Edit", "ReadingCopy"]
