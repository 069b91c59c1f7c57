"""Server-rendered pages over a record: no JavaScript, nothing fetched from outside, everything escaped."""
