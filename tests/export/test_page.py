"""The self-contained page, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from tests.export.pairs import HOSTILE, pair, seed
from tests.web.browsing import Page
from webapp.export import html_page
from webapp.export.page import SCRIPTS

ROOT = Path(__file__).parents[2]


def test_its_policy_names_exactly_what_it_holds() -> None:
    html = html_page(pair(*HOSTILE["markup"]))
    held = [
        *re.findall(r"<style>(.*?)</style>", html, re.S),
        *re.findall(r"<script[^>]*>(.*?)</script>", html, re.S),
    ]
    hashes = {base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in held}
    assert len(held) == 3
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert set(re.findall(r"sha256-([\w+/=]+)", policy)) == hashes
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy


def test_it_asks_for_nothing() -> None:
    html = html_page(seed("ceasefire-talks"))
    for tag, attributes in Page(html).elements:
        assert tag not in {"link", "img", "iframe", "object"}
        assert tag != "form" or attributes["method"] == "dialog"
        assert "src" not in attributes
        assert "style" not in attributes
        assert attributes.get("href", "?").startswith(("?", "#"))
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)


def test_every_sentence_and_its_card_are_there() -> None:
    comparison = seed("night-buses")
    page = Page(html_page(comparison))
    ids = [s.id for s in (*comparison.left.sentences, *comparison.right.sentences)]
    assert set(page.sentences()) == set(ids)
    templates = [attributes for tag, attributes in page.elements if tag == "template"]
    cards = [one["data-card"] for one in templates if "data-card" in one]
    assert cards == ids


def test_hostile_text_stays_text() -> None:
    page = Page(html_page(pair(*HOSTILE["markup"])))
    assert "<script>alert(1)</script>" in page.text
    assert len([tag for tag, _ in page.elements if tag == "script"]) == 2


def test_it_runs_the_scripts_of_the_page_itself() -> None:
    template = (ROOT / "templates" / "comparisons" / "page.html").read_text("utf-8")
    (named,) = re.findall(r"{% for script in \(([^)]*)\) %}", template)
    assert set(re.findall(r'"([\w-]+)"', named)) <= set(SCRIPTS)
