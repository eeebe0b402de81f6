"""Methods of HTTP."""

from __future__ import annotations

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Those that change nothing (RFC 9110), and so need no allowance and may come from anywhere."""
