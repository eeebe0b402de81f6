"""Layouts drawn by chance: paper, faces, sizes, columns, gaps or indents, headings, lists, tables, pictures,
boxes, initials, divided words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.ingest.pdf_pieces import Layout, heading, html, items, page, picture, prose, rows, seed, softened
from webapp.engine.model import Block
from webapp.ingest.values import Part

SEEDS = (
    "river-inquiry/left.txt",
    "river-inquiry/right.txt",
    "night-buses/left.txt",
    "night-buses/right.txt",
    "tidal-barrier/left.txt",
    "tidal-barrier/right.txt",
    "stadtbad/left.txt",
    "stadtbad/right.txt",
)
HEADINGS = ("What it costs", "A long winter", "Reactions", "The next steps", "Who pays, and when")
LIST = (
    "a direct line to the police, at all hours",
    "cameras in every vehicle that leaves after midnight, as the union has asked since the talks began",
    "no more than two stops on request",
    "a review after twelve months",
)
TABLE = (
    ("Route", "Trips", "Cost"),
    ("Carrow", "1,204", "£310,000"),
    ("Ferry Cross", "886", "£270,500"),
    ("Upper Tarn", "93", "£98,250"),
)


def varied(number: int) -> Layout:
    """The layout of that number."""
    chance = Random(number)
    title, told = seed(chance.choice(SEEDS))
    columns = chance.choice((1, 1, 2, 2, 3))
    size = chance.uniform(8, 9.5) if columns == 3 else chance.uniform(8.5, 12.5)
    is_divided, is_boxed = chance.random() < 0.4, columns > 1 and chance.random() < 0.3
    pieces, parts, left_out = _pieces(chance, told, is_divided=is_divided)
    boxed = [heading("In brief", 3), *items(*LIST[:3])] if is_boxed else []
    if boxed:
        pieces.insert(len(pieces) // 2, f"<aside>{html(boxed)}</aside>")
    body = f"<h1>{title}</h1><main>{''.join(pieces)}</main>"
    return Layout(
        f"varied-{number}",
        page(_style(chance, columns, size), body),
        tuple(parts),
        title,
        left_out=frozenset(left_out),
        aside=tuple(boxed),
    )


def _pieces(chance: Random, told: list[str], *, is_divided: bool) -> tuple[list[str], list[Part], set[str]]:
    pieces: list[str] = []
    parts: list[Part] = []
    left_out: set[str] = set()
    for at, text in enumerate(told):
        drawn = chance.random() if at else 1.0
        if drawn < 0.15:
            parts.append(heading(chance.choice(HEADINGS)))
            pieces.append(html(parts[-1:]))
        elif drawn < 0.25:
            found = items(*chance.sample(LIST, 3), numbered=chance.choice(("", "1.")))
            tag = "ol" if found[0].label else "ul"
            pieces.append(f"<{tag}>" + "".join(f"<li>{part.text}</li>" for part in found) + f"</{tag}>")
            parts.extend(found)
        elif drawn < 0.32 and Block.ROW not in {part.block for part in parts}:
            found = rows(*TABLE)
            pieces.append(f"<table>{html(found)}</table>")
            parts.extend(found)
        elif drawn < 0.4:
            pieces.append(
                f'<figure><img src="{picture()}"><figcaption>Picture: A. Idle</figcaption></figure>'
            )
            left_out |= {"picture", "caption"}
        parts.extend(prose(text))
        shown = replace(parts[-1], text=softened(text)) if is_divided else parts[-1]
        pieces.append(html([shown]))
    return pieces, parts, left_out


def _style(chance: Random, columns: int, size: float) -> str:
    face, other = chance.sample(("DejaVu Serif", "DejaVu Sans"), 2)
    margin = chance.uniform(12, 28) if columns > 1 else chance.uniform(15, 40)
    paper = chance.choice(("A4", "letter", "A5" if columns == 1 else "A4"))
    by_indent = chance.random() < 0.5
    gap = 0.0 if by_indent else chance.uniform(0.45, 1.1)
    initial = (
        "main>p:first-child::first-letter{font-size:3.1em;line-height:.85;float:left;padding-right:.06em}"
        if chance.random() < 0.25
        else ""
    )
    return (
        f"@page{{size:{paper};margin:{margin:.1f}mm}}"
        f"body{{font:{size:.2f}pt/{chance.uniform(1.2, 1.65):.2f} '{face}'}}"
        f"h1{{font:{chance.choice(('bold', 'normal'))} {chance.uniform(17, 30):.1f}pt/1.15 '{other}';"
        f"text-align:{chance.choice(('left', 'center'))};margin:0 0 5mm}}"
        f"h2{{font:bold {size * chance.uniform(1.0, 1.5):.1f}pt '{chance.choice((face, other))}';"
        f"margin:{chance.uniform(0.8, 1.6):.1f}em 0 .4em}}h3{{margin:0 0 1mm;font-size:1.1em}}"
        f"main{{columns:{columns};column-gap:{chance.uniform(5.5, 10):.1f}mm;"
        f"text-align:{chance.choice(('left', 'justify'))}}}"
        f"p{{margin:0 0 {gap:.2f}em;text-indent:{1.3 if by_indent else 0}em}}"
        f"h1+main>p:first-child{{text-indent:0}}"
        f"ul,ol{{margin:.6em 0;padding-left:2em}}"
        f"td{{padding:.2em .8em}}td:nth-child(n+2){{text-align:right}}"
        f"table{{margin:.8em 0}}"
        f"figure{{margin:.8em 0}}img{{width:90%;max-width:70mm}}"
        f"figcaption{{font:italic .8em '{other}';text-indent:0}}"
        f"aside{{background:#eee;border:1px solid #333;padding:2mm;margin:2mm 0;break-inside:avoid;"
        f"font:.9em '{other}'}}" + initial
    )
