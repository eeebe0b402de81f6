"""What a view asks of its application: the parts of the desk, and whose request this is."""

from __future__ import annotations

from unicodedata import category

from flask import Response, after_this_request, current_app, g, request

from webapp import security, services
from webapp.services.desk import EXTENSION
from webapp.words import say


def desk() -> services.Desk:
    """The parts that use cases need."""
    parts = current_app.extensions[EXTENSION]
    assert isinstance(parts, services.Desk)
    return parts


def reader() -> str:
    """The workspace of this request; "" for a stranger, who owns nothing. Sets no cookie.

    Raises:
        UnauthorizedError: the request carries an access token that is unknown or revoked.
    """
    if "workspace" not in g:
        g.workspace = g.came_with = _workspace()
    return str(g.workspace)


def came_with() -> str:
    """The workspace that the browser had when it sent this request; "" where ``writer`` made the first one.

    Raises:
        UnauthorizedError: as ``reader``.
    """
    reader()
    return str(g.came_with)


def writer() -> str:
    """The workspace of this request, made with its cookie if there is none; a known cookie is renewed.

    Raises:
        UnauthorizedError: as ``reader``; or a proxy should say who this is and does not.
    """
    workspace = reader()
    if _access_token() is not None:
        return workspace
    if by_proxy():
        if not (user := _user()):
            raise services.UnauthorizedError(say("errors.server.no_user"))
        g.workspace = workspace or services.workspace_of_user(desk(), user)
        return str(g.workspace)
    secret = security.read_cookie()
    if not workspace or not secret:
        workspace, secret = services.create_workspace(desk())
        g.workspace = workspace
    give_cookie(secret)
    return workspace


def by_proxy() -> bool:
    """Whether a proxy in front says who somebody is; cookies then mean nothing."""
    return desk().config.auth == "proxy"


def user_name() -> str:
    """Whom the proxy in front names, as people write it and for showing alone; "" without one."""
    return services.clean_name(_as_sent(request.headers.get("X-Forwarded-User", ""))) if by_proxy() else ""


def give_cookie(secret: str) -> None:
    """Gives the browser, with the answer to this request, the secret of its workspace."""

    @after_this_request
    def add(response: Response) -> Response:
        security.set_cookie(response, secret)
        return response


def _workspace() -> str:
    token = _access_token()
    if token is not None:
        return services.workspace_of_token(desk(), token)
    if by_proxy():
        secret = services.secret_of_user(user) if (user := _user()) else None
    else:
        secret = security.read_cookie()
    return (services.find_workspace(desk(), secret) if secret else None) or ""


def _user() -> str:
    """Whom the proxy in front names; the application has removed the header unless a trusted one sent it.

    Only what HTTP counts as white space around a value goes: a name that ends in another space is another's.

    Raises:
        UnauthorizedError: the name holds control characters.
    """
    name = request.headers.get("X-Forwarded-User", "").strip(" \t")
    if any(category(character) == "Cc" for character in _as_sent(name)):
        raise services.UnauthorizedError(say("errors.server.bad_user"))
    return name


def _as_sent(value: str) -> str:
    """The characters of a header, which is handed over byte by byte: of UTF-8 or, in old systems, Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _access_token() -> str | None:
    """The bearer token of this request, None without one; it takes precedence over a cookie.

    It counts in the API alone: with the settings page's recovery link, whoever found a token could take the
    workspace for good, and revoking the token would not help.
    """
    if "api" not in request.blueprints:
        return None
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip(" \t") if scheme.lower() == "bearer" else None
