"""The JSON form of a comparison, ``diptych.comparison/2``: to plain values and back.

The command line, the API and the store all use this form. Within a schema version keys may be added, never
renamed or dropped; results of schema 1, in which titles are no sentences, are still read. Spans are
``[start, end]`` in code points of the article's text, which the form leaves out: whoever keeps a comparison
keeps the two texts beside it.
"""

from __future__ import annotations

from webapp.engine.serialise.naming import rekeyed
from webapp.engine.serialise.reader import READ, SchemaError, from_json
from webapp.engine.serialise.writer import dumps, to_json

__all__ = ["READ", "SchemaError", "dumps", "from_json", "rekeyed", "to_json"]
