"""Annotated to findings: events, statements, positions, plans, questions. Each is a reading of clauses."""
