"""What tests of pages do again and again."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from flask.testing import FlaskClient

LEFT = "The bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt."
RIGHT = "On Monday the bridge was opened. It cost 21 million euros.\n\nThe mayor cut a ribbon."


def compare(client: FlaskClient, left: str = LEFT, right: str = RIGHT, **fields: str) -> str:
    """Posts a pair; the address of its comparison."""
    answer = client.post("/comparisons", data={"left": left, "right": right, **fields})
    assert answer.status_code == 303, answer.text
    return answer.location


def gather(client: FlaskClient, address: str) -> str:
    """Makes a set of a comparison and of another one with the same source; its address."""
    pair = address.rpartition("/")[2]
    answer = client.post("/sets", data={"pair": pair, "other": "Nobody was hurt, the mayor said."})
    assert answer.status_code == 303, answer.text
    return answer.location


def keep(client: FlaskClient, name: str = "bridge", text: str = LEFT, title: str = "") -> str:
    """Keeps an article in the archive; its id."""
    kept = {"name": name, "text": text, "title": title}
    answer = client.post("/api/v1/archive/articles", json=kept)
    assert answer.status_code == 201, answer.text
    return str(answer.json["id"])


class Page(HTMLParser):
    """What a page holds, read by a parser and not by eye."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All characters a reader sees, and the contents of text areas."""
        return "".join(self.words)

    def with_id(self, name: str) -> dict[str, str]:
        """The attributes of the one element of that id."""
        (found,) = [attributes for _, attributes in self.elements if attributes.get("id") == name]
        return found

    def sentences(self) -> dict[str, dict[str, str]]:
        """The attributes of all sentences, by id."""
        return {
            attributes["id"]: attributes
            for _, attributes in self.elements
            if re.fullmatch(r"[LR](?:T|\d+)", attributes.get("id", ""))
        }
