"""Files that LibreOffice writes, made once for all tests of a run."""

from __future__ import annotations

import fcntl
import os
import pickle

import pytest

from tests.ingest import office_documents, office_documents_more
from tests.ingest.pdf_fresh import FRESH
from tests.ingest.pdf_layouts import LAYOUTS
from tests.ingest.pdf_more import MORE
from tests.ingest.pdf_others import OTHERS
from tests.ingest.word_processed import OFFICE
from tests.ingest.word_processor import converted

DOCUMENTS = office_documents.CASES | office_documents_more.CASES


@pytest.fixture(scope="session")
def from_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All that tests ask of LibreOffice, by name and ending. Of several workers the first makes it and the
    others wait: a start costs more than all conversions."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / "from_office.pickle"
    with (shared / "from_office.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            made.write_bytes(pickle.dumps(converted(tmp_path_factory.mktemp("office"), _sources())))
    found: dict[str, bytes] = pickle.loads(made.read_bytes())
    return found


def _sources() -> dict[str, str]:
    sources = {f"{case.name}.{ending}": case.source for case in OFFICE for ending in ("rtf", "odt")}
    sources |= {f"{name}.docx": source for name, (source, _, _) in DOCUMENTS.items()}
    layouts = [make() for make in (*LAYOUTS, *OTHERS, *MORE, *FRESH)]
    return sources | {f"{layout.name}.pdf": layout.source for layout in layouts if layout.is_office}
