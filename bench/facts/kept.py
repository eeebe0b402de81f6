"""Seventy gold links that one reader judged: does the right sentence keep every fact of the left one?

The links are one-to-one links of ``GOLD`` in their order, 8 to 45 words left, not identical, drawn with a
fixed seed; they were judged before the ledger's findings on them were seen. *Kept* allows shorter wording and
a detail left out that no editor would miss; an added statement, another detail, an altered quotation, a
dropped denial, attribution or hedge is *changed*.
"""

from __future__ import annotations

from typing import Final

KEPT: Final = (
    40, 91, 112, 227, 230, 376, 424, 530, 545, 667, 684, 1153, 1158, 1160, 1175, 1191, 1215, 1297, 1311, 1318,
    1329, 1346, 1394, 1408, 1448, 1457, 1473, 1506, 1525, 1535, 1544, 1556, 1584, 1624, 1704, 1846, 1850,
    1879,
)  # fmt: skip
"""Numbers of the links whose facts were kept."""
CHANGED: Final = (
    63, 126, 173, 183, 241, 246, 532, 558, 792, 841, 862, 917, 1060, 1097, 1143, 1190, 1366, 1466, 1510, 1597,
    1601, 1786, 1893, 1899, 1926, 1936, 1938, 1952, 1954, 1965, 1985, 1999,
)  # fmt: skip
"""Numbers of those where a fact was changed, dropped or added."""
