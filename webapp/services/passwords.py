"""Passwords of share links: scrypt with a salt of their own."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

COST = 2**14
"""scrypt's N: with r = 8 some 50 ms and 16 MB a try, the smallest that OWASP's list gives for p = 5."""

PARALLEL = 5
"""scrypt's p."""

BLOCK = 8
"""scrypt's r."""

SALT_BYTES = 16
"""Of randomness, so that equal passwords have different hashes."""


def hash_password(password: str) -> str:
    """What is kept of a password: ``scrypt$salt$hash``."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt${_text(salt)}${_text(_scrypt(password, salt))}"


def can_be_password(text: str) -> bool:
    """Whether a text tells itself from all others: scrypt fills a password up with null characters, so that
    those at its end would not count."""
    return "\0" not in text


def check_password(password: str, kept: str) -> bool:
    """Whether it is the password; takes the same time either way."""
    _, salt, wanted = kept.split("$")
    alike = hmac.compare_digest(_scrypt(password, urlsafe_b64decode(salt)), urlsafe_b64decode(wanted))
    return alike and can_be_password(password)


def _scrypt(password: str, salt: bytes) -> bytes:
    memory = 128 * COST * BLOCK * PARALLEL * 2
    content = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(content, salt=salt, n=COST, r=BLOCK, p=PARALLEL, maxmem=memory, dklen=32)


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode("ascii")
