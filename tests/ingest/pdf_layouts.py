"""Ten layouts of printed articles, each with the parts that a reader of it should find."""

from __future__ import annotations

from html import escape

from tests.ingest.pdf_pieces import (
    Layout,
    head_as,
    heading,
    html,
    items,
    office,
    page,
    picture,
    prose,
    rows,
    seed,
    set_as,
    softened,
    style,
)
from webapp.engine.model import Block
from webapp.ingest.values import Part

PAPER = "@page{size:A4;margin:22mm 20mm}"


def report() -> Layout:
    """An agency's report in one column."""
    title, told = seed("river-inquiry/left.txt")
    parts = [
        *prose(*told[:3]),
        heading("What happened that night"),
        *prose(*told[3:6]),
        heading("The supervision"),
        heading("Inspections before the accident", 3),
        *prose(*told[7:9]),
        heading("What the judge recommends"),
        *prose(*told[12:14]),
    ]
    css = PAPER + (
        "body{font:11pt/1.45 'DejaVu Serif'}h1{font:bold 22pt 'DejaVu Sans'}"
        "h2{font:bold 15pt 'DejaVu Sans'}h3{font:bold 11.5pt 'DejaVu Sans'}p{margin:0 0 3mm}"
    )
    return Layout("report", page(css, f"<h1>{title}</h1>" + html(parts)), tuple(parts), title)


def two_columns() -> Layout:
    """A headline and a standfirst across two columns."""
    title, told = seed("tidal-barrier/right.txt")
    deck, body = prose(told[0]), [*prose(*told[1:5]), heading("Who pays", 3), *prose(*told[5:])]
    css = PAPER + (
        "body{font:9.5pt/1.35 'DejaVu Serif'}h1{font:bold 25pt/1.1 'DejaVu Serif';margin:0 0 4mm}"
        ".deck p{font:italic 12pt/1.4 'DejaVu Serif';margin:0 0 6mm}.body{columns:2;column-gap:9mm}"
        "p{margin:0 0 2.5mm}h3{font:bold 10.5pt 'DejaVu Sans';margin:3mm 0 1mm}"
    )
    source = f'<h1>{title}</h1><div class="deck">{html(deck)}</div><div class="body">{html(body)}</div>'
    return Layout("two-columns", page(css, source), (*deck, *body), title)


def newspaper() -> Layout:
    """Three columns, indents and no gaps, a box that cuts a paragraph in two, a picture with a caption."""
    title, told = seed("night-buses/left.txt")
    boxed = [
        heading("The night routes", 3),
        *items("N1 Carrow to Upper Tarn", "N2 Carrow to Ferry Cross", "N3 the hospital to Arden Head"),
        *prose("All of them are free for those who work at night."),
    ]
    first, second = told[5].split(". ", 1)
    cut = f"<p>{first}. <aside>{html(boxed)}</aside>{second}</p>"
    figure = (
        f'<figure><img src="{picture()}"><figcaption>The last bus at Carrow station, shortly before it was '
        "withdrawn. Photograph: R. Tennant</figcaption></figure>"
    )
    body = html(prose(*told[:3])) + figure + html(prose(*told[3:5])) + cut + html(prose(*told[6:]))
    css = "@page{size:A4;margin:14mm}" + (
        "body{font:8.5pt/1.3 'DejaVu Serif'}h1{font:bold 30pt/1.05 'DejaVu Sans';margin:0 0 5mm}"
        ".body{columns:3;column-gap:6mm;text-align:justify}p{margin:0;text-indent:4mm}"
        "aside{float:left;width:calc(100% - 5mm);background:#e8e8e8;border:1px solid #444;padding:2mm;"
        "margin:2mm 0;font:8pt/1.3 'DejaVu Sans';text-indent:0}aside p{text-indent:0}"
        "aside h3{margin:0 0 1mm;font-size:10pt}aside ul{margin:0 0 1mm;padding-left:4mm}"
        "figure{margin:2mm 0;break-inside:avoid}img{width:100%}"
        "figcaption{font:italic 7pt/1.25 'DejaVu Sans';color:#333}"
    )
    source = f'<h1>{title}</h1><div class="body">{body}</div>'
    left_out = frozenset({"picture", "caption"})
    return Layout("newspaper", page(css, source), (*prose(*told), *boxed), title, left_out=left_out)


def running() -> Layout:
    """Six pages with running headers, footers and page numbers; sentences go on over the page's end."""
    told = [
        text
        for name in (
            "river-inquiry/left.txt",
            "night-buses/left.txt",
            "tidal-barrier/left.txt",
            "night-buses/right.txt",
            "river-inquiry/right.txt",
        )
        for text in seed(name)[1]
    ]
    styles = (
        style(
            "Title",
            'fo:margin-bottom="8mm" fo:text-align="center"',
            'fo:font-size="24pt" fo:font-weight="bold"',
        )
        + style(
            "Body",
            'fo:margin-bottom="3.5mm" fo:line-height="150%" fo:orphans="1" fo:widows="1"',
            'fo:font-size="13pt"',
        )
        + style("Small", 'fo:text-align="end"', 'fo:font-size="9pt" fo:font-style="italic"')
        + style("Centre", 'fo:text-align="center"', 'fo:font-size="9pt"')
    )
    master = (
        '<style:header><text:p text:style-name="Small">Annual Review of the County '
        "Council</text:p></style:header>"
        '<style:footer><text:p text:style-name="Centre">Page <text:page-number '
        'text:select-page="current"/> of '
        "<text:page-count/></text:p></style:footer>"
    )
    title = "The year in the Arden valley"
    source = office(set_as("Title", title) + set_as("Body", *told), styles=styles, master=master)
    return Layout("running", source, tuple(prose(*told)), title, left_out=frozenset({"header"}))


def footnotes() -> Layout:
    """Notes at the foot of two pages, with raised figures in the text."""
    title, told = seed("river-inquiry/left.txt")
    notes = {
        1: "Report of the Inquiry into the Discharge at Brandal, 212 pages, available from the county.",
        3: "Liquor here means a solution of chlorine dioxide; the mill gave up elemental chlorine in 1994, "
        "as all mills in the county had to do by the end of that year.",
        5: "Figures of the two waterworks, which count households and not persons.",
        8: "A tenth post was approved in 2019 and never advertised.",
        11: "Act on Environmental Offences, section 9.",
    }

    def noted(number: int, text: str) -> str:
        if number not in notes:
            return escape(text, quote=False)
        count = sorted(notes).index(number) + 1
        note = (
            f'<text:note text:id="ftn{count}" text:note-class="footnote"><text:note-citation>{count}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Foot">{notes[number]}</text:p>'
            "</text:note-body></text:note>"
        )
        head, tail = text.rsplit(". ", 1) if ". " in text else (text[:-1], "")
        return f"{head}.{note}" + (f" {tail}" if tail else "")

    styles = (
        style("Title", 'fo:margin-bottom="6mm"', 'fo:font-size="20pt" fo:font-weight="bold"')
        + style(
            "Body",
            'fo:margin-bottom="3mm" fo:line-height="130%" fo:text-align="justify"',
            'fo:font-size="11.5pt" fo:font-family="\'DejaVu Sans\'"',
        )
        + style("Foot", 'fo:margin-left="4mm" fo:text-indent="-4mm"', 'fo:font-size="9pt"')
    )
    body = "".join(
        f'<text:p text:style-name="Body">{noted(at, text)}</text:p>' for at, text in enumerate(told)
    )
    source = office(set_as("Title", title) + body, styles=styles)
    return Layout("footnotes", source, tuple(prose(*told, *notes.values())), title)


COMPOUNDS = (
    "The well-known decision-makers of the long-standing and non-partisan committee held a follow-up "
    "meeting on low-lying, flood-prone and weather-beaten neighbourhoods, and asked for a cost-benefit "
    "analysis of the state-of-the-art pumping stations in the north-east of the country by mid-September."
)


def divided() -> Layout:
    """Justified in two narrow columns, words divided at line ends, printed from a browser."""
    title, told = seed("tidal-barrier/left.txt")
    told = [*told, COMPOUNDS]
    css = PAPER + (
        "body{font:10pt/1.4 'DejaVu Serif'}h1{font:bold 20pt 'DejaVu Serif'}"
        ".body{columns:2;column-gap:8mm;text-align:justify;hyphens:manual}p{margin:0 0 2mm}"
    )
    source = f'<h1>{title}</h1><div class="body">{html(prose(*map(softened, told)))}</div>'
    return Layout("divided", page(css, source), tuple(prose(*told)), title)


def divided_office() -> Layout:
    """Justified and divided by a word processor, in German, in two columns of a section."""
    title, told = seed("stadtbad/left.txt")
    styles = (
        style("Title", 'fo:margin-bottom="5mm"', 'fo:font-size="19pt" fo:font-weight="bold"')
        + style(
            "Body", 'fo:margin-bottom="2mm" fo:text-align="justify"', 'fo:font-size="10.5pt" fo:language="de"'
        )
        + '<style:style style:name="Two" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="7mm"/></style:section-properties></style:style>'
    )
    section = (
        '<text:section text:style-name="Two" text:name="Section1">'
        + set_as("Body", *map(softened, told))
        + "</text:section>"
    )
    return Layout(
        "divided-office",
        office(set_as("Title", title) + section, styles=styles),
        tuple(prose(*told)),
        title,
    )


def ligatures() -> Layout:
    """Ligatures, small capitals, spaced letters, fractions of a point between letters."""
    told = [
        "The first official figures of the fjord’s fishing fleet were filed in the office of the "
        "chief sheriff, "
        "where a flock of baffled officers found them affixed to a coffee-stained file.",
        "Five efficient firms profited from the offshore traffic; a sixth, Pfeiffer & Cliffe, suffered from "
        "conflicting certificates, insufficient staff and a fierce fight over the flagship’s refit.",
        "“The affluent flourish,” said the chef of the Griffin, “and the waffles are finished.” "
        "His fluffy soufflé was refused all the same.",
        "Finally the offending reef was identified off Hafnarfjörður, in stiff wind and difficult light.",
    ]
    spaced = "A NOTE ON THE OFFICIAL FIGURES"
    small = "The afternoon in Flensburg was difficult."
    parts = [
        *prose(told[0]),
        heading(spaced),
        *prose(told[1]),
        *prose(f"{small} {told[2]}"),
        *prose(told[3]),
    ]
    body = (
        f"<p>{told[0]}</p><h2>{spaced}</h2><p class=tight>{escape(told[1])}</p>"
        f"<p><span class=small>{small}</span> {told[2]}</p><p class=wide>{told[3]}</p>"
    )
    css = PAPER + (
        "body{font:12pt/1.5 'DejaVu Sans';font-variant-ligatures:common-ligatures discretionary-ligatures;"
        "text-align:justify}h1{font:bold 24pt 'DejaVu Serif'}h2{font:bold 13pt 'DejaVu Serif';"
        "letter-spacing:.3em}.tight{font-family:'DejaVu Serif';letter-spacing:-.02em}"
        ".small{font-variant:small-caps;letter-spacing:.05em}.wide{letter-spacing:.12em}"
    )
    title = "Filing the fjord’s official figures"
    return Layout("ligatures", page(css, f"<h1>{title}</h1>{body}"), tuple(parts), title)


def table_and_lists() -> Layout:
    """A table, a bulleted and a numbered list amid prose."""
    title, told = seed("night-buses/right.txt")
    bullets = items(
        "a second person on board of every bus that leaves after midnight, as the union of the "
        "drivers has asked "
        "since the beginning of the talks",
        "cameras in all vehicles",
        "a direct line to the police",
    )
    steps = items(
        "The council publishes the routes and asks all parishes for their remarks before the end of "
        "the month.",
        "The operator names the drivers.",
        "The first bus leaves on Monday.",
        numbered="1.",
    )
    table = rows(
        ("Route", "Passengers", "Cost in 2023", "Remarks"),
        ("N1 Carrow", "1,204", "£310,000", "by way of the hospital"),
        ("N2 Ferry Cross", "886", "£270,500", "bakeries"),
        ("N3 Upper Tarn", "93", "£198,250", "on request"),
        ("All routes", "2,183", "£778,750", "without depots"),
    )
    parts = [
        *prose(*told[:2]),
        *bullets,
        *prose(told[2]),
        heading("What it costs"),
        *table,
        *prose(told[3]),
        heading("What comes next"),
        *steps,
        *prose(told[4]),
    ]
    body = (
        html(prose(*told[:2]))
        + "<ul>"
        + "".join(f"<li>{part.text}</li>" for part in bullets)
        + "</ul>"
        + html(prose(told[2]))
        + "<h2>What it costs</h2><table>"
        + html(table)
        + "</table>"
        + html(prose(told[3]))
        + "<h2>What comes next</h2>"
        + "<ol>"
        + "".join(f"<li>{part.text}</li>" for part in steps)
        + "</ol>"
        + html(prose(told[4]))
    )
    css = PAPER + (
        "body{font:11pt/1.4 'DejaVu Sans'}h1{font-size:21pt}h2{font-size:14pt}"
        "table{border-collapse:collapse;width:100%}td{padding:1.5mm 3mm;border-bottom:1px solid #999}"
        "td:nth-child(2),td:nth-child(3){text-align:right}tr:first-child{font-weight:bold}"
    )
    return Layout("table-and-lists", page(css, f"<h1>{title}</h1>{body}"), tuple(parts), title)


def web() -> Layout:
    """An article printed from a browser: its lines at the paper's edges, a menu, a list of other articles."""
    title, told = seed("tidal-barrier/left.txt")
    links = ["Home", "News", "Weather", "Sport", "Business", "Travel"]
    menu = "<nav>" + "".join(f'<a href="/{link.lower()}">{link}</a>' for link in links) + "</nav>"
    other = [
        "Surge expected along the east coast this weekend",
        "How the old sea wall was built",
        "Port Sallow yard to take on forty apprentices",
    ]
    more = (
        "<h2>More on this story</h2><ul>"
        + "".join(f'<li><a href="/{n}">{t}</a></li>' for n, t in enumerate(other))
        + "</ul>"
    )
    linked = html(prose(told[4])).replace("310 tonnes", '<a href="/tonnes">310 tonnes</a>')
    byline = "By Ruth Aldous, Coast correspondent"
    body = (
        f'{menu}<h1>{title}</h1><p class="by">{byline}</p>'
        + html(prose(*told[:4]))
        + linked
        + html(prose(*told[5:]))
        + more
    )
    css = (
        "body{font:16px/1.5 'DejaVu Sans'}nav a{margin-right:24px}h1{font:bold 34px/1.2 'DejaVu Serif'}"
        ".by{color:#555;font-size:14px}h2{font-size:20px}"
    )
    parts = prose(byline, *told)
    return Layout(
        "web",
        page(css, body, title=f"{title} | The Lowmere Courier"),
        tuple(parts),
        title,
        has_browser_lines=True,
        left_out=frozenset({"header", "link_list"}),
    )


def letter() -> Layout:
    """A press release on headed paper: indents, no gaps between paragraphs, a drop capital."""
    _, told = seed("river-inquiry/right.txt")
    title = "River Sele: inquiry publishes its findings"
    told = [*told, "The full report can be had from the press office, which is open from nine to five."]
    styles = (
        style("Head", 'fo:text-align="center"', 'fo:font-size="15pt" fo:font-family="\'DejaVu Sans\'"')
        + style("Line", 'fo:text-align="center"', 'fo:font-size="8pt" fo:font-family="\'DejaVu Sans\'"')
        + style("Day", 'fo:margin-top="8mm" fo:margin-bottom="6mm" fo:text-align="end"')
        + style("Title", 'fo:margin-bottom="5mm"', 'fo:font-size="17pt" fo:font-weight="bold"')
        + style(
            "Drop",
            'fo:text-align="justify"',
            inner='<style:drop-cap style:lines="3" style:length="1" style:distance="1mm"/>',
        )
        + style("Body", 'fo:text-indent="6mm" fo:text-align="justify"')
    )
    master = (
        '<style:header><text:p text:style-name="Head">County of Elvestad</text:p>'
        '<text:p text:style-name="Line">Press Office · 4 Castle Street · Elvestad · '
        "press@elvestad.example</text:p>"
        "</style:header>"
    )
    body = (
        set_as("Day", "Elvestad, 12 November 2025")
        + head_as("Title", title, 1)
        + set_as("Drop", told[0])
        + set_as("Body", *told[1:])
    )
    parts = prose("Elvestad, 12 November 2025", *told)
    return Layout(
        "letter",
        office(body, styles=styles, master=master, author="Press Office"),
        tuple(parts),
        title,
        left_out=frozenset({"header"}),
    )


LAYOUTS = (
    report,
    two_columns,
    newspaper,
    running,
    footnotes,
    divided,
    divided_office,
    ligatures,
    table_and_lists,
    web,
    letter,
)
__all__ = ["LAYOUTS", "Block", "Layout", "Part"]
