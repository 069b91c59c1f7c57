"""Time expressions: what the words say about when, and which days that is."""

from legation.annotation.times.finder import find_times

__all__ = ["find_times"]
