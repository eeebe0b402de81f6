"""The workspace of an access token, for commands that act in one."""

from __future__ import annotations

from webapp.cli.errors import CliError
from webapp.config import Config, assets_folder
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.services import Desk, workspace_of_token
from webapp.services.errors import UnauthorizedError
from webapp.store import StoreError, open_store


def workspace_of(token: str, config: Config) -> str:
    """The workspace in which a token acts.

    Raises:
        CliError: the token is unknown or revoked, or the database cannot be used.
    """
    try:
        store = open_store(config.database_url)
        try:
            nothing = DirectComparing(Options(model="none"))
            return workspace_of_token(Desk(config, store, nothing, assets_folder() / "seeds"), token)
        finally:
            store.close()
    except (StoreError, UnauthorizedError) as error:
        raise CliError(str(error)) from error
