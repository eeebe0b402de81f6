"""Sets: one text in the middle and the others that tell the same story, each a pair with it.

Pure functions on the comparisons of the pairs: which of them carries which sentence of the middle text, which
of them differs where in its facts, and which words two of them share.
"""

from webapp.sets.introduced import Introduced, Seen, introduced
from webapp.sets.runs import SharedRun, shared_runs
from webapp.sets.table import Cell, Presence, Row, Table, table
from webapp.sets.values import Direction, Member

__all__ = [
    "Cell",
    "Direction",
    "Introduced",
    "Member",
    "Presence",
    "Row",
    "Seen",
    "SharedRun",
    "Table",
    "introduced",
    "shared_runs",
    "table",
]
