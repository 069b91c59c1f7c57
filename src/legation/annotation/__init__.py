"""Document to Annotated: parse, mentions in chains, quotes, times, clauses. The only room that knows spaCy."""
