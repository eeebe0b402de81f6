"""Words for people stand in the catalogue: templates and scripts hold none of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.words.collecting import ROOT, TEMPLATES, name

READ = frozenset(
    {"title", "placeholder", "alt", "label", "summary", "abbr", "aria-label", "aria-description"}
    | {"aria-roledescription", "aria-valuetext", "aria-placeholder"}
)
"""Attributes whose value a person reads or hears."""

LETTER = re.compile(r"[^\W\d_]")
SENTENCE = re.compile(r"[^\W\d_][,;:]?\s+[^\W\d_]")

COMPARES = frozenset({"==", "!=", "in"})
"""After these a string is compared with something and shown nowhere."""

SHEETS = tuple(sorted((ROOT / "static/css").glob("diptych*.css")))
SCRIPTS = tuple(sorted([*(ROOT / "static" / "js").glob("*.js"), ROOT / "webapp" / "export" / "offline.js"]))

UNSEEN = ("script", "style")

CLASSES = re.compile(r"\{%-? block (?:body_class|\w+_attributes) -?%\}.*?\{%-? endblock -?%\}", re.S)
"""The blocks that stand inside a tag of the base and name classes and attributes."""

ATTRIBUTES = re.compile(r"(?:[\w:-]+=\"[^\"]*\"\s*)+")
"""What a macro gives for the inside of a tag."""


class Reader(HTMLParser):
    """Collects what a person would read of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        given = {key: value or "" for key, value in attrs}
        for key, value in given.items():
            if _is_read(tag, key, given) and LETTER.search(value):
                self.words.append(f"{key}={value}")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag = self._open[-1] if self._open else ""
        text = data.strip()
        one_key = tag == "kbd" and len(text) == 1
        if ATTRIBUTES.fullmatch(text):
            self.handle_startendtag(tag, re.findall(r"([\w:-]+)=\"([^\"]*)\"", text))
            return
        if LETTER.search(text) and tag not in UNSEEN and not one_key:
            self.words.append(text)


def _is_read(tag: str, key: str, attributes: dict[str, str]) -> bool:
    """Whether a person reads this attribute: by its name, or, of data for styles and scripts, by its look."""
    if key in READ:
        return True
    value = attributes[key]
    if key == "value":
        return tag == "input" and attributes.get("type", "text") in {
            "text",
            "search",
            "submit",
            "button",
            "reset",
        }
    if key == "content":
        return tag == "meta" and attributes.get("name") == "description"
    return key.startswith("data-") and bool(re.match(r"[A-Z][a-z]", value) or value.endswith((".", "…")))


def words_of(source: str) -> list[str]:
    """The words of a template that come from no ``{{ … }}``, and the sentences in quotes inside them."""
    environment = Environment()
    reader = Reader()
    reader.feed("".join(_shown(environment.lex(CLASSES.sub("", source)))))
    reader.close()
    inside = environment.parse(source).find_all(nodes.Const)
    return reader.words + [one.value for one in inside if isinstance(one.value, str) and _is_said(one.value)]


def _shown(tokens: Iterable[tuple[int, str, str]]) -> Iterator[str]:
    """What is shown as it stands: text, and strings that an expression gives without calling or comparing."""
    inside, depth, before = False, 0, ""
    for _, kind, text in tokens:
        if kind == "data":
            yield text
        elif kind in {"variable_begin", "variable_end"}:
            inside, depth = kind == "variable_begin", 0
        elif kind == "operator":
            depth += (text in "([{") - (text in ")]}")
        elif kind == "string" and inside and not depth and before not in COMPARES:
            yield text[1:-1]
        before = before if kind == "whitespace" else text


def _is_said(constant: str) -> bool:
    """Whether a constant inside an expression is meant for people rather than a name of ours."""
    return bool(SENTENCE.search(constant) or re.match(r"[A-Z][a-z]|.*…", constant))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    assert words_of(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Words</p>",
        "<p>{{ a }} of {{ b }}</p>",
        '<a title="Words {{ a }}">1</a>',
        '<a aria-label="{% if a %}Words{% endif %}">1</a>',
        '<input value="Words">',
        '<form data-again="Saving …"></form>',
        "<p>{{ a or 'the link' }}</p>",
        '{% set a = "Words" %}',
        '<b>{{ "words" if a == "b" else "c" }}</b>',
        "<option>never</option>",
    ],
)
def test_words_in_a_template_are_seen(template: str) -> None:
    assert words_of(template)


def test_names_and_numbers_in_a_template_are_no_words() -> None:
    template = """{% extends "base.html" %}{# A remark in English. #}{% block body_class %}page{% endblock %}
    {% macro sends(a) %}hx-post="{{ a }}" hx-target="#a b"{% endmacro %}
    <form method="post" class="line {{ "wide" if a }}" action="{{ url_for("a.b", c="d") }}"
      data-sets="view pin">
      <input type="hidden" name="a" value="words"><option value="words"{% if a == "b" %} selected{% endif %}>
      <p title="{{ say("a.b") }}">1 · {{ say("a.b", link=link_to(c, say("a.d"))) }} (2×)
        <kbd>j</kbd>&nbsp;→</p>
    </form>"""
    assert words_of(template) == []


SAYS = re.compile(r"[A-Z][a-z]+['’]?[a-z]*[ :,.…!?]|.*…")
"""How a sentence in a string begins; names of keys and events are single words, selectors begin otherwise."""

STRING = r"[\"'`](?:\\.|[^\"'`\\\n])*[\"'`]"

SELECTS = re.compile(rf"\.(?:closest|matches|querySelector|querySelectorAll)\({STRING}\)")
"""A call that is given a selector."""

SHOWN = re.compile(rf"\.(?:textContent|innerText|title|placeholder|ariaLabel|alt) = [^;\n]*?({STRING})")
"""A string that is put where people read."""


def sentences_of(source: str) -> list[str]:
    """The strings of a script that people read."""
    bare = re.sub(r"/\*.*?\*/|^\s*//[^\n]*", "", source, flags=re.S | re.M)
    bare = SELECTS.sub("", bare)
    strings = [text[1:-1] for text in re.findall(STRING, bare)]
    shown = [text[1:-1] for text in SHOWN.findall(bare) if not text[1:].startswith("[")]  # a selector
    put = [text for text in shown if LETTER.search(re.sub(r"\$\{[^}]*\}", "", text))]
    return [text for text in strings if SAYS.match(text)] + put


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_holds_no_words_of_its_own(path: Path) -> None:
    assert sentences_of(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = "copied";',
        'const NAMES = { "": "Theme: as the system" };',
        "say(`Not saved, ${n} left`);",
        'lock.textContent = locked ? "together" : "apart";',
    ],
)
def test_words_in_a_script_are_seen(script: str) -> None:
    assert sentences_of(script)


def test_selectors_keys_and_remarks_in_a_script_are_no_words() -> None:
    script = """// Says "Not saved, try again".
    if (event.key === "Escape") document.querySelector(".ledger li").textContent = form.dataset.again;
    count.textContent = count.closest("[data-counts]").querySelectorAll("li").length;
    addEventListener("htmx:after:swap", () => `a[href="${CSS.escape(id)}"]`);"""
    assert sentences_of(script) == []


CONTENT = re.compile(r"content:\s*([\"'])(.*?)\1")
"""What a sheet puts on a page."""


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_a_sheet_holds_no_words_of_its_own(path: Path) -> None:
    put = [text for _, text in CONTENT.findall(path.read_text("utf-8"))]
    assert put
    assert [text for text in put if re.search(r"[^\W\d_]{2}", re.sub(r"\\[0-9a-fA-F]+", "", text))] == []
