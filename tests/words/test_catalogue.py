"""How an entry of the catalogue becomes words."""

from __future__ import annotations

import json

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from webapp.words import WordsError, catalogue, find, markup, say
from webapp.words import catalogue as real
from webapp.words.entry import Entry, entry

WORDS = {
    "t.plain": entry("t.plain", "en", {"other": "Cancel"}, counts=False),
    "t.named": entry("t.named", "en", {"other": "Signed by {name} & others"}, counts=False),
    "t.many": entry("t.many", "en", {"one": "One link", "other": "{n:,} links"}, counts=True),
}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(key: str) -> Entry:
        return WORDS[key]

    monkeypatch.setattr("webapp.words.find", look_up)
    monkeypatch.setattr("webapp.words.markup.find", look_up)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("n", "words_"), [(0, "0 links"), (1, "One link"), (2, "2 links"), (1234, "1,234 links")]
)
def test_the_count_chooses_the_plural_and_is_written_with_separators(n: int, words_: str) -> None:
    assert say("t.many", n=n) == words_
    assert markup.say("t.many", n=n) == words_


@pytest.mark.usefixtures("words")
def test_a_page_escapes_words_and_values_and_keeps_the_elements_put_around_them() -> None:
    assert say("t.named", name="<i>") == "Signed by <i> & others"
    assert markup.say("t.named", name="<i>") == Markup("Signed by &lt;i&gt; &amp; others")
    assert markup.say("t.named", name=markup.bdi("<i>")) == "Signed by <bdi>&lt;i&gt;</bdi> &amp; others"
    link = markup.link_to('/a?b="c', markup.say("t.plain"))
    assert link == '<a href="/a?b=&#34;c">Cancel</a>'


@pytest.mark.usefixtures("words")
def test_a_template_says_them_inside_text_and_attributes() -> None:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.globals.update(markup.GLOBALS)
    source = (
        '<p title="{{ say("t.named", name=who) }}">{{ say("t.named", name=bdi(who)) }} {{ kbd("?") }}</p>'
    )
    shown = environment.from_string(source).render(who='"A"')
    assert shown == (
        '<p title="Signed by &#34;A&#34; &amp; others">Signed by <bdi>&#34;A&#34;</bdi> &amp; others '
        "<kbd>?</kbd></p>"
    )
    with pytest.raises(UndefinedError):
        environment.from_string(source).render()


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("values", [{}, {"nam": "A"}, {"name": "A", "more": "B"}])
def test_values_that_the_words_do_not_name_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(WordsError, match=r"t\.named"):
        say("t.named", **values)


@pytest.mark.usefixtures("words")
def test_what_is_counted_must_be_a_number() -> None:
    with pytest.raises(WordsError, match="no number"):
        say("t.many", n="three")


def test_a_key_that_is_in_no_file_is_refused() -> None:
    with pytest.raises(WordsError, match=r"errors\.no_such_key"):
        find("errors.no_such_key")


@pytest.mark.parametrize("pattern", ["{}", "{0}", "{a.b}", "{a[b]}", "{a!r}", "{a:>9}", "{a", "a}"])
def test_a_pattern_takes_named_values_and_nothing_that_reaches_into_them(pattern: str) -> None:
    with pytest.raises(WordsError):
        entry("t.bad", "en", {"other": pattern}, counts=False)


def test_the_files_name_the_keys() -> None:
    assert {key.partition(".")[0] for key in catalogue()} >= {"base", "errors"}
    assert real()["errors.start_over"].forms == {"other": "Compare two articles"}


@pytest.mark.usefixtures("words")
def test_a_script_that_counts_gets_every_plural() -> None:
    assert json.loads(markup.forms("t.many")) == {"one": "One link", "other": "{n:,} links"}
    assert json.loads(markup.forms("t.plain")) == {"other": "Cancel"}
