"""One module a form, each with ``read(source) -> Document``; libraries are imported when one is called."""
