"""What control words of RTF stand for: encodings, characters, and groups that hold no text of the article."""

from __future__ import annotations

from typing import Final

from webapp.ingest.values import Omitted

CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "cp950", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encoding of a font's bytes by its ``\\fcharset``."""
SYMBOL: Final = "symbol"
"""The charset of fonts that draw signs: not an encoding, its bytes are places in the font."""
SYMBOL_CHARSET: Final = 2
PLATFORMS: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
PAGES: Final = {
    936: "gb18030", 950: "cp950", 10000: "mac_roman", 10007: "mac_cyrillic", 10029: "mac_latin2",
    65001: "utf-8",
}  # fmt: skip
"""Of ``\\ansicpg`` where Python names the page otherwise than ``cp`` with its number."""

CHARACTERS: Final = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "~": "\xa0", "_": "-",
    "zwj": "\u200d",
    "zwnj": "\u200c", "line": "\n", "softline": " ", "page": "\n", "column": "\n", "lbr": "\n", "\\": "\\",
    "{": "{", "}": "}",
}  # fmt: skip
"""Control words and symbols that are characters. Soft hyphens and marks of direction are none."""

COUNTED: Final = {
    "pict": Omitted.PICTURE, "object": Omitted.EMBEDDED, "annotation": Omitted.COMMENT,
    "header": Omitted.HEADER, "headerl": Omitted.HEADER, "headerr": Omitted.HEADER,
    "headerf": Omitted.HEADER, "footer": Omitted.HEADER,
    "footerl": Omitted.HEADER, "footerr": Omitted.HEADER, "footerf": Omitted.HEADER,
}  # fmt: skip
"""Groups that are left out and told."""
WITHOUT_TEXT: Final = frozenset({"pict", "object"})
"""Those of them that count whether or not there is text in them."""
SILENT: Final = frozenset({
    "colortbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "userprops",
    "nonshppict", "shprslt", "sp", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "atnid", "atnauthor",
    "atnref", "atndate", "atntime", "atnicn", "atnparent", "atrfstart", "atrfend", "ftnsep", "ftnsepc",
    "ftncn", "aftnsep", "aftnsepc", "aftncn", "pn", "pnseclvl", "pgdsctbl", "themedata",
    "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "wgrffmtfilter", "filetbl",
    "template", "password", "operator", "category", "company", "doccomm", "hlinkbase", "keywords",
    "subject", "comment", "title", "manager", "fchars", "lchars", "ffdata", "datafield", "formfield",
    "private", "nesttableprops", "nonesttables", "background", "objdata", "objclass", "objname",
    "blipuid", "listname", "leveltext", "levelnumbers", "panose", "falt", "fontemb", "fontfile",
    "htmltag", "mhtmltag", "do", "mmath", "mmathPict", "docvar", "passwordhash", "protusertbl", "txe",
    "pntxta", "pntxtb", "unused",
})  # fmt: skip
"""Groups that are left out and not told: the file's own affairs, and doubles of what is read."""
STARRED: Final = frozenset({
    "shppict", "shpinst", "footnote", "annotation", "fldinst", "ud", "pntext", "listtext", "shptxt",
    "dptxbxtext", "mmathPara", "moMath",
})  # fmt: skip
"""Groups behind ``\\*`` that are read; of all others that sign says that they may be jumped over."""


def code_page(number: int) -> str:
    """Python's name for ``\\ansicpg``; Windows-1252 for one that is not known."""
    if name := PAGES.get(number):
        return name
    known = {
        437,
        708,
        720,
        737,
        775,
        850,
        852,
        855,
        858,
        860,
        862,
        863,
        864,
        865,
        866,
        869,
        874,
        932,
        949,
        1250,
        1251,
    }
    return f"cp{number}" if number in known - {708} or 1252 <= number <= 1258 else "cp1252"
