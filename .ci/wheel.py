"""Puts what lies outside the package into the wheel, as ``webapp/_assets/``.

A checkout reads templates/, static/ and seeds/ where they stand; an installed wheel reads its own copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "static", "seeds")


class Assets(BuildHookInterface[Any]):
    """Adds the folders to a real wheel; an editable install needs no copy."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the wheel is written; refuses to build one without its front-end files."""
        if version == "editable":
            return
        root = Path(self.root)
        if not list((root / "static" / "vendor").glob("htmx-*.min.js")):
            raise RuntimeError("static/vendor/ is empty: run `make setup` before building the wheel")
        for folder in FOLDERS:
            for file in sorted((root / folder).rglob("*")):
                if file.is_file() and not file.name.startswith("."):
                    build_data["force_include"][str(file)] = (
                        f"webapp/_assets/{file.relative_to(root).as_posix()}"
                    )
