"""More documents of other programs, each with what stands in it, written down before any reader saw them."""

from __future__ import annotations

from base64 import encodebytes

from tests.ingest.mails import Mail
from tests.ingest.word_processed import Case, flat
from webapp.ingest.values import Omitted

WORDPAD = Case(
    "wordpad",
    r"""{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang1031{\fonttbl{\f0\fnil\fcharset0 Calibri;}
{\f1\fnil\fcharset2 Symbol;}}
{\*\generator Riched20 10.0.19041}\viewkind4\uc1
\pard\sa200\sl276\slmult1\b\f0\fs22\lang7 Br\'fccke gesperrt\b0\par
Die Br\'fccke ist seit Montag gesperrt. \ldblquote Leider\rdblquote , hie\'df es.\par

\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1\pnindent0{\pntxtb\'B7}}
\fi-360\li720\sa200\sl276\slmult1 Umweg\par
{\pntext\f1\'B7\tab}Stau\par

\pard\sa200\sl276\slmult1\par
Ende.\par
}
""",
    "Brücke gesperrt\n\nDie Brücke ist seit Montag gesperrt. “Leider”, hieß es.\n\n- Umweg\n- Stau\n\nEnde.",
)

EXCHANGE = Case(
    "exchange",
    r"""{\rtf1\ansi\ansicpg1252\fromhtml1 \fbidi \deff0{\fonttbl
{\f0\fswiss Arial;}{\f1\fmodern Courier New;}}
{\colortbl\red0\green0\blue0;}
\uc1\pard\plain\deftab360 \f0\fs24
{\*\htmltag19 <html>}{\*\htmltag64 <p class=MsoNormal>}\htmlrtf \f4\fs22 \htmlrtf0 {\*\htmltag148 <b>}
\htmlrtf {\b \htmlrtf0 Dear all,{\*\htmltag156 </b>}\htmlrtf }\htmlrtf0
{\*\htmltag244 <o:p>}{\*\htmltag72 </p>}
\htmlrtf\par\htmlrtf0
{\*\htmltag64 <p>}the ferry is late{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 today.
{\*\htmltag72 </p>}\htmlrtf\par
\htmlrtf0}
""",
    "Dear all,\n\nthe ferry is late\u00a0today.",
)

ASPOSE = Case(
    "aspose",
    r"""{\rtf1\ansi\ansicpg1252\uc0\stshfdbch0\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}
{\f2\fswiss\fcharset0 Arial;}}{\stylesheet{\s0\snext0\sqformat Normal;}
{\s1\sbasedon0\snext0\sqformat\fs40 heading 1;}
{\s15\sbasedon0\fs52 Title;}{\s16\sbasedon0 Subtitle;}}
{\*\generator Aspose.Words;}\sectd\ltrsect\pard\plain\itap0\s15\ilvl0{\fs52 Bread prices}{\fs52\par}
\pard\plain\itap0\s16 {What bakers say}{\par}\pard\plain\itap0\s1\ilvl0{\fs40 Flour}{\par}
\pard\plain\itap0\s0\ilvl0{Flour is dear}{\u8212 \u233 }{ as ever.}{\par}
{\listtext\pard\plain\itap0\s0\ilvl0\f2 \u9679 \tab}\pard\plain\itap0\s0\ilvl0\ls1 {wheat}{\par}
{\listtext\pard\plain\itap0\s0\ilvl1\f2 \u9675 \tab}\pard\plain\itap0\s0\ilvl1\ls1 {soft wheat}{\par}
\trowd\irow0\irowband0\ts0\cellx4680\cellx9360\pard\plain\itap1\intbl\s0
{Town}{\cell}
\pard\plain\itap1\intbl {Price}
{\cell}\pard\plain\itap0\intbl{\trowd\cellx4680\cellx9360\row}
\trowd\cellx4680\cellx9360\pard\plain\itap1\intbl {Bath}{\cell}\pard\plain\itap1\intbl {2.10}{\cell}{\row}
\pard\plain\itap0\s0 {\par}{\*\latentstyles\lsdstimax267{\lsdlockedexcept\lsdqformat1 Normal;}}}""",
    "What bakers say\n\n# Flour\n\nFlour is dear—é as ever.\n\n- wheat\n  - soft wheat\n\n"
    "| Town | Price |\n| Bath | 2.10 |",
    title="Bread prices",
)

OLD_MAC = Case(
    "old-mac",
    r"""{\rtf1\mac\deff0 {\fonttbl{\f0\froman Palatino;}{\f1\fnil\fcharset77 Geneva;}}
{\stylesheet{\fs24 Normal;}
{\s3\b heading 3;}}\pard\plain \s3 R\'8esum\'8e{\b \par}\pard\plain \'d2Quoted\'d3 caf\'8e\tab price\line
second\par \sect\sectd \pard Next section.{\footnote \ftnalt \pard\plain {\super\chftn} An endnote.}\par
{\header\pard Head\par}{\footer\pard\par}{\*\bkmkstart x}{\*\bkmkend x}{\xe{\v indexed}}{\tc listed}
\pard Last.\par}""",
    "### Résumé\n\n“Quoted” café price second\n\nNext section.\n\nLast.\n\nAn endnote.",
    left_out=frozenset({(Omitted.HEADER, 1)}),
)

_OUTLINE = """<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
</office:styles>"""
NUMBERED = Case(
    "numbered headings",
    flat("""<text:h text:outline-level="1">Scope</text:h><text:p>It applies to all.</text:p>
<text:h text:outline-level="2">Persons</text:h><text:p>Each person.</text:p>
<text:h text:outline-level="2">Things</text:h><text:h text:outline-level="1">Term</text:h>
<text:h text:outline-level="2">Start</text:h><text:p>Now.</text:p>
""").replace("</office:styles>", _OUTLINE),
    "# 1. Scope\n\nIt applies to all.\n\n## 1.1 Persons\n\nEach person.\n\n## 1.2 Things\n\n# 2. Term\n\n"
    "## 2.1 Start\n\nNow.",
)

MIXED = Case(
    "mixed",
    flat("""<text:section text:name="a"><text:section text:name="b"><text:p>Deep.</text:p>
</text:section></text:section>
<text:p>A range<office:annotation office:name="n"><text:p>note</text:p></office:annotation> is
 noted<office:annotation-end office:name="n"/>, see
 <text:note-ref text:note-class="footnote">1</text:note-ref><text:bookmark-ref>page
 4</text:bookmark-ref>.</text:p>
<table:table><table:table-row><table:table-cell><text:list text:style-name="Dots"><text:list-item><text:p>in a
 cell</text:p></text:list-item></text:list></table:table-cell><table:table-cell><text:p>right</text:p>
</table:table-cell></table:table-row></table:table>
<text:list text:style-name="Numbers"><text:list-header><text:p>Without a number</text:p></text:list-header>
<text:list-item text:start-value="7"><text:p>seven</text:p><text:list><text:list-item><text:p>deeper</text:p>
</text:list-item></text:list><text:p>seven goes on</text:p></text:list-item><text:list-item><text:list>
<text:list-item><text:p>only deeper</text:p></text:list-item></text:list></text:list-item></text:list>
<text:alphabetical-index text:name="I"><text:index-body><text:p>Index, 3</text:p></text:index-body>
</text:alphabetical-index>
<text:p>End.</text:p>"""),
    "Deep.\n\nA range is noted, see page 4.\n\n| in a cell | right |\n\nWithout a number\n\n- 7. seven\n"
    "  a) deeper\n\nseven goes on\n\n  b) only deeper\n\nEnd.",
    left_out=frozenset({(Omitted.COMMENT, 1)}),
)

APPLE = Mail(
    "apple mail reply",
    b"""Content-Type: multipart/alternative; boundary="Apple-Mail=_1"
Subject: Re: Ferry
Mime-Version: 1.0 (Mac OS X Mail 16.0)
From: Lea Roth <lr@example.org>
In-Reply-To: <x@example.org>
Date: Sat, 9 May 2026 11:00:00 +0200

--Apple-Mail=_1
Content-Transfer-Encoding: 7bit
Content-Type: text/plain; charset=us-ascii

Short.

--Apple-Mail=_1
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset=utf-8

<html><head></head><body style=3D"overflow-wrap: break-word;">The ferry line w=
as sold on Friday, says the owner=E2=80=99s lawyer.<div><br></div><div>He gave=
 no price.</div><div><br><blockquote type=3D"cite"><div>On 8 May 2026, at 10:0=
0, Desk &lt;d@e.org&gt; wrote:</div><br><div>Is it sold?</div></blockquote></d=
iv><br></body></html>
--Apple-Mail=_1--
""",
    "The ferry line was sold on Friday, says the owner’s lawyer.\n\nHe gave no price.",
    "Ferry",
    "Lea Roth",
    "2026-05-09T11:00:00+02:00",
    left_out=frozenset({(Omitted.QUOTED_MAIL, 1)}),
)

OUTLOOK_REPLY = Mail(
    "outlook reply",
    """From: =?iso-8859-1?Q?M=FCller=2C_Jan?= <jm@example.org>
To: desk@example.org
Subject: AW: Zahlen
Date: Mon, 11 May 2026 07:00:00 +0000
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit
MIME-Version: 1.0

<html><body><div><p>Die Gästezahl stieg um vier Prozent.</p><p>Gruß, Jan</p></div><hr>
<div id="divRplyFwdMsg"><b>Von:</b> Desk<br><b>Gesendet:</b> Montag<br></div>
<div><p>Habt ihr Zahlen?</p></div>
</body></html>
""".encode(),
    "Die Gästezahl stieg um vier Prozent.\n\nGruß, Jan",
    "Zahlen",
    "Müller, Jan",
    "2026-05-11T07:00:00+00:00",
    left_out=frozenset({(Omitted.QUOTED_MAIL, 1)}),
)

SIGNED = Mail(
    "signed, from a list",
    b"""From: editor@example.org
Subject: [list] Minutes
Date: Tue, 12 May 2026 07:00:00 -0500
MIME-Version: 1.0
List-Id: <list.example.org>
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/signed; micalg=sha-256; protocol="application/pgp-signature"; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8

The minutes are below.

1. Roof
2. Pool
--inner
Content-Type: application/pgp-signature; name="signature.asc"

-----BEGIN PGP SIGNATURE-----
-----END PGP SIGNATURE-----
--inner--

--outer
Content-Type: text/plain; charset="us-ascii"
Content-Disposition: inline

list mailing list
https://example.org/list
--outer--
""",
    "The minutes are below.\n\n1. Roof\n2. Pool\n\nlist mailing list\nhttps://example.org/list",
    "[list] Minutes",
    "editor@example.org",
    "2026-05-12T07:00:00-05:00",
)

JAPANESE_MAIL = Mail(
    "japanese",
    b"From: =?ISO-2022-JP?B?"
    + encodebytes("佐藤".encode("iso2022_jp")).strip()
    + b"?= <s@example.jp>\nSubject: =?utf-8?B?5pyd?=\n =?utf-8?B?5Yi4?=\nMIME-Version: 1.0\n"
    b"Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: 7bit\n\n"
    + "政府は来年から税金を引き上げる。\n".encode("iso2022_jp"),
    "政府は来年から税金を引き上げる。\n",
    "朝券",
    "佐藤",
)

FORWARDED_INLINE = Mail(
    "passed on in the text",
    b"""From: Desk <desk@example.org>
Subject: Fwd: Pool
Date: Wed, 13 May 2026 09:00:00 +0000
Message-ID: <f@example.org>

For you.

---------- Forwarded message ---------
From: Town <t@example.org>
Date: Tue, 12 May 2026
Subject: Pool

The pool closes in May.
""",
    "For you.\n\n---------- Forwarded message ---------\nFrom: Town <t@example.org>\nDate: Tue, 12 May 2026\n"
    "Subject: Pool\n\nThe pool closes in May.\n",
    "Pool",
    "Desk",
    "2026-05-13T09:00:00+00:00",
)

MORE_RTF = (WORDPAD, EXCHANGE, ASPOSE, OLD_MAC)
MORE_ODF = (NUMBERED, MIXED)
MORE_MAILS = (APPLE, OUTLOOK_REPLY, SIGNED, JAPANESE_MAIL, FORWARDED_INLINE)
