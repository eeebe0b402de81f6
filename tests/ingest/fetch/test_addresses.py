"""Addresses are told from other text and written in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.ingest.fetch import FetchError, clean_address, is_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        " http://example.org/story \n",
        "HTTPS://EXAMPLE.ORG/A?b=c#d",
        "https://example.org/a,b;c'(d)",
        "https://straße.de/ä",
        "http://127.0.0.1",
        "http://me:secret@example.org/",
        "http://[::1]/",
        "https://example.org:8080/%zz",
    ],
)
def test_an_address_alone_is_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "example.org/story",
        "www.example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "http://",
        "https:///story",
        "http:example.org",
        "https://?q",
        "https://example.org and more",
        "See https://example.org",
        "https://example.org\nhttps://example.net",
        "https://example.org\tx",
        "https://example.org\u00a0x",
        "https://example.org\u2028x",
        "A story.\n\nhttps://example.org",
        "https://example.org/" + "a" * 8_000,
    ],
)
def test_other_text_is_none(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://Example.ORG.:80/A?B#c", "http://example.org/A?B"),
        ("https://example.org:443?x=1", "https://example.org/?x=1"),
        ("https://example.org:/a", "https://example.org/a"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://example.org:00080/", "http://example.org/"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://ПРИМЕР.bg/", "https://xn--e1afmkfd.bg/"),
        ("https://bücher。example。org/", "https://xn--bcher-kva.example.org/"),
        ("https://b%C3%BCcher.org/", "https://xn--bcher-kva.org/"),
        ("https://my_paper.example.org/", "https://my_paper.example.org/"),
        ("http://93.184.216.34./", "http://93.184.216.34/"),
        ("http://[2606:2800:0220:0001::25C8]/", "http://[2606:2800:220:1::25c8]/"),
        ("http://[2606::1]:443/", "http://[2606::1]:443/"),
        ("https://example.org/a b/ü?q=ä&r=%C3%A4", "https://example.org/a%20b/%C3%BC?q=%C3%A4&r=%C3%A4"),
        ('https://example.org/"<>`{}^\\', "https://example.org/%22%3C%3E%60%7B%7D%5E%5C"),
        ("https://example.org/a;b=(c),d!$'*+@:~", "https://example.org/a;b=(c),d!$'*+@:~"),
        ("https://example.org/?a=b?c/d#e#f", "https://example.org/?a=b?c/d"),
    ],
)
def test_an_address_has_one_spelling(text: str, clean: str) -> None:
    assert clean_address(text) == clean


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a full web address"),
        ("example.org", "not a full web address"),
        ("/story", "not a full web address"),
        ("https:", "does not name a site"),
        ("https:/example.org", "does not name a site"),
        ("ftp://example.org/", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("https://me@example.org/", "user name or a password"),
        ("https://me:secret@example.org/", "user name or a password"),
        ("https://@example.org/", "user name or a password"),
        ("https://example.org\\@a.org/", "user name or a password"),
        ("https://example.org\\a.org/", "no valid name"),
        ("https://exa mple.org/", "no valid name"),
        ("https://example.org:a/", "no valid name"),
        ("https://example.org:123456/", "no valid name"),
        ("https://example.org:٨٠/", "no valid name"),
        ("https://example.org:65536/", "no valid port"),
        ("https://example.org:0/", "no valid port"),
        ("https://::1/", "no valid name"),
        ("https://[::1/", "no valid name"),
        ("https://[]/", "no valid IPv6"),
        ("https://[127.0.0.1]/", "no valid IPv6"),
        ("https://[v1.a]/", "no valid IPv6"),
        ("https://./", "no valid name"),
        ("https://example..org/", "no valid name"),
        ("https://.example.org/", "no valid name"),
        ("https://example.org../", "no valid name"),
        ("https://-example.org/", "no valid name"),
        ("https://exa%2fmple.org/", "no valid name"),
        ("https://%ff.org/", "no valid name"),
        ("https://%C3.org/", "no valid name"),
        ("https://a℀b.org/", "no valid name"),
        ("https://\u0301a.org/", "no valid name"),
        ("https://" + "ü" * 300 + ".org/", "too long"),
        ("https://" + "a." * 130 + "org/", "no valid name"),
        ("https://exam\tple.org/", "not a full web address"),
        ("https://example.org/a\nb", "not a full web address"),
        ("https://example.org/\x00", "not a full web address"),
        ("https://example.org/\ud800", "not a full web address"),
        ("https://example.org/" + "a" * 8_000, "longer than 8,000"),
        ("https://example.org/" + "é" * 2_000, "longer than 8,000"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(text: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        clean_address(text)


PIECES = st.sampled_from(
    [
        *(
            "http",
            "https",
            "ftp",
            "://",
            ":",
            "/",
            "//",
            "\\",
            "@",
            "?",
            "#",
            "[",
            "]",
            "%",
            "%25",
            "%2e",
            ".",
        ),
        *(
            "example.org",
            "127.0.0.1",
            "::1",
            "0x7f",
            "1",
            "017",
            "localhost",
            "xn--",
            "xn--a",
            "ß",
            "。",
            "．",
        ),
        *(
            "\u00ad",
            "\u200d",
            "\t",
            "\n",
            " ",
            "\x00",
            "\ud800",
            "٣",
            "１",
            "⑦",
            "a" * 64,
            "-",
            "_",
            "80",
            ":443",
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)).map("http://{}".format))
def test_whatever_is_given_is_refused_in_a_sentence_or_has_one_spelling(text: str) -> None:
    clean, sentence = cleaned(text)
    assert bool(clean) != sentence.endswith(".")
    if clean:
        assert clean.isascii()
        assert clean.isprintable()
        assert not set(clean) & set(' "<>\\^`{}#')
        assert cleaned(clean) == (clean, "")
        assert is_address(clean)


def cleaned(text: str) -> tuple[str, str]:
    """The one spelling of an address, or the sentence that refuses it."""
    try:
        return clean_address(text), ""
    except FetchError as error:
        return "", str(error)
