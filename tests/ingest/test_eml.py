"""Mails: subject, sender, date and text, and whatever a hostile one may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.mails import MAILS, Mail
from tests.ingest.refusals import outcome
from tests.ingest.word_processed_more import MORE_MAILS
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.forms import form_of
from webapp.ingest.readers.eml import read
from webapp.ingest.values import Form, LeftOut, Omitted, Source
from webapp.ingest.write import write

HEAD = "From: A <a@b.org>\nSubject: x\nMIME-Version: 1.0\n"


def text(rest: str) -> str:
    return write(read(Source((HEAD + rest).encode())).parts)


@pytest.mark.parametrize("mail", [*MAILS, *MORE_MAILS], ids=lambda mail: mail.name)
def test_mails_as_programs_write_them_are_read(mail: Mail) -> None:
    assert form_of(Source(mail.content)) is Form.EML
    document = read(Source(mail.content))
    assert write(document.parts) == mail.text
    found = (document.title, document.author, document.published, document.encoding)
    assert found == (mail.title, mail.author, mail.published, mail.encoding)
    assert {(one.what, one.count) for one in document.left_out} == mail.left_out


def test_line_ends_of_the_net_are_read() -> None:
    mail = MAILS[1]
    assert write(read(Source(mail.content.replace(b"\n", b"\r\n"))).parts) == mail.text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: AW: Storm", "Storm"),
        ("Re[2]: Storm", "Storm"),
        ("Report: storm", "Report: storm"),
        ("=?utf-8?q?Stra=C3=9Fe?= =?utf-8?q?_frei?=", "Straße frei"),
        ("=?klingon?q?abc?=", "abc"),
        ("=?utf-8?b?broken", "=?utf-8?b?broken"),
        ("folded\n\tover lines", "folded over lines"),
    ],
)
def test_subjects_become_titles(subject: str, title: str) -> None:
    content = f"From: a@b.org\nSubject: {subject}\nMIME-Version: 1.0\n\nText".encode()
    assert read(Source(content)).title == title


@pytest.mark.parametrize(
    "rest",
    [
        "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG",
        "\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----",
    ],
)
def test_an_encrypted_mail_is_told(rest: str) -> None:
    with pytest.raises(IngestError, match="encrypted"):
        text(rest)


TAIL = "\n\nOn 3 May 2026 at 10:00,\nDesk <d@e.org> wrote:\n\n> Please send it.\n> Thanks\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The wall is open." + TAIL, "The wall is open.\n"),
        ("The mayor wrote:\n\n> Dear all,\n> the wall is open.\n\nNobody believed it.\n", ""),
        ("> A proverb\n> begins this text.\n\nThen it goes on.\n", ""),
        ("He said so.\n\n> It is a quote without a source.\n", ""),
        ("FYI" + TAIL.replace("> Please", "> The article is long. " * 20 + "\n> Please"), ""),
        ("> only\n> quoted\n", ""),
    ],
)
def test_only_what_is_clearly_an_earlier_mail_is_left_out(body: str, expected: str) -> None:
    document = read(Source((HEAD + "\n" + body).encode()))
    assert write(document.parts) == (expected or body)
    assert [one.what for one in document.left_out] == [Omitted.QUOTED_MAIL] * bool(expected)


def test_html_without_a_plain_text_is_read() -> None:
    assert text("Content-Type: text/html\n\n<p>One.</p><p>Two.</p>") == "One.\n\nTwo."


def test_a_quoted_mail_in_html_is_left_out_only_at_the_end() -> None:
    html = "<p>{}</p><blockquote type='cite'><p>Earlier.</p></blockquote><p>{}</p>"
    long = "The harbour wall was reopened on Friday."
    assert text("Content-Type: text/html\n\n" + html.format(long, "")) == long
    assert "Earlier." in text("Content-Type: text/html\n\n" + html.format(long, "I agree."))


@pytest.mark.parametrize("charset", ["utf-99", "x-unknown", "us-ascii", "utf-8"])
def test_a_wrong_or_unknown_charset_is_found_out(charset: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode()
    content = head + "Die Straße ist für alle gesperrt, sagte Jörg.".encode("cp1252")
    assert write(read(Source(content)).parts) == "Die Straße ist für alle gesperrt, sagte Jörg."


def test_the_encoding_given_goes_before_the_one_stated() -> None:
    content = f"{HEAD}Content-Type: text/plain; charset=iso-8859-1\n\n".encode() + "Žižkov".encode("cp1250")
    assert write(read(Source(content, encoding="cp1250")).parts) == "Žižkov"


@pytest.mark.parametrize("depth", [100, 1_000, 20_000])
def test_parts_nested_deeply_are_read_or_refused(depth: int) -> None:
    mail = HEAD + "Content-Type: multipart/mixed; boundary=b0\n\n"
    for number in range(depth):
        mail += f"--b{number}\nContent-Type: multipart/mixed; boundary=b{number + 1}\n\n"
    mail += f"--b{depth}\n\nText.\n--b{depth}--\n"
    if depth < Bounds().nesting:
        assert write(read(Source(mail.encode())).parts).strip() == "Text."
    else:
        with pytest.raises(IngestError, match="too many parts"):
            read(Source(mail.encode()))


def test_a_mailbox_is_told() -> None:
    one = "From a@b.org Mon May 4 08:00:00 1998\nFrom: a@b.org\nSubject: x\n\nText.\n\n"
    assert write(read(Source(one.encode())).parts).strip() == "Text."
    with pytest.raises(IngestError, match="several mails"):
        read(Source((one * 2).encode()))


def test_the_files_of_apple_mail_are_read() -> None:
    mail = (HEAD + "\nText.\n").encode()
    content = f"{len(mail)}      \n".encode() + mail + b'<?xml version="1.0"?><plist/>'
    assert write(read(Source(content)).parts) == "Text.\n"


def test_a_browser_that_saved_a_page_is_no_author() -> None:
    content = HEAD.replace("A <a@b.org>", "<Saved by Blink>") + "Content-Type: text/html\n\n<p>Text.</p>"
    assert read(Source(content.encode())).author == ""


def test_a_mail_without_text_is_told() -> None:
    content = f"{HEAD}Content-Type: application/pdf\n\nJVBERi0="
    assert outcome(read, content.encode()) == "There is no text in this file."


PIECES = st.sampled_from(
    [
        "From: ",
        "a@b.org",
        "\n",
        "\n\n",
        "Content-Type: ",
        "multipart/mixed; boundary=b",
        "text/html",
        "text/plain",
        "--b\n",
        "--b--\n",
        "; charset=",
        "utf-99",
        "; format=flowed",
        "=?utf-8?b?",
        "?=",
        "Date: ",
        "Content-Transfer-Encoding: base64\n",
        "x" * 50,
        "<p>",
        "> ",
        "message/rfc822",
        "\0",
        "ä",
        "; filename*=utf-8''%ff",
        "(((",
        '"',
        ":;,<>",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_any_pieces_are_read_or_refused_in_a_sentence(pieces: list[str]) -> None:
    found = outcome(read, "".join(pieces).encode())
    assert found.endswith(".") if isinstance(found, str) else write(found.parts).strip()


def test_remarks_within_remarks_name_no_author() -> None:
    assert read(Source(b"From: " + b"(" * 20_000 + b"\nSubject: x\n\nA text.")).author == ""


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_left_out_and_counted(mark: str) -> None:
    body = f"\nThe harbour opens on Monday.\n\nIt was closed.\n\n{mark}\nAnn Lee\nTel. 555 0101\n"
    document = read(Source((HEAD + body).encode()))
    assert write(document.parts) == "The harbour opens on Monday.\n\nIt was closed."
    assert LeftOut(Omitted.SIGNATURE, 1) in document.left_out


@pytest.mark.parametrize(
    "body",
    [
        "It opens.\n\n--\n" + "A line of the message goes on below.\n\n" * 12,  # a rule amid a message
        "It opens.\n\n-- it says --\nand no more.",
        "It opens.\n\n---\nNotes below a rule.",
        "It opens -- perhaps.",
    ],
)
def test_other_dashes_begin_no_signature(body: str) -> None:
    document = read(Source((HEAD + "\n" + body).encode()))
    assert body.split()[-1] in write(document.parts)
    assert Omitted.SIGNATURE not in {one.what for one in document.left_out}


@pytest.mark.parametrize("charset", ["a\0b", "\0", "x" * 5_000, "utf-8\udc80"])
def test_a_part_whose_charset_is_none_is_read_or_refused(charset: str) -> None:
    part = f'--b\nContent-Type: text/plain; charset="{charset}"\n\nK\udcf6ln opens.\n'
    mail = f"{HEAD}Content-Type: multipart/alternative; boundary=b\n\n{part}{part}--b--\n"
    assert outcome(read, mail.encode("utf-8", "surrogateescape"))
