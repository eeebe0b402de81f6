"""Mails as mail programs write them, and what stands in each: written down before the reader saw them."""

from __future__ import annotations

from base64 import encodebytes
from dataclasses import dataclass
from quopri import encodestring

from webapp.ingest.values import Omitted


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail and what stands in it."""

    name: str
    content: bytes
    text: str
    title: str
    author: str = ""
    published: str = ""
    encoding: str = ""
    left_out: frozenset[tuple[Omitted, int]] = frozenset()


def _qp(text: str, encoding: str = "utf-8") -> str:
    return encodestring(text.encode(encoding)).decode("ascii")


def _b64(text: str, encoding: str = "utf-8") -> str:
    return encodebytes(text.encode(encoding)).decode("ascii")


GMAIL = Mail(
    "gmail reply",
    f"""MIME-Version: 1.0
Date: Fri, 1 May 2026 10:02:03 +0200
References: <a@mail.example>
In-Reply-To: <a@mail.example>
Message-ID: <b@mail.example>
Subject: Re: =?UTF-8?B?{encodebytes("Brücke gesperrt – Text".encode()).decode().strip()}?=
From: =?UTF-8?Q?J=C3=B6rg_Berg?= <jb@example.org>
To: desk@example.org
Content-Type: multipart/alternative; boundary="000000000000abc"

--000000000000abc
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

{_qp("Die Brücke ist gesperrt.")}

--000000000000abc
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

{
        _qp(
            '<div dir="ltr"><div>Die Brücke ist seit Montag gesperrt, teilte die '
            "Stadt mit.</div><div><br></div>"
            "<div>Der Umweg dauert <b>zwanzig</b> Minuten.</div></div><br>"
            '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am Do., 30. Apr. 2026 '
            "schrieb Desk:<br></div>"
            '<blockquote class="gmail_quote">Bitte den Text bis morgen schicken.</blockquote></div>'
        )
    }
--000000000000abc--
""".encode(),
    "Die Brücke ist seit Montag gesperrt, teilte die Stadt mit.\n\nDer Umweg dauert zwanzig Minuten.",
    "Brücke gesperrt – Text",
    "Jörg Berg",
    "2026-05-01T10:02:03+02:00",
    left_out=frozenset({(Omitted.QUOTED_MAIL, 1)}),
)

FLOWED = Mail(
    "thunderbird, flowed",
    b"""Message-ID: <c@mail.example>
Date: Mon, 4 May 2026 08:00:00 GMT
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Subject: Council report, second
 version
From: "Holt, Anne" <ah@example.org>
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 8bit

The council met on Monday to talk about the ring road, which has been\x20
planned since 1998.

  - first point
  - second point

"We will build it," said the mayor.\x20
"Nobody doubts that."

On 03/05/2026 10:00, Desk wrote:
> When can we have the report? It
> is urgent.
>
> Thanks
""",
    "The council met on Monday to talk about the ring road, which has been planned since 1998.\n\n"
    ' - first point\n - second point\n\n"We will build it," said the mayor. "Nobody doubts that."\n',
    "Council report, second version",
    "Holt, Anne",
    "2026-05-04T08:00:00+00:00",
    left_out=frozenset({(Omitted.QUOTED_MAIL, 1)}),
)

OUTLOOK = Mail(
    "outlook with attachments",
    f"""From: Press Office <press@example.org>
To: "news@example.org" <news@example.org>
Subject: PRESS RELEASE: New ferry
Thread-Topic: PRESS RELEASE: New ferry
Date: Tue, 5 May 2026 06:30:00 +0000
Message-ID: <d@mail.example>
X-MS-Has-Attach: yes
Content-Type: multipart/mixed; boundary="_004_"
MIME-Version: 1.0

--_004_
Content-Type: multipart/related; boundary="_003_"; type="multipart/alternative"

--_003_
Content-Type: multipart/alternative; boundary="_000_"

--_000_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

New ferry

--_000_
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: base64

{
        _b64(
            "<html><head><style>p {margin:0}</style></head><body><h1>A new ferry</h1>"
            "<p>The ferry “Näcken” sails "
            "from June.<o:p></o:p></p><ul><li>It carries 40 cars.</li><li>It costs £5 million.</li></ul>"
            '<p><img src="cid:logo"></p><p>More on 5 June.</p></body></html>',
            "cp1252",
        )
    }
--_000_--

--_003_
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"
Content-ID: <logo>
Content-Transfer-Encoding: base64

iVBORw0KGgo=

--_003_--

--_004_
Content-Type: application/pdf; name="ferry.pdf"
Content-Disposition: attachment; filename="ferry.pdf"
Content-Transfer-Encoding: base64

JVBERi0=

--_004_
Content-Type: text/plain; name="notes.txt"
Content-Disposition: attachment; filename="notes.txt"

not the article
--_004_--
""".encode(),
    "# A new ferry\n\nThe ferry “Näcken” sails from June.\n\n- It carries 40 cars.\n- It costs £5 "
    "million.\n\n"
    "More on 5 June.",
    "PRESS RELEASE: New ferry",
    "Press Office",
    "2026-05-05T06:30:00+00:00",
    left_out=frozenset({(Omitted.ATTACHMENT, 2), (Omitted.PICTURE, 1)}),
)

KOI = Mail(
    "old mail without a word on its encoding",
    b"Return-Path: <x@example.org>\nFrom: =?koi8-r?B?"
    + encodebytes("Иван Петров".encode("koi8-r")).strip()
    + b"?= <ip@example.org>\nSubject: "
    + "Налоги вырастут".encode("koi8-r")
    + b"\nDate: Wed, 06 May 1998 12:00:00 +0400\n\n"
    + "Правительство повысит налоги со следующего года, сообщил министр.\n\nОппозиция против.\n".encode(
        "koi8-r"
    ),
    "Правительство повысит налоги со следующего года, сообщил министр.\n\nОппозиция против.\n",
    "Налоги вырастут",
    "Иван Петров",
    "1998-05-06T12:00:00+04:00",
    encoding="KOI8-U",
)

ORIGINAL = Mail(
    "answer above an original message",
    (
        "From: A <a@example.org>\nSubject: AW: Zahlen\nMIME-Version: 1.0\n"
        'Content-Type: text/plain; charset="windows-1252"\nContent-Transfer-Encoding: quoted-printable\n'
        "Date: Thu, 7 May 2026 09:00:00 +0200\n\n"
        + _qp(
            "Die Zahl der Gäste stieg 2025 um vier Prozent, teilte das Amt mit.\n"
            "Im Süden waren es sechs.\n\nMfG\nA.\n\n-----Ursprüngliche Nachricht-----\nVon: B\n"
            "Gesendet: Mittwoch\nAn: A\nBetreff: Zahlen\n\nHast du die Zahlen?\n",
            "cp1252",
        )
    ).encode("ascii"),
    "Die Zahl der Gäste stieg 2025 um vier Prozent, teilte das Amt mit.\nIm Süden waren es "
    "sechs.\n\nMfG\nA.\n",
    "Zahlen",
    "A",
    "2026-05-07T09:00:00+02:00",
    left_out=frozenset({(Omitted.QUOTED_MAIL, 1)}),
)

FORWARDED = Mail(
    "a mail passed on as an attachment",
    b"""From: Desk <desk@example.org>
Subject: Fwd: Storm
Date: Fri, 8 May 2026 09:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b1

--b1
Content-Type: message/rfc822

From: Reporter <r@example.org>
Subject: Storm over the coast
Date: Thu, 7 May 2026 22:15:00 +0200
Content-Type: text/plain

A storm tore roofs off forty houses.
--b1--
""",
    "A storm tore roofs off forty houses.",
    "Storm over the coast",
    "Reporter",
    "2026-05-07T22:15:00+02:00",
)

MAILS = (GMAIL, FLOWED, OUTLOOK, KOI, ORIGINAL, FORWARDED)
