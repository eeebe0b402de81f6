"""How a process of the package is started that shall know nothing of the server's."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

KEPT: Final = frozenset(
    {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
    | {"PYTHONHOME", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"}
)
"""What Python may need to start. The rest stays away: the server's environment holds its secrets."""

PACKAGE_FOLDER: Final = Path(__file__).parents[3]


def command(module: str, *arguments: str) -> list[str]:
    """What runs a module."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """In which it runs, with one thread: a fork has none of the others."""
    path = os.pathsep.join(filter(None, (str(PACKAGE_FOLDER), os.environ.get("PYTHONPATH"))))
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    return {**kept, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
