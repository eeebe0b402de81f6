"""Reading pages: which of a page is its article, and why some pages hold none."""

from __future__ import annotations

import contextlib
import socket
from typing import NoReturn

import pytest

from bench.ingest.page_cases import FIELDS, Case, cases, score
from webapp.engine.model import Block
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.html import read
from webapp.ingest.readers.html.walls import Wall
from webapp.ingest.values import Document, Omitted, Part, Source
from webapp.ingest.write import write

SENTENCE = "The council said on Monday that the harbour road would stay closed for {} more weeks."
LONG = "".join(
    f"<p>{SENTENCE.format(number)} Nobody whom we asked had been told of it in time.</p>"
    for number in range(14)
)


def page(body: str, head: str = "") -> Source:
    return Source(f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode())


def site(article: str, head: str = "<title>Road closed | Echo</title>") -> Source:
    """A page with the furniture of a site around an article."""
    return page(
        "<header><a href='/'>Echo</a><nav><a href='/news'>News</a><a href='/sport'>Sport</a></nav></header>"
        f"<main><article><h1>Road closed</h1>{article}</article></main>"
        "<footer><p>© Echo</p></footer><script src='a.js'></script>",
        head,
    )


def refusal(source: Source) -> str:
    with pytest.raises(IngestError) as caught:
        read(source)
    return str(caught.value)


def count(document: Document, what: Omitted) -> int:
    return next((left.count for left in document.left_out if left.what is what), 0)


# Whole pages.

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_page_gives_its_article_and_nothing_else(case: Case) -> None:
    got = score(read(case.source), case)
    assert got.words >= 0.95
    assert got.blocks >= 0.95


def test_pages_give_what_they_state() -> None:
    wrong = {
        (case.name, field): getattr(document, field)
        for case in CASES
        for document in [read(case.source)]
        for field in FIELDS
        if getattr(document, field) != case.stated.get(field, "")
    }
    assert wrong == {}


def test_no_page_is_read_with_the_title_among_its_parts() -> None:
    for case in CASES:
        document = read(case.source)
        assert document.title not in [part.text for part in document.parts], case.name


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read(CASES[0].source).parts


def test_what_is_left_out_is_counted() -> None:
    document = read(
        site(
            f"{LONG}<figure><img src='a.jpg'><figcaption>The road on "
            f"Monday.</figcaption></figure>{LONG.replace('weeks', 'days')}"
            "<section class='related'><h2>Related</h2><a href='/x'>Another road</a></section>"
            "<ol id='comments'><li><p>I never liked that road, to be honest with "
            "you.</p></li><li><p>Good.</p></li></ol>"
        )
    )
    assert count(document, Omitted.PICTURE) == 1
    assert count(document, Omitted.CAPTION) == 1
    assert count(document, Omitted.READER_COMMENT) == 2
    assert "road on Monday" not in write(document.parts)


# Pages without an article.

WALLS = {
    Wall.PAYWALL: [
        site(
            f"<p>{SENTENCE}</p><p>It is the third time this year.</p><div "
            f"class='paywall'><h3>Subscribe to continue reading</h3></div>",
            "<title>Road closed</title><script "
            'type="application/ld+json">{"@type":"NewsArticle","headline":"Road closed",'
            '"isAccessibleForFree":false}</script>',
        ),
        site(
            f"<p>{SENTENCE}</p><p>Die Stadt will im Herbst bauen.</p><div class='offer'><h3>Jetzt "
            f"weiterlesen mit Plus</h3>"
            "<p>Sie haben bereits ein Abo?</p></div>"
        ),
        site(
            f"<p>{SENTENCE}</p><p>It is the third time.</p><div class='gate'>This post is for paid "
            f"subscribers</div>",
            "<title>Road closed</title><script "
            'type="application/ld+json">{"@type":"NewsArticle","headline":"Road closed",'
            '"wordCount":900,"isAccessibleForFree":"False"}</script>',
        ),
    ],
    Wall.SCRIPT: [
        page(
            "<div id='root'></div><noscript>You need to enable JavaScript to run this "
            "app.</noscript><script src='m.js'></script>"
        ),
        page(
            "<app-root></app-root><script src='runtime.js'></script><script src='main.js'></script>",
            "<title>Echo</title>",
        ),
    ],
    Wall.CONSENT: [
        page(
            "<div class='c'><h1>Before you continue</h1><p>We use cookies and data to deliver and "
            "maintain our services, "
            "and our partners measure audience engagement and site statistics.</p><button>Reject all</button>"
            "<form><button>Accept all cookies</button></form></div><script src='a.js'></script>"
        ),
        page(
            "<main><h2>Weiter mit Werbung</h2><p>Besuchen Sie uns wie gewohnt mit Werbung und "
            "Tracking. Wir und unsere Partner "
            "verwenden Cookies.</p><button>Akzeptieren und weiter</button></main><script>var a</script>"
        ),
    ],
    Wall.LOGIN: [
        page(
            "<div><h1>Log in to Echo</h1><form><label>Email</label><input "
            "type='email'><label>Password</label>"
            "<input type='password'><button>Log in</button></form><a href='/forgot'>Forgot your "
            "password?</a></div>"
        ),
    ],
    Wall.BOT: [
        page(
            "<div><h1>www.echo.example</h1><h2>Checking your browser before accessing the site.</h2>"
            "<p>This process is automatic. Your browser will redirect "
            "shortly.</p></div><script>chk()</script>",
            "<title>Just a moment...</title>",
        ),
        page(
            "<h1>Access Denied</h1><p>You don't have permission to access this page on this "
            "server.</p><form></form>"
        ),
    ],
    Wall.GONE: [
        page(
            "<nav><a href='/'>Home</a></nav><main><h1>404</h1><p>Sorry, the page you are looking for "
            "has been moved or no "
            "longer exists. Try the search instead.</p></main><footer>Echo</footer>",
            "<title>Page not found | Echo</title>",
        ),
        page(
            "<nav><a href='/'>Start</a></nav><main><h1>Seite nicht gefunden</h1><p>Die Adresse ist "
            "falsch.</p></main>"
        ),
    ],
    Wall.FRONT: [
        page(
            "<nav><a href='/'>Home</a></nav><main><h1>Politics</h1>"
            + "".join(
                f"<article><h2><a href='/{n}'>Minister {n} resigns after vote</a></h2><p>She leaves "
                f"on Friday.</p></article>"
                for n in range(12)
            )
            + "</main><footer>Echo</footer>"
        ),
    ],
    Wall.EMPTY: [
        page("<nav><a href='/'>Home</a></nav><p>Echo</p>"),
        page(""),
        Source(b""),
        Source(b"<html></html>"),
    ],
}


@pytest.mark.parametrize(
    ("wall", "source"), [(wall, source) for wall, sources in WALLS.items() for source in sources]
)
def test_a_page_without_an_article_says_why(wall: Wall, source: Source) -> None:
    assert refusal(source) == wall.sentence


def test_each_reason_has_a_sentence_of_its_own_that_offers_to_paste() -> None:
    assert len({wall.sentence for wall in Wall}) == len(Wall)
    assert all("paste" in wall.sentence for wall in Wall)


@pytest.mark.parametrize(
    "source",
    [
        site(f"<p>{SENTENCE}</p><p>It opens again in May.</p>"),
        site(f"<p>{SENTENCE}</p><p>The paper asked its readers to subscribe to read more, she said.</p>"),
        site(
            LONG,
            "<title>Road closed</title><script "
            'type="application/ld+json">{"@type":"NewsArticle","headline":"Road closed",'
            '"isAccessibleForFree":false}</script>',
        ),
        site(
            f"<p>{SENTENCE}</p><p>The page not found on the council's site was the one with the "
            f"costs.</p>{LONG}"
        ),
        site(f"{LONG}<form><p>Log in to comment</p><input type='password'></form>"),
    ],
    ids=["short", "about subscribing", "closed but whole", "about a missing page", "with a login"],
)
def test_an_ordinary_article_is_no_wall(source: Source) -> None:
    assert SENTENCE[:40] in write(read(source).parts)


def test_an_article_that_only_the_page_s_data_hold_is_read_from_there() -> None:
    body = "\\n\\n".join(SENTENCE.format(number) for number in range(9))
    data = f'{{"@type":"NewsArticle","headline":"Road closed","articleBody":"{body}"}}'
    document = read(
        page(
            "<div id='app'></div><script src='a.js'></script>",
            f'<script type="application/ld+json">{data}</script>',
        )
    )
    assert document.title == "Road closed"
    assert [part.text for part in document.parts] == [SENTENCE.format(number) for number in range(9)]


# Documents.


def test_a_document_that_a_program_wrote_comes_through_whole() -> None:
    document = read(
        page(
            '<header id="title-block-header"><h1 class="title">Report</h1><p class="author">Jo '
            "Doe</p></header>"
            '<nav id="TOC" role="doc-toc"><ul><li><a href="#a">Costs</a></li></ul></nav>'
            '<h2 id="a">Costs</h2><p>Low.<a href="#fn1" class="footnote-ref" id="fnref1" '
            'role="doc-noteref"><sup>1</sup></a></p>'
            "<ol type='a'><li><p>Fees</p></li><li><p>Tax</p></li></ol>"
            "<table><thead><tr><th>Year</th><th>Cost</th></tr></thead>"
            "<tbody><tr><td>2020</td><td>3</td></tr></tbody></table><p><a "
            "href='https://echo.example'>A link</a></p>"
            '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>In euros.<a '
            'href="#fnref1" '
            'class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
            '<meta name="generator" content="pandoc">',
        )
    )
    assert document.title == "Report"
    assert [(part.block, part.label, part.text) for part in document.parts] == [
        (Block.PROSE, "", "Jo Doe"),
        (Block.HEADING, "", "Costs"),
        (Block.PROSE, "", "Low."),
        (Block.ITEM, "a.", "Fees"),
        (Block.ITEM, "b.", "Tax"),
        (Block.ROW, "", "Year Cost"),
        (Block.ROW, "", "2020 3"),
        (Block.PROSE, "", "A link"),
        (Block.PROSE, "", "In euros."),
    ]


def test_a_bare_fragment_is_read_whole() -> None:
    assert read(Source(b"<p>One.</p><p>Two.")).parts == (Part(Block.PROSE, "One."), Part(Block.PROSE, "Two."))


# Characters.


@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "windows-1251"])
@pytest.mark.parametrize("used", ["utf-8", "cp1252"])
def test_an_encoding_that_a_page_says_wrongly_does_no_harm(said: str, used: str) -> None:
    text = "“Café Größe” – the naïve façade’s façade stood for £20 in Montréal, says Zoë Müller. " * 4
    content = (
        f"<html><head><meta charset='{said}'><title>x</title></head><body><p>{text}</p></body></html>".encode(
            used
        )
    )
    assert read(Source(content)).parts[0].text == text.strip()


# Hostile pages.

HOSTILE = {
    "deep": "<div>" * 5_000 + "text",
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">text",
    "unclosed": "<a '" * 5_000,
    "data": '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "wrong data": '<nav></nav><script type="application/ld+json">{"@type":[1,null],"author":[[]],'
    '"isAccessibleForFree":{},'
    '"headline":{"a":1},"datePublished":-1,"wordCount":"x"}</script>',
    "empty elements": "<nav></nav>" + "<h1></h1><p></p><table><tr></table><ol></ol>" * 50,
    "no end": "<nav></nav><!--" + "x" * 1_000,
    "references": "<nav></nav><article>\f&#1;a &#0;&#12; &#xFFFF; b <p>c &#11; d</p> &#xD800; e</article>",
    "zeros": "<p>a\0b\x0b\x1f</p>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_or_refused_in_one_sentence(content: str) -> None:
    with contextlib.suppress(IngestError):
        assert isinstance(read(Source(content.encode())), Document)


def test_nesting_is_bounded() -> None:
    deep = "<div>" * 60 + f"<p>{SENTENCE}</p>"
    assert "nested too deeply" in refusal(Source(deep.encode(), bounds=Bounds(nesting=50)))


# Parts of pages.


def test_an_item_keeps_the_number_that_the_page_shows() -> None:
    document = read(
        site(f"{LONG}<ol start='4'><li>Ask the council first.</li><li>Then ask the mayor.</li></ol>")
    )
    assert [(part.label, part.text) for part in document.parts if part.block is Block.ITEM] == [
        ("4.", "Ask the council first."),
        ("5.", "Then ask the mayor."),
    ]


def test_a_quote_that_repeats_the_text_is_left_out_and_another_stays() -> None:
    document = read(
        site(
            f"{LONG}<blockquote>{SENTENCE.format(3)}</blockquote>{LONG.replace('weeks', 'days')}"
            "<blockquote>We were never asked, and we will remember it.</blockquote><p>She said no "
            "more than that.</p>"
        )
    )
    assert [part.text for part in document.parts if part.block is Block.QUOTE] == [
        "We were never asked, and we will remember it."
    ]


@pytest.mark.parametrize(
    "pointer",
    [
        "<p><a href='/x'>The road that never was</a></p>",
        "<p><strong>Lesen Sie auch:</strong> <a href='/x'>Die Straße, die es nie gab</a></p>",
        "<ul><li><a href='/x'>The road that never was</a></li><li><a href='/y'>A bridge too "
        "few</a></li></ul>",
        "<div><h3><a href='/x'>The road that never was</a></h3><p>A report from the coast</p></div>",
    ],
)
def test_a_pointer_to_another_article_inside_the_text_is_left_out(pointer: str) -> None:
    text = write(read(site(f"{LONG}{pointer}{LONG.replace('weeks', 'days')}")).parts)
    assert "never was" not in text
    assert "nie gab" not in text
    assert text.count("\n\n") == 27


CLOSED = (
    '<title>Road closed</title><script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"Road closed","isAccessibleForFree":false}</script>'
)


def test_a_short_article_that_is_marked_as_closed_is_read_and_said_to_be_perhaps_a_beginning() -> None:
    whole = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(11))
    document = read(site(whole, CLOSED))
    assert len(document.parts) == 11
    assert any("subscribers" in note for note in document.notes)


def test_a_long_article_that_is_marked_as_closed_is_read_without_a_word() -> None:
    assert read(site(LONG, CLOSED)).notes == ()


def test_a_sentence_or_two_that_are_marked_as_closed_are_a_beginning() -> None:
    with pytest.raises(IngestError, match="only the beginning"):
        read(site(f"<p>{SENTENCE.format(2)}</p><p>{SENTENCE.format(3)}</p>", CLOSED))
