"""Four more layouts, written when the others were read well, and measured before reading was mended on
them."""

from __future__ import annotations

from dataclasses import replace

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


def pull_quote() -> Layout:
    """Three columns with a rule between them, a quotation set large inside one, two pictures, a byline."""
    title, told = seed("river-inquiry/left.txt")
    byline = "By KIRSTEN HOLM in Storvik"
    quote = "“Nobody was asked to know two.”"
    first, second = told[4].split(". ", 1)
    css = "@page{size:A4;margin:15mm}" + (
        "body{font:9pt/1.35 'DejaVu Sans'}h1{font:bold 26pt/1.1 'DejaVu Serif';margin:0 0 2mm}"
        ".by{font:bold 8pt 'DejaVu Sans';margin:0 0 4mm}"
        ".body{columns:3;column-gap:7mm;column-rule:.5px solid #888}"
        ".body p{margin:0 0 2mm}"
        "blockquote{font:italic bold 15pt/1.2 'DejaVu Serif';margin:3mm 0;border-top:2px solid;"
        "border-bottom:2px solid;padding:2mm 0;text-align:center;float:left;width:100%}figure{margin:0 0 2mm}"
        "img{width:100%}figcaption{font:7.5pt/1.3 'DejaVu Sans'}"
    )
    said = "The mill at Brandal in August. K. Holm"
    shot = f'<figure><img src="{picture()}"><figcaption>{said}</figcaption></figure>'
    body = (
        html(prose(*told[:2]))
        + shot
        + html(prose(*told[2:4]))
        + f"<p>{first}.</p><blockquote>{quote}</blockquote><p>{second}</p>"
        + html(prose(*told[5:9]))
        + shot
        + html(prose(*told[9:12]))
    )
    source = f'<h1>{title}</h1><div class="by">{byline}</div><div class="body">{body}</div>'
    parts = tuple(prose(byline, *told[:4], f"{first}.", quote, second, *told[5:12]))
    return Layout("pull-quote", page(css, source), parts, title, left_out=frozenset({"picture", "caption"}))


def ruling() -> Layout:
    """A ruling of a court: numbered paragraphs over pages, headings in the middle, a header on each page that
    differs on left and right ones, small paper."""
    title = "The matter of the Brandal mill"
    _, one = seed("river-inquiry/left.txt")
    _, two = seed("tidal-barrier/left.txt")
    facts = items(*one[:7], numbered="1.")
    law = [replace(part, label=f"{count}.") for count, part in enumerate(items(*two[:6]), 8)]
    styles = (
        style(
            "Title",
            'fo:text-align="center" fo:margin-bottom="6mm"',
            'fo:font-size="15pt" fo:font-weight="bold"',
        )
        + style(
            "Head",
            'fo:text-align="center" fo:margin-top="5mm" fo:margin-bottom="3mm"',
            'fo:font-size="11pt" fo:font-weight="bold"',
        )
        + style("Body", 'fo:margin-bottom="2mm" fo:text-align="justify"', 'fo:font-size="11pt"')
        + style("Small", 'fo:text-align="center"', 'fo:font-size="8.5pt"')
        + '<text:list-style style:name="List"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        'text:label-followed-by="listtab" fo:margin-left="1cm" fo:text-indent="-1cm" '
        'text:list-tab-stop-position="1cm"/></style:list-level-properties></text:list-level-style-number>'
        "</text:list-style>"
    )
    master = (
        '<style:header><text:p text:style-name="Small">Elvestad District Court</text:p></style:header>'
        '<style:header-left><text:p text:style-name="Small">Case 14/2025</text:p></style:header-left>'
        '<style:footer><text:p text:style-name="Small">– <text:page-number '
        'text:select-page="current"/> –</text:p>'
        "</style:footer>"
    )

    def listed(parts: list[Part], start: int) -> str:
        entries = "".join(
            f"<text:list-item{f' text:start-value={chr(34)}{start}{chr(34)}' if at == 0 else ''}>"
            f"{set_as('Body', softened(part.text))}</text:list-item>"
            for at, part in enumerate(parts)
        )
        return f'<text:list text:style-name="List">{entries}</text:list>'

    intro = "The court, sitting with one judge and two lay members, finds as follows on the evidence heard."
    body = (
        set_as("Title", title)
        + set_as("Body", intro)
        + head_as("Head", "Facts")
        + listed(facts, 1)
        + head_as("Head", "Reasons")
        + listed(law, 8)
    )
    source = office(body, styles=styles, master=master, margins="4.2cm")
    parts = (*prose(intro), heading("Facts"), *facts, heading("Reasons"), *law)
    return Layout("ruling", source, parts, title, left_out=frozenset({"header"}))


def questions() -> Layout:
    """An interview: questions in bold, answers below; a table of figures with a caption row; no margins
    between but half a line."""
    title = "“I would rather explain a delay than a flood”"
    deck = "The chair of the harbour board on cracks, insurers and the coming winter"
    asked = [
        (
            "When did you first hear of the cracks?",
            "In March, on the day of the inspection. The engineers rang me "
            "from the gate itself; one could hear the wind.",
        ),
        (
            "Could the makers have known?",
            "That is for the laboratories to say. They changed their way of welding "
            "halfway through the contract and told us so.",
        ),
        (
            "What happens if the sea rises in January?",
            "We have the old wall and 900 metres of temporary dams. They "
            "stand a surge of the kind that comes once in twenty years, and not a larger one.",
        ),
    ]
    table = rows(
        ("Gate", "Weight in tonnes", "Cracks", "Longest in cm"),
        ("1", "310", "0", "–"),
        ("2", "311", "0", "–"),
        ("3", "309", "4", "40.5"),
        ("4", "310", "2", "12.0"),
    )
    css = "@page{size:A4;margin:30mm 35mm}" + (
        "body{font:11.5pt/1.45 'DejaVu Serif'}h1{font:27pt/1.15 'DejaVu Serif'}"
        ".deck{font:bold 12.5pt 'DejaVu Sans'}"
        "p{margin:0 0 2.2mm}b{display:block}"
        "table{margin:4mm auto;border-collapse:collapse;font:10pt 'DejaVu Sans'}"
        "td{border:1px solid #000;padding:1mm 4mm;text-align:center}"
    )
    told = "".join(f"<p><b>{question}</b>{answer}</p>" for question, answer in asked)
    last = "The interview was conducted on 12 May; Ms Okell has read and approved her answers since."
    source = f'<h1>{title}</h1><p class="deck">{deck}</p>{told}<table>{html(table)}</table><p>{last}</p>'
    parts = [
        heading(deck),
        *(part for question, answer in asked for part in (heading(question, 3), *prose(answer))),
        *table,
        *prose(last),
    ]
    return Layout("questions", page(css, source), tuple(parts), title)


def arabic() -> Layout:
    """Arabic in one column with a bulleted list, figures and a Latin name."""
    title = "عودة الحافلات الليلية إلى الوادي"
    told = [
        "صوّت مجلس المقاطعة يوم الخميس بأغلبية 31 صوتا مقابل 24 لإعادة الحافلات الليلية إلى الوادي "
        "بعد أحد عشر عاما "
        "من إلغاء آخر رحلة لتوفير المال.",
        "ستكلف الخدمة 1.2 مليون جنيه في السنة، وتديرها شركة Valley Lines حتى صيف عام 2026.",
    ]
    points = items("مراقبة بالكاميرات في جميع الحافلات", "خط مباشر مع الشرطة")
    css = "@page{size:A4;margin:25mm}" + (
        "body{font:13pt/1.7 'DejaVu Sans';direction:rtl}h1{font-size:24pt}p{margin:0 0 4mm}"
    )
    listed = "<ul>" + "".join(f"<li>{point.text}</li>" for point in points) + "</ul>"
    source = f"<h1>{title}</h1>{html(prose(*told))}{listed}"
    return Layout("arabic", page(css, source, lang="ar"), (*prose(*told), *points), title)


MORE = (pull_quote, ruling, questions, arabic)
