"""Markdown files and books, with the parts that a reader of each sees."""

from __future__ import annotations

from tests.ingest.making import book

_PLAIN = """\
# The harbour

Fees *rise* by a **tenth**[^fees] in [March](https://example.org/a_b "title").
The council
voted\\
late.

Why now
-------

* Boats are larger.
* Berths are few:
    1. north quay
    2. south quay
+ Another list.

3. Third
4. Fourth

   with a second paragraph

> We had no choice.
>
> Said the *mayor*.

| Quay | Boats |
|:-----|------:|
| North | 12 |
| South \\| East | 7 |

![A boat](boat.png)

***

    indented code & more

```text
# no heading
[^fees]: no note
```

The end ~~is near~~ of `code` &amp; H~2~O, 5 * 3 * 2 = 30.

[^fees]: Of *1990*.
    And before.
"""
PLAIN_PARTS = [
    "P Fees rise by a tenth in March. The council voted late.",
    "H2 Why now",
    "I1 - Boats are larger.",
    "I1 - Berths are few:",
    "I2 1. north quay",
    "I2 2. south quay",
    "I1 - Another list.",
    "I1 3. Third",
    "I1 4. Fourth",
    "P with a second paragraph",
    "Q We had no choice.",
    "Q Said the mayor.",
    "R Quay | Boats",
    "R North | 12",
    "R South | East | 7",
    "P indented code & more",
    "P # no heading [^fees]: no note",
    "P The end is near of code & H~2~O, 5 * 3 * 2 = 30.",
    "P Of 1990. And before.",
]

_HEADED = """\
---
title: "Der Hafen"
author:
  - Ada Quill
  - name: Ben Reed
date: 2026-03-01
lang: de-DE
tags: [port, fees]
---

## Gebühren {#fees .wide}

Die Gebühren steigen[^1] und fallen.[^2]

- [x] erledigt
- [ ] offen

<div class="box"><p>In <em>HTML</em> gesagt.</p><script>alert(1)</script><p hidden>Nicht zu sehen.</p></div>

<!-- a remark -->

Ein <span style="color:red">roter</span> Satz mit H<sub>2</sub>O.<br>Und<br><br>noch einer.

[^2]: Zweite.

[^1]: Erste.

    Mit zweitem Absatz.
"""
HEADED_PARTS = [
    "H2 Gebühren",
    "P Die Gebühren steigen und fallen.",
    "I1 - erledigt",
    "I1 - offen",
    "P In HTML gesagt.",
    "P Ein roter Satz mit H₂O. Und",
    "P noch einer.",
    "P Erste.",
    "P Mit zweitem Absatz.",
    "P Zweite.",
]

_BARE = """\
---

A rule above, and no properties: none at all.
A second line.

1986\\. A great year.

# One
# Two
Text [^nowhere] and [ref] stay.

[ref]: https://example.org
"""
BARE_PARTS = [
    "P A rule above, and no properties: none at all. A second line.",
    "P 1986. A great year.",
    "H1 One",
    "H1 Two",
    "P Text [^nowhere] and ref stay.",
]

MARKDOWN = {
    "plain.md": (_PLAIN.encode(), "The harbour", PLAIN_PARTS),
    "headed.md": (_HEADED.replace("\n", "\r\n").encode("utf-8-sig"), "Der Hafen", HEADED_PARTS),
    "bare.md": (_BARE.encode(), "", BARE_PARTS),
}

_NOVEL = book(
    {
        "cover.xhtml": '<div><img src="cover.jpg" alt="Cover"/></div>',
        "one.xhtml": '<section epub:type="chapter"><h1>The ship</h1><p class="first">It <em>'
        "came</em> at&nbsp;noon"
        '<a epub:type="noteref" href="#n1">1</a>.</p><p>Nobody <span epub:type="pagebreak" id="p2">'
        "2</span>saw it.</p>"
        '<hr/><p>Later<sup><a href="#n2" id="r2">2</a></sup>, all did.</p>'
        '<aside epub:type="footnote" id="n1"><p>Or a little after.</p></aside>'
        '<aside id="n2"><p><a href="#r2">2</a> Much later.</p></aside></section>',
        "two.xhtml": "<h1>The storm</h1><p>&ldquo;Hold!&rdquo; he said &#8212; and&hellip;</p>"
        "<blockquote><p>A song</p>"
        '<p>of two</p></blockquote><ol type="a"><li>rope</li><li value="5">sail</li></ol>'
        "<figure><img src='a.png'/><figcaption>A sail</figcaption></figure>"
        "<table><tr><th>Day</th><th>Wind</th></tr><tr><td>1</td><td>9</td></tr></table>",
    },
    metadata="<dc:title>Two  tales</dc:title><dc:creator>Ada Quill</dc:creator><dc:language>"
    "en-GB</dc:language>"
    "<dc:date>2019-05-01</dc:date>",
)
NOVEL_PARTS = [
    "H1 The ship",
    "P It came at\u00a0noon.",
    "P Nobody saw it.",
    "P Later, all did.",
    "H1 The storm",
    "P “Hold!” he said — and…",
    "Q A song",
    "Q of two",
    "I1 a. rope",
    "I1 e. sail",
    "R Day | Wind",
    "R 1 | 9",
    "P Or a little after.",
    "P Much later.",
]

_ESSAY = book(
    {
        "toc.xhtml": '<nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav>',
        "a%20b.xhtml": "<h1>An essay</h1><p>One <b>thought</b>.</p><div>Another<br/><br/>one.</div>",
        "notes.xhtml": '<section role="doc-endnotes"><h2>Notes</h2><ol><li id="e1"><p>First note. '
        '<a role="doc-backlink" href="a.xhtml#r1">↩</a></p></li></ol></section>',
    },
    metadata="<dc:title>An essay</dc:title><dc:creator>Ada</dc:creator><dc:creator>Ben</dc:creator>",
)
ESSAY_PARTS = ["P One thought.", "P Another", "P one.", "P First note."]

_BROKEN = book(
    {"a.xhtml": "<h2>Storms</h2><p>An unclosed <b>word & more<p>And<br>the rest."},
    metadata="<dc:title>Weather</dc:title>",
)
BROKEN_PARTS = ["H2 Storms", "P An unclosed word & more", "P And the rest."]

BOOKS = {
    "novel.epub": (_NOVEL, "Two tales", NOVEL_PARTS),
    "essay.epub": (_ESSAY, "An essay", ESSAY_PARTS),
    "broken.epub": (_BROKEN, "Weather", BROKEN_PARTS),
}
"""By name: the file, its title, its parts in short lines."""
