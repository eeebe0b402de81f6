"""HTML trees read as paragraphs."""

from __future__ import annotations

import pytest

from tests.ingest.making import lines
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.markup import Found, parts_of
from webapp.ingest.markup.trees import html_tree
from webapp.ingest.values import LeftOut, Omitted


def read(text: str) -> Found:
    """What is found in a page."""
    return parts_of(html_tree(text))


CASES = {
    "inline tags vanish": (
        "<p>A <b>bo<i>ld</i></b> <a href='/x'>link</a>.<span>B</span></p>",
        ["P A bold link.B"],
    ),
    "blanks are folded": ("<p>  a\n\t b&nbsp;c &nbsp; d </p>", ["P a b\u00a0c d"]),
    "invisible characters go": ("<p>co&shy;un\u200bcil\ufeff a\u200db</p>", ["P council a\u200db"]),
    "text outside any block": (
        "one<div>two<p>three</p>four</div>five",
        ["P one", "P two", "P three", "P four", "P five"],
    ),
    "comments part no words": ("<p>wo<!-- x -->rd</p>", ["P word"]),
    "a single break is a blank": ("<p>a<br>b</p>", ["P a b"]),
    "two breaks part": ("<p>a<br> <br/>b<br><br><br>c</p>", ["P a", "P b", "P c"]),
    "a rule parts": ("a<hr>b", ["P a", "P b"]),
    "headings": ("<h1>a</h1><h3>b<br>c</h3><h6>d</h6>", ["H1 a", "H3 b c", "H6 d"]),
    "lists in lists": (
        "<ul><li>a<ol type=a><li>b<li>c<ul><li>d</ul></ol>e<li><p>f</p><p>g</p></ul>",
        ["I1 - a", "I2 a. b", "I2 b. c", "I3 - d", "P e", "I1 - f", "P g"],
    ),
    "numbers of lists": (
        "<ol start=9><li>a<li value=20>b<li>c</ol><ol type=I start=4><li>d</ol><ol reversed><li>e<li>f</ol>"
        "<ol style='list-style-type: lower-roman' start=9><li>g</ol><ol style='list-style:none'><li>h</ol>"
        "<ol type=A start=27><li>i</ol><ol start=x><li>j</ol>",
        [
            "I1 9. a",
            "I1 20. b",
            "I1 21. c",
            "I1 IV. d",
            "I1 2. e",
            "I1 1. f",
            "I1 ix. g",
            "I1 - h",
            "I1 AA. i",
            "I1 1. j",
        ],
    ),
    "an item without a list": ("<li>a", ["I1 - a"]),
    "an item that holds only a list": ("<ol><li><ul><li>a</ul><li>b</ol>", ["I2 - a", "I1 2. b"]),
    "quotes": (
        "<blockquote>a<p>b</p><h2>c</h2><ul><li>d</ul></blockquote>e",
        ["Q a", "Q b", "H2 c", "I1 - d", "P e"],
    ),
    "a list of terms": ("<dl><dt>a<dd>b<dd>c</dl>", ["P a", "P b", "P c"]),
    "verbatim text": ("<pre>\na  b\nc\n\n\nd</pre>", ["P a b c", "P d"]),
    "short quotations": ("<p>He said <q>yes</q>.</p>", ["P He said “yes”."]),
    "raised and lowered": (
        "<p>10<sup>6</sup> m<sup>-2</sup> CO<sub>2</sub> 5<sup>th</sup></p>",
        ["P 10⁶ m⁻² CO₂ 5th"],
    ),
    "readings of signs": ("<p><ruby>漢<rp>(<rt>kan<rp>)</ruby>字</p>", ["P 漢字"]),
    "what the page does not say": (
        "<script>a</script><style>b</style><noscript>c</noscript><template><p>d</template><button>e</button>"
        "<select><option>f</select><title>g</title>h",
        ["P h"],
    ),
    "a table": (
        "<table><caption>Boats</caption><thead><tr><th>a<th>b</thead><tr><td>1<td><p>2</p><p>3</p></table>",
        ["P Boats", "R a | b", "R 1 | 2 3"],
    ),
    "merged cells": (
        "<table><tr><td colspan=2>x<td>y<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td "
        "colspan=3>all</table>",
        ["R x |  | y", "R a | b | c", "R  | d | e", "R all"],
    ),
    "empty rows": ("<table><tr><td>a<td>b<tr><td> <td>&nbsp;<tr><td>c<td></table>", ["R a | b", "R c | "]),
    "a table of one column": ("<table><tr><td>a<tr><td>b</table>", ["P a", "P b"]),
    "a table that says it is none": ("<table role=presentation><tr><td>a<td>b</table>", ["P a", "P b"]),
    "a table around the page": (
        "<table><tr><td>menu<td><h1>Head</h1><p>Text.</p></table>",
        ["P menu", "H1 Head", "P Text."],
    ),
    "columns of prose": (
        "<table><tr><td>" + "<p>" + "One word. " * 15 + "</p><p>Two.</p><td>c</table>",
        ["P " + "One word. " * 14 + "One word.", "P Two.", "P c"],
    ),
    "long cells under heads": (
        "<table><tr><th>a<th>b<tr><td>" + "<p>" + "One word. " * 15 + "</p><p>Two.</p><td>c</table>",
        ["R a | b", "R " + "One word. " * 15 + "Two. | c"],
    ),
    "a table in a table": (
        "<table><tr><td>left<td><table><tr><td>a<td>1<tr><td>b<td>2</table>below</table>",
        ["P left", "R a | 1", "R b | 2", "P below"],
    ),
    "a list in a cell": (
        "<table><tr><th>a<th>b<tr><td>c<td><ol><li>x<li>y</ol></table>",
        ["R a | b", "R c | 1. x 2. y"],
    ),
    "cells without a table": ("<div><td>a</td></div>b", ["P a", "P b"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_page_is_read_part_by_part(name: str) -> None:
    text, parts = CASES[name]
    assert lines(read(text).parts) == parts


def test_what_is_left_out_is_counted() -> None:
    found = read(
        "<p>a</p><figure><img src=x><figcaption>b</figcaption></figure><img width=1 height=1><p hidden>c</p>"
        "<p style='color:red; display : none'>d</p><span aria-hidden=true></span><iframe src=x></iframe>"
        "<nav><a href=x>e</a></nav><del>f</del><svg><text>g</text></svg><div style='mso-hide:all'>h</div>"
    )
    assert lines(found.parts) == ["P a"]
    assert found.left_out == (
        LeftOut(Omitted.PICTURE, 2),
        LeftOut(Omitted.CAPTION, 1),
        LeftOut(Omitted.DELETION, 1),
        LeftOut(Omitted.LINK_LIST, 1),
        LeftOut(Omitted.HIDDEN, 3),
        LeftOut(Omitted.EMBEDDED, 1),
    )


NOTES = {
    "pandoc": (
        "<p>Rain<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a>.</p>"
        "<section class='footnotes' role='doc-endnotes'><hr><ol><li id='fn1'><p>Or snow.<a href='#fnref1' "
        "class='footnote-back' role='doc-backlink'>↩︎</a></p></li></ol></section><p>Last.</p>",
        ["P Rain.", "P Last.", "P Or snow."],
    ),
    "an encyclopedia": (
        "<p>Rain.<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'>[1]</a></sup></p><ol "
        "class=references>"
        "<li id='cite_note-1'><b><a href='#cite_ref-1'>^</a></b> <span>Or snow.</span></li></ol>",
        ["P Rain.", "P Or snow."],
    ),
    "Word's pages": (
        "<p>Rain<a href='#_ftn1' name='_ftnref1'><span><span>[1]</span></span></a>.</p><div><hr><div id=ftn1>"
        "<p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Or snow.</p>"
        "</div></div>",
        ["P Rain.", "P Or snow."],
    ),
    "signs": (
        "<p>Rain<sup><a href='#a'>*</a></sup> and wind<sup><a href='#b'>†</a></sup>.</p><p id=a>* "
        "Or snow.</p><p>x</p>"
        "<p id=b>Or none.</p>",
        ["P Rain and wind.", "P x", "P * Or snow.", "P Or none."],
    ),
    "no notes": (
        "<p>See <a href='#s2'>2</a>, <a href='#s3'>section 3</a>, m<sup>2</sup> and <a href='/x#y'>"
        "1999</a>.</p><h2 id=s2>2</h2>",
        ["P See 2, section 3, m² and 1999.", "H2 2"],
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_marks_of_notes_are_dropped_and_notes_stand_last(name: str) -> None:
    text, parts = NOTES[name]
    assert lines(read(text).parts) == parts


def test_notes_are_told_apart_by_their_number() -> None:
    assert read(NOTES["pandoc"][0]).notes == 1
    assert read("<p>a</p>").notes == 0


def test_a_page_nested_too_deeply_is_refused() -> None:
    inner = "<div>" * 300 + "a"
    with pytest.raises(IngestError, match="deeply"):
        read(inner)
    assert lines(parts_of(html_tree(inner), Bounds(nesting=400)).parts) == ["P a"]


def test_what_is_hidden_may_be_nested_as_deeply_as_it_likes() -> None:
    assert lines(read("<div hidden>" + "<b>" * 300 + "a" + "</b>" * 300 + "</div>b").parts) == ["P b"]


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr>" + "<td rowspan=60000 colspan=60000>x" * 200 + "<tr><td>y" * 200,
        "<ol start=99999999999999999999 reversed><li value=-5>a<li value=1e9>b</ol>",
        "<td colspan='-3'>a<td rowspan='²'>b",
    ],
)
def test_odd_numbers_multiply_nothing(text: str) -> None:
    parts = read(text).parts
    assert parts
    assert sum(len(part.cells) for part in parts) < 200_000
