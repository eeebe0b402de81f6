"""Documents as Word and pandoc write them, with the parts that a reader of each sees."""

from __future__ import annotations

from tests.ingest.making import docx, p, r, styles

WORDS = styles(
    "Normal|Normal",
    "Title|Title|Normal",
    "Subtitle|Subtitle|Title",
    "Heading1|heading 1|Normal",
    "Heading2|heading 2|Normal",
    "Quote|Quote|Normal",
    "Caption|caption|Normal",
    "TOC1|toc 1|Normal",
    "TOCHeading|TOC Heading|Heading1",
    "FootnoteText|footnote text|Normal",
    "ListParagraph|List Paragraph|Normal",
    "ListBullet|List Bullet|Normal",
)

SPLIT = docx(
    p("Harbour fees", " rise by a tenth", style="Title")
    + p("Council votes after a long night", style="Subtitle")
    + '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:rPr><w:lang w:val="en-GB"/>'
    "</w:rPr></w:pPr>"
    '<w:r w:rsidRPr="0012AB"><w:t>The coun</w:t></w:r><w:proofErr w:type="spellStart"/>'
    '<w:r w:rsidR="00C1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">cil of </w:t></w:r>'
    '<w:proofErr w:type="spellEnd"/><w:smartTag w:uri="urn:x" w:element="place"><w:smartTagPr/>'
    "<w:r><w:t>Arden</w:t></w:r></w:smartTag><w:bookmarkStart w:id='0' w:name='_GoBack'/>"
    '<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> agreed on </w:t></w:r>'
    '<w:hyperlink r:id="rId9"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>Monday</w:t>'
    "</w:r></w:hyperlink>"
    '<w:bookmarkEnd w:id="0"/><w:r><w:t>.</w:t></w:r></w:p>'
    + p()
    + p("Why now", style="Heading2")
    + p("Boats are larger than", "<w:r><w:br/></w:r>", "they were.")
    + p("Ships pay more.", "<w:r><w:br/><w:br/></w:r>", "Ferries pay less.")
    + p("We had no choice.", style="Quote")
    + "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>",
    styles=WORDS,
    core="<dc:title>Microsoft Word - draft3</dc:title><dc:creator>Ada Quill</dc:creator>",
)
SPLIT_PARTS = [
    "P Council votes after a long night",
    "P The council of Arden agreed on Monday.",
    "H2 Why now",
    "P Boats are larger than they were.",
    "P Ships pay more.",
    "P Ferries pay less.",
    "Q We had no choice.",
]

LOCAL = docx(
    p("Der Hafen", style="berschrift1")
    + p("Die Gebühren steigen im März um zehn Prozent.")
    + p("Wer zahlt", style="MeineBerschrift")
    + p("Alle Schiffe zahlen.", style="Standardabsatz")
    + p("Wann", style="Eigen")
    + p("Ab März.")
    + p("Kein Titel", style="berschrift2", inside='<w:outlineLvl w:val="9"/>')
    + p("Nur hier eine Überschrift", inside='<w:outlineLvl w:val="2"/>')
    + p("Das war alles.", style="fehlt"),
    styles=styles(
        "Standard|Normal",
        "berschrift1|heading 1|Standard",
        "berschrift2|heading 2|Standard",
        "MeineBerschrift|Meine Überschrift|berschrift2",
        'Eigen|Zwischentitel|Standard|<w:outlineLvl w:val="3"/>',
        "Standardabsatz|Standardabsatz|Standard",
    ),
)
LOCAL_PARTS = [
    "P Die Gebühren steigen im März um zehn Prozent.",
    "H2 Wer zahlt",
    "P Alle Schiffe zahlen.",
    "H4 Wann",
    "P Ab März.",
    "P Kein Titel",
    "H3 Nur hier eine Überschrift",
    "P Das war alles.",
]


def _level(at: int, kind: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText '
        f'w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "decimal", "%1.")
    + _level(1, "decimal", "%1.%2")
    + _level(2, "lowerLetter", "(%3)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + _level(0, "bullet", "\uf0b7")
    + _level(1, "bullet", "o")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">' + _level(0, "upperRoman", "Part %1:") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)


def item(text: str, number: int, level: int = 0, style: str = "ListParagraph") -> str:
    """An item of a list of Word."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, style=style, inside=numbered)


LISTS = docx(
    p("Rules", style="Heading1")
    + p("The harbour has rules.")
    + item("Fees", 1)
    + item("By length", 1, 1)
    + item("small boats", 1, 2)
    + item("large boats", 1, 2)
    + item("By weight", 1, 1)
    + item("Moorings", 1)
    + item("North quay", 1, 1)
    + p("A remark between.")
    + item("Closing", 1)
    + item("Again from one", 3)
    + item("and two", 3)
    + item("bread", 2)
    + item("rye", 2, 1)
    + item("salt", 2)
    + item("Preamble", 4)
    + p("a bullet by its style", style="ListBullet")
    + item("no list any more", 0),
    styles=WORDS,
    numbering=NUMBERING,
)
LISTS_PARTS = [
    "P The harbour has rules.",
    "I1 1. Fees",
    "I2 1.1 By length",
    "I3 (a) small boats",
    "I3 (b) large boats",
    "I2 1.2 By weight",
    "I1 2. Moorings",
    "I2 2.1 North quay",
    "P A remark between.",
    "I1 3. Closing",
    "I1 1. Again from one",
    "I1 2. and two",
    "I1 - bread",
    "I2 - rye",
    "I1 - salt",
    "I1 Part I: Preamble",
    "I1 - a bullet by its style",
    "P no list any more",
]


def ins(*runs: str, who: str = "Ada") -> str:
    """An insertion."""
    return f'<w:ins w:id="1" w:author="{who}" w:date="2026-01-01T00:00:00Z">{"".join(map(r, runs))}</w:ins>'


def gone(text: str, kind: str = "del", who: str = "Ada") -> str:
    """A deletion, or what was moved away."""
    letter = "delText" if kind == "del" else "t"
    return (
        f'<w:{kind} w:id="2" w:author="{who}" w:date="2026-01-01T00:00:00Z"><w:r><w:{letter} '
        f'xml:space="preserve">'
        f"{text}</w:{letter}></w:r></w:{kind}>"
    )


MARK_GONE = '<w:rPr><w:del w:id="3" w:author="Ada" w:date="2026-01-01T00:00:00Z"/></w:rPr>'
TRACKED = docx(
    p("The fee is ", gone("ten"), gone("ty"), ins("twelve"), ins(" full"), " crowns.")
    + p("The port closes at dusk", inside=MARK_GONE)
    + p(" and opens at dawn.")
    + p(gone("It was moved away.", "moveFrom"))
    + p("Here it is: ", '<w:moveTo w:id="5" w:author="Ada">' + r("It was moved.") + "</w:moveTo>")
    + p(gone("A whole paragraph that went."), inside=MARK_GONE)
    + "<w:tbl><w:tr><w:tc>"
    + p("Berth")
    + "</w:tc><w:tc>"
    + p("Fee")
    + "</w:tc></w:tr>"
    '<w:tr><w:trPr><w:del w:id="9" w:author="Ada"/></w:trPr><w:tc>'
    + p(gone("Old"))
    + "</w:tc><w:tc>"
    + p(gone("1"))
    + "</w:tc></w:tr><w:tr><w:tc>"
    + p("North")
    + "</w:tc><w:tc>"
    + p(gone("4"), ins("5"))
    + "</w:tc></w:tr></w:tbl>"
    + p("End."),
    styles=WORDS,
)
TRACKED_PARTS = [
    "P The fee is twelve full crowns.",
    "P The port closes at dusk and opens at dawn.",
    "P Here it is: It was moved.",
    "R Berth | Fee",
    "R North | 5",
    "P End.",
]

PANDOC = docx(
    p("On tides", style="Title")
    + p("Ada Quill", style="Author")
    + p("Tides", style="Heading1", inside='<w:bookmarkStart w:id="1" w:name="tides"/>')
    + p("The moon pulls.", style="FirstParagraph")
    + p(
        "The sea follows",
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
        ".",
        style="BodyText",
    )
    + item("spring", 2, style="Compact")
    + item("neap", 2, style="Compact")
    + p("It is a slow breath.", style="BlockText")
    + p(
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>",
        style="CaptionedFigure",
    )
    + p("A gauge", style="ImageCaption")
    + p("Heights", style="TableCaption")
    + '<w:tbl><w:tr><w:trPr><w:tblHeader w:val="on"/></w:trPr><w:tc>'
    + p("Port", style="Compact")
    + "</w:tc><w:tc>"
    + p("Metres", style="Compact")
    + "</w:tc></w:tr><w:tr><w:tc>"
    + p("Arden", style="Compact")
    + "</w:tc><w:tc>"
    + p("4.2", style="Compact")
    + "</w:tc></w:tr></w:tbl>"
    + p("Ebb", style="Heading2")
    + p("It leaves again.", style="FirstParagraph"),
    styles=styles(
        "Normal|Normal",
        "BodyText|Body Text|Normal",
        "FirstParagraph|First Paragraph|BodyText",
        "Compact|Compact|BodyText",
        "Title|Title|Normal",
        "Author|Author",
        "Heading1|Heading 1|Normal",
        "Heading2|Heading 2|Normal",
        "BlockText|Block Text|BodyText",
        "Caption|Caption|Normal",
        "TableCaption|Table Caption|Caption",
        "ImageCaption|Image Caption|Caption",
        "CaptionedFigure|Captioned Figure|Normal",
        "FootnoteText|Footnote Text|Normal",
    ),
    numbering=NUMBERING,
    footnotes='<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2">'
    + p("<w:r><w:footnoteRef/></w:r>", " With a delay.", style="FootnoteText")
    + "</w:footnote>",
)
PANDOC_PARTS = [
    "P Ada Quill",
    "H1 Tides",
    "P The moon pulls.",
    "P The sea follows.",
    "I1 - spring",
    "I1 - neap",
    "Q It is a slow breath.",
    "P Heights",
    "R Port | Metres",
    "R Arden | 4.2",
    "H2 Ebb",
    "P It leaves again.",
    "P With a delay.",
]

CASES = {
    "split runs": (SPLIT, "Harbour fees rise by a tenth", SPLIT_PARTS),
    "localised styles": (LOCAL, "Der Hafen", LOCAL_PARTS),
    "lists": (LISTS, "Rules", LISTS_PARTS),
    "tracked changes": (TRACKED, "", TRACKED_PARTS),
    "pandoc": (PANDOC, "On tides", PANDOC_PARTS),
}
"""By name: the file, its title, its parts in short lines."""
