"""The values that pass between the stages: frozen dataclasses without input or output. Imports nothing of Legation."""
