"""Who, where, when: actors, offices, places and words brought to what they mean."""
