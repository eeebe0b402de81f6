"""More documents as Word writes them: notes, tables, fields, drawings, special characters."""

from __future__ import annotations

from tests.ingest.making import docx, p, r
from tests.ingest.word_documents import WORDS


def note(number: int, kind: str = "footnote", more: str = "") -> str:
    """A mark of a note."""
    return (
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference '
        f'w:id="{number}"{more}/></w:r>'
    )


NOTES = docx(
    p("Salt is dear", note(3), " and bread is not.", note(2))
    + p(
        "Fish", note(4, more=' w:customMarkFollows="1"').replace("</w:r>", "<w:t>*</w:t></w:r>"), " is fresh."
    )
    + p("Ale flows.", note(7, "endnote"), '<w:r><w:commentReference w:id="0"/></w:r>')
    + p("No such note", note(99), "."),
    styles=WORDS,
    footnotes='<w:footnote w:id="2">'
    + p("<w:r><w:footnoteRef/></w:r>", " By the loaf.", style="FootnoteText")
    + '</w:footnote><w:footnote w:id="3">'
    + p("<w:r><w:footnoteRef/></w:r>", " By the pound.")
    + p("Or the sack.")
    + '</w:footnote><w:footnote w:id="4">'
    + p("* Of the day.")
    + "</w:footnote>",
    endnotes='<w:endnote w:id="7">' + p("<w:r><w:endnoteRef/></w:r>", " By the barrel.") + "</w:endnote>",
    header1=p("Market report"),
)
NOTES_PARTS = [
    "P Salt is dear and bread is not.",
    "P Fish is fresh.",
    "P Ale flows.",
    "P No such note.",
    "P By the pound.",
    "P Or the sack.",
    "P By the loaf.",
    "P * Of the day.",
    "P By the barrel.",
]


def cell(*paragraphs: str, inside: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, inside: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{inside}</w:trPr>{''.join(cells)}</w:tr>"


SPAN = '<w:gridSpan w:val="2"/>'
TABLES = docx(
    p("Table 1: Boats by quay", style="Caption")
    + "<w:tbl><w:tblPr/>"
    + row(cell(p("Quay")), cell(p("Boats"), inside=SPAN), inside="<w:tblHeader/>")
    + row(cell(p("North"), inside='<w:vMerge w:val="restart"/>'), cell(p("large")), cell(p("12")))
    + row(cell(p(), inside="<w:vMerge/>"), cell(p("small")), cell(p("30")))
    + row(cell(p("South")), cell(p("large")), cell(p("7"), p("(est.)")))
    + row(cell(p("All")), cell(p(), inside=SPAN))
    + "</w:tbl>"
    + p("Between the tables.")
    + "<w:tbl>"
    + row(cell(p("A box"), p("with two paragraphs of text.")))
    + "</w:tbl>"
    + "<w:tbl>"
    + row(
        cell(p("Left of the page.")),
        cell(
            "<w:tbl>" + row(cell(p("a")), cell(p("1"))) + row(cell(p("b")), cell(p("2"))) + "</w:tbl>",
            p("Below it."),
        ),
    )
    + "</w:tbl>"
    + p("Figure 1: A boat", style="Caption")
    + p("The end."),
    styles=WORDS,
)
TABLES_PARTS = [
    "P Table 1: Boats by quay",
    "R Quay | Boats | ",
    "R North | large | 12",
    "R  | small | 30",
    "R South | large | 7 (est.)",
    "R All |  | ",
    "P Between the tables.",
    "P A box",
    "P with two paragraphs of text.",
    "P Left of the page.",
    "R a | 1",
    "R b | 2",
    "P Below it.",
    "P Figure 1: A boat",
    "P The end.",
]


def mark(kind: str) -> str:
    """A mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """The code of a field."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


FIELDS = docx(
    p("Contents", style="TOCHeading")
    + p(
        mark("begin"),
        code(' TOC \\o "1-3" '),
        mark("separate"),
        mark("begin"),
        code(" PAGEREF _1 "),
        mark("separate"),
        "Storms\t1",
        mark("end"),
        style="TOC1",
    )
    + p("Calm\t2", style="TOC1")
    + p(mark("end"))
    + p("Storms", style="Heading1")
    + p(
        "See ",
        mark("begin"),
        code(" HYPER"),
        code('LINK "https://example.org" '),
        mark("separate"),
        "the map",
        mark("end"),
        " of ",
        '<w:fldSimple w:instr=" DATE ">' + r("12 May") + "</w:fldSimple>",
        ".",
        mark("begin"),
        code(' XE "storm" '),
        mark("end"),
    )
    + "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
    + p("In a control.")
    + "</w:sdtContent></w:sdt>"
    + p(
        "Inline ",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + r("control") + "</w:sdtContent></w:sdt>",
        ".",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + r("Click here.")
        + "</w:sdtContent></w:sdt>",
    )
    + p("Calm", style="Heading1")
    + p(mark("begin"), code(" TOC "), mark("separate"), "A field that never ends."),
    styles=WORDS,
)
FIELDS_PARTS = [
    "H1 Storms",
    "P See the map of 12 May.",
    "P In a control.",
    "P Inline control.",
    "H1 Calm",
    "P A field that never ends.",
]

PICTURE = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>"
    + p("Said in a box.")
    + "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>"
    + p("Said in a box.")
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
DRAWN = docx(
    p("T", inside='<w:framePr w:dropCap="drop" w:lines="3"/>')
    + p("he ship came in", BOX, " at noon.")
    + p(PICTURE)
    + p(
        "Figure ",
        '<w:fldSimple w:instr=" SEQ Figure ">' + r("1") + "</w:fldSimple>",
        ": The ship",
        style="Caption",
    )
    + p("Nobody saw it. ", "<w:r><w:object><v:shape><v:imagedata r:id='r4'/></v:shape></w:object></w:r>")
    + p("<w:r><w:pict><v:shape><v:imagedata r:id='r5'/></v:shape></w:pict></w:r>", "With a picture inside.")
    + '<w:altChunk r:id="r7"/>',
    styles=WORDS,
)
DRAWN_PARTS = [
    "P The ship came in at noon.",
    "P Said in a box.",
    "P Nobody saw it.",
    "P With a picture inside.",
]

SIGNS = docx(
    p(
        "Well",
        "<w:r><w:noBreakHyphen/></w:r>",
        "known, 12\u00a0000 co",
        "<w:r><w:softHyphen/></w:r>",
        "un\u00adcil.",
    )
    + p(
        "Alpha ",
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        " and ",
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
        " go.",
    )
    + p(
        "Of ",
        r("secret ", "<w:vanish/>"),
        r("plan ", "<w:vanish/>"),
        r("shown", '<w:vanish w:val="0"/>'),
        " things.",
    )
    + p(
        "10",
        r("6", '<w:vertAlign w:val="superscript"/>'),
        " m and CO",
        r("2", '<w:vertAlign w:val="subscript"/>'),
        " on the 5",
        r("th", '<w:vertAlign w:val="superscript"/>'),
        ".",
    )
    + p(
        "So ",
        "<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r>"
        "<m:t>2</m:t></m:r>"
        "</m:sup></m:sSup></m:oMath>",
        ".",
    )
    + p("Left", "<w:r><w:tab/></w:r>", "right", "  and   far.")
    + p("Before the page.", '<w:r><w:br w:type="page"/></w:r>', "After it.")
    + p("", r("\u00a0"))
    + p(r("NAME", "<w:caps/>"), r(" struck", "<w:strike/>"), " &amp; &lt;kept&gt;."),
    styles=WORDS,
)
SIGNS_PARTS = [
    "P Well\u2011known, 12\u00a0000 council.",
    "P Alpha α and → go.",
    "P Of shown things.",
    "P 10⁶ m and CO₂ on the 5th.",
    "P So E=mc².",
    "P Left right and far.",
    "P Before the page.",
    "P After it.",
    "P NAME struck & <kept>.",
]

CASES = {
    "notes": (NOTES, "", NOTES_PARTS),
    "tables": (TABLES, "", TABLES_PARTS),
    "fields": (FIELDS, "", FIELDS_PARTS),
    "drawings": (DRAWN, "", DRAWN_PARTS),
    "signs": (SIGNS, "", SIGNS_PARTS),
}
"""By name: the file, its title, its parts in short lines."""
