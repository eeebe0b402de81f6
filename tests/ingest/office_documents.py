"""Sources that LibreOffice turns into Word documents, with the parts that a reader of each sees."""

from __future__ import annotations

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
)


def fodt(body: str, styles: str = "") -> str:
    """A flat OpenDocument text."""
    return (
        f"{_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


_LISTS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-prefix="(" '
    'style:num-suffix=")"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/>'
    "</text:list-style>"
)


def _p(text: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _h(text: str, level: int) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def _items(*items: str) -> str:
    return "".join(f"<text:list-item>{found}</text:list-item>" for found in items)


ESSAY = fodt(
    _p("The lamp", "Title")
    + _h("Oil", 1)
    + _p("A lamp burns <text:span>oil</text:span>, most of it from<text:s text:c='3'/>olives.")
    + _h("Wicks", 2)
    + _p(
        "Wicks are of flax<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Or of wool.</text:p></text:note-body></text:note>."
    )
    + '<text:list text:style-name="N">'
    + _items(
        _p("Trim it."),
        _p("Light it.") + "<text:list>" + _items(_p("with a spill"), _p("or a match")) + "</text:list>",
        _p("Wait."),
    )
    + "</text:list>"
    + '<text:list text:style-name="B">'
    + _items(_p("brass"), _p("glass"))
    + "</text:list>"
    + _p("Light is cheap.", "Quotations")
    + _h("Glass", 1)
    + _p(
        "Glass came late<text:line-break/>to the north.<text:note text:note-class='endnote'>"
        "<text:note-citation>i"
        "</text:note-citation><text:note-body><text:p>After the war.</text:p></text:note-body></text:note>"
    ),
    _LISTS,
)
ESSAY_PARTS = [
    "H1 Oil",
    "P A lamp burns oil, most of it from olives.",
    "H2 Wicks",
    "P Wicks are of flax.",
    "I1 1. Trim it.",
    "I1 2. Light it.",
    "I2 (a) with a spill",
    "I2 (b) or a match",
    "I1 3. Wait.",
    "I1 - brass",
    "I1 - glass",
    "Q Light is cheap.",
    "H1 Glass",
    "P Glass came late to the north.",
    "P Or of wool.",
    "P After the war.",
]

_AT = "<dc:creator>Ada</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"
CHANGED = fodt(
    '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:insertion><office:change-info>'
    + _AT
    + "</office:change-info></text:insertion></text:changed-region>"
    '<text:changed-region xml:id="c2" text:id="c2"><text:deletion><office:change-info>'
    + _AT
    + "</office:change-info><text:p>old </text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
    + _h("One heading", 1)
    + _p(
        'The <text:change text:change-id="c2"/>bridge is <text:change-start text:change-id="c1"/>now '
        '<text:change-end text:change-id="c1"/>closed.'
    )
    + _p(
        "A remark<office:annotation><dc:creator>Ben</dc:creator><text:p>Check this.</text:p>"
        "</office:annotation> here."
    )
    + _p(
        '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/">A '
        "link</text:a> and "
        '<text:span text:style-name="H">nothing</text:span> more.'
    )
    + '<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>'
    "<table:table-header-rows><table:table-row>"
    + "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Year", "In", "Out")
    )
    + "</table:table-row></table:table-header-rows><table:table-row><table:table-cell "
    "table:number-columns-spanned='2'>"
    "<text:p>2020</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>5</text:p>"
    "</table:table-cell></table:table-row></table:table>" + _p("After the table."),
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>",
)
CHANGED_PARTS = [
    "P The bridge is now closed.",
    "P A remark here.",
    "P A link and more.",
    "R Year | In | Out",
    "R 2020 |  | 5",
    "P After the table.",
]

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Some title</title></head><body>
<h1>The orchard</h1>
<p>Apples are <b>ripe</b> in <i>autumn</i>. The
   pears came&nbsp;earlier.</p>
<h2>Sorts</h2>
<ol><li>Cox</li><li>Boskoop<ul><li>red</li><li>green</li></ul></li><li>Gala</li></ol>
<blockquote>An apple a day.</blockquote>
<table border="1"><tr><th>Sort</th><th>Weight</th></tr><tr><td>Cox</td><td>90 g</td></tr></table>
<p>That is all, said the farmer.</p>
<h2>Ladders</h2>
<p>They are of ash.</p>
</body></html>"""
PAGE_PARTS = [
    "P Apples are ripe in autumn. The pears came\u00a0earlier.",
    "H2 Sorts",
    "I1 1. Cox",
    "I1 2. Boskoop",
    "I2 - red",
    "I2 - green",
    "I1 3. Gala",
    "Q An apple a day.",
    "R Sort | Weight",
    "R Cox | 90 g",
    "P That is all, said the farmer.",
    "H2 Ladders",
    "P They are of ash.",
]

CASES = {
    "essay.fodt": (ESSAY, "The lamp", ESSAY_PARTS),
    "changed.fodt": (CHANGED, "One heading", CHANGED_PARTS),
    "page.html": (PAGE, "The orchard", PAGE_PARTS),
}
"""By name: the source, its title, its parts in short lines."""
