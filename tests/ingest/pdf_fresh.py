"""Four more layouts, written when all others were read without fault, and measured before reading was mended
on them."""

from __future__ import annotations

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

TWO = (
    '<style:style style:name="Two" style:family="section"><style:section-properties>'
    '<style:columns fo:column-count="{count}" fo:column-gap="7mm"/></style:section-properties></style:style>'
)


def _section(name: str, body: str) -> str:
    return f'<text:section text:style-name="Two" text:name="{name}">{body}</text:section>'


def crossed() -> Layout:
    """Two columns, a table across both, two columns again, divided words."""
    title, told = seed("night-buses/left.txt")
    table = rows(
        ("Route", "First bus", "Last bus", "Cost a year"),
        ("N1 Carrow – Upper Tarn", "22.10", "02.10", "£310,000"),
        ("N2 Carrow – Ferry Cross", "22.40", "01.40", "£270,500"),
        ("N3 Hospital – Arden Head", "23.15", "02.15", "£198,250"),
    )
    styles = (
        style("Title", 'fo:margin-bottom="5mm"', 'fo:font-size="22pt" fo:font-weight="bold"')
        + style(
            "Body",
            'fo:margin-bottom="2mm" fo:text-align="justify"',
            'fo:font-family="\'DejaVu Sans\'" fo:font-size="9.5pt"',
        )
        + style("Cell", "", 'fo:font-size="9.5pt"')
        + TWO.format(count=2)
    )
    grid = (
        '<table:table table:name="T"><table:table-column table:number-columns-repeated="4"/>'
        + "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell>{set_as('Cell', cell)}</table:table-cell>" for cell in row.cells)
            + "</table:table-row>"
            for row in table
        )
        + "</table:table>"
    )
    body = (
        set_as("Title", title)
        + _section("S1", set_as("Body", *map(softened, told[:4])))
        + grid
        + _section("S2", set_as("Body", *map(softened, told[4:])))
    )
    return Layout(
        "crossed", office(body, styles=styles), (*prose(*told[:4]), *table, *prose(*told[4:])), title
    )


def two_stories() -> Layout:
    """A front page: a name, two stories of which the second stands below the first in three columns."""
    first, one = seed("tidal-barrier/left.txt")
    second, two = seed("river-inquiry/right.txt")
    css = "@page{size:A4;margin:12mm}" + (
        "body{font:9pt/1.32 'DejaVu Serif'}h1{font:bold 30pt/1.1 'DejaVu Serif';margin:0 0 3mm}"
        "h2{font:bold 19pt/1.1 'DejaVu Serif';margin:6mm 0 3mm;border-top:1px solid;padding-top:3mm}"
        "h3{font:bold 9.5pt 'DejaVu Sans';margin:0 0 1mm}"
        "div{columns:2;column-gap:6mm;text-align:justify}.b{columns:3}p{margin:0;text-indent:3.5mm}"
        "p:first-child,h3+p{text-indent:0}"
    )
    story = [*prose(*one[:5]), heading("Who pays", 3), *prose(*one[5:])]
    source = (
        f"<h1>{first}</h1><div>{html(story)}</div><h2>{second}</h2><div class=b>{html(prose(*two))}</div>"
    )
    return Layout("two-stories", page(css, source), (*story, heading(second), *prose(*two)), first)


def essay() -> Layout:
    """An essay from a browser: raised numbers, notes at its end, a picture beside the text, a verse
    set off."""
    title, told = seed("river-inquiry/left.txt")
    notes = ["The report has 212 pages.", "As told to the library’s audience.", "Elvestad, 2024, p. 14."]
    marked = [
        told[0],
        told[1] + "<sup>1</sup>",
        told[2],
        told[3],
        told[4] + "<sup>2</sup>",
        told[8] + "<sup>3</sup>",
    ]
    figure = f'<img class=f src="{picture()}">'
    css = "@page{size:letter;margin:25mm}" + (
        "body{font:12pt/1.5 'DejaVu Sans'}h1{font-size:23pt}sup{font-size:8pt;line-height:0}"
        ".f{float:right;width:55mm;margin:0 0 3mm 5mm}.q{margin:0 15mm;font-style:italic}"
        ".n{font-size:9.5pt;border-top:1px solid}p{margin:0 0 3.5mm}"
    )
    quote = "And the water came white as milk, and all that was in it floated, and nobody asked whose it was."
    source = (
        f"<h1>{title}</h1>"
        + "".join(f"<p>{text}</p>" for text in marked[:2])
        + figure
        + "".join(f"<p>{text}</p>" for text in marked[2:5])
        + f"<p class=q>{quote}</p><p>{marked[5]}</p><div class=n>"
        + "".join(f"<p>{at}. {note}</p>" for at, note in enumerate(notes, 1))
        + "</div>"
    )
    parts = (*prose(*told[:5], quote, told[8], *notes),)
    return Layout("essay", page(css, source), parts, title, left_out=frozenset({"picture"}))


def release() -> Layout:
    """A government's release: a line in capitals, a run-in place in bold, bullets within bullets, notes to
    editors, page numbers."""
    title = "Night buses to return to the Arden valley"
    _, told = seed("night-buses/right.txt")
    kicker = "FOR IMMEDIATE RELEASE"
    place = "CARROW, 4 May –"
    outer = items("Four routes will be served:", "Fares are waived for those who work at night:")
    inner_one = items("two to Upper Tarn", "two to Ferry Cross", level=2)
    inner_two = items("in hospitals and care homes", "in bakeries", level=2)
    editors = ["The trial ends next summer.", "Maps can be had from the press desk."]
    styles = (
        style("Kicker", 'fo:margin-bottom="3mm"', 'fo:font-size="10pt" fo:letter-spacing="1pt"')
        + style("Title", 'fo:margin-bottom="4mm"', 'fo:font-size="18pt" fo:font-family="\'DejaVu Sans\'"')
        + style(
            "Head", 'fo:margin-top="4mm" fo:margin-bottom="1mm"', 'fo:font-size="11pt" fo:font-weight="bold"'
        )
        + style("Body", 'fo:margin-bottom="3mm" fo:line-height="140%"', 'fo:font-size="11pt"')
        + style("Small", 'fo:text-align="end"', 'fo:font-size="8pt"')
        + '<style:style style:name="Bold" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        + '<text:list-style style:name="List">'
        + "".join(
            f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}">'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" '
            f'fo:margin-left="{level * 0.8}cm" '
            f'fo:text-indent="-0.6cm" text:list-tab-stop-position="{level * 0.8}cm"/>'
            "</style:list-level-properties></text:list-level-style-bullet>"
            for level, sign in ((1, "•"), (2, "–"))
        )
        + "</text:list-style>"
    )
    master = (
        '<style:footer><text:p text:style-name="Small">Arden County Council | page '
        '<text:page-number text:select-page="current"/></text:p></style:footer>'
    )

    def entry(text: str, inner: str = "") -> str:
        return f"<text:list-item>{set_as('Body', text)}{inner}</text:list-item>"

    def nested(texts: list[str]) -> str:
        return "<text:list>" + "".join(map(entry, texts)) + "</text:list>"

    listed = (
        '<text:list text:style-name="List">'
        + entry(outer[0].text, nested([part.text for part in inner_one]))
        + entry(outer[1].text, nested([part.text for part in inner_two]))
        + "</text:list>"
    )
    body = (
        set_as("Kicker", kicker)
        + head_as("Title", title, 1)
        + f'<text:p text:style-name="Body"><text:span text:style-name="Bold">{place}</text:span> '
        f"{told[1]}</text:p>"
        + set_as("Body", told[2])
        + listed
        + set_as("Body", *told[3:])
        + head_as("Head", "Notes to editors")
        + set_as("Body", *editors)
    )
    parts = (
        *prose(kicker, f"{place} {told[1]}", told[2]),
        outer[0],
        *inner_one,
        outer[1],
        *inner_two,
        *prose(*told[3:]),
        heading("Notes to editors"),
        *prose(*editors),
    )
    return Layout(
        "release",
        office(body, styles=styles, master=master),
        parts,
        title,
        left_out=frozenset({"header"}),
    )


FRESH = (crossed, two_stories, essay, release)
