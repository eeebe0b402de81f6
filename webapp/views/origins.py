"""Where the articles of a comparison came from, as its page says it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from flask import request

from webapp import services
from webapp.engine.model import Side
from webapp.present.comparison import ComparisonPage
from webapp.present.origin import OriginView


def with_origins(
    page: ComparisonPage, left: services.Origin | None, right: services.Origin | None
) -> ComparisonPage:
    """The page with where both articles came from."""
    return replace(
        page,
        left=replace(page.left, origin=_view(left, Side.LEFT, owner=page.editable)),
        right=replace(page.right, origin=_view(right, Side.RIGHT, owner=page.editable)),
    )


def _view(origin: services.Origin | None, side: Side, *, owner: bool) -> OriginView | None:
    if origin is None:
        return None
    known = origin.provenance
    name = known.site or (urlsplit(known.address).hostname or "").removeprefix("www.")
    if not known.address:  # the name of a file may say what its text does not: it is its owner's business
        name = known.name if owner else ""
    return OriginView(
        side=side.value,
        name=name,
        address=known.address,
        stated=", ".join(filter(None, (known.author, known.published.partition("T")[0]))),
        read_at=known.read_at,
        read_as=known.read_as,
        edited=origin.edited,
        again=owner and bool(known.address),
        same=owner and request.args.get("same") == side,
    )
