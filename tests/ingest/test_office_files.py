"""What LibreOffice writes as RTF and OpenDocument comes out as it was written down before."""

from __future__ import annotations

import pytest

from tests.ingest.word_processed import OFFICE, Case
from tests.ingest.word_processed_more import MORE_ODF
from webapp.ingest.forms import form_of
from webapp.ingest.readers import odt, rtf
from webapp.ingest.values import Document, Form, Source
from webapp.ingest.write import write


def check(case: Case, document: Document) -> None:
    assert write(document.parts) == case.text
    assert document.title == case.title
    assert {(one.what, one.count) for one in document.left_out} == case.left_out
    assert bool(document.notes) is bool(case.changes)
    if case.changes:
        assert document.notes == (f"{case.changes} tracked changes were taken as accepted.",)


@pytest.mark.parametrize("case", [*OFFICE, *MORE_ODF], ids=lambda case: case.name)
def test_flat_opendocument_is_read(case: Case) -> None:
    content = case.source.encode()
    assert form_of(Source(content)) is Form.ODT
    check(case, odt.read(Source(content)))


@pytest.mark.parametrize("case", OFFICE, ids=lambda case: case.name)
def test_opendocument_as_libreoffice_writes_it_is_read(case: Case, from_office: dict[str, bytes]) -> None:
    content = from_office[f"{case.name}.odt"]
    assert form_of(Source(content)) is Form.ODT
    document = odt.read(Source(content))
    check(case, document)
    assert document.author == "Ada Lind"


@pytest.mark.parametrize("case", OFFICE, ids=lambda case: case.name)
def test_rtf_as_libreoffice_writes_it_is_read(case: Case, from_office: dict[str, bytes]) -> None:
    content = from_office[f"{case.name}.rtf"]
    assert form_of(Source(content)) is Form.RTF
    document = rtf.read(Source(content))
    check(case, document)
    assert document.author == "Ada Lind"
