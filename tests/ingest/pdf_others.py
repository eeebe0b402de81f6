"""Five other layouts: reading was not fitted to them before it was measured on them."""

from __future__ import annotations

from dataclasses import replace
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
from webapp.ingest.values import Part


def magazine() -> Layout:
    """US paper, two columns, an initial over three lines, a subheading in capitals, a picture at the foot."""
    title, told = seed("night-buses/right.txt")
    parts = [*prose(*told[:4]), heading("WHO PAYS FOR IT"), *prose(*told[4:])]
    css = "@page{size:letter;margin:18mm 16mm}" + (
        "body{font:10.5pt/1.4 'DejaVu Serif'}h1{font:bold 28pt/1.15 'DejaVu Serif';text-align:center}"
        ".body{columns:2;column-gap:7mm;text-align:justify}p{margin:0;text-indent:1.2em}"
        "p:first-child{text-indent:0}p:first-child::first-letter{font-size:44pt;line-height:36pt;float:left;"
        "padding-right:1mm}h2{font:bold 10pt 'DejaVu Sans';margin:3mm 0 1mm}h2+p{text-indent:0}"
        "figure{margin:6mm 0 0}img{width:60mm}figcaption{font:8pt 'DejaVu Sans'}"
    )
    figure = (
        f'<figure><img src="{picture()}"><figcaption>Carrow hospital at night. Picture: Ann Idle'
        "</figcaption></figure>"
    )
    source = f'<h1>{title}</h1><div class="body">{html(list(map(_soft, parts)))}</div>{figure}'
    return Layout(
        "magazine", page(css, source), tuple(parts), title, left_out=frozenset({"picture", "caption"})
    )


def _soft(part: Part) -> Part:
    return replace(part, text=softened(part.text))


def paper() -> Layout:
    """A working paper: title and authors in the middle, a summary, numbered headings, two columns, notes."""
    _, told = seed("river-inquiry/left.txt")
    title = "Alarms that nobody answers: what the Sele accident teaches"
    note = "The inquiry’s terms are printed in its first annex."
    first, rest = told[1].split(". ", 1)
    noted = (
        f'<text:p text:style-name="Body">{escape(first)}.<text:note text:id="ftn1" '
        f'text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body>"
        f'<text:p text:style-name="Foot">{note}</text:p></text:note-body></text:note> {escape(rest)}</text:p>'
    )
    styles = (
        style("Title", 'fo:text-align="center" fo:margin-bottom="3mm"', 'fo:font-size="18pt"')
        + style("Names", 'fo:text-align="center" fo:margin-bottom="5mm"', 'fo:font-style="italic"')
        + style(
            "Summary",
            'fo:margin-left="1.2cm" fo:margin-right="1.2cm" fo:margin-bottom="6mm" fo:text-align="justify"',
            'fo:font-size="9.5pt"',
        )
        + style(
            "Head", 'fo:margin-top="3mm" fo:margin-bottom="1mm"', 'fo:font-size="11pt" fo:font-weight="bold"'
        )
        + style("Body", 'fo:text-align="justify" fo:text-indent="4mm"', 'fo:font-size="10pt"')
        + style("Foot", "", 'fo:font-size="8pt"')
        + style("Centre", 'fo:text-align="center"', 'fo:font-size="9pt"')
        + '<style:style style:name="Two" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="6mm"/></style:section-properties></style:style>'
    )
    master = (
        '<style:footer><text:p text:style-name="Centre"><text:page-number '
        'text:select-page="current"/></text:p>'
        "</style:footer>"
    )
    section = (
        '<text:section text:style-name="Two" text:name="Section1">'
        + head_as("Head", "1. The accident")
        + set_as("Body", told[0])
        + noted
        + set_as("Body", *told[3:6])
        + head_as("Head", "2. The supervision")
        + set_as("Body", *map(softened, told[7:12]))
        + "</text:section>"
    )
    names = "M. Lind, A. Moen and S. Aas"
    body = set_as("Title", title) + set_as("Names", names) + set_as("Summary", told[12]) + section
    parts = [
        *prose(names, told[12]),
        heading("1. The accident"),
        *prose(*told[:2], *told[3:6]),
        heading("2. The supervision"),
        *prose(*told[7:12], note),
    ]
    return Layout(
        "paper",
        office(body, styles=styles, master=master),
        tuple(parts),
        title,
        left_out=frozenset({"header"}),
    )


def hebrew() -> Layout:
    """From right to left, with figures and Latin words, in two columns."""
    title = "המועצה הצביעה בעד אוטובוסים בלילה"
    told = [
        "מועצת המחוז הצביעה ביום חמישי ברוב של 31 נגד 24 להחזיר את האוטובוסים בלילה לעמק, אחת עשרה שנים לאחר "
        "שהקו האחרון בוטל כדי לחסוך כסף.",
        "השירות יעלה 1.2 מיליון בשנה ויופעל על ידי חברת Valley Lines עד הקיץ של שנת 2026, אמרה חברת המועצה "
        "שהציעה את התוכנית.",
        "המתנגדים טענו שמדובר בדרך יקרה להסיע כמה עשרות אנשים בלבד. ההצעה שלהם לסבסד מוניות נדחתה.",
        "הנהגים יקבלו תוספת של 50 אחוז על כל לילה. האיגוד בירך על השירות אך דרש אדם נוסף אחרי חצות.",
    ]
    css = "@page{size:A4;margin:25mm}" + (
        "body{font:12pt/1.6 'DejaVu Sans';direction:rtl}h1{font-size:22pt}.body{columns:2;column-gap:9mm}"
        "p{margin:0 0 3mm}"
    )
    source = f'<h1>{title}</h1><div class="body">{html(prose(*told))}</div>'
    return Layout("hebrew", page(css, source, lang="he"), tuple(prose(*told)), title)


def minutes() -> Layout:
    """Minutes: a list within a list, a table with long cells in rules, a header that names the page."""
    title = "Minutes of the harbour board"
    _, told = seed("tidal-barrier/left.txt")
    outer = items("Apologies were received from Mr Amadi.", "The gates", numbered="1.")
    inner = items(
        "Gate three was inspected in March and again in April by the makers, who found two more "
        "cracks near the "
        "upper hinge.",
        "Gate four waits for calm weather.",
        numbered="(a)",
        level=2,
    )
    inner = [inner[0], replace(inner[1], label="(b)")]
    table = rows(
        ("Action", "Who", "By"),
        (
            "Publish both reports of the laboratories in full, with the drawings of the gates",
            "T. Okell",
            "1 May",
        ),
        ("Ask the insurers for their view of the welding method", "H. Marine", "14 May"),
        ("Lay out the temporary dams", "Works", "September"),
    )
    styles = (
        style(
            "Title",
            'fo:margin-bottom="5mm" fo:text-align="start"',
            'fo:font-size="16pt" fo:font-weight="bold"',
        )
        + style(
            "Head", 'fo:margin-top="4mm" fo:margin-bottom="2mm"', 'fo:font-size="12pt" fo:font-weight="bold"'
        )
        + style("Body", 'fo:margin-bottom="2.5mm"', 'fo:font-size="12pt" fo:font-family="\'DejaVu Sans\'"')
        + style("Cell", "", 'fo:font-size="10pt" fo:font-family="\'DejaVu Sans\'"')
        + style("Small", 'fo:border-bottom="0.5pt solid #000000"', 'fo:font-size="8pt"')
        + '<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties '
        'fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>'
        + "".join(
            f'<style:style style:name="W{at}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width}cm"/></style:style>'
            for at, width in enumerate((9, 3.5, 3.5))
        )
        + '<text:list-style style:name="List">'
        + "".join(
            f'<text:list-level-style-number text:level="{level}" {shape}><style:list-level-properties '
            'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            f'text:label-followed-by="listtab" fo:margin-left="{level * 0.9}cm" fo:text-indent="-0.9cm" '
            f'text:list-tab-stop-position="{level * 0.9}cm"/></style:list-level-properties>'
            "</text:list-level-style-number>"
            for level, shape in (
                (1, 'style:num-format="1" style:num-suffix="."'),
                (2, 'style:num-format="a" style:num-prefix="(" style:num-suffix=")"'),
            )
        )
        + "</text:list-style>"
    )

    def entry(text: str, more: str = "") -> str:
        return f"<text:list-item>{set_as('Body', text)}{more}</text:list-item>"

    nested = "<text:list>" + "".join(entry(part.text) for part in inner) + "</text:list>"
    listed = (
        '<text:list text:style-name="List">'
        + entry(outer[0].text)
        + entry(outer[1].text, nested)
        + "</text:list>"
    )
    grid = (
        '<table:table table:name="T">'
        + "".join(f'<table:table-column table:style-name="W{at}"/>' for at in range(3))
        + "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell table:style-name="Box">{set_as("Cell", cell)}</table:table-cell>'
                for cell in row.cells
            )
            + "</table:table-row>"
            for row in table
        )
        + "</table:table>"
    )
    master = (
        '<style:header><text:p text:style-name="Small">Lowmere Harbour Board – minutes, page '
        '<text:page-number text:select-page="current"/></text:p></style:header>'
    )
    body = (
        set_as("Title", title)
        + set_as("Body", *told[:2])
        + listed
        + set_as("Body", told[3])
        + head_as("Head", "Actions")
        + grid
        + head_as("Head", "Other business")
        + set_as("Body", *told[4:])
    )
    parts = [
        *prose(*told[:2]),
        *outer,
        *inner,
        *prose(told[3]),
        heading("Actions"),
        *table,
        heading("Other business"),
        *prose(*told[4:]),
    ]
    return Layout(
        "minutes",
        office(body, styles=styles, master=master),
        tuple(parts),
        title,
        left_out=frozenset({"header"}),
    )


def side_bar() -> Layout:
    """A French article with a box at its right, a byline, a picture with a caption, a quotation, no-break
    spaces."""
    title = "Le barrage de Lowmere prendra un an de retard"
    told = [
        "L’ouverture du barrage contre les marées de Lowmere est repoussée d’un an : des ingénieurs "
        "ont découvert "
        "des fissures dans deux des six portes qui doivent protéger la ville de la mer du Nord.",
        "« Nous préférons expliquer un retard plutôt qu’une inondation », a déclaré la présidente du port, "
        "Tamsin Okell. Les rapports des deux laboratoires seront publiés dès qu’ils seront achevés.",
        "Le remplacement complet des portes coûterait environ 9 millions de livres et prendrait au "
        "moins sept "
        "mois ; c’est pourquoi la direction préfère une réparation sur place, jamais tentée à cette échelle.",
        "Quelque 4 200 logements se trouvent au-dessous du niveau de la plus haute marée connue, "
        "celle de janvier "
        "1978. Peut-être faudra-t-il, d’ici là, compter sur les digues provisoires.",
    ]
    boxed = [
        heading("En chiffres", 3),
        *items("184 millions de livres", "six portes de 310 tonnes", "900 mètres de digues"),
        *prose("Source : direction du port de Lowmere, rapport du mois de mai."),
    ]
    byline = "Par Hélène Vasseur, le 14 mai 2025"
    figure = (
        f'<figure><img src="{picture()}"><figcaption>La porte numéro trois, en mars. (Photo : port '
        f"de Lowmere)"
        "</figcaption></figure>"
    )
    css = "@page{size:A4;margin:20mm 18mm}" + (
        "body{font:11pt/1.5 'DejaVu Serif'}h1{font:bold 24pt/1.2 'DejaVu Sans'}.by{font:9pt 'DejaVu Sans'}"
        ".all{display:grid;grid-template-columns:1fr 52mm;gap:10mm}aside{border:1.5px solid #357;padding:3mm;"
        "font:9.5pt/1.4 'DejaVu Sans';align-self:start}aside h3{margin:0 0 2mm;font-size:11pt}"
        "aside ul{padding-left:5mm;margin:0 0 2mm}p{margin:0 0 3mm}figure{margin:0 0 4mm}"
        "figcaption{font:8.5pt/1.3 'DejaVu Sans';color:#444}"
    )
    main = html(prose(*told[:2])) + figure + html(prose(*told[2:]))
    source = (
        f'<h1>{title}</h1><p class="by">{byline}</p><div class="all"><main>{main}</main>'
        f"<aside>{html(boxed)}</aside></div>"
    )
    return Layout(
        "side-bar",
        page(css, source, lang="fr"),
        (*prose(byline, *told), *boxed),
        title,
        left_out=frozenset({"picture", "caption"}),
    )


OTHERS = (magazine, paper, hebrew, minutes, side_bar)
