"""Legation: a sourced, queryable record of political news."""
