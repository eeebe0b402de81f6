"""What keeps a page safe: response headers, the origin of writes, and the signed cookie of a workspace."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Collection
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, unquote

from flask import Flask, Response, abort, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.wrappers import Response as BaseResponse

from webapp.config import FEWEST_SECRET, Config, ConfigError
from webapp.methods import SAFE_METHODS, sent_from_elsewhere
from webapp.words import say

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

COOKIE = "diptych_workspace"

COOKIE_SECONDS = 400 * 24 * 60 * 60
"""As long as browsers keep any cookie; every write renews it."""

HOSTS = "DIPTYCH_TRUSTED_HOSTS"
"""Key of the names we answer to in the application's configuration."""

HEALTH = frozenset({"health.alive", "health.ready", "health.metrics"})
"""Endpoints that a machine asks by whatever name, and that make no link."""

NAME_COOKIE = "diptych_name"

NAME_SECONDS = 365 * 24 * 60 * 60
"""A year: who comes back is still called the same."""

MOST_NAME_BYTES = 1_500
"""Longest value of that cookie that is read: a hundred characters of four bytes, each in percent signs."""

HINTS_COOKIE = "diptych_hints"

PROOF_COOKIE = "diptych_share"

KEY_FILE = "secret.key"


def init_app(app: Flask, config: Config) -> None:
    """Guards every request and answer of the application."""
    app.config[HOSTS] = config.trusted_hosts
    app.secret_key = config.secret_key or _kept_key(config.data_dir)
    app.before_request(_check_path)
    app.before_request(_check_host)
    app.before_request(_check_origin)
    app.after_request(_add_headers)


def read_cookie() -> str | None:
    """The workspace secret this browser holds; None without one or when its signature is not ours."""
    try:
        secret = _signer("workspace").loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return None
    return secret if isinstance(secret, str) else None


def set_cookie(response: Response, secret: str) -> None:
    """Gives this browser the secret of a workspace."""
    response.set_cookie(
        COOKIE,
        _signer("workspace").dumps(secret),
        max_age=COOKIE_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def read_name() -> str:
    """What this browser calls its reader, as it was sent; "" without. Anybody can write it."""
    value = request.cookies.get(NAME_COOKIE, "")
    return unquote(value) if len(value) <= MOST_NAME_BYTES else ""


def set_name(response: BaseResponse, name: str) -> None:
    """Has this browser remember what its reader is called."""
    response.set_cookie(
        NAME_COOKIE,
        quote(name, safe=""),
        max_age=NAME_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def read_hints() -> str:
    """What this browser remembers of the hints for its first comparison; "" where there was none yet."""
    return request.cookies.get(HINTS_COOKIE, "")


def set_hints(response: BaseResponse, value: str) -> None:
    """Has this browser remember which pair shows the hints, or that they were seen."""
    response.set_cookie(
        HINTS_COOKIE,
        value,
        max_age=COOKIE_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def read_proof(token: str) -> str:
    """What this browser holds to show that it gave the password of a share link; empty without."""
    try:
        proof = _signer(f"share {token}").loads(request.cookies.get(PROOF_COOKIE, ""))
    except BadSignature:
        return ""
    return proof if isinstance(proof, str) else ""


def set_proof(response: BaseResponse, token: str, proof: str) -> None:
    """Gives this browser the proof, for the address of that link alone and until it is closed."""
    response.set_cookie(
        PROOF_COOKIE,
        _signer(f"share {token}").dumps(proof),
        path=f"/s/{token}",
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def _signer(purpose: str) -> URLSafeSerializer:
    key = current_app.secret_key
    assert key, "init_app sets it"
    return URLSafeSerializer(key, salt=purpose)


def _check_path() -> None:
    """A null byte is in no address of ours, and PostgreSQL takes none in a look-up."""
    if "\0" in request.path:
        abort(404)


def _check_host() -> None:
    """Refuses a name that is not ours: links are made with it, and a page elsewhere whose name was made to
    point here (DNS rebinding) would count as ours."""
    if request.endpoint in HEALTH or is_ours(request.host, current_app.config[HOSTS]):
        return
    abort(400, say("errors.server.foreign_host"))


def is_ours(host: str, named: Collection[str]) -> bool:
    """Whether a ``Host`` is one of those named; where none are, whether it can only be this machine or an
    address: no foreign name."""
    if named:
        return host_is_trusted(host.lower(), named)
    if not host_is_trusted(host):
        return False
    name = host.lower() if host.startswith("[") else host.lower().partition(":")[0].rstrip(".")
    own = socket.gethostname().lower()
    if name in {"localhost", own, f"{own}.local"} or name.endswith(".localhost"):
        return True
    try:
        ip_address(name[1:].partition("]")[0] if name.startswith("[") else name)
    except ValueError:
        return False
    return True


def _check_origin() -> None:
    """Refuses writes that another site's page sends."""
    if request.method not in SAFE_METHODS and sent_from_elsewhere(request.headers, request.host):
        abort(403, say("errors.server.foreign_site"))


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def _kept_key(folder: Path) -> str:
    """The signing key of this installation: made once, readable by its owner alone."""
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_key(path)
        key = path.read_text("ascii").strip()
    except OSError as error:
        raise ConfigError(say("config.no_key", path=path, problem=error.strerror)) from error
    if len(key) < FEWEST_SECRET:
        raise ConfigError(say("config.damaged_key", path=path))
    return key


def _make_key(path: Path) -> None:
    """Writes a key unless there is one. The link appears whole or not at all, so that two processes that
    start at once agree."""
    if path.exists():
        return
    draft = path.with_suffix(f".{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
