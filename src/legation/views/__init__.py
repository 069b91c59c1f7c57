"""What a record has to say, page by page: frozen values made from Lookup. No HTML, no SQL."""
