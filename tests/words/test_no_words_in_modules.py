"""What pages and files say stands in the catalogue: modules that say it hold no words of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.words.collecting import MODULES, ROOT, name

SPEAKING = ("present", "export", "review", "services", "ingest", "views", "store", "config.py")
"""Layers whose values people read."""

FOR_MACHINES = {
    "webapp/export/bundle.py": "scripts",
    "webapp/export/docx.py": "names of styles and elements",
    "webapp/export/docx_margin.py": "names of styles and elements",
    "webapp/export/docx_parts.py": "XML",
    "webapp/export/page.py": "a policy and a style sheet",
    "webapp/ingest/encodings/__init__.py": "names of encodings",
    "webapp/ingest/readers/html/names.py": "names that sites give their elements",
    "webapp/ingest/samples.py": "small files",
    "webapp/views/openapi.py": "the description of the API, which stands beside what it describes",
    "webapp/views/openapi_draft.py": "the same",
    "webapp/views/openapi_jobs.py": "the same",
    "webapp/views/openapi_parts.py": "the same",
    "webapp/views/openapi_result.py": "the same",
    "webapp/views/openapi_review.py": "the same",
    "webapp/views/openapi_sets.py": "the same",
    "webapp/views/openapi_sources.py": "the same",
    "webapp/views/patterns.py": "a pair of articles",
}
"""Modules whose strings are of a language for machines or are texts to be read, and which."""

NAMES = {
    '<time datetime="{}" data-time="{}">{}</time>': "an element",
    "default-src 'none'; style-src ": "a policy",
    "Diptych": "the product",
    "share ": "what a token is made from",
    "user of the proxy: ": "what owns a workspace",
    "Diptych/": "what a site is told about who asks",
    " (compares articles; asks for single pages that its user names)": "the same",
    "Grüße aus Köln, ça va très bien, señor. ": "a text whose encoding is found out",
    "a job was left: %s": "a line of the log",
    "no address": "an error of the program",
    '<section role="doc-endnotes">': "an element",
    **dict.fromkeys(("Application Support", "Library", "Local", "AppData"), "a folder of a system"),
    **dict.fromkeys(("Latin", "East Asian"), "a group of encodings"),
    **dict.fromkeys(("Host", "Accept", "Connection", "Subject", "From", "Date"), "a header"),
    **dict.fromkeys(("private, no-store", "noindex, nofollow, noarchive"), "what a header says"),
    **dict.fromkeys(("FixedDocSeq.fdseq", "FixedDocumentSequence.fdseq"), "a part of a file"),
    **dict.fromkeys(("Index/CalculationEngine", "Index/Slide", "Index/Document.iwa"), "a part of a file"),
    **dict.fromkeys(("Index.zip", "AndroidManifest.xml", "WordDocument", "Workbook"), "a part of a file"),
    **dict.fromkeys(("PowerPoint Document", "Book", "VisioDocument", "Quill"), "a part of a file"),
    **dict.fromkeys(("EncryptedPackage", "FictionBook", "Author", "Title"), "a part of a file"),
    **dict.fromkeys(("WebP", "Ogg"), "a format"),
    **dict.fromkeys((" regwall ", " meter wall ", " piano "), "names of an element"),
    **dict.fromkeys((" subscribe wall ", " subscription wall "), "names of an element"),
    **dict.fromkeys(("intense quote", "block quotation", "block text", "titre principal"), "a style"),
    **dict.fromkeys(("windows user", "microsoft office user"), "what a program writes for an author"),
}
"""Strings that look like words, and what they are."""

HEADER = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")
"""What a header of HTTP or of a mail is called."""

PATTERNS = frozenset({"re.compile", "re.match", "re.search", "re.split", "re.sub", "named"})
"""Calls whose first argument is a pattern of what others write, or a list of names of elements."""

ASKED = frozenset({"get", "startswith", "removeprefix", "iter", "execute", "exec_driver_sql"})
"""Methods whose first argument is looked for in what others wrote, or read by a database."""

WORDS = re.compile(r"[^\W\d_]{2,},? (?:[^\W\d_]|\Z)|^[A-Z][a-z]{2,}|^ [a-z]+ ")
"""Two words, one before or between values, or one as a heading writes it."""

MADE = [
    path
    for path in MODULES
    if path.relative_to(ROOT / "webapp").parts[0] in SPEAKING and name(path) not in FOR_MACHINES
]


def words_of(source: str) -> Iterator[str]:
    """The words of a module that are neither remarks, names of ours, nor errors of the program."""
    tree = ast.parse(source)
    unsaid = {id(part) for node in ast.walk(tree) for one in _unsaid(node) for part in ast.walk(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in unsaid and _is_said(node.value):
            yield str(node.value)


def _is_said(value: object) -> bool:
    if not isinstance(value, str) or value in NAMES or HEADER.fullmatch(value):
        return False
    return bool(WORDS.search(value))


def _unsaid(node: ast.AST) -> list[ast.AST]:
    """The parts of a piece of a program whose strings nobody is shown."""
    match node:
        case ast.Expr(ast.Constant()) | ast.Raise() | ast.Assert():
            return [node]
        case ast.Assign([ast.Name("__all__")]):
            return [node]
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.Subscript():
            return [node.slice]
        case ast.Call() if ast.unparse(node.func) in PATTERNS or _asks(node.func):
            return node.args[:1]
    return []


def _asks(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in ASKED


@pytest.mark.parametrize("path", MADE, ids=name)
def test_a_module_holds_no_words_for_people(path: Path) -> None:
    assert list(words_of(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "module",
    [
        'HEADING = "Comments"',
        'NAMES = {State.OK: "Ok, with a reason"}',
        'def f(n): return f"{n} of all words"',
        'def f(a, b): return f"{a} by {b}"',
        'def f(n): return [f"And {n} more."]',
        'def f(n): return say("files.broken") if n else "This file is damaged."',
        'REASONS = {"Content-Type": "It holds no article."}',
        'def f(n): return read(n).get("Date", "No date is given.")',
    ],
)
def test_words_in_a_module_are_seen(module: str) -> None:
    assert list(words_of(module))


def test_remarks_names_and_errors_of_the_program_in_a_module_are_no_words() -> None:
    module = '''"""What is said of a pair."""
__all__ = ["Comment"]
def f(a):
    """Says it."""
    if a == "left":
        raise ValueError(f"there is no such side as {a}")
    if a == "Another side" or re.match("one|another side", a) or a.get("Content-Type") == a["Last Day"]:
        a.headers = {"Content-Type": a}
    return say("export.report.kind", name=f"{a}.heading"), ", ".join(a), f"{a} · {a}", f"(“{a}”)"
'''
    assert list(words_of(module)) == []
