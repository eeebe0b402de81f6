"""The console script: joins the command line with the application, which the command line may not know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from webapp import cli

if TYPE_CHECKING:
    from flask import Flask

    from webapp.config import Config


def main() -> int:
    """Runs the command line of this process; its exit code."""
    return cli.main(sys.argv[1:], _create_app)


def _create_app(config: Config) -> Flask:
    # Imported here: comparing files must not wait for, or need, the web and the database.
    from webapp.app import create_app

    return create_app(config)


if __name__ == "__main__":
    sys.exit(main())
