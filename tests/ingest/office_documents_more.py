"""More sources for LibreOffice: numbered headings, a table of contents, frames, pages with headers."""

from __future__ import annotations

from tests.ingest.office_documents import fodt

REPORT = fodt(
    '<text:table-of-content text:name="C"><text:table-of-content-source text:outline-level="3"/>'
    "<text:index-body>"
    '<text:index-title><text:p text:style-name="Contents_20_Heading">Contents</text:p></text:index-title>'
    '<text:p text:style-name="Contents_20_1">Scope<text:tab/>1</text:p></text:index-body>'
    "</text:table-of-content>"
    '<text:h text:style-name="Heading_20_1" text:outline-level="1">Scope</text:h>'
    '<text:p text:style-name="Text_20_body">This report is about <text:bookmark-start text:name="b"/>boats'
    '<text:bookmark-end text:name="b"/> and <text:span>quays</text:span>, see <text:bookmark-ref '
    'text:reference-format="text" text:ref-name="b">boats</text:bookmark-ref>.</text:p>'
    '<text:section text:name="S"><text:p text:style-name="Text_20_body">In a section<draw:frame '
    'text:anchor-type="paragraph" svg:width="4cm" svg:height="2cm"><draw:text-box><text:p>Said in a '
    "frame.</text:p>"
    "</draw:text-box></draw:frame> of its own.</text:p></text:section>"
    '<text:h text:style-name="Heading_20_1" text:outline-level="1">Method</text:h>'
    '<text:h text:style-name="Heading_20_2" text:outline-level="2">Counting</text:h>'
    '<text:p text:style-name="Preformatted_20_Text">one  two</text:p>'
    '<text:p text:style-name="Text_20_body"/><text:p text:style-name="Text_20_body">Half a '
    "co\u00adoperation \u2013 and "
    "a\u00a0half.<text:soft-page-break/> It is May.</text:p>"
    '<text:list text:style-name="R"><text:list-item text:start-value="4"><text:p>four</text:p>'
    "<text:p>still four</text:p>"
    "</text:list-item><text:list-item><text:p>five</text:p></text:list-item></text:list>"
    '<text:p text:style-name="Text_20_body">Done.</text:p>',
    '<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-suffix=")"/></text:list-style>',
)
REPORT_PARTS = [
    "H1 Scope",
    "P This report is about boats and quays, see boats.",
    "P In a section of its own.",
    "P Said in a frame.",
    "H1 Method",
    "H2 Counting",
    "P one two",
    "P Half a cooperation – and a\u00a0half. It is May.",
    "I1 IV) four",
    "P still four",
    "I1 V) five",
    "P Done.",
]

LETTER = """<html><head><meta charset="utf-8"></head><body>
<p align="center"><font size="6"><b>Minutes</b></font></p>
<p>Present:<br>Ada<br>Ben</p>
<ol type="A"><li><p>Fees</p><p>They rise.</p></li><li>Quays
<ol type="i"><li>north</li><li>south</li></ol></li></ol>
<table border="1"><tr><td rowspan="2">Fees</td><td>1990</td><td>4</td></tr>
<tr><td>2000</td><td>5</td></tr></table>
<dl><dt>Berth</dt><dd>A place for a ship.</dd></dl>
<pre>verbatim   text
second line</pre>
<p>Water is H<sub>2</sub>O, area is m<sup>2</sup>. <del>Gone</del></p><hr>
<p>Ünïcödé, Ελληνικά, 漢字, \U0001f600.</p></body></html>"""
LETTER_PARTS = [
    "P Minutes",
    "P Present: Ada Ben",
    "I1 A. Fees",
    "P They rise.",
    "I1 B. Quays",
    "I2 i. north",
    "I2 ii. south",
    "R Fees | 1990 | 4",
    "R  | 2000 | 5",
    "P Berth",
    "P A place for a ship.",
    "P verbatim text",
    "P second line",
    "P Water is H₂O, area is m². Gone",
    "P Ünïcödé, Ελληνικά, 漢字, \U0001f600.",
]

CASES = {
    "report.fodt": (REPORT, "", REPORT_PARTS),
    "letter.html": (LETTER, "", LETTER_PARTS),
}
"""By name: the source, its title, its parts in short lines."""
