"""How well PDFs are read: ten layouts and thirteen others, made by Chromium and LibreOffice,
or as many as wished that are drawn by chance.

    python -m bench.ingest.pdf [--others | --varied FIRST LAST] [--show NAME]

Where pdfminer.six and pypdf are installed, they are measured beside, on their text alone.

Characters wrong is the edit distance of the whole text over its length; a block is right when its kind and
its text are, to the letter, and it stands in its order.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import tempfile
from pathlib import Path

from tests.ingest.pdf_fresh import FRESH
from tests.ingest.pdf_judging import Judgement, judged, texts_judged
from tests.ingest.pdf_layouts import LAYOUTS
from tests.ingest.pdf_making import made
from tests.ingest.pdf_more import MORE
from tests.ingest.pdf_others import OTHERS
from tests.ingest.pdf_varied import varied
from webapp.ingest.readers.pdf import read
from webapp.ingest.values import Source


def _pdfminer(content: bytes) -> list[str]:
    """pdfminer.six as it comes: each text box a paragraph."""
    high = importlib.import_module("pdfminer.high_level")
    layout = importlib.import_module("pdfminer.layout")
    return [
        " ".join(box.get_text().split())
        for page in high.extract_pages(io.BytesIO(content), laparams=layout.LAParams())
        for box in page
        if hasattr(box, "get_text")
    ]


def _pypdf(content: bytes) -> list[str]:
    """pypdf as it comes: each line a paragraph, for it tells no others."""
    reader = importlib.import_module("pypdf").PdfReader(io.BytesIO(content))
    return [line for page in reader.pages for line in page.extract_text().split("\n") if line.strip()]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", action="store_true", help="thirteen other layouts")
    parser.add_argument("--show", default="", help="print what is wrong with one")
    parser.add_argument("--varied", nargs=2, type=int, metavar=("FIRST", "LAST"), help="drawn by chance")
    asked = parser.parse_args()
    layouts = [make() for make in ((*OTHERS, *MORE, *FRESH) if asked.others else LAYOUTS)]
    if asked.varied:
        first, last = asked.varied
        layouts = [varied(number) for number in range(first, last)]
    with tempfile.TemporaryDirectory() as folder:
        files = made(layouts, Path(folder))
    plain = {name: tool for name, tool in (("pdfminer", _pdfminer), ("pypdf", _pypdf)) if _is_here(name)}
    print(
        f"{'layout':18}{'wrong %':>9}{'blocks':>8}"
        + "".join(f"{name + ' %':>12}{'blocks':>8}" for name in plain)
    )
    every = []
    for layout in layouts:
        content = files[layout.name]
        found = judged(layout, read(Source(content)))
        every.append(found)
        others = [texts_judged(layout, tool(content)) for tool in plain.values()]
        print(f"{layout.name:18}" + _cells(found, 9) + "".join(_cells(other, 12) for other in others))
        if layout.name == asked.show or asked.show == "all":
            print("\n".join(found.differences))
    wrong, blocks = (
        sum(values) / len(every) for values in zip(*((one.wrong, one.blocks) for one in every), strict=True)
    )
    print(f"{'mean':18}{100 * wrong:>9.2f}{blocks:>8.3f}")


def _cells(found: Judgement, width: int) -> str:
    return f"{100 * found.wrong:>{width}.2f}{found.blocks:>8.3f}"


def _is_here(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


if __name__ == "__main__":
    main()
