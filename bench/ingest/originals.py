"""Whole files of each form to begin from: small, and with as many of the form's features as fit."""

from __future__ import annotations

from functools import cache
from typing import Final

from bench.ingest.original_pdf import columns_pdf
from webapp.ingest.samples import sample, zipped
from webapp.ingest.values import Form

SAID: Final = (
    "The harbour of Velden was closed on Monday after a storm tore two ships from their moorings.",
    "“We waited until the wind had gone,” said Ada Byrne, who runs the port; nobody was hurt.",
    "Repairs will cost €12 million, the council said, and take until March 2025.",
)

TEXTS: Final = (
    "\n\n".join(SAID).encode(),
    "Größe, Maß und Fluß: “schön”.\r\nÀ côté, ça va.\r\n".encode("cp1252") * 6,
    "Гавань закрыли в понедельник после шторма. Никто не пострадал.\n".encode("koi8-r") * 6,
    "月曜日に港が閉鎖された。けが人はいなかった。\n".encode("shift_jis") * 6,
    "\ufeffThe harbour was closed.\n\n- one\n- two\n".encode("utf-16-le"),
)

MARKDOWN: Final = (
    f"Harbour closed\n===\n\n## After *the* storm\n\n{SAID[0]}[^n] **Bold** ~~gone~~ `code`\n\n"
    f"1. One\n2. Two\n   - deeper\n   - [link][a]\n\n> {SAID[1]}\n> > twice\n\n| a | b |\n|:--|--:|\n| "
    f"1 | 2 |\n\n"
    "![picture](x.png 'what it shows')\n\n<div><p>HTML <b>within</b></p></div>\n\n```python\nprint()\n```\n\n"
    f"    indented\n\n***\n\n{SAID[2]}  \nnext line\\\nand next\n\n[a]: https://a.example 'A'\n[^n]: A "
    f"note.\n"
).encode()

HTML: Final = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour closed | The Paper</title>'
    '<meta property="og:site_name" content="The Paper"><meta name="author" content="Ann Lee">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",'
    '"headline":"Harbour closed","datePublished":"2024-05-06T10:00:00Z","author":[{"name":"Ann Lee"}]}]}'
    "</script><style>p{color:red}</style></head><body><nav><ul><li><a href='/a'>Home</a></ul></nav><header>"
    "<h1>Harbour closed</h1></header><main><article><p class=lead>"
    + SAID[0]
    + "</p><figure><img src=x alt=y><figcaption>A ship</figcaption></figure><h2>What happened</h2><p>"
    + SAID[1]
    + " <a href='#n'><sup>1</sup></a> &nbsp;&amp;&#8212;&#x1F600;</p>"
    "<ol start=3><li>One<li>Two<ul><li>a</ul></ol>"
    "<table><thead><tr><th>Ship</th><th>Cost</th></tr></thead><tr><td colspan=2>Ada</td></tr></table>"
    "<blockquote><p>"
    + SAID[2]
    + "</p></blockquote><aside>More on this</aside><p hidden>gone</p><pre>a\n  b</pre></article><section "
    "class=comments><p>First!</p></section></main><footer>© 2024</footer><script>var a='<p>';</script>"
    "</body></html>"
).encode()

RTF: Final = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}}"
    r"{\colortbl;\red255\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}"
    r"{\info{\title Harbour closed}{\author Ann}}{\header\pard page head\par}"
    r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid1}}"
    r"{\*\listoverridetable{\listoverride\listid1\ls1}}\pard\s1 Harbour\par\pard\plain " + SAID[0] + r"\par "
    r"{\f1\'c3\'e0\'e2\'e0\'ed\'fc}\u8220?quoted\u8221?{\footnote\pard A note.}\line next\tab x\par"
    r"\pard{\listtext\tab 1.}\ls1\ilvl0 First\par{\field{\*\fldinst HYPERLINK "
    "https://a.example"
    "}"
    r"{\fldrslt link}}\par\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\pard{\pict\pngblip "
    r"89504e47}"
    r"{\deleted gone}{\v hidden}\bin4 abcd\par}"
).encode("ascii", "replace")

EML: Final = (
    "Received: from a by b; Mon, 6 May 2024 10:00:00 +0000\r\nFrom: =?utf-8?b?QW5uYSBMw6k=?= "
    "<ann@a.example>\r\n"
    "To: undisclosed-recipients:;\r\nSubject: =?iso-8859-1?q?Harbour?=\r\n =?iso-8859-1?q?_closed?=\r\n"
    "Date: Mon, 6 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
    "boundary=out\r\n\r\n"
    'preamble\r\n--out\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\n'
    "Content-Type: text/plain; charset=iso-8859-1; format=flowed\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n"
    f"Caf=E9. {SAID[0]} =\r\n{SAID[2]}\r\n\r\n> quoted\r\n-- \r\nAnn\r\n--in\r\nContent-Type: text/html; "
    "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+SGFyYm91cjwvcD4=\r\n--in--\r\n--out\r\n"
    "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nInner text.\r\n--out\r\nContent-Type: "
    "image/png; "
    "name*=utf-8''a%20b.png\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: "
    "base64\r\n\r\niVBORw0K\r\n"
    "--out--\r\n"
).encode()

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DOCX: Final = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    '"application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(("styles", "numbering", "footnotes", "comments"))
    )
    + f'<Relationship Id="h" Type="{OFFICE}/hyperlink" Target="https://a.example" TargetMode="External"/>'
    "</Relationships>",
    "word/styles.xml": f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name '
    'w:val="heading 1"/><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style '
    'w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/></w:style><w:style w:type="paragraph" '
    'w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Base"/></w:style></w:styles>',
    "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
    "<w:start "
    'w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num '
    'w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p>'
    "<w:r><w:footnoteRef/></w:r>"
    "<w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
    "word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0"><w:p>'
    "<w:r><w:t>Really?</w:t></w:r>"
    "</w:p></w:comment></w:comments>",
    "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body><w:p><w:pPr><w:pStyle '
    'w:val="Title"/></w:pPr><w:r><w:t>Harbour closed</w:t></w:r></w:p><w:p><w:pPr><w:pStyle '
    'w:val="Heading1"/>'
    f'</w:pPr><w:r><w:t>After</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">{SAID[0]} </w:t><w:br/>'
    '<w:tab/><w:noBreakHyphen/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1" w:author="A">'
    '<w:r><w:t>in</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>out</w:delText></w:r>'
    "</w:del>"
    '<w:commentRangeStart w:id="0"/><w:hyperlink r:id="h"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:fldChar '
    'w:fldCharType="begin"/>'
    '<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar '
    'w:fldCharType="end"/></w:r></w:p>'
    + "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>'
        f"Item</w:t>"
        "</w:r></w:p>"
        for level in (0, 1, 1, 0)
    )
    + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>'
    "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    '</w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/>'
    "</w:r></w:p>"
    "</w:sdtContent></w:sdt><w:sectPr/></w:body></w:document>",
}

OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
ODT: Final = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"><m:file-entry m:full-path="/" '
    'm:media-type="application/vnd.oasis.opendocument.text"/></m:manifest>',
    "meta.xml": f'<o:document-meta xmlns:o="{OASIS}:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><o:meta>'
    "<dc:title>Harbour</dc:title><dc:creator>Ann</dc:creator><dc:language>en-GB</dc:language></o:meta>"
    "</o:document-meta>",
    "styles.xml": f'<o:document-styles xmlns:o="{OASIS}:office:1.0" xmlns:s="{OASIS}:style:1.0"><o:styles>'
    "<s:style "
    's:name="Title" s:family="paragraph"/></o:styles></o:document-styles>',
    "content.xml": f'<o:document-content xmlns:o="{OASIS}:office:1.0" xmlns:t="{OASIS}:text:1.0" '
    f'xmlns:tb="{OASIS}:table:1.0" xmlns:s="{OASIS}:style:1.0" xmlns:x="http://www.w3.org/1999/xlink">'
    '<o:automatic-styles><s:style s:name="P1" s:family="paragraph" s:parent-style-name="Title"/>'
    "<t:list-style "
    's:name="L1"><t:list-level-style-number t:level="1" s:num-format="1" s:num-suffix="." t:start-value="3"/>'
    '</t:list-style></o:automatic-styles><o:body><o:text><t:tracked-changes><t:changed-region t:id="c">'
    '<t:deletion><t:p>gone</t:p></t:deletion></t:changed-region></t:tracked-changes><t:p t:style-name="P1">'
    f'Harbour</t:p><t:h t:outline-level="2">After</t:h><t:p>{SAID[0]}<t:s t:c="3"/><t:tab/><t:line-break/>'
    '<t:note t:note-class="footnote"><t:note-citation>1</t:note-citation><t:note-body><t:p>A note.</t:p>'
    '</t:note-body></t:note><t:a x:href="https://a.example">link</t:a><t:change t:change-id="c"/>'
    "<o:annotation>"
    '<t:p>Really?</t:p></o:annotation></t:p><t:list t:style-name="L1"><t:list-item><t:p>One</t:p><t:list>'
    "<t:list-item><t:p>deeper</t:p></t:list-item></t:list></t:list-item></t:list><tb:table><tb:table-row>"
    '<tb:table-cell tb:number-columns-repeated="2"><t:p>a</t:p></tb:table-cell></tb:table-row></tb:table>'
    "</o:text></o:body></o:document-content>",
}

XHTML: Final = "http://www.w3.org/1999/xhtml"
EPUB: Final = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "OPS/book.opf": '<package version="3.0" xmlns="http://www.idpf.org/2007/opf"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour</dc:title><dc:creator>Ann</dc:creator>'
    '<dc:language>en</dc:language></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" '
    'media-type="application/xhtml+xml"/><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c" href="sub/c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref '
    'idref="a"/>'
    '<itemref idref="c" linear="no"/></spine></package>',
    "OPS/nav.xhtml": f'<html xmlns="{XHTML}"><body><nav><ol><li><a href="a%20b.xhtml">A</a></li></ol>'
    "</nav></body></html>",
    "OPS/a b.xhtml": f'<?xml version="1.0"?><html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops"><head>'
    f'<title>A</title></head><body><h1>A</h1><p>{SAID[0]}<a epub:type="noteref" href="#f">1</a></p><aside '
    'epub:type="footnote" id="f"><p>A note.</p></aside></body></html>',
    "OPS/sub/c.xhtml": f'<html xmlns="{XHTML}"><body><p>{SAID[2]}</p><ul><li>x</li></ul></body></html>',
}


@cache
def originals(form: Form) -> tuple[bytes, ...]:
    """The files that are mutated."""
    more = {
        Form.TEXT: TEXTS,
        Form.MARKDOWN: (MARKDOWN,),
        Form.HTML: (HTML,),
        Form.RTF: (RTF,),
        Form.EML: (EML,),
        Form.DOCX: (zipped(DOCX),),
        Form.ODT: (zipped(ODT),),
        Form.EPUB: (zipped(EPUB),),
        Form.PDF: (columns_pdf(SAID), columns_pdf(SAID, compressed=True)),
    }
    return (sample(form), *more[form])
