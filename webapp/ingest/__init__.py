"""Files, addresses and sample pairs, turned into text that the engine can compare.

    bytes and name → form → reader → parts → text, counts and notes: a ``Reading``

- ``fetch/`` gets a page from the web as bytes; ``values`` has the ``Source`` that they become.
- ``alone/`` reads a source in a process of its own; ``reading`` is what that process does.
- ``forms/`` finds out which form it has; ``encodings/`` turns the bytes of a text into characters.
- ``readers/<form>`` turns it into a ``Document`` of parts; ``write`` makes them an article's text.
- ``markup/`` and ``parts/`` are what readers share: trees of HTML and XML; paragraphs, tables, archives.
- ``bounds`` limits all of them, ``errors`` says what is wrong; ``wording`` and ``provenance`` tell an editor
  what was read and where it came from.
- ``samples`` makes a small file of each form; ``seeds`` reads the sample pairs.
"""
