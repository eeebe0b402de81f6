"""Documents as word processors write them, and what stands in each, written down before a reader saw them."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.ingest.values import Omitted

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>Ada Lind</meta:initial-creator></office:meta>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:display-name="Title" style:family="paragraph"
 style:parent-style-name="Standard"/>
<style:style style:name="Quotations" style:display-name="Quotations" style:family="paragraph"
 style:parent-style-name="Standard"/>
<style:style style:name="Contents_20_Heading" style:display-name="Contents Heading" style:family="paragraph"
 style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2"/>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="3"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="PL"><style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="Hidden" style:family="text"><style:text-properties
 text:display="none"/></style:style>
<style:style style:name="Bold" style:family="text"><style:text-properties
 fo:font-weight="bold"/></style:style>
<style:style style:name="Up" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Down" style:family="text">
<style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="Frame" style:family="graphic"/>
<text:list-style style:name="Numbers">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>
<text:list-style style:name="Roman">
<text:list-level-style-number text:level="1" style:num-prefix="(" style:num-suffix=")" style:num-format="i"/>
</text:list-style>
<text:list-style style:name="Dots">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL">
{margins}</style:master-page></office:master-styles>
<office:body><office:text>
"""
_TAIL = "</office:text></office:body></office:document>\n"


def flat(body: str, margins: str = "") -> str:
    """A flat OpenDocument text with this body."""
    return _HEAD.replace("{margins}", margins) + body + _TAIL


@dataclass(frozen=True, slots=True)
class Case:
    """A document and what stands in it."""

    name: str
    source: str
    """Flat OpenDocument, RTF or a mail."""
    text: str
    """As it is written for the article."""
    title: str = ""
    left_out: frozenset[tuple[Omitted, int]] = frozenset()
    changes: int = 0


NEWS = Case(
    "news",
    flat("""<text:p text:style-name="Title">Harbour wall reopens after storm</text:p>
<text:p>The <text:span text:style-name="Bold">harbour wall</text:span> at Eastmouth was reopened on Friday,
 eleven months after a storm tore a hole of 40&#160;metres into it.</text:p>
<text:p>“We never doubted it,” said <text:a xlink:type="simple" xlink:href="https://example.org/">Mayor Anne
 Holt</text:a>. “Nobody<text:s text:c="2"/>here did.”</text:p>
<text:p/>
<text:p>The repair cost £2.1<text:s/>million —<text:tab/>twice the estimate.<text:line-break/>Most of it
 came from
 the state.</text:p>
<text:p text:style-name="Quotations">A wall is only as good as its weakest stone.</text:p>
<text:p>An area of 300 m<text:span text:style-name="Up">2</text:span> was sealed, and CO<text:span
 text:style-name="Down">2</text:span> was saved on the 1<text:span text:style-name="Up">st</text:span> of
 May.</text:p>
"""),
    "The harbour wall at Eastmouth was reopened on Friday, eleven months after a storm tore a hole of "
    "40\u00a0metres into it.\n\n"
    "“We never doubted it,” said Mayor Anne Holt. “Nobody here did.”\n\n"
    "The repair cost £2.1 million — twice the estimate. Most of it came from the state.\n\n"
    "> A wall is only as good as its weakest stone.\n\n"
    "An area of 300 m² was sealed, and CO₂ was saved on the 1st of May.",
    title="Harbour wall reopens after storm",
)

LISTS = Case(
    "lists",
    flat("""<text:h text:style-name="Heading_20_1" text:outline-level="1">What the council decided</text:h>
<text:p>Three points were agreed.</text:p>
<text:list text:style-name="Numbers"><text:list-item><text:p>Fees rise by two per cent.</text:p>
<text:list><text:list-item><text:p>Not for children.</text:p></text:list-item>
<text:list-item><text:p>Not for pensioners.</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>The library stays open.</text:p></text:list-item>
<text:list-item><text:p>The pool closes in May.</text:p></text:list-item></text:list>
<text:h text:style-name="Heading_20_2" text:outline-level="2">What it put off</text:h>
<text:list text:style-name="Dots"><text:list-item><text:p>The ring road.</text:p></text:list-item>
<text:list-item><text:p>The school roof:</text:p>
<text:list><text:list-item><text:p>tiles,</text:p></text:list-item>
<text:list-item><text:p>gutters.</text:p></text:list-item></text:list></text:list-item></text:list>
<text:h text:style-name="Heading_20_3" text:outline-level="3">Who voted</text:h>
<text:list text:style-name="Roman"><text:list-item text:start-value="3"><text:p>Holt,
 for.</text:p></text:list-item>
<text:list-item><text:p>Berg, against.</text:p></text:list-item></text:list>
<text:p>The next meeting is in June.</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Contact</text:h>
<text:p>Write to the town hall.</text:p>
"""),
    "# What the council decided\n\nThree points were agreed.\n\n"
    "1. Fees rise by two per cent.\n  a) Not for children.\n  b) Not for pensioners.\n2. The library "
    "stays open.\n"
    "3. The pool closes in May.\n\n## What it put off\n\n"
    "- The ring road.\n- The school roof:\n  - tiles,\n  - gutters.\n\n### Who voted\n\n"
    "- (iii) Holt, for.\n- (iv) Berg, against.\n\nThe next meeting is in June.\n\n# Contact\n\nWrite to the "
    "town hall.",
)

_CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
TABLE = Case(
    "table",
    flat(f"""<text:h text:style-name="Heading_20_1" text:outline-level="1">Results by ward</text:h>
<text:p>Turnout was low.</text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>
<table:table-header-rows><table:table-row>{_CELL.format("Ward")}{_CELL.format("2022")}{_CELL.format("2026")}
</table:table-row></table:table-header-rows>
<table:table-row>{_CELL.format("North")}{_CELL.format("41 %")}{_CELL.format("38 %")}</table:table-row>
<table:table-row>{_CELL.format("South")}<table:table-cell table:number-columns-spanned="2"><text:p>not
 counted</text:p>
</table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>West</text:p></table:table-cell>
{_CELL.format("12 %")}{_CELL.format("14 %")}</table:table-row>
<table:table-row><table:covered-table-cell/>{_CELL.format("13 %")}<table:table-cell><text:p>15 %</text:p>
<text:p>(recount)</text:p></table:table-cell></table:table-row></table:table>
<text:p>The recount ends on Monday.</text:p>
"""),
    "Turnout was low.\n\n| Ward | 2022 | 2026 |\n| North | 41 % | 38 % |\n| South | not counted |  |\n"
    "| West | 12 % | 14 % |\n|  | 13 % | 15 % (recount) |\n\nThe recount ends on Monday.",
    title="Results by ward",
)

_CHANGE = (
    "<office:change-info><dc:creator>Jo</dc:creator>"
    "<dc:date>2026-05-01T10:00:00</dc:date></office:change-info>"
)
DESK = Case(
    "desk",
    flat(
        f"""<text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:deletion>{_CHANGE}<text:p>very </text:p></text:deletion>
</text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:insertion>{_CHANGE}</text:insertion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Title">Ferry line sold</text:p>
<text:p>The ferry line was sold for a <text:change text:change-id="c1"/>small sum<text:note
 text:note-class="footnote"
 text:id="f1"><text:note-citation>1</text:note-citation><text:note-body><text:p>The exact sum is not
 known.</text:p>
</text:note-body></text:note>, the owner <text:change-start text:change-id="c2"/>said on
 Monday<text:change-end
 text:change-id="c2"/>.<office:annotation><dc:creator>Jo</dc:creator>
<dc:date>2026-05-01T10:00:00</dc:date><text:p>Who
 says so?</text:p></office:annotation></text:p>
<text:p>It will <text:span text:style-name="Hidden">never ever </text:span>sail under a new name<text:note
 text:note-class="endnote" text:id="e1"><text:note-citation>i</text:note-citation>
<text:note-body><text:p>Chosen by
 readers.</text:p></text:note-body></text:note> from July.</text:p>
""",
        "<style:header><text:p>Evening Post</text:p></style:header>"
        "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>",
    ),
    "The ferry line was sold for a small sum, the owner said on Monday.\n\n"
    "It will sail under a new name from July.\n\nThe exact sum is not known.\n\nChosen by readers.",
    title="Ferry line sold",
    left_out=frozenset(
        {(Omitted.COMMENT, 1), (Omitted.DELETION, 1), (Omitted.HIDDEN, 1), (Omitted.HEADER, 2)}
    ),
    changes=2,
)

SCRIPTS = Case(
    "scripts",
    flat("""<text:p>Příliš žluťoučký kůň úpěl ďábelské ódy, řekl Dvořák.</text:p>
<text:p>Правительство повысит налоги со следующего года.</text:p>
<text:p>Η κυβέρνηση αυξάνει τους φόρους — από αύριο.</text:p>
<text:p>政府は水曜日、来年から税金を引き上げると発表した。</text:p>
<text:p>أعلنت الحكومة يوم الأربعاء أنها سترفع الضرائب.</text:p>
<text:p>Emoji 😀 and 𝒜 stand beyond the first plane; co&#173;oper&#173;ation has soft hyphens.</text:p>
<text:p>Backslash \\ and {braces} are characters, too.</text:p>
"""),
    "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl Dvořák.\n\n"
    "Правительство повысит налоги со следующего года.\n\n"
    "Η κυβέρνηση αυξάνει τους φόρους — από αύριο.\n\n"
    "政府は水曜日、来年から税金を引き上げると発表した。\n\n"
    "أعلنت الحكومة يوم الأربعاء أنها سترفع الضرائب.\n\n"
    "Emoji 😀 and 𝒜 stand beyond the first plane; cooperation has soft hyphens.\n\n"
    "Backslash \\ and {braces} are characters, too.",
)

_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
LAYOUT = Case(
    "layout",
    flat(f"""<text:h text:style-name="Heading_20_1" text:outline-level="1">Bees in the city</text:h>
<text:table-of-content text:name="TOC"><text:table-of-content-source text:outline-level="2"/>
<text:index-body><text:index-title text:name="H"><text:p
 text:style-name="Contents_20_Heading">Contents</text:p></text:index-title>
<text:p>Bees in the city<text:tab/>1</text:p></text:index-body></text:table-of-content>
<text:p>Hives stand on forty roofs.<draw:frame draw:name="Picture" text:anchor-type="as-char" svg:width="1cm"
 svg:height="1cm"><draw:image><office:binary-data>{_DOT}</office:binary-data></draw:image></draw:frame></text:p>
<text:section text:name="S"><text:p>Each holds some thirty thousand bees.</text:p></text:section>
<text:p>Honey is sold at the market.<draw:frame draw:style-name="Frame" draw:name="Box"
 text:anchor-type="paragraph"
 svg:width="6cm" svg:height="2cm"><draw:text-box><text:p>Facts: a bee lives six
 weeks.</text:p></draw:text-box>
</draw:frame></text:p>
<text:p>Last year’s harvest was two tonnes.</text:p>
"""),
    "Hives stand on forty roofs.\n\nEach holds some thirty thousand bees.\n\nHoney is sold at the market.\n\n"
    "Facts: a bee lives six weeks.\n\nLast year’s harvest was two tonnes.",
    title="Bees in the city",
    left_out=frozenset({(Omitted.PICTURE, 1)}),
)

OFFICE = (NEWS, LISTS, TABLE, DESK, SCRIPTS, LAYOUT)

_WORD_HEAD = r"""{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0\stshfdbch0\stshfloch31506
\deflang1033\themelang1033
{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}
{\f2\fbidi \fmodern\fcharset0\fprq1{\*\panose 02070309020205020404}Courier New;}
{\f3\fbidi \froman\fcharset2\fprq2{\*\panose 05050102010706020507}Symbol;}
{\f40\fbidi \froman\fcharset238\fprq2 Times New Roman CE;}{\f41\fbidi \froman\fcharset204
\fprq2 Times New Roman Cyr;}}
{\colortbl;\red0\green0\blue0;\red0\green0\blue255;}
{\*\defchp \f31506\fs22 }{\*\defpap \ql \li0\ri0\sa200\sl276\slmult1 }\noqfpromote
{\stylesheet{\ql \li0\ri0\sa200 \f0\fs22\lang1033 \snext0 \sqformat Normal;}
{\s1\ql \keepn\keepn\sb480\outlinelevel0 \b\f0\fs28 \sbasedon0 \snext0 \slink15 \sqformat heading 1;}
{\s2\ql \keepn\sb200\outlinelevel1 \b\f0\fs26 \sbasedon0 \snext0 heading 2;}
{\*\cs10 \additive \ssemihidden Default Paragraph Font;}
{\s17\ql \f0\fs52 \sbasedon0 \snext0 \slink18 \sqformat Title;}
{\s19\ql \li720 \i\f0 \sbasedon0 \snext0 \sqformat Quote;}
{\s34\ql \li720 \f0\fs22 \sbasedon0 \snext34 \sqformat List Paragraph;}
{\s35\ql \f0\fs20 \sbasedon0 \snext35 footnote text;}}
{\*\listtable{\list\listtemplateid-1\listhybrid{\listlevel\levelnfc0\levelnfcn0\leveljc0\levelfollow0
\levelstartat1
{\leveltext\leveltemplateid67698703\'02\'00.;}{\levelnumbers\'01;}\fi-360\li720 }{\listname ;}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
{\*\revtbl {Unknown;}{Jo Berg;}}{\*\rsidtbl \rsid1}{\mmathPr\mmathFont34}
{\info{\title Draft 7 final FINAL}{\author J\'f6rg Berg}{\operator x}{\creatim\yr2026\mo5\dy1\hr10\min2}{
\nofpages1}}
{\*\xmlnstbl {\xmlns1 http://schemas.microsoft.com/office/word/2003/wordml}}
\paperw12240\paperh15840\margl1440\margr1440\widowctrl\ftnbj\aenddoc
{\*\ftnsep \ltrpar \pard\plain \chftnsep\par }
\sectd \linex0\endnhere
{\headerr \ltrpar \pard\plain \qc \f0\fs22 {\rtlch\fcs1 \af0 \ltrch\fcs0 Daily Herald\par }}
{\footerr \pard\plain {\field{\*\fldinst { PAGE }}{\fldrslt {1}}}\par }
"""

WORD_NEWS = Case(
    "word-news",
    _WORD_HEAD
    + r"""\pard\plain \ltrpar\s17\ql \f0\fs52 {\rtlch\fcs1 \af0 \ltrch
\fcs0 Caf\'e9 owner wins \'93bread case\'94
\par }\pard\plain \ltrpar\s1\ql \outlinelevel0 {\rtlch\fcs1 \ltrch\fcs0 The ruling}{\rtlch\fcs1 \ltrch\fcs0
\par }\pard\plain \ltrpar\ql \li0 \f0\fs22 {\rtlch\fcs1 \ltrch\fcs0 A court in Prague ruled on Friday that
 Ji\uc1\u345\'f8\'ed Dvo\u345\'f8\'e1k may sell}{\rtlch\fcs1 \ltrch\fcs0 {\*\bkmkstart a}{\*\bkmkend a} bread
 on Sundays.}{\cs20\super \chftn {\footnote \ltrpar \pard\plain \ltrpar\s35\ql \f0\fs20 {\cs20\super \chftn }
{ The ruling is not final.}}}{ He paid 300\~euros\'85 and more.
\par }\pard\plain \s19\ql \li720 \i {\'91Bread is life,\'92 he said.}{
\par }\pard\plain \ql {\field\fldedit{\*\fldinst { HYPERLINK "https://example.org/x" }{\fs22 {\*
\datafield 00d0c9ea}}}
{\fldrslt {\cs15\ul\cf2 The full text}}}{ is on\line the court\rquote s page\emdash in Czech.}{
\par }{\f40 \'e8esk\'fd}{ and }{\f41 \'ec\'e8\'f0}{ are words.}{
\par }\pard\plain \s2\ql \outlinelevel1 {What follows}{
\par {\listtext\pard\plain\ltrpar \f0 1.\tab}}\pard\plain \s34\ql \fi-360\li720\ls1\ilvl0 {An appeal}{
\par {\listtext\pard\plain\ltrpar \f0 2.\tab}A second hearing
\par }{\listtext\pard\plain \f3 \'b7\tab}\pard\plain \s34\ql \ls2\ilvl1 {A dot
\par {\listtext\pard\plain\f2 o\tab}}\pard\plain \s34\ql \ls2\ilvl2 {A ring
\par }\pard\plain \ql {The judge }{\deleted\revauthdel1\revdttmdel-1 quickly }{\revised\revauth1
\revdttm-1 slowly }
{left}{\v  and came back}{.}{\*\atnid JB}{\*\atnauthor Jo}\chatn {\*\annotation{\*\atnref 1}{\*\atndate -1}
\pard\plain
 {Check this!}}{
\par {\*\shppict{\pict{\*\picprop\shplid1{\sp{\sn shapeType}{\sv 75}}}\picw10\pich10
\pngblip 89504e470d0a1a0a}}
{\nonshppict{\pict\wmetafile8 0100}}}{The end.\par }
{\*\themedata 504b0304}{\*\datastore 0105}}
""",
    "# The ruling\n\nA court in Prague ruled on Friday that Jiří Dvořák may sell bread on Sundays. "
    "He paid 300\u00a0euros… and more.\n\n> ‘Bread is life,’ he said.\n\n"
    "The full text is on the court’s page—in Czech.\n\nčeský and мир are words.\n\n## What follows\n\n"
    "1. An appeal\n2. A second hearing\n  - A dot\n    - A ring\n\nThe judge slowly left.\n\nThe end.\n\n"
    "The ruling is not final.",
    title="Café owner wins “bread case”",
    left_out=frozenset(
        {
            (Omitted.COMMENT, 1),
            (Omitted.DELETION, 1),
            (Omitted.HIDDEN, 1),
            (Omitted.HEADER, 2),
            (Omitted.PICTURE, 1),
        }
    ),
    changes=2,
)

WORD_TABLE = Case(
    "word-table",
    _WORD_HEAD
    + r"""\pard\plain \ql {Prices rose again.\par }
\trowd \irow0\irowband0\trgaph108\trhdr\clvertalt\cltxlrtb\cellx2000\clvertalt\cellx4000\clvertalt\cellx6000
\pard\plain \ql\intbl\itap1 {Good}{\cell }{Old}{\cell }{New}{\cell }\pard \intbl {\trowd \irow0\trgaph108
\trhdr
\cellx2000\cellx4000\cellx6000\row }
\trowd \irow1\trgaph108\cellx2000\cellx4000\cellx6000\pard\plain\intbl {Bread}{\cell }{2.10}{\cell }{2.40}
{\par (rye)}{\cell }\pard\intbl {\row }
\trowd \irow2\trgaph108\clmgf\cellx2000\clmrg\cellx4000\cellx6000\pard\plain\intbl {Milk, all kinds
\cell \cell 1.20
\cell }\pard\intbl {\row }
\trowd \irow3\trgaph108\cellx2000\cellx6010\pard\plain\intbl {Salt\cell no change\cell }\pard\intbl {\row }
\pard\plain \ql {Wages did not.\par }
\trowd\cellx3000\cellx6000\pard\intbl Left{\pard\plain\intbl\itap2 {Inner a\nestcell }{\nonesttables\par}
{Inner b\nestcell
{\nonesttables\par}}{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}{\nonesttables\par}}\pard\intbl
\itap1\cell
 Right\cell\row
\pard\plain Done.\par
}""",
    "Prices rose again.\n\n| Good | Old | New |\n| Bread | 2.10 | 2.40 (rye) |\n| Milk, all kinds |  | "
    "1.20 |\n"
    "| Salt | no change |  |\n\nWages did not.\n\nLeftInner a\n\nInner b\n\nRight\n\nDone.",
    left_out=frozenset({(Omitted.HEADER, 2)}),
)

COCOA = Case(
    "textedit",
    r"""{\rtf1\ansi\ansicpg1252\cocoartf2709
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica-Bold;\f1\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc23\levelnfcn23\leveljc0\leveljcn0
\levelfollow0
\levelstartat1\levelspace360\levelindent0{\*\levelmarker \{disc\}}{\leveltext\leveltemplateid1\'01\uc0
\u8226 ;}
{\levelnumbers;}\fi-360\li720\lin720 }{\listname ;}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\paperw11900\paperh16840\margl1440\margr1440\vieww11520\viewh8400\viewkind0
\pard\tx566\pardirnatural\partightenfactor0

\f0\b\fs24 \cf0 Rain at last
\f1\b0 \
\
It rained for \'84sieben\'93 hours, said J\uc0\u246 rg \u321 ukasz.\
\pard\tx220\tx720\li720\fi-720\pardirnatural
\ls1\ilvl0\cf0 {\listtext	\uc0\u8226 	}gauges are full\
{\listtext	\uc0\u8226 	}fields are wet\
\pard\pardirnatural
\cf0 \uc0\u55357 \u56842  Farmers are pleased.}
""",
    "Rain at last\n\nIt rained for „sieben“ hours, said Jörg Łukasz.\n\n- gauges are full\n- fields are "
    "wet\n\n"
    "😊 Farmers are pleased.",
)

JAPANESE = Case(
    "japanese",
    r"""{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 \'82\'6c\'82\'72 \'96\'be\'92\'a9;}}
\viewkind4\uc1\pard\lang1041\f0\fs20 """
    + "".join(
        chr(byte) if 64 < byte < 123 and chr(byte).isalpha() else f"\\'{byte:02x}"
        for byte in "政府は来年から税金を引き上げる。ソ連の表示".encode("cp932")
    )
    + r"""\par
{\upr{ABC}{\*\ud{\uc2\u26085 \'93\'fa\u26412 \'96\'7b}}}\par
\bin6 }}{{\\ok\par
}
""",
    "政府は来年から税金を引き上げる。ソ連の表示\n\n日本\n\nok",
)

RTF = (WORD_NEWS, WORD_TABLE, COCOA, JAPANESE)
