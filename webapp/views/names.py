"""Who the person in front of the page is: by the proxy's word, else by what the browser remembers."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from webapp import quota, security, services
from webapp.jobs import Work
from webapp.views.desk import by_proxy, came_with, desk, user_name


def known_name() -> str:
    """The reader's name, for showing and for prefilling a field; "" where it is not known. Where a proxy says
    who somebody is, the cookie means nothing."""
    return user_name() if by_proxy() else services.clean_name(security.read_name())


def asker() -> services.Asker:
    """Who asks for a comparison: the address, as the allowances count it, the name where it is known, and how
    to see whether he still waits: a closed connection, or what the page with the form's ticket says."""
    work = Work(request.environ.get("waitress.client_disconnected", lambda: False))
    ticket = request.form.get("ticket", "")
    if services.is_id(ticket):
        desk().watched.add(came_with(), ticket, work)
    return services.Asker(quota.address(request.remote_addr), known_name(), work)


def sender(given: str) -> str:
    """Who is said to send something: the proxy's user, else the name that was given."""
    return user_name() if by_proxy() else given


def author(given: str) -> str:
    """Who is said to act through the JSON API: whom a proxy names, else the name that was given, else what
    the browser remembers. A program with an access token passes by the proxy, which then names nobody."""
    if by_proxy():
        return user_name() or services.clean_name(given)
    return services.clean_name(given) or known_name()


def remember_name(response: Response, name: str) -> None:
    """Has the browser remember a name for a year, with this answer; a name of which nothing can be read is
    not remembered, and none where a proxy names people."""
    if not by_proxy() and (cleaned := services.clean_name(name)):
        security.set_name(response, cleaned)
