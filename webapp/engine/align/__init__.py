"""Find the counterparts of two articles' sentences.

Left                                            Right
L1 Seven firms lost $61 million in May.         R1 In May a fire broke out at the port.
L2 The cause was a fire at the port.            R2 The losses of seven firms came to $61 million.
L3 Nobody was hurt.                             R3 The mayor spoke of luck.

Wanted: L1 with R2 and L2 with R1, one of them moved; L3 and R3 without a counterpart.

Every candidate pair of sentences gets a probability in two looks (``evidence``, ``context``), learned from
gold alignments (``scorer``); the pairs above ``Options.link_confidence`` are the links.
"""

from __future__ import annotations

from webapp.engine.align.aligner import align
from webapp.engine.align.alignment import Alignment

__all__ = ["Alignment", "align"]
